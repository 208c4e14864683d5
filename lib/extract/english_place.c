/* SPDX-License-Identifier: BSD-2-Clause */
/* The places that an English article names, and the one it reports on. */
#include "extract/english_reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

/* A candidate for the article's jurisdiction. */
struct vote {
	const char *name;
	int place, score;
};

struct finder {
	const struct lexicon_en *lex;
	struct en_text *t;
	struct arena *arena;
	struct en_places *out;
	struct vote votes[64];
	size_t nvotes;
	bool outside; /* a headline outside the text: it votes, and is no part of the text */
};

static const char *copy_name(struct finder *f, uint32_t first, uint32_t last)
{
	const char *p = f->t->article->text.p;
	uint32_t start = f->t->tok[first].start, end = f->t->tok[last - 1].end;

	if (f->t->tok[last - 1].possessive) /* the length of the lower form is that without 's */
		end = f->t->tok[last - 1].start + f->t->tok[last - 1].nlow;
	return arena_strndup(f->arena, p + start, end - start);
}

static void vote(struct finder *f, const char *name, int place, int score)
{
	for (size_t i = 0; i < f->nvotes; i++) {
		if (strcmp(f->votes[i].name, name) == 0) {
			f->votes[i].score += score;
			return;
		}
	}
	if (f->nvotes < sizeof(f->votes) / sizeof(*f->votes))
		f->votes[f->nvotes++] = (struct vote){name, place, score};
}

static bool known(const struct finder *f, const char *name)
{
	for (size_t i = 0; i < f->nvotes; i++) {
		if (strcmp(f->votes[i].name, name) == 0)
			return true;
	}
	return false;
}

static void add(struct finder *f, uint32_t first, uint32_t last, const char *name, int place, bool in)
{
	struct en_places *o = f->out;

	if (f->outside)
		return;
	o->items = mem_grow(o->items, o->n, &o->cap, sizeof(*o->items));
	o->items[o->n] = (struct en_where){first, last, name, place, in};
	for (uint32_t i = first; i < last; i++) {
		f->t->tok[i].mark = EN_IN_PLACE;
		f->t->tok[i].owner = (int32_t)o->n;
	}
	o->n++;
}

/* How strongly the words around a name say that the article is about it. */
static int weight(const struct en_sentence *s, size_t index, int how)
{
	int w = how;

	if (s->kind == BLOCK_TITLE)
		w += 6;
	else if (index <= 3)
		w += 3;
	return w;
}

/* A place of the lexicon at i, or a force that names one. Returns the token behind it. */
static uint32_t listed(struct finder *f, const struct en_sentence *s, size_t index, uint32_t i)
{
	const struct en_word *w = f->t->tok[i].phrase;
	uint32_t last = i + f->t->tok[i].nphrase;
	int place;

	if (!w || !(f->t->tok[i].cap || en_in(f->t, i, "gardaí gardai")) ||
	    (w->place == EN_NONE && w->body == EN_NONE))
		return i;
	/* the longer name wins: Hong Kong Island, South Australia, New York State are found by form */
	if (w->place != EN_NONE && last < s->last && !f->t->tok[last - 1].possessive &&
	    en_is_name(f->t, last, s->last) && !s->title_case)
		return i;
	place = w->place != EN_NONE ? w->place : w->body;
	vote(f, f->lex->places[place].name, place, weight(s, index, w->place == EN_NONE ? 0 : 2));
	if (w->place != EN_NONE)
		add(f, i, last, f->lex->places[place].name, place, en_follows_in(f->t, s->first, i));
	return last;
}

