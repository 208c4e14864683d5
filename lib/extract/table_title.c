/* SPDX-License-Identifier: BSD-2-Clause */
/* What a table as a whole is about: its caption, and what stands before it. */
#include <string.h>

#include "extract/table_walk.h"

struct slice walk_text(const struct reader *r, uint32_t start, uint32_t end)
{
	return slice_of(r->a->text.p + start, end - start);
}

static bool contains(struct slice s, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= s.n; i++)
		if (memcmp(s.p + i, word, n) == 0)
			return true;
	return false;
}

/* Whether a paragraph hands over to the table: its end is a colon, or it says 如下, 下表, 见表. */
static bool introduces(const struct reader *r, const struct block *b)
{
	static const char *const words[] = {"如下", "下表", "見表", "见表", "附表"};
	struct slice s = walk_text(r, b->start, b->end);

	if (b->kind == BLOCK_HEADING)
		return true;
	if (b->kind != BLOCK_PARA && b->kind != BLOCK_FURNITURE)
		return false;
	if (s.n >= 3 && (s.p[s.n - 1] == ':' || memcmp(s.p + s.n - 3, "：", 3) == 0))
		return true; /* a short line with a colon passes for furniture */
	if (b->kind == BLOCK_FURNITURE)
		return false;
	if (s.n > 90)
		s = slice_of(s.p + s.n - 90, 90);
	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++) {
		if (contains(s, words[k]))
			return true;
	}
	return false;
}

/* The one kind of case or accident that a text names, or LEX_NONE. */
static int only_kind(struct walk *w, struct slice text)
{
	struct reader *s = &w->s;
	struct period_context ctx = s->pctx;
	int kind = LEX_NONE;

	tokens_read(s->lex, s->x->gazetteer, text, 0, (uint32_t)text.n, &ctx, &s->t);
	for (size_t i = 0; i < s->t.n; i++) {
		const struct token *k = &s->t.items[i];

		if (k->kind != TOK_WORD || k->word->kind == LEX_NONE || k->word->kind == s->names->k_any)
			continue;
		if (kind != LEX_NONE && kind != k->word->kind)
			return LEX_NONE;
		kind = k->word->kind;
	}
	return kind;
}

static struct when when_of_article(const struct reader *r, bool intro)
{
	unsigned int how = 0;

	return intro || !r->art_when.known ? when_in_force(r, &how) : r->art_when;
}

void walk_title(struct walk *w, uint32_t start, uint32_t end)
{
	struct said s;

	said_read(&w->s, start, end, &w->ctx, &s);
	if (s.dating == DATED_NAMED) {
		w->context = s.when;
		w->ctx.year = s.when.period.start.y;
	}
	if (s.where.name)
		w->where = s.where;
	if (s.kind != LEX_NONE && w->base_kind == LEX_NONE)
		w->base_kind = only_kind(w, walk_text(w->r, start, end));
	said_add(&w->title, &s);
}

/* What stands before the table: 单位：万元, and the sentence or heading that leads to it. */
void walk_surroundings(struct walk *w, size_t block)
{
	struct reader *r = w->r;
	size_t b = block;
	bool intro = false, read;

	if (r->english) {
		w->context = r->art_when;
		w->where = r->home;
		w->ctx = (struct period_context){r->a->published, 0, 1};
		w->base_kind = LEX_NONE;
		return;
	}
	while (b > 0 && r->a->blocks[b - 1].kind == BLOCK_FURNITURE && !introduces(r, &r->a->blocks[b - 1]))
		b--;
	if (b > 0 && r->a->blocks[b - 1].kind == BLOCK_PARA &&
	    r->a->blocks[b - 1].end - r->a->blocks[b - 1].start < 48) {
		struct said s;

		said_read(&w->s, r->a->blocks[b - 1].start, r->a->blocks[b - 1].end, &w->ctx, &s);
		if ((s.has_unit || s.percent) && !s.content) {
			said_add(&w->title, &s);
			b--;
		}
	}
	if (b > 0)
		intro = introduces(r, &r->a->blocks[b - 1]);
	read = intro && r->a->blocks[b - 1].kind != BLOCK_FURNITURE;
	w->context = when_of_article(r, read);
	w->where = read ? where_in_force(r) : r->home;
	w->plan = read && (r->plan || r->section_plan);
	w->ctx = (struct period_context){r->a->published, 0, 1};
	if (w->context.known && date_is_set(w->context.period.start))
		w->ctx.year = w->context.period.start.y;
	w->base_kind = LEX_NONE;
	if (intro)
		w->base_kind = only_kind(w, walk_text(r, r->a->blocks[b - 1].start, r->a->blocks[b - 1].end));
	if (w->base_kind == LEX_NONE && r->a->title)
		w->base_kind = only_kind(w, slice_str(r->a->title));
}
