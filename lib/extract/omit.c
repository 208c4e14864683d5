/* SPDX-License-Identifier: BSD-2-Clause */
/* Why numbers became no claim. */
#include "extract/omit.h"

#include <stdlib.h>

#include "base/mem.h"

static const struct {
	const char *word, *sentence;
} reasons[OMIT_COUNT] = {
	[OMIT_PERIOD] = {"period", "part of an expression of time"},
	[OMIT_WORD] = {"word", "part of a word of the lexicon"},
	[OMIT_PLACE] = {"place", "part of the name of a place"},
	[OMIT_CODE] = {"code", "no quantity: part of a name, a code or a longer string"},
	[OMIT_ORDINAL] = {"ordinal", "an ordinal that ranks nothing"},
	[OMIT_CASE_NAME] = {"case-name", "the name of a case"},
	[OMIT_AGE] = {"age", "part of a compound: an age, a distance"},
	[OMIT_OTHER_UNIT] = {"other-unit", "its unit counts no indicator"},
	[OMIT_RANGE] = {"range", "a range or a vague number"},
	[OMIT_MULTIPLE] = {"multiple", "a multiple of nothing known"},
	[OMIT_SINGLE] = {"single", "one single thing"},
	[OMIT_VICTIMS] = {"victims", "the victims of one case"},
	[OMIT_STREAK] = {"streak", "a streak: for so long running"},
	[OMIT_DESCRIBES] = {"describes", "it describes the thing that follows"},
	[OMIT_AGAIN] = {"again", "said again, to part it"},
	[OMIT_FIGURES] = {"figures", "it counts figures"},
	[OMIT_BASE] = {"base", "the earlier level that a change starts from"},
	[OMIT_EARLIER] = {"earlier", "a level of an earlier period, in prose"},
	[OMIT_CHANGE_OF_CHANGE] = {"change-of-change", "a change of a change"},
	[OMIT_NO_UNIT] = {"no-unit", "a number without a unit, of nothing that needs none"},
	[OMIT_DURATION] = {"duration", "a length of time"},
	[OMIT_NOTHING] = {"no-subject", "nothing named that it counts, and nothing in force"},
	[OMIT_CHANGE_OF_NOTHING] = {"change-of-nothing", "a change of nothing named"},
	[OMIT_RANK_OF_NOTHING] = {"rank-of-nothing", "a rank of nothing named"},
	[OMIT_NONE_OF_NOTHING] = {"none-of-nothing", "nothing known did not happen"},
	[OMIT_LIST] = {"list", "a list that does not pair with what it names"},
	[OMIT_SOME_PLACES] = {"some-places", "of a number of places only"},
	[OMIT_NOT_IN_LEXICON] = {"not-in-lexicon", "what is counted is not in the lexicon"},
	[OMIT_NARROWER] = {"narrower", "a narrower kind than any indicator"},
	[OMIT_SHARE] = {"share", "a share or an average, no indicator"},
	[OMIT_UNIT] = {"unit", "the words mean an indicator, the unit is none of its units"},
	[OMIT_PART] = {"part", "a part of a whole that has no identifier of its own"},
	[OMIT_NO_INDICATOR] = {"no-indicator", "no meaning for this combination of words"},
	[OMIT_META] = {"meta", "a line of date, source or author"},
	[OMIT_FURNITURE] = {"furniture", "outside of the article: links, editors, copyright"},
	[OMIT_TABLE_HEAD] = {"table-head", "in the heads or the caption of a table"},
	[OMIT_TABLE_LABEL] = {"table-label", "in the label of a table's row"},
	[OMIT_TABLE_TEXT] = {"table-text", "in a cell that is no figure"},
	[OMIT_TABLE_SERIAL] = {"table-serial", "in a column that numbers the rows"},
	[OMIT_TABLE_EMPTY] = {"table-empty", "in a table without rows of figures"},
	[OMIT_CELL_CHANGE] = {"cell-change", "a change or a rank in a column of levels"},
	[OMIT_CELL_NO_VALUE] = {"cell-no-value", "no value"},
	[OMIT_CELL_NO_UNIT] = {"cell-no-unit", "no unit says how much"},
	[OMIT_CELL_TOO_MUCH] = {"cell-too-much", "more than 100 percent"},
	[OMIT_CELL_UNCLEAR] = {"cell-unclear", "unclear what changed"},
	[OMIT_CELL_RELATIVE] = {"cell-relative", "a change in percent or in numbers: not told"},
	[OMIT_CELL_BRACKET] = {"cell-bracket", "a bracket that may be a minus"},
	[OMIT_CELL_RANK] = {"cell-rank", "a rank of something not told"},
	[OMIT_CELL_PERIODS] = {"cell-periods", "row and column name two periods"},
	[OMIT_CELL_PLACES] = {"cell-places", "row and column name two places"},
	[OMIT_CELL_NOTHING] = {"cell-nothing", "neither row nor column says what is counted"},
	[OMIT_LIMIT] = {"limit", "more figures in one sentence than are read"},
};

const char *omit_word(enum omit why)
{
	return reasons[why].word;
}

const char *omit_sentence(enum omit why)
{
	return reasons[why].sentence;
}

void omissions_release(struct omissions *o)
{
	free(o->items);
	*o = (struct omissions){0};
}

struct omission *omit_note(struct omissions *o, uint32_t start, uint32_t end, enum omit why)
{
	if (!o)
		return NULL;
	o->items = mem_grow(o->items, o->n, &o->cap, sizeof(*o->items));
	o->items[o->n] = (struct omission){start, end, why, {NULL, NULL, NULL}, NULL};
	return &o->items[o->n++];
}

/* Bytes of a digit at p: 0-9, or full-width. */
static uint32_t digit(struct slice text, uint32_t i, uint32_t end)
{
	const unsigned char *p = (const unsigned char *)text.p + i;

	if (i < end && p[0] >= '0' && p[0] <= '9')
		return 1;
	return i + 3 <= end && p[0] == 0xEF && p[1] == 0xBC && p[2] >= 0x90 && p[2] <= 0x99 ? 3 : 0;
}

void omit_digits(struct omissions *o, struct slice text, uint32_t start, uint32_t end, enum omit why)
{
	if (!o)
		return;
	for (uint32_t i = start; i < end;) {
		uint32_t n = digit(text, i, end), j = i;

		if (!n) {
			i++;
			continue;
		}
		while ((n = digit(text, j, end)) ||
		       (j + 1 < end && text.p[j] >= '%' && text.p[j] <= ':' && digit(text, j + 1, end)))
			j += n ? n : 1;
		omit_note(o, i, j, why);
		i = j;
	}
}

void omit_if_digits(struct omissions *o, struct slice text, uint32_t start, uint32_t end, enum omit why)
{
	uint32_t i = start;

	while (o && i < end && !digit(text, i, end))
		i++;
	if (o && i < end)
		omit_note(o, start, end, why);
}

static int by_place(const void *pa, const void *pb)
{
	const struct omission *a = pa, *b = pb;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return (int)a->why - (int)b->why;
}

void omissions_sort(struct omissions *o)
{
	size_t n = 0;

	if (o->n)
		qsort(o->items, o->n, sizeof(*o->items), by_place);
	for (size_t i = 0; i < o->n; i++) {
		if (!n || by_place(&o->items[n - 1], &o->items[i]) != 0)
			o->items[n++] = o->items[i];
	}
	o->n = n;
}
