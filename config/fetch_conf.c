/* SPDX-License-Identifier: BSD-2-Clause */
/* The option table of kpi-fetch, and what follows from it. */
#include "config/fetch_conf.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "config/conf.h"
#include "config/suggest.h"

enum option_type { OPTION_PATH, OPTION_TEXT, OPTION_INT, OPTION_BOOL, OPTION_LIST, OPTION_CHOICE };
enum { TOP = 1, SOURCE = 2, BOTH = TOP | SOURCE };

struct option_row {
	const char *key;
	enum option_type type;
	int where;
	size_t offset; /* into struct fetch_settings for TOP alone, else into struct fetch_source */
	const char *
		text; /* default of OPTION_PATH and OPTION_TEXT; the words of OPTION_CHOICE, the first being the default */
	int64_t value; /* default of the others */
	int64_t min, max;
	const char *help; /* lines parted by \n */
};

#define S(field) offsetof(struct fetch_source, field)
#define T(field) offsetof(struct fetch_settings, field)

static const char kinds[] = "page feed sitemap listing list";

static const struct option_row table[] = {
	{"state", OPTION_PATH, TOP, T(state), "/var/lib/kpi-fetch", 0, 0, 0,
	 "Where kpi-fetch keeps what it knows. Relative names below start here."},
	{"inbox", OPTION_PATH, TOP, T(inbox), "/var/lib/kpid/inbox", 0, 0, 0,
	 "kpid's inbox: what is fetched is put here, as web archives."},
	{"database", OPTION_PATH, TOP, T(database), "fetch.db", 0, 0, 0,
	 "What was fetched when, and when to fetch again. Not on a network file system."},
	{"connections", OPTION_INT, TOP, T(connections), NULL, 32, 1, 256,
	 "The most hosts to fetch from at the same time; of each host one page at a time."},
	{"warc_bytes", OPTION_INT, TOP, T(warc_bytes), NULL, 134217728, 65536, 1073741824,
	 "A web archive that grew beyond this is closed, and another one is begun."},
	{"batch_seconds", OPTION_INT, TOP, T(batch_seconds), NULL, 60, 0, 3600,
	 "How long a web archive stays open for more pages before kpid gets it."},
	{"compress", OPTION_BOOL, TOP, T(compress), NULL, 1, 0, 1, "Compress the web archives."},

	{"name", OPTION_TEXT, SOURCE, S(name), "", 0, 0, 0,
	 "What the source is called: small letters, digits, - and _. Needed."},
	{"kind", OPTION_CHOICE, SOURCE, S(kind), kinds, 0, 0, 0,
	 "What url leads to: a page, a feed (RSS, RDF, Atom, JSON Feed), a sitemap or an index of\n"
	 "sitemaps, a listing page with links; or list: a file of addresses on this machine."},
	{"url", OPTION_TEXT, SOURCE, S(url), "", 0, 0, 0, "The address. Needed but for a list."},
	{"file", OPTION_PATH, SOURCE, S(list), "", 0, 0, 0,
	 "Of a list: the file, an address a line, # for comments."},
	{"links", OPTION_LIST, SOURCE, S(links), NULL, 0, 0, 0,
	 "Only pages with an address that fits one of these patterns: * is anything, ! in front excludes.\n"
	 "Needed for a listing."},
	{"page", OPTION_TEXT, SOURCE, S(page), "", 0, 0, 0,
	 "The further documents of a listing, {} being their number: \"https://news.example/list_{}.html\".\n"
	 "They are fetched as long as they list something new. Links that say rel=next are followed without "
	 "it."},
	{"page_from", OPTION_INT, SOURCE, S(page_from), NULL, 2, 0, 1000000,
	 "The number of the second document."},
	{"allow", OPTION_LIST, SOURCE, S(allow), NULL, 0, 0, 0,
	 "Networks, such as \"10.1.0.0/16\", that may be connected to though they are not public."},

	{"contact", OPTION_TEXT, BOTH, S(contact), "", 0, 0, 0,
	 "Where the operator of a site can reach you: an address of mail or a page. Needed."},
	{"agent", OPTION_TEXT, BOTH, S(agent), "", 0, 0, 0,
	 "Put in front of kpi-fetch's own name in the user agent, such as \"qinghe-monitor/1.0\"."},
	{"interval_seconds", OPTION_INT, BOTH, S(interval_seconds), NULL, 3600, 60, 31536000,
	 "How often a source is looked at."},
	{"jitter_percent", OPTION_INT, BOTH, S(jitter_percent), NULL, 10, 0, 100,
	 "Up to this part of the interval is added, by chance."},
	{"stretch_seconds", OPTION_INT, BOTH, S(stretch_seconds), NULL, 86400, 0, 31536000,
	 "The longest interval that a server's Cache-Control, Expires or a feed's ttl can ask for."},
	{"window", OPTION_TEXT, BOTH, S(window), "", 0, 0, 0,
	 "Fetch only between these times of the day, with their distance to UTC: \"07:00-21:30 +08:00\"."},
	{"retry_seconds", OPTION_INT, BOTH, S(retry_seconds), NULL, 300, 1, 86400,
	 "How long to wait after a failure; twice that after each further one."},
	{"retry_max_seconds", OPTION_INT, BOTH, S(retry_max_seconds), NULL, 86400, 1, 31536000,
	 "But never longer than this."},
	{"recheck_seconds", OPTION_INT, BOTH, S(recheck_seconds), NULL, 0, 0, 31536000,
	 "Look again at a page that is still listed after this time. 0: only where the source says that it "
	 "changed."},
	{"delay_ms", OPTION_INT, BOTH, S(delay_ms), NULL, 1000, 0, 3600000,
	 "How long a host is left alone between two requests; robots.txt may ask for more."},
	{"max_documents", OPTION_INT, BOTH, S(max_documents), NULL, 50, 1, 50000,
	 "The most documents of a listing, paged feed or index of sitemaps, each time."},
	{"max_pages", OPTION_INT, BOTH, S(max_pages), NULL, 1000, 1, 50000,
	 "The most new pages of a source each time; the rest waits for the next."},
	{"max_bytes", OPTION_INT, BOTH, S(max_bytes), NULL, 4194304, 1024, 268435456,
	 "An answer larger than this, unpacked, is given up."},
	{"connect_seconds", OPTION_INT, BOTH, S(connect_seconds), NULL, 10, 1, 600,
	 "The longest wait for a connection."},
	{"slow_seconds", OPTION_INT, BOTH, S(slow_seconds), NULL, 20, 1, 600,
	 "An answer slower than 100 bytes a second for this long is given up."},
	{"total_seconds", OPTION_INT, BOTH, S(total_seconds), NULL, 60, 1, 3600,
	 "The longest time for one request and its answer."},
	{"redirects", OPTION_INT, BOTH, S(redirects), NULL, 5, 0, 5, "The most redirects that are followed."},
	{"validators", OPTION_CHOICE, BOTH, S(validators), "both etag lastmod none", 0, 0, 0,
	 "What to ask a server by whether a page changed: for servers that get one of them wrong."},
	{"proxy", OPTION_TEXT, BOTH, S(proxy), "", 0, 0, 0,
	 "A proxy, \"http://proxy.example:3128\". The environment's are not used. Names are then resolved by "
	 "the\n"
	 "proxy, and it is the proxy's duty to keep from networks that are not public."},
	{"ca_file", OPTION_PATH, BOTH, S(ca_file), "", 0, 0, 0,
	 "Trust the certificates in this file instead of the system's."},
	{"login_file", OPTION_PATH, BOTH, S(login_file), "", 0, 0, 0,
	 "A file with NAME:PASSWORD in its first line, for the host of url alone. It is in no log and no "
	 "archive."},
};

