/* SPDX-License-Identifier: BSD-2-Clause */
/* Configuration files: a thin cover over libconfig, with the place of every error. */
#include "config/conf.h"

#include <errno.h>
#include <libconfig.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/utf8.h"

struct conf {
	config_t cfg;
	char *name;
};

/* A conf_node is a config_setting_t under another name, so that no header shows libconfig. */
static config_setting_t *setting(const struct conf_node *n)
{
	union {
		const struct conf_node *node;
		config_setting_t *s;
	} u = {.node = n};
	return u.s;
}

static const struct conf_node *node(const config_setting_t *s)
{
	return (const struct conf_node *)s;
}

static unsigned int line_of(struct slice text, size_t at)
{
	unsigned int line = 1;
	for (size_t i = 0; i < at && i < text.n; i++)
		line += text.p[i] == '\n';
	return line;
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Whether a word (with its sign, if any) is a whole number that libconfig would wrap around to another. */
static bool wraps(struct slice word, bool negative)
{
	char digits[32], *end;
	bool is_long = word.n > 0 && word.p[word.n - 1] == 'L';

	while (word.n > 0 && word.p[word.n - 1] == 'L')
		word.n--;
	if (word.n == 0 || *word.p < '0' || *word.p > '9')
		return false;
	if (word.n >= sizeof(digits))
		return true;
	memcpy(digits, word.p, word.n);
	digits[word.n] = '\0';
	bool hex = word.n > 2 && (digits[1] == 'x' || digits[1] == 'X');
	errno = 0;
	unsigned long long v = strtoull(digits, &end, hex ? 16 : 10);
	if (*end != '\0')
		return false;
	unsigned long long most = is_long ? INT64_MAX : INT32_MAX;
	return errno != 0 || v > (hex ? 2 * most + 1 : most + negative);
}

/* What libconfig would take for something else than was meant, from here on. */
struct trap {
	size_t at;
	const char *what; /* NULL: nothing */
};

static size_t word_len(struct slice text, size_t i)
{
	size_t n = 1;

	while (i + n < text.n && (is_word(text.p[i + n]) || text.p[i + n] == '.' ||
				  (text.p[i + n] == '-' && (text.p[i] < '0' || text.p[i] > '9'))))
		n++;
	return n;
}

/* The first number too large, else the comment or string that nothing closes. */
static struct trap find_trap(struct slice text)
{
	size_t from = 0;
	char in = 0; /* '"', '*' of a block comment, '#' of a line comment */

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i], next = i + 1 < text.n ? text.p[i + 1] : '\0';

		if (in == '"' && c == '\\') {
			i++;
		} else if (in == '*' && c == '*' && next == '/') {
			in = 0;
			i++;
		} else if ((in == '"' && c == '"') || (in == '#' && c == '\n')) {
			in = 0;
		} else if (in == 0 && (c == '"' || c == '#' || (c == '/' && (next == '/' || next == '*')))) {
			from = i;
			in = c != '/' ? c : next == '*' ? '*' : '#';
			i += c == '/';
		} else if (in == 0 && is_word(c)) {
			size_t n = word_len(text, i);

			if (wraps(slice_of(text.p + i, n), i > 0 && text.p[i - 1] == '-'))
				return (struct trap){
					i, "a number too large; beyond 2147483647 it needs an L behind it"};
			i += n - 1;
		}
	}
	return (struct trap){from, in == '"'   ? "a string that nothing closes"
				   : in == '*' ? "a comment that nothing closes"
					       : NULL};
}

/*
 * What libconfig would not report well: a NUL ends its input silently, bytes
 * that are no UTF-8 pass, a comment that nothing closes silently drops the
 * rest of the file, a large number wraps around, and an unreadable @include ends the process (flex's
 * fatal error).
 */
static enum kpi_status check_text(struct slice text, const char *name, struct err *err)
{
	size_t bad;
	if (!utf8_valid(text.p, text.n, &bad))
		return err_set(err, KPI_ECONFIG, name, line_of(text, bad), "not valid UTF-8");
	const char *nul = text.n ? memchr(text.p, '\0', text.n) : NULL;
	if (nul)
		return err_set(err, KPI_ECONFIG, name, line_of(text, (size_t)(nul - text.p)), "a NUL byte");
	for (size_t i = 0; i < text.n;) {
		const char *end = memchr(text.p + i, '\n', text.n - i);
		size_t n = end ? (size_t)(end - text.p) - i : text.n - i;
		struct slice l = slice_trim(slice_of(text.p + i, n));
		if (slice_starts(l, "@include"))
			return err_set(err, KPI_ECONFIG, name, line_of(text, i), "@include is not supported");
		i += n + 1;
	}
	struct trap trap = find_trap(text);
	if (trap.what)
		return err_set(err, KPI_ECONFIG, name, line_of(text, trap.at), "%s", trap.what);
	return KPI_OK;
}

