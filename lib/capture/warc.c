/* SPDX-License-Identifier: BSD-2-Clause */
/* Names, moments and digests of web archives. */
#include "capture/warc.h"

#include "base/ascii.h"
#include "base/date.h"
#include "base/digest.h"
#include "capture/fields.h"

static const char *const type_names[WARC_TYPES] = {"",	       "warcinfo",   "response",
						   "resource", "request",    "metadata",
						   "revisit",  "conversion", "continuation"};

const char *warc_type_name(enum warc_type type)
{
	return type_names[type];
}

enum warc_type warc_type_of(struct slice name)
{
	for (int i = WARC_WARCINFO; i < WARC_TYPES; i++)
		if (fields_named(name, type_names[i]))
			return (enum warc_type)i;
	return WARC_OTHER;
}

/* ---- moments ------------------------------------------------------------------ */

void warc_date_put(struct buf *out, int64_t ms)
{
	int64_t days = ms / 86400000, rest = ms % 86400000;
	int s;

	if (rest < 0) {
		rest += 86400000;
		days--;
	}
	date_put(out, date_from_days((int32_t)days));
	s = (int)(rest / 1000);
	buf_printf(out, "T%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
	if (rest % 1000 != 0)
		buf_printf(out, ".%03d", (int)(rest % 1000));
	buf_putc(out, 'Z');
}

/* Takes n digits off the front. */
static bool take_digits(struct slice *s, size_t n, int *out)
{
	*out = 0;
	if (s->n < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!ascii_is_digit(s->p[i]))
			return false;
		*out = *out * 10 + (s->p[i] - '0');
	}
	*s = slice_of(s->p + n, s->n - n);
	return true;
}

static bool take_char(struct slice *s, char c)
{
	if (s->n == 0 || *s->p != c)
		return false;
	*s = slice_of(s->p + 1, s->n - 1);
	return true;
}

/* Digits of a second behind its point, as milliseconds; the rest of them is dropped. */
static bool take_fraction(struct slice *s, int *ms)
{
	int scale = 100;

	if (s->n == 0 || !ascii_is_digit(*s->p))
		return false;
	for (*ms = 0; s->n > 0 && ascii_is_digit(*s->p); scale /= 10)
		*ms += (*s->p - '0') * scale, *s = slice_of(s->p + 1, s->n - 1);
	return true;
}

/* Z, an offset from UTC, or nothing. */
static bool take_zone(struct slice *s, int *minutes)
{
	bool minus = s->n > 0 && *s->p == '-';
	int h, m = 0;

	*minutes = 0;
	if (s->n == 0 || take_char(s, 'Z') || take_char(s, 'z'))
		return s->n == 0;
	if (!take_char(s, '-') && !take_char(s, '+'))
		return false;
	if (!take_digits(s, 2, &h) || (s->n > 0 && (take_char(s, ':'), !take_digits(s, 2, &m))))
		return false;
	*minutes = (h * 60 + m) * (minus ? -1 : 1);
	return s->n == 0 && h < 24 && m < 60;
}

bool warc_date_parse(struct slice text, int64_t *out)
{
	struct slice s = slice_trim(text);
	int part[6] = {1970, 1, 1, 0, 0, 0}, ms = 0, zone = 0;
	static const char before[6] = {0, '-', '-', 'T', ':', ':'};
	bool packed = s.n >= 14;

	for (size_t i = 0; packed && i < 14; i++)
		packed = ascii_is_digit(s.p[i]);
	for (int i = 0; i < 6; i++) {
		bool parted = i == 0 || packed || take_char(&s, before[i]) || (i == 3 && take_char(&s, ' '));

		/* what is left out at the end is its first moment */
		if (!parted)
			break;
		if (!take_digits(&s, i == 0 ? 4 : 2, &part[i]))
			return false;
	}
	if (take_char(&s, '.') && !take_fraction(&s, &ms))
		return false;
	if (!take_zone(&s, &zone) || !date_valid(date_of(part[0], part[1], part[2])) || part[3] > 23 ||
	    part[4] > 59 || part[5] > 60)
		return false;
	*out = (int64_t)date_to_days(date_of(part[0], part[1], part[2])) * 86400000 +
	       (part[3] * 3600 + (part[4] - zone) * 60 + part[5]) * INT64_C(1000) + ms;
	return true;
}

/* ---- digests ------------------------------------------------------------------ */

static void put_hex(struct buf *out, const unsigned char *p, size_t n)
{
	static const char hex[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		buf_putc(out, hex[p[i] >> 4]);
		buf_putc(out, hex[p[i] & 15]);
	}
}

void warc_digest_put(struct buf *out, const struct slice *parts, size_t n)
{
	unsigned char sum[DIGEST_MAX];
	size_t size = digest_parts(DIGEST_SHA256, parts, n, sum);

	buf_puts(out, "sha256:");
	put_hex(out, sum, size);
}

/* Base32 without its padding, in lower case. */
static void put_base32(struct buf *out, const unsigned char *p, size_t n)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
	unsigned int held = 0, bits = 0;

	for (size_t i = 0; i < n; i++) {
		held = (held << 8 | p[i]) & 0xffff;
		for (bits += 8; bits >= 5; bits -= 5)
			buf_putc(out, letters[held >> (bits - 5) & 31]);
	}
	if (bits > 0)
		buf_putc(out, letters[held << (5 - bits) & 31]);
}

/* "sha-1" is "sha1". */
static bool is_kind(struct slice name, enum digest_kind kind)
{
	const char *want = digest_name(kind);
	size_t k = 0;

	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '-')
			continue;
		if (want[k] == '\0' || ascii_lower(name.p[i]) != want[k])
			return false;
		k++;
	}
	return k > 0 && want[k] == '\0';
}

static enum warc_digest_verdict compare(struct slice value, const unsigned char *sum, size_t size)
{
	struct buf written = {0};
	enum warc_digest_verdict verdict;

	if (value.n == 2 * size)
		put_hex(&written, sum, size);
	else
		put_base32(&written, sum, size);
	if (size == 0 || written.n != value.n)
		verdict = WARC_DIGEST_UNKNOWN;
	else
		verdict = fields_named(value, written.p) ? WARC_DIGEST_SAME : WARC_DIGEST_OTHER;
	buf_release(&written);
	return verdict;
}

enum warc_digest_verdict warc_digest_check(struct slice label, const struct slice *parts, size_t n)
{
	const char *colon = label.n > 0 ? memchr(label.p, ':', label.n) : NULL;
	unsigned char sum[DIGEST_MAX];
	struct slice value;

	if (colon == NULL)
		return WARC_DIGEST_UNKNOWN;
	value = slice_trim(slice_of(colon + 1, label.n - (size_t)(colon + 1 - label.p)));
	while (value.n > 0 && value.p[value.n - 1] == '=')
		value.n--;
	for (int k = 0; k < DIGEST_KINDS; k++)
		if (is_kind(slice_of(label.p, (size_t)(colon - label.p)), (enum digest_kind)k))
			return compare(value, sum, digest_parts((enum digest_kind)k, parts, n, sum));
	return WARC_DIGEST_UNKNOWN;
}
