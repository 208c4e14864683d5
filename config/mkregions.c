/* SPDX-License-Identifier: BSD-2-Clause */
/* Runs while kpid is built: reads regions.conf, checks it, and writes the gazetteer's constant tables as C. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "config/conf.h"
#include "extract/chars.h"
#include "extract/region.h"
#include "extract/region_index.h"

enum { NAME_MAX_CHARS = 24, ALIAS_FACTOR = 1000000 };

struct key {
	uint16_t cp[2 * NAME_MAX_CHARS];
	size_t n;
	enum region_name kind;
	uint32_t item;
	uint64_t rank; /* order among equal names: standing first, higher level, lower code */
};

struct table {
	const char *file;
	const struct conf_node *generic, *never; /* lists of names, or NULL */
	struct region *items;
	const struct conf_node **at; /* the setting of each item */
	size_t n, cap, cap_at;
	struct key *keys;
	size_t nkeys, cap_keys;
	struct buf text; /* uint16_t characters as "0x4E00, " and their count */
	uint32_t ntext;
	struct arena arena;
};

static const char *const region_keys[] = {"code",   "name",  "trad", "short",  "weak",
					  "parent", "level", "now",  "former", NULL};
static const char *const root_keys[] = {"regions", "generic", "never",	"words",
					"spoils",  "allows",  "bodies", NULL};

/* The folded characters of s into cp; SIZE_MAX where it is too long, empty or beyond the BMP. */
static size_t fold(const char *s, size_t n, uint16_t *cp, size_t max)
{
	size_t count = 0;
	for (size_t i = 0; i < n;) {
		uint32_t c;
		i += utf8_decode(s + i, n - i, &c);
		c = chars_fold_cp(c);
		if (count == max || c > UINT16_MAX)
			return SIZE_MAX;
		cp[count++] = (uint16_t)c;
	}
	return count ? count : SIZE_MAX;
}

static enum region_level level_of_code(uint32_t code)
{
	if (code == 0)
		return REGION_NATION;
	if (code % 10000 == 0)
		return REGION_PROVINCE;
	return code % 100 == 0 ? REGION_CITY : REGION_COUNTY;
}

static enum kpi_status read_level(const struct conf_node *n, struct region *r, struct err *err)
{
	static const char *const names[] = {"nation", "province", "city", "county"};
	const char *level = NULL;
	enum kpi_status s = conf_get_str(n, "level", &level, err);
	r->level = level_of_code(r->code % ALIAS_FACTOR);
	if (s || !level)
		return s;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (strcmp(names[i], level) == 0) {
			r->level = (enum region_level)i;
			return KPI_OK;
		}
	}
	return conf_err(n, err, "level must be nation, province, city or county, not %s", level);
}

static enum kpi_status read_region(struct table *t, const struct conf_node *n, struct err *err)
{
	static const struct {
		const char *name;
		size_t offset;
	} codes[] = {{"code", offsetof(struct region, code)},
		     {"parent", offsetof(struct region, parent)},
		     {"now", offsetof(struct region, now)}};
	struct region r = {.shorts = "", .weak = ""};
	enum kpi_status s = conf_check_keys(n, region_keys, err);
	const struct conf_node *need;
	if (!s)
		s = conf_need(n, "code", &need, err);
	if (!s)
		s = conf_need(n, "name", &need, err);
	for (size_t i = 0; !s && i < sizeof(codes) / sizeof(*codes); i++) {
		int64_t v = 0;
		s = conf_get_int(n, codes[i].name, 0, 10 * ALIAS_FACTOR - 1, &v, err);
		*(uint32_t *)(void *)((char *)&r + codes[i].offset) = (uint32_t)v;
	}
	if (!s)
		s = conf_get_str(n, "name", &r.name, err);
	r.trad = r.name;
	if (!s)
		s = conf_get_str(n, "trad", &r.trad, err);
	if (!s)
		s = conf_get_str(n, "short", &r.shorts, err);
	if (!s)
		s = conf_get_str(n, "weak", &r.weak, err);
	if (!s)
		s = conf_get_bool(n, "former", &r.former, err);
	if (!s)
		s = read_level(n, &r, err);
	if (s)
		return s;
	if (t->n && r.code <= t->items[t->n - 1].code)
		return conf_err(n, err, "code %u is not above the one before it", r.code);
	t->items = mem_grow(t->items, t->n, &t->cap, sizeof(*t->items));
	t->at = mem_grow(t->at, t->n, &t->cap_at, sizeof(const struct conf_node *));
	t->items[t->n] = r;
	t->at[t->n++] = n;
	return KPI_OK;
}