enum { OPTIONS = sizeof(table) / sizeof(*table) };

/* Where an option of a row stands. top: NULL for a source. */
static void *at(const struct option_row *o, struct fetch_settings *top, struct fetch_source *source)
{
	return o->where == TOP ? (char *)top + o->offset : (char *)source + o->offset;
}

const char *fetch_kind_name(int64_t kind)
{
	static const char *const names[] = {"page", "feed", "sitemap", "listing", "list"};

	return names[kind];
}

/* The n-th of words parted by blanks; the empty slice beyond the last. */
static struct slice word(const char *words, int64_t n)
{
	const char *end;

	for (; n > 0 && words != NULL; n--) {
		words = strchr(words, ' ');
		words = words != NULL ? words + 1 : NULL;
	}
	if (words == NULL)
		return slice_of(NULL, 0);
	end = strchr(words, ' ');
	return end != NULL ? slice_of(words, (size_t)(end - words)) : slice_str(words);
}

static bool is_text(const struct option_row *o)
{
	/* kind alone is kept as a number */
	return o->type == OPTION_PATH || o->type == OPTION_TEXT ||
	       (o->type == OPTION_CHOICE && o->text != kinds);
}

static void set_default(const struct option_row *o, void *p)
{
	if (o->type == OPTION_CHOICE && is_text(o))
		*(char **)p = mem_strndup(word(o->text, 0).p, word(o->text, 0).n);
	else if (is_text(o))
		*(char **)p = mem_strdup(o->text);
	else if (o->type == OPTION_BOOL)
		*(bool *)p = o->value != 0;
	else if (o->type == OPTION_LIST)
		*(struct fetch_strings *)p = (struct fetch_strings){0};
	else
		*(int64_t *)p = o->value;
}

