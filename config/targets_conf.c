/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading target files: every value is checked against the catalog and against the others. */
#include "config/targets_conf.h"

#include <stdlib.h>
#include <string.h>

#include "config/conf.h"
#include "config/suggest.h"

/** What one reading needs. */
struct reader {
	const struct catalog *catalog;
	struct arena *arena;
	struct buf *problems;
	struct err *err; /**< the first problem */
	enum kpi_status status;
};

/** Note a problem and go on, so that a file's problems are told at once. */
static void note(struct reader *r, const struct err *e)
{
	char line[1024];

	if (r->status == KPI_OK) {
		r->status = e->status;
		if (r->err)
			*r->err = *e;
	}
	if (r->problems) {
		buf_puts(r->problems, err_format(e, line, sizeof(line)));
		buf_putc(r->problems, '\n');
	}
}

/** The catalog's nearest id, or NULL where none is near. */
static const char *nearest_indicator(const struct catalog *c, const char *id)
{
	size_t best = strlen(id) / 3 + 1;
	const char *found = NULL;

	for (size_t i = 0; i < c->n; i++) {
		size_t d = suggest_distance(id, c->items[i].id);

		if (d <= best) {
			best = d ? d - 1 : 0;
			found = c->items[i].id;
		}
	}
	return found;
}

static enum kpi_status unknown_indicator(const struct reader *r, const struct conf_node *n, const char *id,
					 struct err *e)
{
	const char *near = nearest_indicator(r->catalog, id);

	return near ? conf_err(n, e, "unknown indicator %s; did you mean %s?", id, near)
		    : conf_err(n, e, "unknown indicator %s", id);
}

static enum kpi_status get_string(const struct reader *r, const struct conf_node *group, const char *name,
				  bool required, const char **out, struct err *e)
{
	const struct conf_node *n = NULL;
	const char *s = NULL;
	enum kpi_status st = required ? conf_need(group, name, &n, e) : KPI_OK;

	if (!st)
		st = conf_get_str(group, name, &s, e);
	if (!st && s && !*s)
		st = conf_err(conf_get(group, name), e, "%s is empty", name);
	if (!st)
		*out = arena_strdup(r->arena, s);
	return st;
}

/** The index of a word in a list; the message names all of them. */
static enum kpi_status get_word(const struct conf_node *group, const char *name, const char *const *words,
				int *out, struct err *e)
{
	const struct conf_node *n;
	const char *s;
	struct buf all = {0};
	enum kpi_status st = conf_need(group, name, &n, e);

	if (!st)
		st = conf_str(n, &s, e);
	if (st)
		return st;
	for (int i = 0; words[i]; i++) {
		if (strcmp(words[i], s) == 0) {
			*out = i;
			return KPI_OK;
		}
	}
	for (int i = 0; words[i]; i++)
		buf_printf(&all, "%s\"%s\"", i ? ", " : "", words[i]);
	st = conf_err(n, e, "%s is \"%s\"; it must be one of %s", name, s, all.p);
	buf_release(&all);
	return st;
}

/** Comparison, value and tolerance of a target that has a metric with a value. */
static enum kpi_status read_test(const struct conf_node *g, struct target *t, struct err *e)
{
	static const char *const comparisons[] = {"<=", "<", "=", ">=", ">", NULL};
	const struct conf_node *n;
	int word = 0;
	enum kpi_status s = get_word(g, "comparison", comparisons, &word, e);

	if (s)
		return s;
	t->comparison = (enum comparison)word;
	if ((t->direction == GOOD_DOWN && t->comparison >= COMPARE_GE) ||
	    (t->direction == GOOD_UP && t->comparison <= COMPARE_LT))
		return conf_err(conf_get(g, "comparison"), e, "comparison %s contradicts direction %s",
				comparison_name(t->comparison), t->direction == GOOD_UP ? "up" : "down");
	s = conf_need(g, "value", &n, e);
	if (!s)
		s = conf_dec(n, &t->value, e);
	if (!s)
		s = conf_get_dec(g, "tolerance", &t->tolerance, e);
	if (!s && t->tolerance.mant < 0)
		s = conf_err(conf_get(g, "tolerance"), e, "tolerance must not be negative");
	if (!s && t->metric == TARGET_LEVEL && t->value.mant < 0)
		s = conf_err(n, e, "a level is never negative");
	return s;
}

