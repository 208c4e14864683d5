/* SPDX-License-Identifier: BSD-2-Clause */
/* Going over an article: blocks, sentences, and what is in force between them. */
#include "extract/extract.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "extract/english.h"
#include "extract/reader.h"
#include "extract/tables.h"

enum {
	SENTENCE_LONG = 512, /* tokens; from here on the end of a clause ends the sentence */
	PART_BYTES =
		64 * 1024, /* a longer block is read in parts, so that its tokens do not fill the memory */
	SCRIPT_SAMPLE = 400 /* Chinese characters that tell the script of a text */
};

static struct lexicon_names names_of(const struct lexicon *l)
{
	struct lexicon_names n = {0};

	n.k_traffic = lexicon_kind(l, "traffic");
	n.k_fire = lexicon_kind(l, "fire");
	n.k_accident = lexicon_kind(l, "accident");
	n.k_criminal = lexicon_kind(l, "criminal");
	n.k_homicide = lexicon_kind(l, "homicide");
	n.v_occur = lexicon_verb(l, "occur");
	n.v_die = lexicon_verb(l, "die");
	n.v_injure = lexicon_verb(l, "injure");
	n.v_solve = lexicon_verb(l, "solve");
	n.v_receive = lexicon_verb(l, "receive");
	n.n_rate = lexicon_noun(l, "rate");
	n.n_loss = lexicon_noun(l, "loss");
	n.v_save = lexicon_verb(l, "save");
	n.v_catch = lexicon_verb(l, "catch");
	n.v_arrest = lexicon_verb(l, "arrest");
	n.v_recover = lexicon_verb(l, "recover");
	n.v_other = lexicon_verb(l, "other");
	n.v_prevent = lexicon_verb(l, "prevent");
	n.k_fraud = lexicon_kind(l, "fraud");
	n.k_telecom_fraud = lexicon_kind(l, "telecom_fraud");
	n.k_call = lexicon_kind(l, "call");
	n.k_drug = lexicon_kind(l, "drug");
	n.n_drug = lexicon_noun(l, "drug");
	n.u_person = lexicon_unit_name(l, "person");
	n.k_accident_part = lexicon_kind(l, "accident_part");
	n.u_case = lexicon_unit_name(l, "case");
	n.u_call = lexicon_unit_name(l, "call");
	n.u_session = lexicon_unit_name(l, "session");
	n.v_find_rectify = lexicon_verb(l, "find_rectify");
	n.k_any = lexicon_kind(l, "anycase");
	n.k_group = lexicon_kind(l, "group");
	n.n_fraud_loss = lexicon_noun(l, "fraud_loss");
	n.n_masses = lexicon_noun(l, "masses");
	n.n_safety = lexicon_noun(l, "safety");
	n.n_suspect = lexicon_noun(l, "suspect");
	n.n_per_capita = lexicon_noun(l, "per_capita");
	for (size_t i = 0; i < l->nfamilies; i++) {
		if (strcmp(l->families[i], "gang") == 0)
			n.f_suspects = UINT32_C(1) << i;
		if (strcmp(l->families[i], "gang") == 0 || strcmp(l->families[i], "group") == 0)
			n.f_gang |= UINT32_C(1) << i;
	}
	return n;
}

void extractor_init(struct extractor *x, const struct lexicon *lex)
{
	*x = (struct extractor){.gazetteer = gazetteer_builtin(), .borrowed = lex != NULL};
	if (lex)
		x->lex = *lex;
	else
		lexicon_builtin(&x->lex);
	x->names = names_of(&x->lex);
}

void extractor_release(struct extractor *x)
{
	if (!x->borrowed)
		lexicon_release(&x->lex);
}

/* Whether a text is in traditional characters: they are a third of such a text, and a slip in any other. */
static bool is_traditional(const struct article *a)
{
	size_t han, variants;

	chars_variants(buf_slice(&a->text), SCRIPT_SAMPLE, &han, &variants);
	return variants * 8 > han;
}

/* Where the part of the text that begins at `from` ends: behind a sentence, else a clause, else a character. */
static uint32_t part_end(const struct article *a, uint32_t from, uint32_t end)
{
	static const char *const marks[] = {"。", "，", ",", " "};

	if (end - from <= PART_BYTES)
		return end;
	end = from + PART_BYTES;
	for (size_t k = 0; k < sizeof(marks) / sizeof(*marks); k++) {
		size_t n = strlen(marks[k]);

		for (uint32_t i = end; i > end - PART_BYTES / 4; i--)
			if (memcmp(a->text.p + i - n, marks[k], n) == 0)
				return i;
	}
	while (((unsigned char)a->text.p[end] & 0xC0) == 0x80)
		end--;
	return end;
}