static void strings_release(struct fetch_strings *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->v[i]);
	free(l->v);
	*l = (struct fetch_strings){0};
}

static void release(const struct option_row *o, void *p)
{
	if (is_text(o))
		free(*(char **)p);
	else if (o->type == OPTION_LIST)
		strings_release(p);
}

static void source_release(struct fetch_source *s)
{
	for (int i = 0; i < OPTIONS; i++)
		if (table[i].where != TOP)
			release(&table[i], at(&table[i], NULL, s));
	free(s->file);
}

/* A source with the values of another one; what stands in sources alone is at its default. */
static void source_copy(struct fetch_source *s, const struct fetch_source *from)
{
	*s = (struct fetch_source){0};
	for (int i = 0; i < OPTIONS; i++) {
		const struct option_row *o = &table[i];
		void *p = at(o, NULL, s);
		const void *q = (const char *)from + o->offset;

		if (o->where == TOP)
			continue;
		if (o->where == SOURCE)
			set_default(o, p);
		else if (is_text(o))
			*(char **)p = mem_strdup(*(char *const *)q);
		else
			*(int64_t *)p = *(const int64_t *)q;
	}
}

void fetch_settings_init(struct fetch_settings *s)
{
	*s = (struct fetch_settings){0};
	for (int i = 0; i < OPTIONS; i++)
		set_default(&table[i], at(&table[i], s, &s->defaults));
}

void fetch_settings_release(struct fetch_settings *s)
{
	for (int i = 0; i < OPTIONS; i++)
		release(&table[i], at(&table[i], s, &s->defaults));
	for (size_t i = 0; i < s->nsources; i++)
		source_release(&s->sources[i]);
	free(s->sources);
	*s = (struct fetch_settings){0};
}

static const struct option_row *find(const char *key, int where)
{
	for (int i = 0; i < OPTIONS; i++)
		if (strcmp(table[i].key, key) == 0 && (table[i].where & where) != 0)
			return &table[i];
	return NULL;
}

static enum kpi_status unknown(const struct conf_node *n, const char *key, int where, struct err *err)
{
	const char *best = where == TOP ? "sources" : NULL;
	size_t least = strlen(key) / 3 + 2;

	if (find(key, BOTH) != NULL)
		return conf_err(n, err, "option %s belongs %s", key,
				where == TOP ? "into a source" : "to the top");
	if (best != NULL && suggest_distance(key, best) < least)
		least = suggest_distance(key, best);
	else
		best = NULL;
	for (int i = 0; i < OPTIONS; i++) {
		size_t d = suggest_distance(key, table[i].key);

		if ((table[i].where & where) != 0 && d < least) {
			least = d;
			best = table[i].key;
		}
	}
	if (best != NULL)
		return conf_err(n, err, "unknown option %s; did you mean %s?", key, best);
	return conf_err(n, err, "unknown option %s", key);
}

static enum kpi_status read_choice(const struct option_row *o, const struct conf_node *n, void *p,
				   struct err *err)
{
	const char *v;
	enum kpi_status status = conf_str(n, &v, err);

	if (status != KPI_OK)
		return status;
	for (int64_t i = 0; word(o->text, i).n > 0; i++) {
		if (!slice_eqs(word(o->text, i), v))
			continue;
		if (is_text(o)) {
			free(*(char **)p);
			*(char **)p = mem_strdup(v);
		} else {
			*(int64_t *)p = i;
		}
		return KPI_OK;
	}
	return conf_err(n, err, "%s is none of: %s", o->key, o->text);
}

static enum kpi_status read_text(const struct option_row *o, const struct conf_node *n, void *p,
				 struct err *err)
{
	const char *v;
	enum kpi_status status = conf_str(n, &v, err);

