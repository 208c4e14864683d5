/* SPDX-License-Identifier: BSD-2-Clause */
/* The gazetteer: codes, full names, the matcher and the names people type. */
#include "unit.h"

#include "extract/region.h"

/* Every place of a text, read from left to right: "F吉林省 S通化 ". */
static char *places(const char *text)
{
	const struct gazetteer *g = gazetteer_builtin();
	struct buf out = {0};
	struct chars c;
	struct slice s = slice_str(text);
	chars_fold(s, 0, (uint32_t)s.n, &c);
	for (uint32_t i = 0; i < c.n;) {
		uint32_t cands[4], len = 1;
		bool is_short;
		if (gazetteer_match(g, &c, i, cands, 4, &len, &is_short)) {
			buf_putc(&out, is_short ? 'S' : 'F');
			buf_put(&out, text + c.off[i], c.off[i + len] - c.off[i]);
			buf_putc(&out, ' ');
		}
		i += len;
	}
	chars_release(&c);
	return buf_steal(&out);
}

static void reads(const char *text, const char *want)
{
	char *got = places(text);
	ck_assert_str_eq(got, want);
	free(got);
}

static void full_name_is(uint32_t code, const char *want)
{
	const struct gazetteer *g = gazetteer_builtin();
	struct buf out = {0};
	int i = gazetteer_find(g, code);
	ck_assert_int_ge(i, 0);
	gazetteer_full_name(g, (size_t)i, &out);
	ck_assert_str_eq(out.p, want);
	buf_release(&out);
}

static void means(const char *name, const char *want)
{
	const struct gazetteer *g = gazetteer_builtin();
	struct buf out = {0};
	struct err e = {0};
	size_t i;
	ck_assert_msg(gazetteer_parse(g, slice_str(name), &i, &e) == KPI_OK, "%s: %s", name, e.msg);
	gazetteer_full_name(g, i, &out);
	ck_assert_str_eq(out.p, want);
	buf_release(&out);
}

START_TEST(full_names_carry_their_parents)
{
	full_name_is(0, "全国");
	full_name_is(220000, "吉林省");
	full_name_is(220500, "吉林省通化市");
	full_name_is(110105, "北京市朝阳区");
	full_name_is(420683, "湖北省襄阳市枣阳市");
	full_name_is(429004, "湖北省仙桃市");
	full_name_is(500101, "重庆市万州区");
	full_name_is(532924, "云南省大理白族自治州宾川县");
	full_name_is(810000, "香港");
	full_name_is(820000, "澳门");
	full_name_is(710000, "台湾");
	full_name_is(710300, "新北市");
	full_name_is(1420600, "湖北省襄樊市");
}
END_TEST

START_TEST(full_names_come_in_traditional_characters_too)
{
	static const struct {
		uint32_t code;
		const char *name;
	} want[] = {{0, "全國"},
		    {440300, "廣東省深圳市"},
		    {210100, "遼寧省瀋陽市"},
		    {810000, "香港特別行政區"},
		    {810002, "香港特別行政區灣仔區"},
		    {710000, "台灣"},
		    {710300, "新北市"},
		    {220000, "吉林省"}};
	const struct gazetteer *g = gazetteer_builtin();
	for (size_t i = 0; i < sizeof(want) / sizeof(*want); i++) {
		struct buf out = {0};
		gazetteer_full_name_trad(g, (size_t)gazetteer_find(g, want[i].code), &out);
		ck_assert_str_eq(out.p, want[i].name);
		buf_release(&out);
	}
}
END_TEST

/* The matcher folds a text: the traditional name must fold to what the index holds. */
START_TEST(every_traditional_name_is_matched_like_the_simplified_one)
{
	const struct gazetteer *g = gazetteer_builtin();
	for (size_t i = 0; i < g->n; i++) {
		const struct region *r = &g->items[i];
		struct chars a, b;
		chars_fold(slice_str(r->name), 0, (uint32_t)strlen(r->name), &a);
		chars_fold(slice_str(r->trad), 0, (uint32_t)strlen(r->trad), &b);
		ck_assert_msg(a.n == b.n && memcmp(a.cp, b.cp, a.n * sizeof(*a.cp)) == 0, "%s %s", r->name,
			      r->trad);
		chars_release(&a);
		chars_release(&b);
	}
}
END_TEST

START_TEST(codes_are_found_and_strangers_are_not)
{
	const struct gazetteer *g = gazetteer_builtin();
	ck_assert_int_eq(gazetteer_find(g, 0), 0);
	ck_assert_int_eq(gazetteer_find(g, 999999), -1);
	ck_assert_int_eq(gazetteer_find(g, UINT32_MAX), -1);
	for (size_t i = 0; i < g->n; i++)
		ck_assert_int_eq(gazetteer_find(g, g->items[i].code), (int)i);
}
END_TEST

