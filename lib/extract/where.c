/* SPDX-License-Identifier: BSD-2-Clause */
/* Jurisdictions: what a place names, and for which one a sentence speaks. */
#include "extract/where.h"

#include <string.h>
#include <uchar.h>

static const struct gazetteer *gaz(const struct reader *r)
{
	return r->x->gazetteer;
}

struct where where_of_index(struct reader *r, size_t index)
{
	const struct region *g = &gaz(r)->items[index];
	struct buf b = {0};
	struct where w = {NULL, g->code, g->level};

	if (r->traditional)
		gazetteer_full_name_trad(gaz(r), index, &b);
	else
		gazetteer_full_name(gaz(r), index, &b);
	w.name = arena_strndup(&r->out->arena, b.p ? b.p : "", b.n);
	buf_release(&b);
	return w;
}

static struct where where_of_code(struct reader *r, uint32_t code)
{
	int i = gazetteer_find(gaz(r), code);

	if (i < 0)
		return (struct where){NULL, UINT32_MAX, -1};
	return where_of_index(r, (size_t)i);
}

struct where where_of_nation(struct reader *r, bool taiwan)
{
	return where_of_code(r, taiwan ? CODE_TAIWAN : 0);
}

static uint32_t home_code(const struct reader *r)
{
	return r->home.name && r->home.code != UINT32_MAX ? r->home.code : 0;
}

/* 城区, 山区, 社区, 乡镇, 城市, …: words that end like a place and name none; the last two characters decide. */
static bool is_common_noun(const uint32_t *two)
{
	static const char16_t pairs[] =
		u"城区牧区山区景区小区辖区园区社区林区地区农区街区片区校区厂区市区"
		u"郊区矿区灾区库区港区新区治区开区发区城镇乡镇村镇集镇小镇城乡下乡"
		u"家乡故乡集市都市城市超市夜市门市上市股市楼市各县各市各区外县县区"
		u"个县个市个区个镇个乡镇乡我乡我镇全镇全乡该镇级市辖市业区游区览区护区";

	for (size_t i = 0; pairs[i]; i += 2) {
		if (pairs[i] == two[0] && pairs[i + 1] == two[1])
			return true;
	}
	return false;
}

/* A county, district or town that the gazetteer lacks, by its form: 北石区, 龙泉镇. */
bool where_is_form(const struct reader *r, size_t i)
{
	static const uint32_t suffixes[] = {0x5e02, 0x53bf, 0x533a, 0x9547, 0x4e61, 0x65d7};
	const struct token *k = &r->t.items[i];
	uint32_t last;

	if (k->kind != TOK_OTHER || k->end - k->start < 3 || k->end - k->start > 4)
		return false;
	last = r->t.chars.cp[k->end - 1];
	if (r->t.chars.cp[k->end] == 0x3001 &&
	    (r->t.chars.cp[k->end + 1] == 0x53bf || r->t.chars.cp[k->end + 1] == 0x533a))
		return false; /* 强化市、县(区)三级: levels, no names */
	for (size_t s = 0; s < sizeof(suffixes) / sizeof(*suffixes); s++) {
		if (last == suffixes[s])
			return !is_common_noun(r->t.chars.cp + k->end - 2);
	}
	return false;
}

/* A district in the article of a city that the gazetteer lacks is the city's own, whatever namesake it has elsewhere. */
static bool in_invented_home(const struct reader *r, const struct token *k)
{
	const struct place *p = &r->t.places[k->ref];

	return r->home.name && r->home.code == UINT32_MAX && !p->is_short &&
	       gaz(r)->items[p->candidates[0]].level == REGION_COUNTY && p->n > 1;
}

/* 龙江警方 in the article of 黑龙江省 */
static bool is_home_nickname(const struct reader *r, const struct token *k)
{
	int home = r->home.code == UINT32_MAX ? -1 : gazetteer_find(gaz(r), r->home.code);
	uint32_t b = token_start(&r->t, k), n = token_end(&r->t, k) - b;
	const char *name = home < 0 ? "" : gaz(r)->items[home].name;

	for (; strlen(name) > n; name++) {
		if (memcmp(name, r->a->text.p + b, n) == 0)
			return true;
	}
	return false;
}

