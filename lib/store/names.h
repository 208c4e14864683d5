/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_STORE_NAMES_H
#define KPI_STORE_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "store/sql.h"

struct store;

/**
 * One table of names (regions, indicators, terms) with what was seen of it.
 * Strings that were handed out live until names_release, even past names_forget.
 */
struct names {
	enum sql find, name, put; /**< statements; `put` takes (name) or, with_code, (name, code) */
	bool with_code;
	struct name_slot *slots;  /**< private: text to id, open addressing */
	size_t nslots, used;
	struct name_entry *by_id; /**< private: id to text */
	size_t nby_id;
	struct arena arena;
};

/** The id of a name, stored if it is new and `create`; 0 where it is unknown and not to be created. code: UINT32_MAX for none. */
enum kpi_status names_id(struct store *s, struct names *t, const char *text, uint32_t code, bool create, int64_t *id,
			 struct err *err);
/** The name of an id; code may be NULL. KPI_ESTORE where the id does not exist. */
enum kpi_status names_text(struct store *s, struct names *t, int64_t id, const char **text, uint32_t *code,
			   struct err *err);
void names_forget(struct names *t);  /**< after a rollback: ids may be given anew */
void names_release(struct names *t);

#endif