static enum kpi_status check_links(const struct table *t, struct err *err)
{
	struct gazetteer g = {.items = t->items, .n = t->n};
	if (!t->n || t->items[0].code || t->items[0].level != REGION_NATION)
		return err_set(err, KPI_ECONFIG, t->file, 0, "the first region must be the nation, code 0");
	for (size_t i = 1; i < t->n; i++) {
		const struct region *r = &t->items[i];
		int p = gazetteer_find(&g, r->parent), now = gazetteer_find(&g, r->now);
		if (p < 0 || t->items[p].level >= r->level)
			return conf_err(t->at[i], err, "parent %u is no region of a higher level", r->parent);
		if (now < 0 || (r->now && (!r->former || t->items[now].former)))
			return conf_err(t->at[i], err, "now %u must be a standing region, of a former one",
					r->now);
	}
	return KPI_OK;
}

static enum kpi_status add_key(struct table *t, size_t item, const char *s, size_t n, enum region_name kind,
			       struct err *err)
{
	const struct region *r = &t->items[item];
	struct key k = {.kind = kind, .item = (uint32_t)item};
	k.rank = (uint64_t)r->former << 40 | (uint64_t)r->level << 32 | r->code;
	k.n = fold(s, n, k.cp, 2 * NAME_MAX_CHARS);
	if (k.n == SIZE_MAX || k.n < 2)
		return conf_err(t->at[item], err, "the name %.*s must have 2 to %d characters of the BMP",
				(int)n, s, 2 * NAME_MAX_CHARS);
	t->keys = mem_grow(t->keys, t->nkeys, &t->cap_keys, sizeof(*t->keys));
	t->keys[t->nkeys++] = k;
	return KPI_OK;
}

static bool listed(const struct conf_node *list, struct slice name)
{
	const char *v;
	for (size_t i = 0; list && i < conf_len(list); i++) {
		if (!conf_str(conf_at(list, i), &v, NULL) && slice_eqs(name, v))
			return true;
	}
	return false;
}

/* Short names of an item: its own, or its parent's with its own name behind. */
static enum kpi_status add_shorts(struct table *t, size_t item, const char *shorts, const char *tail,
				  enum region_name kind, struct err *err)
{
	enum kpi_status s = KPI_OK;
	for (const char *p = shorts; !s && *p;) {
		size_t n = strcspn(p, "|");
		if (listed(t->never, slice_of(p, n)))
			return conf_err(t->at[item], err, "%.*s must not be a short name (see never)", (int)n,
					p);
		const char *name = arena_printf(&t->arena, "%.*s%s", (int)n, p, tail);
		s = add_key(t, item, name, strlen(name), kind, err);
		p += n + (p[n] == '|');
	}
	return s;
}

static enum kpi_status add_keys(struct table *t, struct err *err)
{
	struct gazetteer g = {.items = t->items, .n = t->n};
	enum kpi_status s = KPI_OK;
	for (size_t i = 1; !s && i < t->n; i++) {
		const struct region *r = &t->items[i];
		if (listed(t->generic, slice_str(r->name))) {
			const struct region *p = &t->items[gazetteer_find(&g, r->parent)];
			const char *name = arena_printf(&t->arena, "%s%s", p->name, r->name);
			s = add_key(t, i, name, strlen(name), NAME_FULL, err);
			if (!s)
				s = add_shorts(t, i, p->shorts, r->name, NAME_FULL, err);
			continue;
		}
		s = add_key(t, i, r->name, strlen(r->name), NAME_FULL, err);
		if (!s)
			s = add_shorts(t, i, r->shorts, "", NAME_SHORT, err);
		if (!s)
			s = add_shorts(t, i, r->weak, "", NAME_WEAK, err);
	}
	return s;
}