struct where where_of_place(struct reader *r, size_t i)
{
	const struct token *k = &r->t.items[i];
	const struct place *p;
	int pick;

	if (k->kind == TOK_OTHER || in_invented_home(r, k)) {
		uint32_t b = token_start(&r->t, k), e = token_end(&r->t, k);
		size_t n = r->home.name ? strlen(r->home.name) : 0;

		if (n >= e - b && memcmp(r->home.name + n - (e - b), r->a->text.p + b, e - b) == 0)
			return r->home;
		return (struct where){arena_printf(&r->out->arena, "%s%.*s", r->home.name ? r->home.name : "",
						   (int)(e - b), r->a->text.p + b),
				      UINT32_MAX, REGION_COUNTY};
	}
	p = &r->t.places[k->ref];
	if (p->is_short && is_home_nickname(r, k))
		return r->home;
	pick = gazetteer_pick(gaz(r), p->candidates, p->n, home_code(r));
	if (pick < 0)
		pick = (int)p->candidates[0];
	return where_of_index(r, (size_t)pick);
}

bool where_is_body(const struct token *k)
{
	return token_has(k, CUE_AGENT);
}

int where_deictic_of(const char *name)
{
	size_t n = strlen(name);

	if (n >= 3 && memcmp(name + n - 3, "市", 3) == 0)
		return 2;
	if (n >= 3 && (memcmp(name + n - 3, "县", 3) == 0 || memcmp(name + n - 3, "縣", 3) == 0 ||
		       memcmp(name + n - 3, "旗", 3) == 0))
		return 3;
	if (n >= 3 && memcmp(name + n - 3, "省", 3) == 0)
		return 1;
	if (n >= 3 && memcmp(name + n - 3, "盟", 3) == 0)
		return 2;
	return 4;
}

void where_paragraph(struct reader *r)
{
	r->has_para_where = r->has_sent_where = false;
}

struct where where_in_force(const struct reader *r)
{
	if (r->has_sent_where)
		return r->sent_where;
	if (r->has_para_where)
		return r->para_where;
	return r->home;
}

/* 全省 in a city's article is its province; 全市 in it is the city again. */
static void deictic(struct reader *r, enum region_level level)
{
	uint32_t code = home_code(r), up;

	if (r->home.level == (int)level ||
	    (level == REGION_CITY && r->home.name && where_deictic_of(r->home.name) == 2)) {
		r->has_sent_where = r->has_para_where = false;
		return;
	}
	if (level == REGION_NATION) {
		r->sent_where = where_of_nation(r, code && gazetteer_inside(gaz(r), code, CODE_TAIWAN));
		r->has_sent_where = true;
		return;
	}
	if (!code || r->home.level < (int)level)
		return;
	up = gazetteer_ancestor(gaz(r), code, level);
	if (!up)
		return;
	r->sent_where = where_of_code(r, up);
	r->has_sent_where = true;
}

static bool opens_clause(const struct reader *r, size_t i)
{
	return i == r->sent_begin || token_parts_clause(&r->t.items[i - 1]);
}