/** What no file may ask: a test that the catalog's indicator cannot have. */
static enum kpi_status check_indicator(const struct reader *r, const struct conf_node *g,
				       const struct target *t, struct err *e)
{
	int i = catalog_find(r->catalog, slice_str(t->indicator));

	if (i < 0)
		return unknown_indicator(r, conf_get(g, "indicator"), t->indicator, e);
	const struct indicator *ind = &r->catalog->items[i];

	if (ind->good != GOOD_NONE && ind->good != t->direction)
		return conf_err(conf_get(g, "direction"), e,
				"direction %s contradicts the catalog: of %s, %s is better",
				t->direction == GOOD_UP ? "up" : "down", ind->id,
				ind->good == GOOD_UP ? "up" : "down");
	if (t->metric == TARGET_POINTS && !unit_is_rate(ind->unit))
		return conf_err(conf_get(g, "metric"), e,
				"only a rate changes in points; %s is counted in %s", ind->id, ind->unit);
	return KPI_OK;
}

static enum kpi_status read_target(const struct reader *r, const struct conf_node *g, struct target *t,
				   struct err *e)
{
	static const char *const keys[] = {"indicator", "region",    "metric", "direction", "comparison",
					   "value",	"tolerance", "source", NULL};
	static const char *const metrics[] = {"level", "change", "points", "no worse", NULL};
	static const char *const directions[] = {"up", "down", NULL};
	int word = 0;
	enum kpi_status s = conf_check_keys(g, keys, e);

	*t = (struct target){0};
	if (!s)
		s = get_string(r, g, "indicator", true, &t->indicator, e);
	if (!s)
		s = get_word(g, "metric", metrics, &word, e);
	t->metric = (enum target_metric)word;
	if (!s)
		s = get_word(g, "direction", directions, &word, e);
	t->direction = word ? GOOD_DOWN : GOOD_UP;
	if (!s)
		s = check_indicator(r, g, t, e);
	if (!s)
		s = get_string(r, g, "region", false, &t->region, e);
	if (!s)
		s = get_string(r, g, "source", false, &t->source, e);
	if (s)
		return s;
	t->line = conf_line(g);
	if (t->metric != TARGET_NO_WORSE)
		return read_test(g, t, e);
	t->comparison = t->direction == GOOD_UP ? COMPARE_GE : COMPARE_LE;
	for (size_t i = 4; i < 7; i++)
		if (conf_get(g, keys[i]))
			return conf_err(conf_get(g, keys[i]), e, "\"no worse\" takes no %s", keys[i]);
	return KPI_OK;
}

static bool same_target(const struct target *a, const struct target *b)
{
	return strcmp(a->indicator, b->indicator) == 0 && a->metric == b->metric &&
	       a->comparison == b->comparison &&
	       (a->region == b->region || (a->region && b->region && strcmp(a->region, b->region) == 0));
}

static void read_targets(struct reader *r, const struct conf_node *list, struct improvement *imp)
{
	struct err e;
	struct target *targets = arena_alloc(r->arena, (conf_len(list) + 1) * sizeof(*targets));

	imp->targets = targets;
	for (size_t i = 0; i < conf_len(list); i++) {
		struct target *t = &targets[imp->ntargets];
		enum kpi_status s = read_target(r, conf_at(list, i), t, &e);

		for (size_t k = 0; !s && k < imp->ntargets; k++)
			if (same_target(&targets[k], t))
				s = conf_err(conf_at(list, i), &e, "the same target of %s stands on line %u",
					     t->indicator, targets[k].line);
		if (s)
			note(r, &e);
		else
			imp->ntargets++;
	}
}

/** Whether a pattern (an id, or a prefix with ".*") names an indicator. */
static bool matches(const char *pattern, const char *id)
{
	size_t n = strlen(pattern);

	if (n >= 2 && strcmp(pattern + n - 2, ".*") == 0)
		return strncmp(pattern, id, n - 1) == 0;
	return strcmp(pattern, id) == 0;
}

static void check_patterns(struct reader *r, const struct conf_node *list)
{
	struct err e;

	for (size_t i = 0; i < conf_len(list); i++) {
		const char *p;
		enum kpi_status s = conf_str(conf_at(list, i), &p, &e);
		size_t k = 0;

		while (!s && k < r->catalog->n && !matches(p, r->catalog->items[k].id))
			k++;
		if (!s && k == r->catalog->n)
			s = unknown_indicator(r, conf_at(list, i), p, &e);
		if (s)
			note(r, &e);
	}
}

/** The indicators that belong to an improvement, in the catalog's order. */
static void read_indicators(struct reader *r, const struct conf_node *list, struct improvement *imp)
{
	const char **ids = arena_alloc(r->arena, (r->catalog->n + 1) * sizeof(*ids));

	if (list)
		check_patterns(r, list);
	for (size_t i = 0; i < r->catalog->n; i++) {
		const struct indicator *ind = &r->catalog->items[i];
		bool mine = !list && strcmp(ind->improvement, imp->key) == 0;

		for (size_t k = 0; list && k < conf_len(list) && !mine; k++) {
			const char *p;

			mine = conf_str(conf_at(list, k), &p, NULL) == KPI_OK && matches(p, ind->id);
		}
		for (size_t k = 0; k < imp->ntargets && !mine; k++)
			mine = strcmp(imp->targets[k].indicator, ind->id) == 0;
		if (mine)
			ids[imp->nindicators++] = ind->id;
	}
	imp->indicators = ids;
}

