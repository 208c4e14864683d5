/* SPDX-License-Identifier: BSD-2-Clause */
/* Looking about a number: change words, bases, goals, what may stand between. */
#include "extract/quantity.h"

/* Words and signs that may stand between a change word or a head and its number. */
bool look_through(struct reader *r, size_t i)
{
	const struct token *k = reader_tok(r, i);
	uint64_t pass = CUE_BIT(CUE_IS) | CUE_BIT(CUE_SKIP) | CUE_BIT(CUE_EACH) | CUE_BIT(CUE_RESPECTIVELY) |
			CUE_BIT(CUE_TARGET);

	if (k->kind == TOK_PUNCT)
		return k->cp == ' ' || k->cp == 0x201c || k->cp == 0x201d || k->cp == '"' || k->cp == '(';
	if (k->kind != TOK_WORD || k->word->kind != LEX_NONE || k->word->noun != LEX_NONE)
		return false;
	return (k->word->cues & pass) != 0 && !(k->word->cues & (CUE_BIT(CUE_UP) | CUE_BIT(CUE_DOWN)));
}

/* The change word before token i, not before `seg`; SIZE_MAX where none. */
size_t look_change(struct reader *r, size_t seg, size_t i)
{
	while (i-- > seg) {
		if (reader_cue(r, i, CUE_UP) || reader_cue(r, i, CUE_DOWN))
			return i;
		if (!look_through(r, i))
			break;
	}
	return SIZE_MAX;
}

size_t look_cue(struct reader *r, size_t b, size_t e, enum cue c)
{
	for (size_t i = b; i < e; i++) {
		if (reader_cue(r, i, c))
			return i;
	}
	return SIZE_MAX;
}

bool look_last_year(struct reader *r, size_t i)
{
	const struct token *k = reader_tok(r, i);

	if (k->kind == TOK_PERIOD)
		return r->t.periods[k->ref].compares;
	return token_has(k, CUE_YOY_OF);
}

/* Whether later in this clause a change or a "to" follows. */
static bool change_follows(struct reader *r, size_t i)
{
	for (i++; i < r->sent_end && !token_parts_clause(reader_tok(r, i)); i++) {
		if (reader_cue(r, i, CUE_UP) || reader_cue(r, i, CUE_DOWN) || reader_cue(r, i, CUE_TO_UP) ||
		    reader_cue(r, i, CUE_TO_DOWN) || reader_cue(r, i, CUE_TO))
			return true;
	}
	return false;
}

bool look_first_char(struct reader *r, size_t i, uint32_t cp)
{
	return r->t.chars.cp[reader_tok(r, i)->start] == cp;
}

/* 由156起降至…, 从去年的23.8万起…, 较去年同期的621起下降…: the earlier level. The token where the base begins, else SIZE_MAX. */
size_t look_base(struct reader *r, size_t seg, size_t i)
{
	size_t at = SIZE_MAX;

	for (size_t j = i; j-- > seg;) {
		const struct token *k = reader_tok(r, j);

		if (reader_cue(r, j, CUE_FROM) || reader_cue(r, j, CUE_COMPARE) ||
		    (k->kind == TOK_PERIOD &&
		     (look_first_char(r, j, 0x7531) || look_first_char(r, j, 0x4ece)))) { /* 由, 从 */
			at = j;
			break;
		}
		if ((reader_cue(r, j, CUE_YOY) || reader_cue(r, j, CUE_PREV)) &&
		    k->end - k->start > 2) { /* 较去年同期18886起 */
			at = j;
			break;
		}
		if (k->kind == TOK_PERIOD || look_through(r, j) || reader_cue(r, j, CUE_YOY_OF))
			continue;
		break;
	}
	return at != SIZE_MAX && change_follows(r, i) ? at : SIZE_MAX;
}

bool look_unknown(struct reader *r, size_t b, size_t e)
{
	for (size_t i = b; i < e; i++) {
		if (reader_tok(r, i)->kind == TOK_OTHER &&
		    reader_tok(r, i)->end - reader_tok(r, i)->start > 1)
			return true;
	}
	return false;
}

/* 从2015年的14.9万起下降到…, 降幅35.6%: what is changed is measured against that year. */
void look_base_year(struct reader *r, size_t b, size_t e)
{
	for (size_t i = b; i < e; i++) {
		const struct token *k = reader_tok(r, i);
		const struct period_expr *pe;
		uint32_t c;

		if (k->kind != TOK_PERIOD)
			continue;
		pe = &r->t.periods[k->ref];
		c = r->t.chars
			    .cp[k->start + (look_first_char(r, i, 0x7531) || look_first_char(r, i, 0x4ece))];
		if (pe->names_year && pe->year && c >= '0' && c <= '9') {
			r->sent_basis = (struct basis){BASIS_YEAR, pe->year, {0, 0, 0}};
			r->has_sent_basis = true;
		}
	}
}

bool look_goal(struct reader *r, size_t i)
{
	for (i++; i < r->sent_end && !token_parts_clause(reader_tok(r, i)); i++) {
		if (reader_cue(r, i, CUE_TARGET) &&
		    r->t.chars.cp[reader_tok(r, i)->start + (look_first_char(r, i, 0x7684))] ==
			    0x76ee) /* 目标, 的目标 */
			return true;
	}
	return false;
}