/* Whether a place at token i is the one that the sentence speaks for: a body follows, or it opens the sentence or clause as the subject. */
static bool speaks_for(const struct reader *r, size_t i)
{
	const struct token *next = i + 1 < r->sent_end ? &r->t.items[i + 1] : NULL;

	if (i > r->sent_begin && next && token_parts_clause(next) &&
	    r->t.chars.cp[r->t.items[i - 1].end - 1] == 0x662f)
		return true; /* 降幅最大的是覃塘区，下降27.6% */
	/* 桃园市去年1至10月交通事故…: the period stands between the place and what it counts */
	if (next && opens_clause(r, i) && i + 2 < r->sent_end && next->end - next->start == 1 &&
	    r->t.chars.cp[next->start] == 0x7684)
		next++; /* 高雄的案发件数 */
	if (next && i > r->sent_begin && token_parts_clause(next) && r->t.items[i - 1].kind == TOK_NUMBER &&
	    r->t.numbers[r->t.items[i - 1].ref].kind == NUMBER_ORDINAL)
		return true; /* 第3名桃园市，… */
	if (next && next->kind == TOK_PERIOD && !r->t.periods[next->ref].day && opens_clause(r, i) &&
	    i + 2 < r->sent_end)
		next++;
	return next && (where_is_body(next) || next->kind == TOK_NUMBER ||
			(next->kind == TOK_WORD && (next->word->kind != LEX_NONE || next->word->verbs ||
						    next->word->noun != LEX_NONE)));
}

/* 全港, 本澳 in the report of a district there: the whole of it. */
static bool special_area(struct reader *r, size_t i)
{
	const uint32_t *cp = r->t.chars.cp + r->t.items[i].start;
	uint32_t code = home_code(r), up;

	if ((cp[1] != 0x6e2f && cp[1] != 0x6fb3) || !code) /* 港 澳 */
		return false;
	up = cp[1] == 0x6e2f ? 810000 : 820000;
	if (up == code || !gazetteer_inside(gaz(r), code, up))
		return false;
	r->sent_where = where_of_code(r, up);
	r->has_sent_where = true;
	return true;
}

/* 全区 is an autonomous region for a city, the district for a district; 全州 likewise. */
static void area(struct reader *r)
{
	uint32_t code = home_code(r), up;
	size_t n = r->home.name ? strlen(r->home.name) : 0;

	if (!code || (n >= 3 && (memcmp(r->home.name + n - 3, "区", 3) == 0 ||
				 memcmp(r->home.name + n - 3, "區", 3) == 0 ||
				 memcmp(r->home.name + n - 3, "州", 3) == 0))) {
		r->has_sent_where = r->has_para_where = false;
		return;
	}
	up = gazetteer_ancestor(gaz(r), code, REGION_PROVINCE);
	if (up) {
		r->sent_where = where_of_code(r, up);
		r->has_sent_where = true;
	}
}

/* 居全省第二, 全省首位: peers, not the place that the sentence speaks for. */
static bool ranks(const struct reader *r, size_t i)
{
	const struct token *prev = i > r->sent_begin ? &r->t.items[i - 1] : NULL;
	const struct token *next = i + 1 < r->sent_end ? &r->t.items[i + 1] : NULL;

	if (prev && token_has(prev, CUE_RANK))
		return true;
	if (next && r->t.chars.cp[next->start] == 0x6700)
		return true; /* 为全台最多 */
	if (next && r->t.chars.cp[next->start] == 0x5e73 &&
	    r->t.chars.cp[next->start + 1] == 0x5747) /* 高于全国平均水平 */
		return true;
	for (size_t j = i + 1; j < r->sent_end && j < i + 5 && !token_parts_clause(&r->t.items[j]); j++) {
		if (r->t.items[j].kind == TOK_NUMBER &&
		    r->t.numbers[r->t.items[j].ref].kind == NUMBER_ORDINAL)
			return true;
	}
	return next && (token_has(next, CUE_TOP) || token_has(next, CUE_RANK) ||
			(next->kind == TOK_NUMBER && r->t.numbers[next->ref].kind == NUMBER_ORDINAL));
}

/*
 * 全国优秀公安局, 全国集群战役: in the article of a smaller place the nation is
 * mostly part of a title. It speaks where it opens its clause, or stands behind a
 * period, 从 or 而.
 */
