/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_MEDIA_H
#define KPI_DAEMON_MEDIA_H

#include "base/buf.h"

/** What an article is written in. */
enum item_media { MEDIA_TEXT, MEDIA_HTML };

/** What kind of article bytes are, by their file's name, else by themselves. Returns NULL, or why they are none. */
const char *media_unknown(const char *name, struct slice raw, enum item_media *media);

#endif
