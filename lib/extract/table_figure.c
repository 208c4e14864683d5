/* SPDX-License-Identifier: BSD-2-Clause */
/* The value cells of a table: a number with its sign and unit, a sign alone, or none. */
#include "extract/scan.h"
#include "extract/tables.h"

static bool is_blank(uint32_t cp)
{
	return cp == ' ' || cp == 0xA0 || cp == 0x2009 || cp == 0x202F || cp == U'\t';
}

/* Thousands parted by blanks (43 210) are closed up, so that the number grammar sees one numeral; offsets stay right. */
static void close_up(struct chars *c)
{
	uint32_t n = 0, digits = 0;

	for (uint32_t i = 0; i < c->n; i++) {
		bool gap = is_blank(c->cp[i]) && digits >= 1 && digits <= 3 && scan_is_digit(c->cp[i + 1]) &&
			   scan_is_digit(c->cp[i + 2]) && scan_is_digit(c->cp[i + 3]) &&
			   !scan_is_digit(c->cp[i + 4]);

		if (gap) {
			digits = 0;
			continue;
		}
		digits = scan_is_digit(c->cp[i]) ? digits + 1 : 0;
		c->cp[n] = is_blank(c->cp[i]) ? ' ' : c->cp[i];
		c->off[n++] = c->off[i];
	}
	c->off[n] = c->off[c->n];
	for (uint32_t i = n; i < c->n; i++)
		c->cp[i] = 0;
	c->n = n;
}

/* A sign or word of direction at i: its length, *sign its meaning. */
static uint32_t direction(const struct chars *c, uint32_t i, int *sign)
{
	static const struct {
		const uint32_t *word;
		int sign;
	} words[] = {{U"上升", 1}, {U"增加", 1},  {U"增长", 1}, {U"下降", -1}, {U"减少", -1}, {U"降低", -1},
		     {U"上涨", 1}, {U"下跌", -1}, {U"升", 1},	{U"增", 1},    {U"降", -1},   {U"减", -1},
		     {U"跌", -1},  {U"+", 1},	  {U"↑", 1},	{U"▲", 1},     {U"△", 1},     {U"-", -1},
		     {U"−", -1},   {U"–", -1},	  {U"—", -1},	{U"↓", -1},    {U"▼", -1},    {U"▽", -1}};

	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++) {
		uint32_t n = scan_word(c, i, words[k].word);

		if (n) {
			*sign = words[k].sign;
			return n;
		}
	}
	return 0;
}

static uint32_t skip_blanks(const struct chars *c, uint32_t i, uint32_t end)
{
	while (i < end && c->cp[i] == ' ')
		i++;
	return i;
}

/* Marks of notes behind a figure: *, ①, [1]. */
static uint32_t skip_notes(const struct chars *c, uint32_t i, uint32_t end)
{
	for (;;) {
		i = skip_blanks(c, i, end);
		if (i < end && (c->cp[i] == '*' || (c->cp[i] >= U'①' && c->cp[i] <= U'⑳'))) {
			i++;
		} else if (i + 2 < end && c->cp[i] == '[' && scan_is_digit(c->cp[i + 1]) &&
			   c->cp[i + 2] == ']') {
			i += 3;
		} else {
			return i;
		}
	}
}

static bool is_word(const struct chars *c, uint32_t i, uint32_t end, const uint32_t *word)
{
	uint32_t n = scan_word(c, i, word);

	return n && i + n == end;
}

void figure_sign(struct figure *f, int sign)
{
	f->sign = sign;
	if (sign >= 0)
		return;
	f->v = dec_neg(f->v);
	f->range = interval_neg(f->range);
}

void figure_shift(struct figure *f, int power)
{
	struct dec v;

	if (!power)
		return;
	if (dec_shift(f->v, power, &v) == KPI_OK)
		f->v = v;
	if (dec_shift(f->range.lo, power, &v) == KPI_OK)
		f->range.lo = v;
	if (dec_shift(f->range.hi, power, &v) == KPI_OK)
		f->range.hi = v;
}

/* The number at i with its unit; where it ends, 0 where there is none to use. */
static uint32_t read_number(const struct lexicon *lex, const struct chars *c, uint32_t i, struct figure *out)
{
	struct number n;
	uint32_t len, j;

	if (!number_scan(c, i, &n) || !n.has_value || n.kind == NUMBER_RANGE || n.kind == NUMBER_MULTIPLE ||
	    n.kind == NUMBER_PERMILLE)
		return 0;
	out->holds = HOLDS_NUMBER;
	out->v = n.value;
	out->range = n.range;
	out->percent = n.kind == NUMBER_PERCENT;
	out->point = n.kind == NUMBER_POINT;
	out->ordinal = n.kind == NUMBER_ORDINAL;
	out->sign = n.sign;
	j = n.end;
	out->unit = lexicon_unit(lex, c, skip_blanks(c, j, c->n), &len);
	if (out->unit) {
		j = skip_blanks(c, j, c->n) + len;
		figure_shift(out, out->unit->power);
	}
	j += number_tail(c, j, &n);
	out->bound = n.bound;
	if (!out->unit || !out->unit->power)
		out->range = n.range;
	return j;
}