/* A name by its form and the words around it. Returns the token behind it. */
static uint32_t formed(struct finder *f, const struct en_sentence *s, size_t index, uint32_t i)
{
	struct en_text *t = f->t;
	bool in = en_follows_in(t, s->first, i);
	uint32_t last, shown;
	const char *name;
	int how = 0;

	if (!en_is_name(t, i, s->last) ||
	    (en_in(t, i,
		   "northwest northeast southwest southeast north south east west central eastern western "
		   "northern southern") &&
	     i + 1 < s->last && t->tok[i + 1].phrase && t->tok[i + 1].phrase->place != EN_NONE &&
	     t->tok[i + 1].possessive))
		return i;
	last = en_name_end(t, i, s->last);
	/* China's Shaanxi province, China's Xinjiang Uygur autonomous region */
	if (i > s->first && t->tok[i - 1].mark == EN_IN_PLACE && t->tok[i - 1].possessive) {
		last += en_is(t, last, "autonomous") && en_in(t, last + 1, "region prefecture");
	} else if (en_is(t, last, "province") && !t->tok[last].cap && !t->tok[last - 1].possessive) {
		last++;
	}
	if (i > s->first && t->tok[i - 1].mark == EN_IN_PLACE && t->tok[i - 1].possessive) {
		last += en_in(t, last, "region prefecture province municipality city county") &&
			!t->tok[last].cap;
	}
	if (t->tok[last - 1].end - t->tok[i].start > 80)
		return last;
	name = copy_name(f, i, last);
	if (i > s->first && t->tok[i - 1].mark == EN_IN_PLACE && t->tok[i - 1].possessive &&
	    (en_is_area_word(t, last - 1) || !t->tok[last - 1].cap)) {
		/* China's Jilin Province */
		in = f->out->items[f->out->n - 1].in;
		how = in ? 4 : 1;
		/* "Police in central China's Henan Province said" */
		for (uint32_t k = f->out->items[f->out->n - 1].first; k > s->first && k + 4 > i - 1; k--) {
			if (en_in(t, k - 1, "police authorities officials"))
				how = 20;
		}
	} else if (in)
		how = 2;
	else if (i > s->first && en_is(t, i - 1, "the") && i > s->first + 1 &&
		 en_in(t, i - 2, "in across throughout") && en_is_area_word(t, last - 1))
		how = 1, in = true;
	else if (en_names_a_body(t, last) && (!t->tok[last].cap || !s->title_case || known(f, name)))
		how = 4;
	else if (last < s->last && en_is(t, last, "fire") &&
		 (t->tok[last].cap || (en_is(t, last + 1, "and") && en_is(t, last + 2, "rescue"))))
		how = 4;
	else if (i > s->first + 1 && en_is(t, i - 1, "for") && en_in(t, i - 2, "commissioner police"))
		how = 4;
	else if (i > s->first + 1 && en_is(t, i - 1, "of") &&
		 en_in(t, i - 2, "city county island state people town parts district borough"))
		how = 2;
	else if (t->tok[last - 1].possessive && last < s->last && t->tok[last].word &&
		 (t->tok[last].word->kind != EN_NONE || t->tok[last].word->cues & EN_BIT(EN_AGENT)))
		how = 2;
	else if (i == s->first && s->kind == BLOCK_PARA &&
		 en_in(t, last, "recorded reported saw logged registered"))
		how = 2; /* Kent recorded 3,289 crimes */
	else if (!known(f, name))
		return last;
	if (s->title_case && !known(f, name) && how < 4)
		return last;
	if (!how)
		how = 1;
	vote(f, name, EN_NONE, weight(s, index, how));
	shown = last;
	add(f, i, shown, name, EN_NONE, in);
	return last;
}

static void read_sentence(struct finder *f, size_t index)
{
	const struct en_sentence *s = &f->t->sent[index];

	for (uint32_t i = s->first; i < s->last;) {
		uint32_t next = listed(f, s, index, i);

		if (next == i)
			next = formed(f, s, index, i);
		i = next > i ? next : i + 1;
	}
}

/* "New Orleans" of NEW ORLEANS. */
static const char *in_title_case(struct finder *f, uint32_t first, uint32_t last)
{
	char *name = arena_strndup(f->arena, f->t->article->text.p + f->t->tok[first].start,
				   f->t->tok[last - 1].end - f->t->tok[first].start);

	for (size_t i = 1; name[i]; i++) {
		if (name[i - 1] != ' ' && name[i - 1] != '-')
			name[i] = ascii_lower(name[i]);
	}
	return name;
}

/* MILWAUKEE - , SINGAPORE, Aug 27: the place where the news was written. */
static void dateline(struct finder *f)
{
	for (size_t i = 0; i < f->t->nsent && i < 5; i++) {
		const struct en_sentence *s = &f->t->sent[i];
		const struct en_token *tok = &f->t->tok[s->first];
		const char *p = f->t->article->text.p;
		uint32_t j = s->first;
		bool upper = s->kind == BLOCK_PARA;

		while (upper && j < s->last && j < s->first + 3 && f->t->tok[j].type == EN_WORD) {
			for (uint32_t k = f->t->tok[j].start; k < f->t->tok[j].end; k++)
				upper = upper && p[k] >= 'A' && p[k] <= 'Z';
			if (upper)
				j++;
		}
		if (j == s->first || tok->end - tok->start < 3 ||
		    !(en_punct(f->t, j, ',') || en_punct(f->t, j, '-') || en_punct(f->t, j, '(')))
			continue;
		for (size_t k = 0; k < f->nvotes; k++) {
			size_t n = f->t->tok[j - 1].end - tok->start;

			if (strlen(f->votes[k].name) >= n &&
			    strncasecmp(f->votes[k].name, p + tok->start, n) == 0)
				f->votes[k].score += 2;
		}
		/* where nothing else is named: DETROIT */
		if (!f->nvotes)
			vote(f, in_title_case(f, s->first, j), EN_NONE, 1);
	}
}

static void headline(struct finder *f)
{
	struct en_text *t = f->t;
	struct en_headline h;

	if (!en_headline_read(f->lex, t->article, &h))
		return;
	f->t = &h.text;
	f->outside = true;
	for (size_t i = 0; i < h.text.nsent; i++)
		read_sentence(f, i);
	f->outside = false;
	f->t = t;
	en_text_release(&h.text);
}