START_TEST(the_longest_name_is_read)
{
	reads("吉林省通化市公安局", "F吉林省 F通化市 ");
	reads("记者从延边朝鲜族自治州获悉", "F延边朝鲜族自治州 ");
	reads("锡林郭勒盟和锡盟公安局", "F锡林郭勒盟 S锡盟 ");
	reads("恩施州、凉山州警方", "S恩施州 S凉山州 ");
	reads("通化警方破案12起", "S通化 ");
	reads("上海南站派出所", "S上海 ");
	reads("今年以来,全市刑事警情下降", "");
	reads("", "");
}
END_TEST

START_TEST(traditional_characters_are_read)
{
	reads("遼寧省瀋陽市警方", "F遼寧省 F瀋陽市 ");
	reads("吉林省乾安縣公安局", "F吉林省 F乾安縣 ");
}
END_TEST

START_TEST(common_words_are_no_places)
{
	reads("公安机关维护治安定期通报", "");
	reads("提高安全感,确保重大安全", "");
	reads("全市公安图像侦查", "");
	reads("创建平安、示范县", "");
	reads("其中山东来的和平民警", "S山东 ");
	reads("资源、合作、共和、比如、通道、中方", "");
	reads("吉林市场秩序", "S吉林 ");
	reads("朝阳区域警务", "S朝阳 ");
	reads("盐城市市民", "F盐城市 ");
}
END_TEST

START_TEST(streets_and_origins_are_no_jurisdictions)
{
	reads("在南京路和北京西站抓获湖南籍男子", "S北京 ");
	reads("四川人张某", "");
	reads("四川人民警察", "S四川 ");
	reads("淮安全市警情下降", "S淮安 ");
	reads("龙泉镇村民", "");
}
END_TEST

START_TEST(a_weak_name_needs_a_neighbour)
{
	reads("南海是海,永安也是词", "");
	reads("佛山南海破案12起", "S佛山 S南海 ");
	reads("佛山市南海破案12起", "F佛山市 S南海 ");
	reads("永安警方通报", "S永安 ");
	reads("福建永安通报", "S福建 S永安 ");
	reads("吉林通化通报", "S吉林 S通化 ");
	reads("江西上高速", "S江西 ");
	reads("禅城、南海、高明、三水", "S禅城 S南海 S高明 S三水 ");
	reads("通化、南海", "S通化 ");
}
END_TEST

START_TEST(the_region_named_before_decides_a_weak_name)
{
	const struct gazetteer *g = gazetteer_builtin();
	const char *text = "长春朝阳警方";
	struct chars c;
	uint32_t cands[8], len;
	bool is_short;
	chars_fold(slice_str(text), 0, (uint32_t)strlen(text), &c);
	ck_assert_uint_eq(gazetteer_match(g, &c, 2, cands, 8, &len, &is_short), 1);
	ck_assert_uint_eq(g->items[cands[0]].code, 220104);
	chars_release(&c);
	chars_fold(slice_str(text), 6, (uint32_t)strlen(text), &c);
	ck_assert_uint_eq(gazetteer_match(g, &c, 0, cands, 8, &len, &is_short), 1);
	ck_assert_uint_eq(g->items[cands[0]].code, 211300);
	chars_release(&c);
}
END_TEST

START_TEST(a_generic_name_needs_its_parents)
{
	reads("城区和郊区警情", "");
	reads("阳泉市城区警情", "F阳泉市城区 ");
	reads("阳泉郊区警情", "F阳泉郊区 ");
}
END_TEST

START_TEST(candidates_come_most_important_first)
{
	const struct gazetteer *g = gazetteer_builtin();
	struct chars c;
	uint32_t cands[8], len;
	bool is_short;
	chars_fold(slice_str("吉林巢湖市"), 0, (uint32_t)strlen("吉林巢湖市"), &c);
	ck_assert_uint_eq(gazetteer_match(g, &c, 0, cands, 8, &len, &is_short), 2);
	ck_assert_uint_eq(g->items[cands[0]].code, 220000);
	ck_assert_uint_eq(g->items[cands[1]].code, 220200);
	ck_assert(len == 2 && is_short);
	ck_assert_uint_eq(gazetteer_match(g, &c, 0, cands, 1, &len, &is_short), 1);
	ck_assert_uint_eq(gazetteer_match(g, &c, 2, cands, 8, &len, &is_short), 2);
	ck_assert(!g->items[cands[0]].former && g->items[cands[1]].former && !is_short);
	ck_assert_uint_eq(gazetteer_match(g, &c, 5, cands, 8, &len, &is_short), 0);
	chars_release(&c);
}
END_TEST

/* The code that a name means in a context; UINT32_MAX where it is ambiguous. */
static uint32_t picked(const char *name, uint32_t context)
{
	const struct gazetteer *g = gazetteer_builtin();
	struct chars c;
	uint32_t cands[64], len;
	bool is_short;
	chars_fold(slice_str(name), 0, (uint32_t)strlen(name), &c);
	size_t n = gazetteer_match(g, &c, 0, cands, 64, &len, &is_short);
	chars_release(&c);
	int i = gazetteer_pick(g, cands, n, context);
	return i < 0 ? UINT32_MAX : g->items[i].code;
}

