/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as a captured HTTP response; what it carries is within bounds, or there is a reason. */

#include <stdint.h>
#include <stdlib.h>

#include "capture/fields.h"
#include "capture/http.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PAYLOAD_MAX = 8192 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice message = {(const char *)data, size}, payload, dechunked;
	struct http_scratch scratch = {0};
	struct http_head head;
	struct buf value = {0}, type = {0}, charset = {0};
	struct err err = {0};
	enum kpi_status status;

	if (http_head_read(message, &head)) {
		if (head.status < 0 || head.status > 999 || head.body.n > size || head.fields.n > size)
			abort();
		fields_find(head.fields, "content-type", &value);
		http_media_type(buf_slice(&value), &type, &charset);
		status = http_payload(&head, PAYLOAD_MAX, &scratch, &payload, &dechunked, &err);
		if (status == KPI_OK && (payload.n > PAYLOAD_MAX || dechunked.n > PAYLOAD_MAX))
			abort();
		if (status != KPI_OK && (status != KPI_EINPUT || err.msg[0] == '\0'))
			abort();
	}
	http_scratch_release(&scratch);
	buf_release(&value);
	buf_release(&type);
	buf_release(&charset);
	return 0;
}