/* Every name of a list must be somebody's full name. */
static enum kpi_status check_names(const struct table *t, const struct conf_node *list, struct err *err)
{
	for (size_t i = 0; list && i < conf_len(list); i++) {
		const char *name;
		enum kpi_status s = conf_str(conf_at(list, i), &name, err);
		if (s)
			return s;
		size_t k = 0;
		while (k < t->n && strcmp(t->items[k].name, name) != 0)
			k++;
		if (k == t->n)
			return conf_err(conf_at(list, i), err, "no region is called %s", name);
	}
	return KPI_OK;
}

static int compare_text(const struct key *a, const struct key *b)
{
	size_t n = a->n < b->n ? a->n : b->n;
	for (size_t i = 0; i < n; i++) {
		if (a->cp[i] != b->cp[i])
			return a->cp[i] < b->cp[i] ? -1 : 1;
	}
	return (a->n > b->n) - (a->n < b->n);
}

static int compare_keys(const void *pa, const void *pb)
{
	const struct key *a = pa, *b = pb;
	int d = compare_text(a, b);
	if (!d)
		d = (int)a->kind - (int)b->kind;
	return d ? d : (a->rank > b->rank) - (a->rank < b->rank);
}

static void put_text(struct table *t, const uint16_t *cp, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_printf(&t->text, "%s0x%04X,", t->ntext++ % 16 ? "" : "\n", cp[i]);
}

static bool same_key(const struct key *a, const struct key *b)
{
	return a->kind == b->kind && compare_text(a, b) == 0;
}

/* keys[], cands[] and pairs[]. A name that is somebody's full name is nobody's short name. */
static void write_keys(struct table *t, FILE *out)
{
	uint64_t *pairs = mem_zalloc(PAIR_WORDS * sizeof(*pairs));
	struct buf cands = {0};
	uint32_t ncands = 0, written = 0;
	if (t->nkeys)
		qsort(t->keys, t->nkeys, sizeof(*t->keys), compare_keys);
	fputs("static const struct region_key keys[] = {\n", out);
	for (size_t i = 0, next; i < t->nkeys; i = next) {
		const struct key *k = &t->keys[i];
		uint32_t first = ncands, off = t->ntext;
		for (next = i; next < t->nkeys && same_key(k, &t->keys[next]); next++)
			buf_printf(&cands, "%s%u,", ncands++ % 16 ? "" : "\n", t->keys[next].item);
		bool is_first = i == 0 || compare_text(k, &t->keys[i - 1]) != 0;
		if (!is_first && t->keys[i - 1].kind == NAME_FULL) {
			while (next < t->nkeys && compare_text(k, &t->keys[next]) == 0)
				next++;
			continue;
		}
		put_text(t, k->cp, k->n);
		pair_set(pairs, k->cp[0], k->cp[1]);
		fprintf(out, "{%u,%u,%zu,%u,%d},\n", off, first, k->n, ncands - first, (int)k->kind);
		written++;
	}
	fprintf(out, "};\n\nstatic const uint16_t cands[] = {%s\n};\n\nstatic const uint64_t pairs[] = {",
		cands.p);
	for (size_t i = 0; i < PAIR_WORDS; i++)
		fprintf(out, "%s0x%llX,", i % 8 ? "" : "\n", (unsigned long long)pairs[i]);
	fprintf(out, "\n};\n\nenum { NKEYS = %u };\n\n", written);
	buf_release(&cands);
	free(pairs);
}