enum kpi_status conf_parse(struct slice text, const char *name, struct conf **out, struct err *err)
{
	*out = NULL;
	if (slice_starts(text, "\xef\xbb\xbf"))
		text = slice_of(text.p + 3, text.n - 3);
	enum kpi_status s = check_text(text, name, err);
	if (s)
		return s;
	struct conf *c = mem_zalloc(sizeof(*c));
	c->name = mem_strdup(name ? name : "");
	config_init(&c->cfg);
	char *copy = mem_strndup(text.n ? text.p : "", text.n);
	bool ok = config_read_string(&c->cfg, copy) == CONFIG_TRUE;
	free(copy);
	if (!ok) {
		int line = config_error_line(&c->cfg);
		s = err_set(err, KPI_ECONFIG, name, line > 0 ? (unsigned int)line : 0, "%s",
			    config_error_text(&c->cfg) ? config_error_text(&c->cfg) : "does not parse");
		conf_close(c);
		return s;
	}
	config_setting_set_hook(config_root_setting(&c->cfg), c);
	*out = c;
	return KPI_OK;
}

enum kpi_status conf_open(const char *path, struct conf **out, struct err *err)
{
	struct buf text = {0};
	*out = NULL;
	enum kpi_status s = io_read_file(path, CONF_SIZE_MAX, &text, err);
	if (!s)
		s = conf_parse(buf_slice(&text), path, out, err);
	buf_release(&text);
	return s;
}

void conf_close(struct conf *c)
{
	if (!c)
		return;
	config_destroy(&c->cfg);
	free(c->name);
	free(c);
}

const struct conf_node *conf_root(const struct conf *c)
{
	return node(config_root_setting(&c->cfg));
}

enum conf_type conf_type(const struct conf_node *n)
{
	switch (config_setting_type(setting(n))) {
	case CONFIG_TYPE_GROUP:
		return CONF_GROUP;
	case CONFIG_TYPE_LIST:
		return CONF_LIST;
	case CONFIG_TYPE_ARRAY:
		return CONF_ARRAY;
	case CONFIG_TYPE_STRING:
		return CONF_STRING;
	case CONFIG_TYPE_INT:
	case CONFIG_TYPE_INT64:
		return CONF_INT;
	case CONFIG_TYPE_BOOL:
		return CONF_BOOL;
	default:
		return CONF_OTHER;
	}
}

const char *conf_name(const struct conf_node *n)
{
	return config_setting_name(setting(n));
}

const char *conf_file(const struct conf_node *n)
{
	const struct conf *c = config_setting_get_hook(config_root_setting(setting(n)->config));
	return c->name;
}

unsigned int conf_line(const struct conf_node *n)
{
	return config_setting_source_line(setting(n));
}

size_t conf_len(const struct conf_node *n)
{
	return config_setting_is_aggregate(setting(n)) ? (size_t)config_setting_length(setting(n)) : 0;
}

const struct conf_node *conf_at(const struct conf_node *n, size_t i)
{
	return i < conf_len(n) ? node(config_setting_get_elem(setting(n), (unsigned int)i)) : NULL;
}

const struct conf_node *conf_get(const struct conf_node *group, const char *name)
{
	return conf_type(group) == CONF_GROUP ? node(config_setting_get_member(setting(group), name)) : NULL;
}

enum kpi_status conf_err(const struct conf_node *n, struct err *err, const char *fmt, ...)
{
	char msg[sizeof(((struct err *)0)->msg)];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	return err_set(err, KPI_ECONFIG, conf_file(n), conf_line(n), "%s", msg);
}

static const char *type_name(enum conf_type t)
{
	static const char *const names[] = {
		[CONF_GROUP] = "a group { … }",	 [CONF_LIST] = "a list ( … )",
		[CONF_ARRAY] = "an array [ … ]", [CONF_STRING] = "a string in quotes",
		[CONF_INT] = "a whole number",	 [CONF_BOOL] = "true or false",
		[CONF_OTHER] = "another type",
	};
	return names[t];
}