/* The tokens of a block from `from` on, or of the part of it; where that ends. */
static uint32_t read_tokens(struct reader *r, size_t block, uint32_t from, struct tokens *t)
{
	const struct block *k = &r->a->blocks[block];
	bool row = k->kind == BLOCK_ROW;
	uint32_t end = part_end(r->a, from, k->end);

	/* the years of a table's columns are not the year in hand of the text after it */
	if (row && (block == 0 || r->a->blocks[block - 1].kind != BLOCK_ROW))
		r->table_pctx = r->pctx;
	tokens_read(r->lex, r->x->gazetteer, buf_slice(&r->a->text), from, end,
		    row ? &r->table_pctx : &r->pctx, t);
	return end;
}

/* The first blocks are read once and kept: they are surveyed for place and subject before they are read for claims. */
static void keep_tokens(struct reader *r)
{
	size_t n = 0;

	while (n < r->a->nblocks && n < BLOCKS_KEPT &&
	       r->a->blocks[n].end - r->a->blocks[0].start < BYTES_KEPT)
		n++;
	r->kept = mem_zalloc((n + 1) * sizeof(*r->kept));
	r->nkept = n;
	for (size_t b = 0; b < n; b++) {
		if (r->a->blocks[b].kind != BLOCK_FURNITURE)
			read_tokens(r, b, r->a->blocks[b].start, &r->kept[b]);
	}
}

static void drop_tokens(struct reader *r)
{
	for (size_t b = 0; b < r->nkept; b++)
		tokens_release(&r->kept[b]);
	free(r->kept);
	r->kept = NULL;
	r->nkept = 0;
	tokens_release(&r->scratch);
}

/*
 * An article without a day of publication that writes a whole day (…2014年7月21日召开…)
 * says by it which year 今年 is. The day serves to read with; it is not given out as
 * the day of publication.
 */
static bool lean_on_written_day(struct reader *r)
{
	for (size_t b = 0; b < r->nkept; b++) {
		for (size_t i = 0; i < r->kept[b].nperiods; i++) {
			const struct period_expr *pe = &r->kept[b].periods[i];

			if (pe->day && pe->names_year && date_is_set(pe->period.start)) {
				r->pctx = (struct period_context){pe->period.start, 0, 1};
				return true;
			}
		}
	}
	return false;
}

void reader_block(struct reader *r, size_t block)
{
	if (block < r->nkept) {
		r->t = r->kept[block];
		return;
	}
	read_tokens(r, block, r->a->blocks[block].start, &r->scratch);
	r->t = r->scratch;
}

bool reader_is_full(struct claims *out)
{
	out->full |= out->n >= CLAIMS_MAX;
	return out->full;
}

bool reader_headline(struct reader *r, struct article *head)
{
	const struct article *a = r->a;
	struct period_context ctx = r->pctx;

	for (size_t b = 0; b < a->nblocks; b++)
		if (a->blocks[b].kind == BLOCK_TITLE)
			return false;
	if (!a->title || !a->title[0])
		return false;
	*head = (struct article){.text = {.p = a->title, .n = strlen(a->title)}, .published = a->published};
	tokens_read(r->lex, r->x->gazetteer, buf_slice(&head->text), 0, (uint32_t)head->text.n, &ctx,
		    &r->scratch);
	r->t = r->scratch;
	r->a = head;
	return true;
}

static void begin_paragraph(struct reader *r)
{
	r->nkinds = 0;
	r->para_when.known = r->sent_when.known = false;
	r->has_para_basis = r->has_sent_basis = false;
	/* 目前，16名嫌疑人…: a case goes on over the paragraph only where it says so */
	r->incident = r->incident && r->t.n && r->t.items[0].kind == TOK_PERIOD &&
		      r->t.periods[r->t.items[0].ref].need == PERIOD_NEEDS_START;
	r->target = false;
	r->plan = r->section_plan;
	r->ofwhich = false;
	r->group++;
	where_paragraph(r);
}

/*
 * Whether a sentence of n tokens is cut behind this one. Reading looks back and
 * ahead within the sentence, so a text that never ends one would cost the square
 * of its length; no real sentence comes near this.
 */
