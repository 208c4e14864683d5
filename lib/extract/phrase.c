/* SPDX-License-Identifier: BSD-2-Clause */
/* What a stretch of tokens says is counted. */
#include <string.h>

#include "extract/reader.h"

static int lowest_bit(uint64_t bits)
{
	return bits ? __builtin_ctzll(bits) : LEX_NONE;
}

void kinds_push(struct reader *r, int kind, uint32_t start, uint32_t end)
{
	struct kind_in_force *top = r->nkinds ? &r->kinds[r->nkinds - 1] : NULL;

	if (top && top->kind == kind) {
		*top = (struct kind_in_force){kind, start, end, r->sentence, r->part};
		return;
	}
	if (r->nkinds == KINDS_IN_FORCE) {
		memmove(r->kinds, r->kinds + 1, (KINDS_IN_FORCE - 1) * sizeof(*r->kinds));
		r->nkinds--;
	}
	r->kinds[r->nkinds++] = (struct kind_in_force){kind, start, end, r->sentence, r->part};
}

/* A run of other text counts as a word only when it holds a letter; how many characters it has. */
static uint32_t run_length(const struct token *k)
{
	return k->kind == TOK_OTHER ? k->end - k->start : 0;
}

static bool is_list_sign(const struct tokens *t, const struct token *k)
{
	if (k->kind == TOK_PUNCT)
		return k->cp == 0x3001;
	if (k->kind == TOK_OTHER && k->end - k->start == 1)
		return t->chars.cp[k->start] == 0x548c || t->chars.cp[k->start] == 0x53ca ||
		       t->chars.cp[k->start] == 0x4e0e;
	return false;
}

static void note_verbs(struct reading *g, uint64_t verbs, size_t i)
{
	while (verbs) {
		int v = lowest_bit(verbs);

		verbs &= verbs - 1;
		memmove(g->verbs + 1, g->verbs,
			(sizeof(g->verbs) / sizeof(*g->verbs) - 1) * sizeof(*g->verbs));
		g->verbs[0] = v;
		if (g->nverbs < (int)(sizeof(g->verbs) / sizeof(*g->verbs)))
			g->nverbs++;
	}
	g->verb_at = i;
}

/* A word of the domain at token i. any: the kind of cases in general, which narrows no other. loose: an unknown run stands directly before it. */
static void note_word(struct reading *g, const struct token *k, size_t i, int any, int group, bool accident,
		      bool loose, bool listed)
{
	const struct word *w = k->word;
	bool actor = (w->cues & (CUE_BIT(CUE_AGENT) | CUE_BIT(CUE_SKIP))) != 0;

	if (w->kind == LEX_NONE && w->noun == LEX_NONE && w->verbs == 0)
		return;
	if (w->verbs && g->noun_at != SIZE_MAX && g->agent_noun) {
		g->phrase.noun = LEX_NONE; /* 民警破案: the noun was the actor */
		g->noun_at = SIZE_MAX;
		g->agent_noun = false;
	}
	if (w->kind != LEX_NONE && !(listed && g->kind_at != SIZE_MAX && w->kind == group) &&
	    !(w->kind == any && g->kind_at != SIZE_MAX)) {
		if (listed && g->kind_at != SIZE_MAX && g->phrase.kind != w->kind)
			g->several = true;
		if (!listed && g->kind_at != SIZE_MAX && g->kind_at + 1 == i && g->phrase.kind != w->kind)
			g->joined = true;
		/* 酒驾导致的事故: one kind of an accident that has another name */
		if (!listed && accident && g->kind_at != SIZE_MAX && g->phrase.kind != w->kind)
			loose = true;
		g->phrase.kind = w->kind;
		g->kind_at = i;
		g->narrowed = loose;
	} else if (w->kind == any && any != LEX_NONE && loose) {
		g->narrowed = true; /* 盗抢牲畜案件 */
	}
	if (w->noun != LEX_NONE) {
		if (listed && g->noun_at != SIZE_MAX && g->phrase.noun != w->noun)
			g->several = true;
		g->phrase.noun = w->noun;
		g->noun_at = i;
		g->agent_noun = actor;
		g->narrowed = loose || (g->narrowed && g->kind_at != SIZE_MAX && g->kind_at + 1 == i);
	}
	if (w->verbs)
		note_verbs(g, w->verbs, i);
	if (g->first > g->last)
		g->first = i;
	g->last = i;
	g->unknown = false;
}

static bool is_accident(const struct reader *r, const struct word *w)
{
	return w->kind != LEX_NONE && r->names->v_die != LEX_NONE &&
	       lexicon_carries(r->lex, w->kind, r->names->v_die, LEX_NONE);
}

/* Whether a run of other text is the home jurisdiction's name without its last character. */
static bool is_home_stem(const struct reader *r, const struct token *k)
{
	uint32_t b = token_start(&r->t, k), n = token_end(&r->t, k) - b;
	size_t len = r->home.name ? strlen(r->home.name) : 0;

	if (n >= 6 && len >= n && memcmp(r->home.name + len - n, r->a->text.p + b, n) == 0)
		return true;
	return n >= 6 && len >= n + 3 && memcmp(r->home.name + len - 3 - n, r->a->text.p + b, n) == 0;
}