	if (status != KPI_OK)
		return status;
	if (*v == '\0' && o->type == OPTION_PATH && *o->text != '\0')
		return conf_err(n, err, "%s is empty", o->key);
	free(*(char **)p);
	*(char **)p = mem_strdup(v);
	return KPI_OK;
}

/* A list or an array of strings, or a single string. */
static enum kpi_status read_list(const struct conf_node *n, struct fetch_strings *out, struct err *err)
{
	bool single = conf_type(n) == CONF_STRING;
	size_t count = single ? 1 : conf_len(n);

	if (!single && conf_type(n) != CONF_LIST && conf_type(n) != CONF_ARRAY)
		return conf_expect(n, CONF_LIST, err);
	strings_release(out);
	out->v = mem_array(NULL, count, sizeof(*out->v));
	for (size_t i = 0; i < count; i++) {
		const char *v;
		enum kpi_status status = conf_str(single ? n : conf_at(n, i), &v, err);

		if (status != KPI_OK)
			return status;
		out->v[out->n++] = mem_strdup(v);
	}
	return KPI_OK;
}

static enum kpi_status read_option(const struct option_row *o, const struct conf_node *n, void *p,
				   struct err *err)
{
	switch (o->type) {
	case OPTION_INT:
		return conf_int(n, o->min, o->max, p, err);
	case OPTION_BOOL:
		return conf_bool(n, p, err);
	case OPTION_LIST:
		return read_list(n, p, err);
	case OPTION_CHOICE:
		return read_choice(o, n, p, err);
	case OPTION_PATH:
	case OPTION_TEXT:
		break;
	}
	return read_text(o, n, p, err);
}

/* Notes a problem as a line. */
static void note(struct buf *problems, const struct err *e)
{
	char line[1024];

	buf_printf(problems, "%s\n", err_format(e, line, sizeof(line)));
}

/* The members of a group, but for `sources`. */
static void read_group(struct fetch_settings *s, struct fetch_source *source, const struct conf_node *group,
		       struct buf *problems)
{
	int where = source == &s->defaults ? TOP : SOURCE;

	for (size_t i = 0; i < conf_len(group); i++) {
		const struct conf_node *n = conf_at(group, i);
		const struct option_row *o = find(conf_name(n), where);
		struct err e = {0};

		if (where == TOP && strcmp(conf_name(n), "sources") == 0)
			continue;
		if ((o == NULL ? unknown(n, conf_name(n), where, &e)
			       : read_option(o, n, at(o, s, source), &e)) != KPI_OK)
			note(problems, &e);
	}
}

static bool good_name(const char *name)
{
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_");

	return n > 0 && n <= 64 && name[n] == '\0';
}

static void check_name(const struct fetch_settings *s, const struct fetch_source *source,
		       const struct conf_node *group, struct buf *problems)
{
	const struct conf_node *n = conf_get(group, "name");
	struct err e = {0};

	if (n == NULL)
		conf_err(group, &e, "a source without a name");
	else if (!good_name(source->name))
		conf_err(n, &e, "a name is made of 1 to 64 small letters, digits, - and _");
	for (size_t i = 0; n != NULL && e.status == KPI_OK && &s->sources[i] != source; i++)
		if (strcmp(s->sources[i].name, source->name) == 0)
			conf_err(n, &e, "the name %s is taken already, at %s:%u", source->name,
				 s->sources[i].file, s->sources[i].line);
	if (e.status != KPI_OK)
		note(problems, &e);
}

static void read_sources(struct fetch_settings *s, const struct conf_node *list, struct buf *problems)
{
	struct err e = {0};

	if (conf_expect(list, CONF_LIST, &e) != KPI_OK) {
		note(problems, &e);
		return;
	}
	for (size_t i = 0; i < conf_len(list); i++) {
		const struct conf_node *group = conf_at(list, i);
		struct fetch_source *source;

		if (conf_expect(group, CONF_GROUP, &e) != KPI_OK) {
			note(problems, &e);
			continue;
		}
		s->sources = mem_grow(s->sources, s->nsources, &s->cap, sizeof(*s->sources));
		source = &s->sources[s->nsources++];
		source_copy(source, &s->defaults);
		source->file = mem_strdup(conf_file(group));
		source->line = conf_line(group);
		read_group(s, source, group, problems);
		check_name(s, source, group, problems);
	}
}