static bool cuts_sentence(const struct token *k, size_t n)
{
	return n >= 2 * SENTENCE_LONG || (n >= SENTENCE_LONG && token_parts_clause(k));
}

/* The sentences of the tokens in hand. */
static void read_sentences(struct reader *r, bool title)
{
	size_t b = 0;

	for (size_t i = 0; i < r->t.n; i++) {
		bool end = token_ends_sentence(&r->t.items[i]);

		/* a headline's parts stand apart by spaces */
		if (title && r->t.items[i].kind == TOK_PUNCT && r->t.items[i].cp == ' ')
			end = true;
		if (end || i + 1 == r->t.n || cuts_sentence(&r->t.items[i], i + 1 - b)) {
			reader_sentence(r, b, i + 1);
			b = i + 1;
		}
	}
}

/* The one kind that a heading names; LEX_NONE where it names none, or several. */
static int only_kind(const struct tokens *t)
{
	int kind = LEX_NONE;

	for (size_t i = 0; i < t->n; i++) {
		if (t->items[i].kind != TOK_WORD || t->items[i].word->kind == LEX_NONE)
			continue;
		if (kind != LEX_NONE)
			return LEX_NONE;
		kind = t->items[i].word->kind;
	}
	return kind;
}

static void read_block(struct reader *r, size_t block)
{
	const struct block *k = &r->a->blocks[block];
	uint32_t at = part_end(r->a, k->start, k->end);

	reader_block(r, block);
	r->block = k->kind;
	if (k->kind == BLOCK_HEADING)
		r->section_plan = false;
	begin_paragraph(r);
	read_sentences(r, k->kind == BLOCK_TITLE);
	while (at < k->end && !reader_is_full(r->out)) {
		at = read_tokens(r, block, at, &r->scratch);
		r->t = r->scratch;
		read_sentences(r, k->kind == BLOCK_TITLE);
	}
	if (k->kind == BLOCK_HEADING && r->plan)
		r->section_plan = true;
	r->heading_kind = k->kind == BLOCK_HEADING ? only_kind(&r->t) : LEX_NONE;
}

/*
 * What the article is about, for bare words whose kind is never said near them:
 * the one kind of accident of a traffic or fire bulletin, and the kind of case
 * that the headline names (电诈) and the first paragraphs name again.
 */
static void subject_of_article(struct reader *r)
{
	int count[LEX_KINDS_MAX + 1] = {0}, accidents = 0;
	uint64_t titled = 0;
	int seen = 0;

	r->article_accident = r->article_case = LEX_NONE;
	for (size_t b = 0; b < r->a->nblocks && seen < 10; b++) {
		const struct block *k = &r->a->blocks[b];

		if (k->kind == BLOCK_FURNITURE || k->kind == BLOCK_META)
			continue;
		seen++;
		reader_block(r, b);
		for (size_t i = 0; i < r->t.n; i++) {
			const struct token *t = &r->t.items[i];
			int kind;

			if (t->kind != TOK_WORD)
				continue;
			kind = t->word->kind != LEX_NONE ? t->word->kind : t->word->topic;
			if (kind == LEX_NONE)
				continue;
			count[kind]++;
			r->telecom_named |=
				t->word->kind == r->names->k_telecom_fraud && t->word->kind != LEX_NONE;
			if (k->kind == BLOCK_TITLE)
				titled |= UINT64_C(1) << kind;
		}
	}
	for (int k = 0; k < (int)r->lex->nkinds; k++) {
		bool accident = lexicon_carries(r->lex, k, r->names->v_die, LEX_NONE);

		if (accident && (k == r->names->k_traffic || k == r->names->k_fire) && count[k] >= 2) {
			r->article_accident = k;
			accidents++;
		} else if (accident && (k == r->names->k_traffic || k == r->names->k_fire) && count[k]) {
			accidents++;
		}
		if (titled >> k & 1 && count[k] >= 2 &&
		    lexicon_carries(r->lex, k, r->names->v_solve, LEX_NONE) &&
		    (r->article_case == LEX_NONE || count[k] > count[r->article_case]))
			r->article_case = k;
	}
	if (accidents != 1)
		r->article_accident = LEX_NONE;
	r->crime_headline = r->names->k_criminal != LEX_NONE && titled >> r->names->k_criminal & 1;
}

static int by_start(const void *pa, const void *pb)
{
	const struct claim *a = pa, *b = pb;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->end < b->end ? -1 : a->end > b->end;
}