/* 个, 家 */
static bool counts_offices(uint32_t unit)
{
	return unit == 0x4e2a || unit == 0x5bb6;
}

void phrase_read(const struct reader *r, size_t b, size_t e, struct reading *out)
{
	const struct tokens *t = &r->t;
	bool loose = false, listed = false, narrow = false, pending = false;
	uint64_t harm = lexicon_verb_bit(r->names->v_occur) | lexicon_verb_bit(r->names->v_die) |
			lexicon_verb_bit(r->names->v_injure);

	*out = (struct reading){.phrase = {LEX_NONE, LEX_NONE, LEX_NONE, LEX_NONE},
				.first = 1,
				.last = 0,
				.kind_at = SIZE_MAX,
				.noun_at = SIZE_MAX,
				.verb_at = SIZE_MAX,
				.place = SIZE_MAX};
	for (size_t i = b; i < e; i++) {
		const struct token *k = &t->items[i];

		if (is_list_sign(t, k)) {
			listed = true;
			loose = false;
			continue;
		}
		switch (k->kind) {
		case TOK_WORD: {
			bool content =
				k->word->kind != LEX_NONE || k->word->noun != LEX_NONE || k->word->verbs;

			out->cues |= k->word->cues;
			if (k->word->cues & CUE_BIT(CUE_MODIFIER) && !content) {
				narrow = true;
				break;
			}
			if (k->word->cues & CUE_BIT(CUE_NARROW) && !content) {
				loose = pending = true;
				break;
			}
			if (pending && k->word->verbs & harm)
				narrow = true; /* 农村发生火灾, 行人死亡199人 */
			if (t->chars.cp[k->start] == 0x7684 && k->end - k->start == 1 &&
			    out->noun_at != SIZE_MAX && i + 1 < e && t->items[i + 1].kind == TOK_WORD &&
			    (t->items[i + 1].word->kind != LEX_NONE)) {
				/* 严重影响群众安全感的八类案件: what stands before 的 praises or blames, and is not counted */
				loose = out->phrase.noun != r->names->n_masses &&
					out->phrase.noun != r->names->n_safety;
				out->phrase.noun = LEX_NONE;
				out->noun_at = SIZE_MAX;
				break;
			}
			if (content) {
				note_word(out, k, i, r->names->k_any, r->names->k_group,
					  is_accident(r, k->word), loose, listed);
				loose = false;
				listed = false;
			} else if (k->word->topic != LEX_NONE && !(k->word->cues & CUE_BIT(CUE_AGENT))) {
				loose = true; /* 涉黑涉恶逃犯: a topic narrows what follows at once */
			} else if (!(k->word->cues & CUE_BIT(CUE_SKIP))) {
				loose = false;
			}
			break;
		}
		case TOK_OTHER:
			if (is_home_stem(r, k)) {
				loose = false; /* 临平群众安全感 */
				break;
			}
			if (run_length(k) == 1 && t->chars.cp[k->start] == 0x4ee5 && i + 1 < e &&
			    t->items[i + 1].kind == TOK_REGION)
				break; /* 死亡人数以高雄市161人最多 */
			if (run_length(k) >= 1) {
				loose = true;
				out->unknown = true;
			}
			break;
		case TOK_NUMBER: /* but 连续七年命案全破 */
			loose = i == b || !token_has(&t->items[i - 1], CUE_STREAK);
			break;
		case TOK_REGION:
			out->place = i;
			loose = false;
			break;
		case TOK_PERIOD:
			loose = false;
			break;
		default:
			break;
		}
	}
	/* 有10个命案侦破率达到100%: the rate of some of the offices */
	if (b > 0 && t->items[b - 1].kind == TOK_NUMBER && out->phrase.noun == r->names->n_rate &&
	    out->phrase.noun != LEX_NONE && counts_offices(t->chars.cp[t->items[b - 1].end - 1]))
		narrow = true;
	out->narrowed |= narrow;
	/* 刑事治安警情: the calls of two kinds together, and of each where 双双 or 均 says so */
	out->several |= out->joined && !(out->cues & CUE_BIT(CUE_EACH));
}

const char *phrase_label(struct reader *r, const struct reading *g)
{
	const struct tokens *t = &r->t;
	const char *text = r->a->text.p;
	uint32_t from, to;

	if (g->first > g->last)
		return r->nheads ? r->heads[r->nheads - 1].label : "";
	from = token_start(t, &t->items[g->first]);
	to = token_end(t, &t->items[g->last]);
	if (g->phrase.kind == LEX_NONE && g->phrase.inherited != LEX_NONE) {
		for (int i = r->nkinds - 1; i >= 0; i--) {
			const struct kind_in_force *k = &r->kinds[i];

			if (k->kind == g->phrase.inherited && k->end > k->start)
				return arena_printf(&r->out->arena, "%.*s%.*s", (int)(k->end - k->start),
						    text + k->start, (int)(to - from), text + from);
		}
	}
	return arena_strndup(&r->out->arena, text + from, to - from);
}