static void read_improvement(struct reader *r, const struct conf_node *g, struct improvement *imp)
{
	static const char *const keys[] = {"key", "zh", "en", "indicators", "targets", NULL};
	struct err e;
	enum kpi_status s = conf_check_keys(g, keys, &e);
	const struct conf_node *targets, *indicators;

	if (!s)
		s = get_string(r, g, "key", true, &imp->key, &e);
	if (!s)
		s = get_string(r, g, "zh", true, &imp->zh, &e);
	if (!s)
		s = get_string(r, g, "en", true, &imp->en, &e);
	targets = s ? NULL : conf_get(g, "targets");
	indicators = s ? NULL : conf_get(g, "indicators");
	if (targets)
		s = conf_expect(targets, CONF_LIST, &e);
	if (!s && indicators)
		s = conf_expect(indicators, CONF_ARRAY, &e);
	if (s) {
		note(r, &e);
		return;
	}
	if (targets)
		read_targets(r, targets, imp);
	read_indicators(r, indicators, imp);
}

static enum kpi_status read_head(struct reader *r, const struct conf_node *root, struct target_set *out,
				 const struct conf_node **list, struct err *e)
{
	static const char *const top[] = {"set", "improvements", NULL};
	static const char *const keys[] = {"name", "zh", "en", "version", "source", NULL};
	const struct conf_node *set;
	enum kpi_status s = conf_check_keys(root, top, e);

	if (!s)
		s = conf_need(root, "set", &set, e);
	if (!s)
		s = conf_check_keys(set, keys, e);
	if (!s)
		s = get_string(r, set, "name", true, &out->name, e);
	if (!s)
		s = get_string(r, set, "version", true, &out->version, e);
	if (!s)
		s = get_string(r, set, "source", true, &out->source, e);
	if (!s)
		s = get_string(r, set, "zh", false, &out->zh, e);
	if (!s)
		s = get_string(r, set, "en", false, &out->en, e);
	if (!s)
		s = conf_need(root, "improvements", list, e);
	if (!s)
		s = conf_expect(*list, CONF_LIST, e);
	return s;
}

static enum kpi_status read_set(struct reader *r, const struct conf_node *root, struct target_set *out)
{
	const struct conf_node *list = NULL;
	struct improvement *imps;
	struct err e;

	if (read_head(r, root, out, &list, &e) != KPI_OK) {
		note(r, &e);
		return r->status;
	}
	imps = arena_alloc(r->arena, (conf_len(list) + 1) * sizeof(*imps));
	out->improvements = imps;
	for (size_t i = 0; i < conf_len(list); i++) {
		struct improvement *imp = &imps[out->nimprovements++];

		*imp = (struct improvement){0};
		read_improvement(r, conf_at(list, i), imp);
		for (size_t k = 0; imp->key && k + 1 < out->nimprovements; k++) {
			if (imps[k].key && strcmp(imps[k].key, imp->key) == 0) {
				conf_err(conf_at(list, i), &e, "improvement %s stands twice", imp->key);
				note(r, &e);
			}
		}
	}
	return r->status;
}

static enum kpi_status finish(struct conf *c, const struct catalog *catalog, struct target_set *out,
			      struct buf *problems, struct err *err)
{
	struct reader r = {.catalog = catalog, .arena = &out->arena, .problems = problems, .err = err};
	enum kpi_status s = read_set(&r, conf_root(c), out);

	conf_close(c);
	if (s)
		target_set_release(out);
	return s;
}

/** A file that does not parse is one problem. */
static enum kpi_status unread(enum kpi_status s, struct buf *problems, const struct err *e, struct err *err)
{
	struct reader r = {.problems = problems, .err = err};

	note(&r, e);
	return s;
}

enum kpi_status targets_load(const char *path, const struct catalog *catalog, struct target_set *out,
			     struct buf *problems, struct err *err)
{
	struct conf *c;
	struct err e;
	enum kpi_status s = conf_open(path, &c, &e);

	*out = (struct target_set){0};
	return s ? unread(s, problems, &e, err) : finish(c, catalog, out, problems, err);
}

enum kpi_status targets_parse(struct slice text, const char *name, const struct catalog *catalog,
			      struct target_set *out, struct buf *problems, struct err *err)
{
	struct conf *c;
	struct err e;
	enum kpi_status s = conf_parse(text, name, &c, &e);

	*out = (struct target_set){0};
	return s ? unread(s, problems, &e, err) : finish(c, catalog, out, problems, err);
}