static enum kpi_status wrong_type(const struct conf_node *n, const char *wanted, struct err *err)
{
	const char *name = conf_name(n);
	return conf_err(n, err, "%s must be %s", name ? name : "this value", wanted);
}

enum kpi_status conf_expect(const struct conf_node *n, enum conf_type type, struct err *err)
{
	return conf_type(n) == type ? KPI_OK : wrong_type(n, type_name(type), err);
}

enum kpi_status conf_check_keys(const struct conf_node *group, const char *const *allowed, struct err *err)
{
	enum kpi_status s = conf_expect(group, CONF_GROUP, err);
	for (size_t i = 0; !s && i < conf_len(group); i++) {
		const struct conf_node *m = conf_at(group, i);
		const char *const *a = allowed;
		while (*a && strcmp(*a, conf_name(m)) != 0)
			a++;
		if (!*a)
			s = conf_err(m, err, "unknown setting %s", conf_name(m));
	}
	return s;
}

enum kpi_status conf_str(const struct conf_node *n, const char **out, struct err *err)
{
	enum kpi_status s = conf_expect(n, CONF_STRING, err);
	if (s)
		return s;
	const char *v = config_setting_get_string(setting(n));
	if (!utf8_valid(v, strlen(v), NULL)) /* \xNN escapes */
		return wrong_type(n, "valid UTF-8", err);
	*out = v;
	return KPI_OK;
}

enum kpi_status conf_int(const struct conf_node *n, int64_t min, int64_t max, int64_t *out, struct err *err)
{
	enum kpi_status s = conf_expect(n, CONF_INT, err);
	if (s)
		return s;
	int64_t v = config_setting_get_int64(setting(n));
	if (config_setting_type(setting(n)) == CONFIG_TYPE_INT)
		v = config_setting_get_int(setting(n));
	if (v < min || v > max) {
		const char *name = conf_name(n);
		return conf_err(n, err, "%s must be from %lld to %lld, not %lld", name ? name : "this value",
				(long long)min, (long long)max, (long long)v);
	}
	*out = v;
	return KPI_OK;
}

enum kpi_status conf_bool(const struct conf_node *n, bool *out, struct err *err)
{
	enum kpi_status s = conf_expect(n, CONF_BOOL, err);
	if (!s)
		*out = config_setting_get_bool(setting(n)) == CONFIG_TRUE;
	return s;
}

enum kpi_status conf_dec(const struct conf_node *n, struct dec *out, struct err *err)
{
	int64_t v;
	if (conf_type(n) == CONF_INT) {
		enum kpi_status s = conf_int(n, INT64_MIN + 1, INT64_MAX, &v, err);
		if (!s)
			*out = dec_int(v);
		return s;
	}
	const char *text = NULL;
	struct dec d;
	if (conf_type(n) != CONF_STRING || conf_str(n, &text, NULL) || dec_parse(slice_str(text), &d))
		return wrong_type(n, "a number: whole, or in quotes as \"99.5\"", err);
	*out = d;
	return KPI_OK;
}

enum kpi_status conf_get_str(const struct conf_node *group, const char *name, const char **out,
			     struct err *err)
{
	const struct conf_node *n = conf_get(group, name);
	return n ? conf_str(n, out, err) : KPI_OK;
}

enum kpi_status conf_get_int(const struct conf_node *group, const char *name, int64_t min, int64_t max,
			     int64_t *out, struct err *err)
{
	const struct conf_node *n = conf_get(group, name);
	return n ? conf_int(n, min, max, out, err) : KPI_OK;
}

enum kpi_status conf_get_bool(const struct conf_node *group, const char *name, bool *out, struct err *err)
{
	const struct conf_node *n = conf_get(group, name);
	return n ? conf_bool(n, out, err) : KPI_OK;
}

enum kpi_status conf_get_dec(const struct conf_node *group, const char *name, struct dec *out,
			     struct err *err)
{
	const struct conf_node *n = conf_get(group, name);
	return n ? conf_dec(n, out, err) : KPI_OK;
}

enum kpi_status conf_need(const struct conf_node *group, const char *name, const struct conf_node **out,
			  struct err *err)
{
	*out = conf_get(group, name);
	return *out ? KPI_OK : conf_err(group, err, "%s is missing", name);
}