/* The places of the lexicon that only the lines around the article name: where it was issued. */
static void margins(struct finder *f)
{
	const struct article *a = f->t->article;
	const struct en_sentence line = {.kind = BLOCK_META};

	for (size_t b = 0; b < a->nblocks; b++) {
		struct en_text t;

		if (a->blocks[b].kind != BLOCK_META && a->blocks[b].kind != BLOCK_FURNITURE)
			continue;
		en_piece_read(f->lex, a, a->blocks[b].start, a->blocks[b].end, &t);
		for (uint32_t i = 0; i < t.n; i++) {
			const struct en_word *w = t.tok[i].phrase;
			int place = !w || !t.tok[i].cap ? EN_NONE : w->place != EN_NONE ? w->place : w->body;

			if (place != EN_NONE)
				vote(f, f->lex->places[place].name, place, weight(&line, 9, 1));
		}
		en_text_release(&t);
	}
}

static int by_token(const void *a, const void *b)
{
	const struct en_where *x = a, *y = b;

	return x->first < y->first ? -1 : x->first > y->first;
}

/* Names of provinces and regions in full, each once. */
struct full_names {
	const char *names[16];
	size_t n;
};

static void find_full_names(const struct en_places *p, struct full_names *out)
{
	out->n = 0;
	for (size_t i = 0; i < p->n && out->n < sizeof(out->names) / sizeof(*out->names); i++) {
		const char *name = p->items[i].name;
		size_t n = strlen(name);
		bool seen = p->items[i].place != EN_NONE ||
			    !((n > 8 && strcasecmp(name + n - 8, "province") == 0) ||
			      (n > 6 && strcasecmp(name + n - 6, "region") == 0));

		for (size_t k = 0; k < out->n && !seen; k++)
			seen = strcmp(out->names[k], name) == 0;
		if (!seen)
			out->names[out->n++] = name;
	}
}

/* "Xinjiang", where the article speaks of the Xinjiang Uygur autonomous region, too. */
static const char *full_name(const struct full_names *full, const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < full->n; i++) {
		if (strncmp(full->names[i], name, n) == 0 && full->names[i][n] == ' ' &&
		    strlen(full->names[i]) > n + 6)
			return full->names[i];
	}
	return name;
}

/* The country of the home: as the lexicon says, else the place whose part the text calls it ("China's Henan Province"). */
static int nation_of(const struct lexicon_en *lex, const struct en_places *p, const struct en_text *t)
{
	if (p->home_place != EN_NONE)
		return lex->places[p->home_place].nation;
	for (size_t i = 1; p->home && i < p->n; i++) {
		const struct en_where *whole = &p->items[i - 1], *part = &p->items[i];

		if (whole->place != EN_NONE && whole->last == part->first &&
		    t->tok[whole->last - 1].possessive && strcmp(part->name, p->home) == 0)
			return whole->place;
	}
	return EN_NONE;
}

void en_places_read(const struct lexicon_en *lex, struct en_text *t, struct arena *arena,
		    struct en_places *out)
{
	struct finder f = {.lex = lex, .t = t, .arena = arena, .out = out};
	struct full_names full;
	int best = -1;

	*out = (struct en_places){.home_place = EN_NONE};
	/* running text first: its capitals tell names, those of a headline may not */
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < t->nsent; i++) {
			if ((t->sent[i].title_case || t->sent[i].kind == BLOCK_TITLE) == (pass == 1))
				read_sentence(&f, i);
		}
	}
	headline(&f);
	dateline(&f);
	if (!f.nvotes)
		margins(&f);
	for (size_t i = 0; i < f.nvotes; i++) {
		int score = f.votes[i].score;

		if (score > best) {
			best = score;
			out->home = f.votes[i].name;
			out->home_place = f.votes[i].place;
		}
	}
	if (t->article->region_hint && *t->article->region_hint) {
		out->home = t->article->region_hint;
		out->home_place = EN_NONE;
		for (size_t i = 0; i < lex->nplaces; i++) {
			if (strcmp(lex->places[i].name, out->home) == 0)
				out->home_place = (int)i;
		}
	}
	find_full_names(out, &full);
	for (size_t i = 0; i < out->n; i++)
		out->items[i].name = full_name(&full, out->items[i].name);
	if (out->home)
		out->home = full_name(&full, out->home);
	if (out->n)
		qsort(out->items, out->n, sizeof(*out->items), by_token);
	for (size_t i = 0; i < out->n; i++) {
		for (uint32_t k = out->items[i].first; k < out->items[i].last; k++)
			t->tok[k].owner = (int32_t)i;
	}
	out->nation = nation_of(lex, out, t);
}

void en_places_release(struct en_places *p)
{
	free(p->items);
	*p = (struct en_places){.home_place = EN_NONE};
}