static bool names_a_title(const struct reader *r, size_t i)
{
	const struct token *prev = i > r->sent_begin ? &r->t.items[i - 1] : NULL;

	if (r->home.level == REGION_NATION || !r->home.name || opens_clause(r, i))
		return false;
	return prev->kind != TOK_PERIOD && !token_has(prev, CUE_FROM) && !token_has(prev, CUE_COMPARE) &&
	       !token_has(prev, CUE_STATISTIC) && r->t.chars.cp[prev->end - 1] != 0x800c;
}

/* 广州全市 in the article of its province */
static bool of_place_before(struct reader *r, size_t i, enum region_level level)
{
	struct where w;

	if (i == r->sent_begin || r->t.items[i - 1].kind != TOK_REGION)
		return false;
	w = where_of_place(r, i - 1);
	if (w.level != (int)level || (r->home.name && w.name && strcmp(w.name, r->home.name) == 0))
		return false;
	r->sent_where = w;
	r->has_sent_where = true;
	return true;
}

/* 永康 in an article of Taiwan: the short name of a place on the mainland is a namesake's. */
static bool is_namesake(const struct reader *r, const struct token *k)
{
	const struct place *p = &r->t.places[k->ref];

	if (!r->beyond || !p->is_short || gaz(r)->items[p->candidates[0]].level < REGION_CITY)
		return false;
	for (uint32_t i = 0; i < p->n; i++)
		if (gaz(r)->items[p->candidates[i]].code / 10000 == home_code(r) / 10000)
			return false;
	return true;
}

void where_token(struct reader *r, size_t i)
{
	const uint64_t place_cues = CUE_BIT(CUE_NATION) | CUE_BIT(CUE_PROVINCE) | CUE_BIT(CUE_CITY) |
				    CUE_BIT(CUE_COUNTY) | CUE_BIT(CUE_AREA) | CUE_BIT(CUE_THAT_PLACE);
	const struct token *k = &r->t.items[i];
	struct where w;

	if (k->kind == TOK_WORD) {
		if (!(k->word->cues & place_cues) || ranks(r, i))
			return;
		if (token_has(k, CUE_NATION) && !names_a_title(r, i))
			deictic(r, REGION_NATION);
		else if (token_has(k, CUE_PROVINCE) && !of_place_before(r, i, REGION_PROVINCE))
			deictic(r, REGION_PROVINCE);
		else if (token_has(k, CUE_CITY) && !of_place_before(r, i, REGION_CITY))
			deictic(r, REGION_CITY);
		else if (token_has(k, CUE_COUNTY) && !of_place_before(r, i, REGION_COUNTY))
			deictic(r, REGION_COUNTY);
		else if (token_has(k, CUE_AREA) && r->t.chars.cp[k->start] != 0x8f96 && !special_area(r, i))
			area(r); /* but 辖区 is of whoever it is */
		else if (token_has(k, CUE_THAT_PLACE) && r->last_where.name) {
			r->sent_where = r->last_where;
			r->has_sent_where = true;
		}
		return;
	}
	if (k->kind == TOK_OTHER
		    ? !where_is_form(r, i) || !(opens_clause(r, i) ||
						(i + 1 < r->sent_end && where_is_body(&r->t.items[i + 1])))
		    : k->kind != TOK_REGION)
		return;
	if (k->kind == TOK_REGION && is_namesake(r, k))
		return;
	if (k->kind == TOK_REGION && !r->incident)
		r->last_where = where_of_place(r, i);
	if (!speaks_for(r, i) && k->kind == TOK_REGION)
		return;
	w = where_of_place(r, i);
	if (r->home.name && w.name && strcmp(w.name, r->home.name) == 0) {
		r->has_sent_where = r->has_para_where = false;
		return;
	}
	r->sent_where = w;
	r->has_sent_where = true;
	if (i == 0 || i - r->sent_begin < 6) {
		/* it opens the sentence: it holds until 全市 or another place */
		r->para_where = w;
		r->has_para_where = true;
	}
}

void where_sentence(struct reader *r, size_t b, size_t e)
{
	(void)b;
	(void)e;
	r->has_sent_where = false;
}