static enum kpi_status read_all(struct fetch_settings *s, struct conf *c, struct buf *problems)
{
	const struct conf_node *root = conf_root(c), *sources = conf_get(root, "sources");
	size_t before = problems->n;

	read_group(s, &s->defaults, root, problems);
	if (sources != NULL)
		read_sources(s, sources, problems);
	conf_close(c);
	return problems->n > before ? KPI_ECONFIG : KPI_OK;
}

enum kpi_status fetch_settings_load(struct fetch_settings *s, const char *path, struct buf *problems)
{
	struct conf *c;
	struct err e = {0};
	enum kpi_status status = conf_open(path, &c, &e);

	if (status == KPI_OK)
		return read_all(s, c, problems);
	note(problems, &e);
	return status;
}

enum kpi_status fetch_settings_parse(struct fetch_settings *s, struct slice text, const char *name,
				     struct buf *problems)
{
	struct conf *c;
	struct err e = {0};
	enum kpi_status status = conf_parse(text, name, &c, &e);

	if (status == KPI_OK)
		return read_all(s, c, problems);
	note(problems, &e);
	return status;
}

static void make_full(const char *state, char **p)
{
	struct buf full = {0};

	if (**p == '/' || **p == '\0')
		return;
	buf_printf(&full, "%s/%s", state, *p);
	free(*p);
	*p = buf_steal(&full);
}

void fetch_settings_finish(struct fetch_settings *s)
{
	for (int i = 0; i < OPTIONS; i++) {
		const struct option_row *o = &table[i];

		if (o->type != OPTION_PATH)
			continue;
		if (o->where == TOP && o->offset != T(state))
			make_full(s->state, at(o, s, NULL));
		for (size_t k = 0; o->where != TOP && k < s->nsources; k++)
			make_full(s->state, at(o, NULL, &s->sources[k]));
	}
}

static void put_lines(struct buf *out, const char *indent, const char *help)
{
	while (help != NULL) {
		const char *end = strchr(help, '\n');

		buf_printf(out, "%s# ", indent);
		buf_put(out, help, end != NULL ? (size_t)(end - help) : strlen(help));
		buf_puts(out, "\n");
		help = end != NULL ? end + 1 : NULL;
	}
}

static void put_option(struct buf *out, const struct option_row *o, const char *indent)
{
	put_lines(out, indent, o->help);
	if (o->type == OPTION_CHOICE)
		buf_printf(out, "%s# one of: %s\n", indent, o->text);
	if (o->type == OPTION_INT)
		buf_printf(out, "%s# between %" PRId64 " and %" PRId64 "\n", indent, o->min, o->max);
	buf_printf(out, "%s%s = ", indent, o->key);
	switch (o->type) {
	case OPTION_INT:
		buf_printf(out, "%" PRId64 ";\n", o->value);
		break;
	case OPTION_BOOL:
		buf_printf(out, "%s;\n", o->value != 0 ? "true" : "false");
		break;
	case OPTION_LIST:
		buf_puts(out, "[];\n");
		break;
	case OPTION_CHOICE:
		buf_printf(out, "\"%.*s\";\n", (int)word(o->text, 0).n, word(o->text, 0).p);
		break;
	case OPTION_PATH:
	case OPTION_TEXT:
		buf_printf(out, "\"%s\";\n", o->text);
		break;
	}
}

void fetch_settings_sample(struct buf *out)
{
	buf_puts(out,
		 "# kpi-fetch's options, each at its default. A line that is left out keeps its default.\n");
	for (int i = 0; i < OPTIONS; i++)
		if (table[i].where == TOP) {
			buf_puts(out, "\n");
			put_option(out, &table[i], "");
		}
	buf_puts(out, "\n# What follows may stand here, for all sources, and in each source.\n");
	for (int i = 0; i < OPTIONS; i++)
		if (table[i].where == BOTH) {
			buf_puts(out, "\n");
			put_option(out, &table[i], "");
		}
	buf_puts(out,
		 "\n# The sources, a group each, such as\n"
		 "#\t{ name = \"qinghe\"; kind = \"listing\"; url = \"https://news.example/list.html\";\n"
		 "#\t  links = [ \"https://news.example/2*/t*.html\" ]; interval_seconds = 7200; }\n"
		 "sources = (\n"
		 ");\n\n"
		 "# What a source may say beside the above:\n");
	for (int i = 0; i < OPTIONS; i++)
		if (table[i].where == SOURCE) {
			buf_puts(out, "#\n");
			put_option(out, &table[i], "#\t");
		}
}