/* 同比, 环比 before a change in the same cell: their length. */
static uint32_t comparison(const struct chars *c, uint32_t i, int *basis)
{
	static const struct {
		const uint32_t *word;
		int basis;
	} words[] = {{U"较上年同期", FIGURE_YOY}, {U"比上年同期", FIGURE_YOY}, {U"较去年同期", FIGURE_YOY},
		     {U"比去年同期", FIGURE_YOY}, {U"较上年", FIGURE_YOY},     {U"比上年", FIGURE_YOY},
		     {U"较去年", FIGURE_YOY},	  {U"比去年", FIGURE_YOY},     {U"较上月", FIGURE_PREV},
		     {U"比上月", FIGURE_PREV},	  {U"同比", FIGURE_YOY},       {U"按年", FIGURE_YOY},
		     {U"环比", FIGURE_PREV}};

	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++) {
		uint32_t n = scan_word(c, i, words[k].word);

		if (n) {
			*basis = words[k].basis;
			return n;
		}
	}
	return 0;
}

static void read_folded(const struct lexicon *lex, const struct chars *c, uint32_t i, uint32_t end,
			struct figure *out, struct figure *beside);

/*
 * 412（下降3.1%）, 412 ↓3.1%: behind the figure, its change. Other figures in brackets
 * (a share, a part) are passed over. False where something else stands there.
 */
static bool read_beside(const struct lexicon *lex, const struct chars *c, uint32_t i, uint32_t end,
			struct figure *beside)
{
	bool bracket = c->cp[i] == '(' && c->cp[end - 1] == ')';
	bool parted = i > 0 && (c->cp[i - 1] == ' ' || c->cp[i] == '/' || c->cp[i] == ',');
	uint32_t n;

	if (bracket) {
		i++;
		end--;
	} else if (parted && (c->cp[i] == '/' || c->cp[i] == ',')) {
		i++;
	}
	i = skip_blanks(c, i, end);
	if (i >= end || (!bracket && !parted))
		return false;
	*beside = (struct figure){.holds = HOLDS_TEXT};
	n = comparison(c, i, &beside->basis);
	read_folded(lex, c, skip_blanks(c, i + n, end), end, beside, NULL);
	beside->start = c->off[i];
	beside->end = c->off[end];
	if (beside->holds == HOLDS_FLAT || (beside->holds == HOLDS_NUMBER && (beside->sign || n)))
		return true;
	bracket &= beside->holds == HOLDS_NUMBER;
	beside->holds = bracket ? HOLDS_TEXT : HOLDS_NOTHING;
	return bracket;
}

/* The characters [i, end) of a cell. beside: what stands behind the figure; NULL: nothing may. */
static void read_folded(const struct lexicon *lex, const struct chars *c, uint32_t i, uint32_t end,
			struct figure *out, struct figure *beside)
{
	uint32_t last, n;
	int sign = 0, after = 0, basis = out->basis;

	i = skip_blanks(c, i, end);
	while (end > i && c->cp[end - 1] == ' ')
		end--;
	if (i == end)
		return;
	out->holds = HOLDS_TEXT;
	out->basis = basis;
	if (c->cp[i] == '(' && c->cp[end - 1] == ')') {
		out->bracketed = true;
		i = skip_blanks(c, i + 1, end);
		end--;
	}
	if (is_word(c, i, end, U"持平") || is_word(c, i, end, U"不变")) {
		out->holds = HOLDS_FLAT;
		return;
	}
	if (is_word(c, i, end, U"无") || is_word(c, i, end, U"零")) {
		out->holds = HOLDS_NONE_OF_IT;
		return;
	}
	n = direction(c, i, &sign);
	if (n && skip_blanks(c, i + n, end) == end) {
		out->holds = HOLDS_SIGN;
		out->sign = sign;
		return;
	}
	last = read_number(lex, c, skip_blanks(c, i + n, end), out);
	if (!last)
		return;
	if (out->sign && n) { /* 下降-3.2%: two signs */
		out->holds = HOLDS_TEXT;
		return;
	}
	n = last;
	last = skip_blanks(c, last, end);
	if (beside && last < end && !sign && !out->sign && !out->percent &&
	    read_beside(lex, c, last, end, beside)) {
		out->end = c->off[n];
		return;
	}
	if (last < end && !sign && !out->sign)
		last += direction(c, last, &after);
	if (skip_notes(c, last, end) < end) {
		out->holds = HOLDS_TEXT;
		return;
	}
	if (sign || after)
		figure_sign(out, sign ? sign : after);
}

/* ——, /, …: the mark of a cell left empty. */
static bool is_blank_mark(const struct chars *c)
{
	for (uint32_t i = 0; i < c->n; i++)
		if (!chars_is_dash(c->cp[i]) && !scan_in(c->cp[i], U"/…*. "))
			return false;
	return true;
}

void figure_read(struct reader *s, uint32_t start, uint32_t end, struct figure *out, struct figure *beside)
{
	struct chars c = {0};

	*beside = (struct figure){.holds = HOLDS_NOTHING};
	*out = (struct figure){.start = start, .end = end};
	if (start == end)
		return;
	chars_fold(buf_slice(&s->a->text), start, end, &c);
	close_up(&c);
	read_folded(s->lex, &c, 0, c.n, out, beside);
	if (out->holds == HOLDS_TEXT && is_blank_mark(&c))
		out->holds = HOLDS_NOTHING;
	chars_release(&c);
}