static enum kpi_status write_words(struct table *t, const struct conf_node *root, const char *name, FILE *out,
				   struct err *err)
{
	const struct conf_node *list;
	enum kpi_status s = conf_need(root, name, &list, err);
	size_t n = s ? 0 : conf_len(list);
	struct key *words = mem_zalloc((n + 1) * sizeof(*words));
	for (size_t i = 0; !s && i < n; i++) {
		const char *v;
		s = conf_str(conf_at(list, i), &v, err);
		if (s)
			break;
		words[i].n = fold(v, strlen(v), words[i].cp, REGION_WORD_MAX);
		if (words[i].n == SIZE_MAX)
			s = conf_err(conf_at(list, i), err,
				     "the word %s is empty, too long or beyond the BMP", v);
	}
	if (!s && n)
		qsort(words, n, sizeof(*words), compare_keys);
	fprintf(out, "static const struct region_word %s[] = {\n", name);
	for (size_t i = 0; !s && i < n; i++) {
		fprintf(out, "{%u,%zu},\n", t->ntext, words[i].n);
		put_text(t, words[i].cp, words[i].n);
	}
	fprintf(out, "};\nenum { N_%s = %zu };\n\n", name, n);
	free(words);
	return s;
}

static void write_items(const struct table *t, FILE *out)
{
	fputs("static const struct region items[] = {\n", out);
	for (size_t i = 0; i < t->n; i++) {
		const struct region *r = &t->items[i];
		fprintf(out, "{%u,%u,%u,%d,%d,\"%s\",\"%s\",\"%s\",\"%s\"},\n", r->code, r->parent, r->now,
			(int)r->level, r->former, r->name, r->trad, r->shorts, r->weak);
	}
	fputs("};\n\n", out);
}

static enum kpi_status run(struct table *t, const struct conf_node *root, FILE *out, struct err *err)
{
	const struct conf_node *regions;
	t->generic = conf_get(root, "generic");
	t->never = conf_get(root, "never");
	enum kpi_status s = conf_check_keys(root, root_keys, err);
	if (!s)
		s = conf_need(root, "regions", &regions, err);
	for (size_t i = 0; !s && i < conf_len(regions); i++)
		s = read_region(t, conf_at(regions, i), err);
	if (!s)
		s = check_links(t, err);
	if (!s && t->n > UINT16_MAX)
		s = conf_err(regions, err, "more than 65,535 regions");
	if (!s)
		s = check_names(t, t->generic, err);
	if (!s)
		s = add_keys(t, err);
	if (s)
		return s;
	fputs("/* Written by config/mkregions from config/regions.conf. */\n"
	      "#include \"extract/region.h\"\n#include \"extract/region_index.h\"\n\n",
	      out);
	write_items(t, out);
	write_keys(t, out);
	static const char *const lists[] = {"words", "spoils", "allows", "bodies"};
	for (size_t i = 0; !s && i < sizeof(lists) / sizeof(*lists); i++)
		s = write_words(t, root, lists[i], out, err);
	fprintf(out, "static const uint16_t text[] = {%s\n};\n\n", t->text.p);
	fputs("static const struct region_index names = {text, keys, NKEYS, cands, pairs,\n"
	      "\twords, N_words, spoils, N_spoils, allows, N_allows, bodies, N_bodies};\n\n"
	      "static const struct gazetteer builtin = {items, sizeof(items) / sizeof(*items), &names};\n\n"
	      "const struct gazetteer *gazetteer_builtin(void)\n{\n\treturn &builtin;\n}\n",
	      out);
	return s;
}

int main(int argc, char **argv)
{
	struct err err = {0};
	struct conf *c = NULL;
	char line[1024];
	if (argc != 2) {
		fputs("usage: mkregions REGIONS.CONF >TABLE.C\n", stderr);
		return KPI_EXIT_USAGE;
	}
	struct table t = {.file = argv[1]};
	enum kpi_status s = conf_open(argv[1], &c, &err);
	if (!s)
		s = run(&t, conf_root(c), stdout, &err);
	if (!s && (ferror(stdout) || fflush(stdout) == EOF))
		s = err_set(&err, KPI_EIO, "standard output", 0, "write failed");
	if (s)
		fprintf(stderr, "mkregions: %s\n", err_format(&err, line, sizeof(line)));
	conf_close(c);
	free(t.items);
	free(t.at);
	free(t.keys);
	buf_release(&t.text);
	arena_release(&t.arena);
	return s ? (int)err_exit(s) : 0;
}