/* Most articles have their claims in order; those of a headline come last. */
static void sort(struct claims *out)
{
	size_t i = 1;

	while (i < out->n && by_start(&out->items[i - 1], &out->items[i]) <= 0)
		i++;
	if (i < out->n)
		qsort(out->items, out->n, sizeof(*out->items), by_start);
}

/* A headline speaks of what the article says at length: it takes period and place from there. */
static void settle_headlines(struct reader *r, size_t from)
{
	for (size_t i = from; i < r->out->n; i++) {
		struct claim *c = &r->out->items[i];

		for (size_t j = 0; j < from && c->indicator; j++) {
			const struct claim *d = &r->out->items[j];

			if (!d->indicator || strcmp(c->indicator, d->indicator) != 0 ||
			    d->measure != c->measure || d->modality != MODALITY_ACTUAL)
				continue;
			if (c->inherited & INHERIT_PERIOD_ARTICLE) {
				c->period = d->period;
				c->period_kind = d->period_kind;
			}
			if (c->measure == MEASURE_CHANGE &&
			    c->inherited & (INHERIT_BASIS_ARTICLE | INHERIT_BASIS_PARAGRAPH))
				c->basis = d->basis;
			break;
		}
	}
}

/* The English words mean indicators of the built-in catalogue; another one need not have them. */
static void drop_unknown(const struct catalog *catalog, struct claims *out)
{
	for (size_t i = 0; i < out->n; i++) {
		if (out->items[i].indicator && catalog_find(catalog, slice_str(out->items[i].indicator)) < 0)
			out->items[i].indicator = NULL;
	}
}

void extract_claims(const struct extractor *x, const struct article *a, struct claims *out,
		    struct omissions *why_not)
{
	struct reader r = {
		.x = x, .lex = &x->lex, .names = &x->names, .a = a, .out = out, .why_not = why_not};
	struct article head;
	size_t body;

	if (english_is(a)) {
		english_read(lexicon_en_builtin(), a, out, why_not, &r);
		if (x->borrowed)
			drop_unknown(&x->lex.catalog, out);
		reader_omit_blocks(a, why_not);
		return;
	}
	r.pctx = (struct period_context){a->published, 0, 1};
	r.traditional = is_traditional(a);
	r.heading_kind = LEX_NONE;
	keep_tokens(&r);
	if (!date_is_set(a->published) && lean_on_written_day(&r)) {
		drop_tokens(&r);
		keep_tokens(&r);
	}
	where_article(&r);
	subject_of_article(&r);
	if (reader_headline(&r, &head)) {
		when_title(&r);
		r.a = a;
	}
	for (size_t b = 0; b < a->nblocks; b++) {
		if (a->blocks[b].kind == BLOCK_TITLE || a->blocks[b].kind == BLOCK_META) {
			struct when old = r.art_when;

			reader_block(&r, b);
			when_title(&r);
			if (a->blocks[b].kind == BLOCK_META)
				r.art_when = old;
		}
	}
	for (size_t b = 0; b < a->nblocks && !reader_is_full(out); b++) {
		if ((a->blocks[b].kind == BLOCK_ROW || a->blocks[b].kind == BLOCK_CAPTION) &&
		    (b == 0 || a->blocks[b - 1].kind < BLOCK_ROW || a->blocks[b - 1].kind > BLOCK_CAPTION ||
		     a->blocks[b - 1].table != a->blocks[b].table))
			tables_read(&r, b);
		else if (a->blocks[b].kind == BLOCK_PARA || a->blocks[b].kind == BLOCK_HEADING)
			read_block(&r, b);
	}
	body = out->n;
	for (size_t i = 0; i < body; i++) {
		const struct claim *c = &out->items[i];

		if (c->indicator && c->modality == MODALITY_ACTUAL && date_is_set(c->period.end)) {
			/* the first figure of the body sets the headline's period */
			r.art_when = (struct when){c->period, c->period_kind, true, true};
			break;
		}
	}
	r.section_plan = false;
	for (size_t b = 0; b < a->nblocks; b++) {
		if (a->blocks[b].kind == BLOCK_TITLE)
			read_block(&r, b);
	}
	settle_headlines(&r, body);
	for (size_t i = 0; i < out->n && r.has_art_basis; i++) {
		/* an article that says its comparison once, at the end, means it throughout */
		if (out->items[i].basis.kind == BASIS_UNSTATED && !r.unstated_said)
			out->items[i].basis = r.art_basis;
	}
	sort(out);
	reader_omit_blocks(a, why_not);
	drop_tokens(&r);
}