START_TEST(the_context_picks_among_places_of_one_name)
{
	ck_assert_uint_eq(picked("朝阳区", 110000), 110105);
	ck_assert_uint_eq(picked("朝阳区", 220100), 220104);
	ck_assert_uint_eq(picked("朝阳区", 220102), 220104);
	ck_assert_uint_eq(picked("朝阳区", 0), UINT32_MAX);
	ck_assert_uint_eq(picked("吉林", 0), 220000);
	ck_assert_uint_eq(picked("吉林", 220200), 220200);
	ck_assert_uint_eq(picked("吉林", 220500), 220000);
	ck_assert_uint_eq(picked("通化", 110000), 220500);
	ck_assert_uint_eq(picked("没有", 0), UINT32_MAX);
}
END_TEST

START_TEST(ancestors_are_the_province_and_the_city)
{
	const struct gazetteer *g = gazetteer_builtin();
	ck_assert_uint_eq(gazetteer_ancestor(g, 420683, REGION_CITY), 420600);
	ck_assert_uint_eq(gazetteer_ancestor(g, 420683, REGION_PROVINCE), 420000);
	ck_assert_uint_eq(gazetteer_ancestor(g, 420600, REGION_CITY), 420600);
	ck_assert_uint_eq(gazetteer_ancestor(g, 110105, REGION_CITY), 0);
	ck_assert_uint_eq(gazetteer_ancestor(g, 420000, REGION_CITY), 0);
	ck_assert_uint_eq(gazetteer_ancestor(g, 999999, REGION_CITY), 0);
	ck_assert(gazetteer_inside(g, 420683, 420600));
	ck_assert(gazetteer_inside(g, 420683, 0));
	ck_assert(!gazetteer_inside(g, 420600, 420683));
}
END_TEST

START_TEST(people_may_name_a_region_in_any_way)
{
	means("吉林省通化市", "吉林省通化市");
	means("通化市", "吉林省通化市");
	means(" 通化 ", "吉林省通化市");
	means("吉林通化", "吉林省通化市");
	means("吉林", "吉林省");
	means("吉林吉林市", "吉林省吉林市");
	means("北京朝阳区", "北京市朝阳区");
	means("遼寧省瀋陽市", "辽宁省沈阳市");
	means("全国", "全国");
	means("全國", "全国");
	means("香港特別行政區", "香港");
	means("佛山南海", "广东省佛山市南海区");
	means("北京朝阳", "北京市朝阳区");
	means("襄樊市", "湖北省襄樊市");
}
END_TEST

START_TEST(unknown_and_ambiguous_names_are_errors)
{
	const struct gazetteer *g = gazetteer_builtin();
	struct err e;
	size_t i = 77;
	ck_assert_int_eq(gazetteer_parse(g, slice_str("云岭市"), &i, &e), KPI_ENOTFOUND);
	ck_assert_int_eq(gazetteer_parse(g, slice_str(""), &i, &e), KPI_ENOTFOUND);
	ck_assert_int_eq(gazetteer_parse(g, slice_str("广东省通化市"), &i, &e), KPI_ENOTFOUND);
	ck_assert_int_eq(gazetteer_parse(g, slice_str("朝阳区"), &i, &e), KPI_EUSAGE);
	ck_assert_ptr_nonnull(strstr(e.msg, "北京市朝阳区"));
	ck_assert_ptr_nonnull(strstr(e.msg, "吉林省长春市朝阳区"));
	ck_assert_uint_eq(i, 77);
}
END_TEST

START_TEST(former_divisions_point_to_standing_ones)
{
	const struct gazetteer *g = gazetteer_builtin();
	size_t former = 0;
	for (size_t i = 1; i < g->n; i++) {
		const struct region *r = &g->items[i];
		former += r->former;
		ck_assert(r->former || !r->now);
		if (r->now)
			ck_assert(!g->items[gazetteer_find(g, r->now)].former);
	}
	ck_assert_uint_gt(former, 0);
	ck_assert_uint_eq(g->items[gazetteer_find(g, 1420600)].now, 420600);
	ck_assert_uint_eq(g->items[gazetteer_find(g, 320323)].now, 320312);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {full_names_carry_their_parents,
				      full_names_come_in_traditional_characters_too,
				      every_traditional_name_is_matched_like_the_simplified_one,
				      codes_are_found_and_strangers_are_not,
				      the_longest_name_is_read,
				      traditional_characters_are_read,
				      common_words_are_no_places,
				      streets_and_origins_are_no_jurisdictions,
				      a_weak_name_needs_a_neighbour,
				      the_region_named_before_decides_a_weak_name,
				      a_generic_name_needs_its_parents,
				      candidates_come_most_important_first,
				      the_context_picks_among_places_of_one_name,
				      ancestors_are_the_province_and_the_city,
				      people_may_name_a_region_in_any_way,
				      unknown_and_ambiguous_names_are_errors,
				      former_divisions_point_to_standing_ones};
	return unit_main("region", tests, sizeof(tests) / sizeof(*tests));
}
