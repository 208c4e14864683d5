/* SPDX-License-Identifier: BSD-2-Clause */
/* The number grammar: every number of a text, what it says and how exactly. */
#include "unit.h"

#include "extract/number.h"

static void put_bounds(struct buf *out, const struct interval *r)
{
	buf_putc(out, r->lo_open ? '(' : '[');
	if (r->has_lo)
		dec_put_short(out, r->lo);
	buf_putc(out, ',');
	if (r->has_hi)
		dec_put_short(out, r->hi);
	buf_putc(out, r->hi_open ? ')' : ']');
}

static void put_number(struct buf *out, const char *text, const struct chars *c, const struct number *n)
{
	static const char *const marks[] = {"", "%", "pp", "‰", "x", "th", ""};
	bool exact = n->has_value && n->bound == BOUND_EXACT;

	if (out->n)
		buf_putc(out, ' ');
	for (uint32_t i = c->off[n->start]; i < c->off[n->end]; i++)
		if (text[i] != ' ')
			buf_putc(out, text[i]);
	buf_putc(out, '=');
	if (!exact)
		buf_puts(out, n->bound == BOUND_EXACT ? "" : bound_name(n->bound));
	if (n->has_value)
		dec_put_short(out, n->value);
	buf_puts(out, marks[n->kind == NUMBER_RANGE ? n->range_kind : n->kind]);
	if (!exact && n->bound != BOUND_ABOUT)
		put_bounds(out, &n->range);
	else if (!n->has_value)
		put_bounds(out, &n->range);
}

/* All numbers of the text, left to right: "约300=~300". */
static char *numbers(const char *text)
{
	struct buf out = {0};
	struct chars c;
	struct slice s = slice_str(text);

	chars_fold(s, 0, (uint32_t)s.n, &c);
	for (uint32_t i = 0; i < c.n;) {
		struct number n;

		if (!number_scan(&c, i, &n)) {
			i++;
			continue;
		}
		put_number(&out, text, &c, &n);
		i = n.end;
	}
	chars_release(&c);
	return buf_steal(&out);
}

struct example {
	const char *text, *want;
};

static void reads(const struct example *e)
{
	for (; e->text; e++) {
		char *got = numbers(e->text);

		ck_assert_msg(strcmp(got, e->want) == 0, "%s\n got: %s\nwant: %s", e->text, got, e->want);
		free(got);
	}
}

START_TEST(arabic_digits_with_separators_and_decimals)
{
	static const struct example e[] = {
		{"立案4127起", "4127=4127"},
		{"下降12.25%", "12.25%=12.25%"},
		{"为97.386 %", "97.386%=97.386%"},
		{"接警7,846起", "7,846=7846"},
		{"接警１２，８４６，０３１起", "１２，８４６，０３１=12846031"},
		{"共58 310宗", "58310=58310"},
		{"1,2,3分钟", "1=1 2=2 3=3"},
		{"38 120", "38=38 120=120"},
		{"192.168.1.1", ""},
		{"1.侵财类警情", "1=1"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(scales_multiply)
{
	static const struct example e[] = {
		{"38.6万起", "38.6万=386000"},
		{"2.37亿元", "2.37亿=237000000"},
		{"1亿3500万元", "1亿3500万=135000000"},
		{"12万5千人", "12万5千=125000"},
		{"1萬9,874件", "1萬9,874=19874"},
		{"3.2 万起", "3.2万=32000"},
		{"2个亿", "2个亿=200000000"},
		{"1.3万亿元", "1.3万亿=1300000000000"},
		{"缴毒5千克", "5=5"},
		{"送出3百货", "3=3"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(chinese_numerals)
{
	static const struct example e[] = {
		{"二百三十四支", "二百三十四=234"},
		{"一千零四十三件", "一千零四十三=1043"},
		{"二万三千人", "二万三千=23000"},
		{"两百起", "两百=200"},
		{"十五名", "十五=15"},
		{"廿五", "廿五=25"},
		{"三万五", "三万五=35000"},
		{"一百二", "一百二=120"},
		{"一万零五", "一万零五=10005"},
		{"二〇〇七", "二〇〇七=2007"},
		{"壹佰贰拾叁元", "壹佰贰拾叁=123"},
		{"二十三点九", "二十三点九=23.9"},
		{"三点二万", "三点二万=32000"},
		{"四万五千亿", "四万五千亿=4500000000000"},
		{"三十两", "三十=30 两=2"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(more_than_said_runs_one_step_of_the_last_digit)
{
	static const struct example e[] = {
		{"2400余起", "2400余=>=2400[2400,2500)"},
		{"870余万元", "870余万=>=8700000[8700000,8800000)"},
		{"3万多起", "3万多=>=30000[30000,40000)"},
		{"1.2万余人", "1.2万余=>=12000[12000,13000)"},
		{"36亿余条", "36亿余=>=3600000000[3600000000,3700000000)"},
		{"6000余万元", "6000余万=>=60000000[60000000,70000000)"},
		{"320 余起", "320余=>=320[320,330)"},
		{"二百三十余名", "二百三十余=>=230[230,240)"},
		{"十几起", "十几=>=10[10,20)"},
		{"百余起", "百余=>=100[100,200)"},
		{"万余名", "万余=>=10000[10000,20000)"},
		{"30多%", "30多%=>=30%[30,40)"},
		{"3个多百分点", "3个多百分点=>=3pp[3,4)"},
		{"60多抓", "60=60"},
		{"5多发案", "5=5"},
		{"抓获3余某", "3=3"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(approximators_bound_the_number)
{
	static const struct example e[] = {
		{"约300起", "约300=~300"},
		{"近3万条", "近3万=~30000"},
		{"突破12万", "突破12万=>120000(120000,]"},
		{"超1.5亿元", "超1.5亿=>150000000(150000000,]"},
		{"逾两成", "逾两成=>20%(20,]"},
		{"不低于98%", "不低于98%=>=98%[98,]"},
		{"98%以上", "98%以上=>=98%[98,]"},
		{"不足20", "不足20=<20[,20)"},
		{"不超过5", "不超过5=<=5[,5]"},
		{"3以内", "3以内=<=3[,3]"},
		{"30%左右", "30%左右=~30%"},
		{"近百余起", "近百余=~100"},
		{"约2.4万余", "约2.4万余=~24000"},
		{"上千人", "上千=>=1000[1000,]"},
		{"过万", "过万=>10000(10000,]"},
		{"≥95%", "≥95%=>=95%[95,]"},
		{"高达60%", "60%=60%"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(sizes_without_a_number)
{
	static const struct example e[] = {
		{"数十起", "数十=~[10,100)"},
		{"几百万元", "几百万=~[1000000,10000000)"},
		{"成百上千", "上千=>=1000[1000,]"},
		{"死亡人数百分之三", "百分之三=3%"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(percent_in_all_its_words)
{
	static const struct example e[] = {
		{"百分之三十三点九", "百分之三十三点九=33.9%"},
		{"百分之4.7", "百分之4.7=4.7%"},
		{"百分之百", "百分之百=100%"},
		{"百分百", "百分百=100%"},
		{"近三成", "近三成=~30%"},
		{"占六成多", "六成多=>=60%[60,70)"},
		{"降一成半", "一成半=15%"},
		{"跌三成七。", "三成七=37%"},
		{"三成以上", "三成以上=>=30%[30,]"},
		{"三成员", "三=3"},
		{"一成立就", "一=1"},
		{"四分之一", "四分之一=25%"},
		{"三分之二", "三分之二=66.6667%"},
		{"占1/4", "1/4=25%"},
		{"千分之三", "千分之三=3‰"},
		{"5‰", "5‰=5‰"},
		{"八折", "八折=80%"},
		{"85折", "85折=85%"},
		{"2折合", "2=2"},
		{"下降一半", "一半=50%"},
		{"减半", "半=50%"},
		{"过半", "过半=>50%(50,]"},
		{"近半年", ""},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(points_and_multiples)
{
	static const struct example e[] = {
		{"上升3.7个百分点", "3.7个百分点=3.7pp"},
		{"0.4百分点", "0.4百分点=0.4pp"},
		{"2.1%个百分点", "2.1%个百分点=2.1pp"},
		{"20百分点", "20百分点=20pp"},
		{"1.6倍", "1.6倍=1.6x"},
		{"近两倍", "近两倍=~2x"},
		{"一倍多", "一倍多=>=1x[1,2)"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(signs_are_signs_only_where_no_range_is_meant)
{
	static const struct example e[] = {
		{"同比-12.4%", "-12.4%=-12.4%"},
		{"同比－12.4%", "－12.4%=-12.4%"},
		{"+6.9个百分点", "+6.9个百分点=6.9pp"},
		{"(+8.4%)", "+8.4%=8.4%"},
		{"↓3.2%", "↓3.2%=-3.2%"},
		{"▲12起", "12=12"},
		{"412起-12.4%", "412=412 -12.4%=-12.4%"},
		{"100元-200元", "100=100 200=200"},
		{"负三十二", "负三十二=-32"},
		{"担负三项", "三=3"},
		{"-5%至-3%", "-5%至-3%=%[-5,-3]"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(ranges)
{
	static const struct example e[] = {
		{"10至15起", "10至15=[10,15]"},
		{"10%—15%", "10%—15%=%[10,15]"},
		{"3~5", "3~5=[3,5]"},
		{"3至5万", "3至5万=[30000,50000]"},
		{"8000至1万", "8000至1万=[8000,10000]"},
		{"一千到两千万元", "一千到两千万=[10000000,20000000]"},
		{"百分之三至五", "百分之三至五=%[3,5]"},
		{"三到五成", "三到五成=%[30,50]"},
		{"20和30之间", "20和30=[20,30]"},
		{"20和30起", "20=20 30=30"},
		{"七八百人", "七八百=~[700,800]"},
		{"2018-27", "2018=2018 27=27"},
		{"0710-3660110", "0710=710 3660110=3660110"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(letters_and_exponents_multiply)
{
	static const struct example e[] = {
		{"涉案15k", "15k=15000"},
		{"30w元左右", "30w=300000"},
		{"1.2M", "1.2M=1200000"},
		{"8k-12k", "8k-12k=[8000,12000]"},
		{"10~15k元", "10~15k=[10000,15000]"},
		{"40km", "40=40"},
		{"100MB", "100=100"},
		{"20wifi", "20=20"},
		{"2e5", "2e5=200000"},
		{"3.7e-1", "3.7e-1=0.37"},
		{"2e5f", "2=2"},
		{"2^5", "2^5=32"},
		{"4^-1", "4^-1=0.25"},
		{"10^99", "10=10 99=99"},
		{"增12k个百分点", "12k个百分点=12000pp"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(a_point_may_lead_a_decimal)
{
	static const struct example e[] = {
		{".25", ".25=0.25"},	   {"-.5", "-.5=-0.5"},	      {"图.5", "5=5"},
		{"1..5", "1=1 5=5"},	   {"零点77", "零点77=0.77"}, {"一百点25", "一百点25=100.25"},
		{"8点5倍", "8点5倍=8.5x"}, {"8点5分", "8=8 5=5"},     {NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(guesses_widen_what_they_stand_on)
{
	static const struct example e[] = {
		{"三五百人", "三五百=~[300,500]"},
		{"一百零几万", "一百零几万=>=1000000[1000000,1100000)"},
		{"三五成群", "三五=35"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(halves_behind_multiples_tenths_and_ages)
{
	static const struct example e[] = {
		{"增长一倍半", "一倍半=1.5x"},
		{"两倍半年薪", "两倍=2x"},
		{"七成 六", "七成六=76%"},
		{"打半折", "半折=50%"},
		{"年过半百", "半百=50"},
		{"三打。", "三打=36"},
		{"一打三整治", "一=1 三=3"},
		{"四点 五个百分点", "四点五个百分点=4.5pp"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(fractions_over_one_and_below_zero)
{
	static const struct example e[] = {
		{"3/2", "3/2=150%"},
		{"24/7服务", "24=24 7=7"},
		{"2 3/4", "23/4=2.75"},
		{"负三分之负六", "负三分之负六=200%"},
		{"负的百分之六", "负的百分之六=-6%"},
		{"负 1,200", "负1,200=-1200"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(signs_of_comparison_bound_the_number)
{
	static const struct example e[] = {
		{">=95%", ">=95%=>=95%[95,]"},
		{"< = 20", "<=20=<=20[,20]"},
		{"<5", "<5=<5[,5)"},
		{"小于或等于8", "小于或等于8=<=8[,8]"},
		{"最多为5", "最多为5=<=5[,5]"},
		{"170 之下", "170之下=<=170[,170]"},
		{"首页 > 2018年", "2018=2018"},
		{"首页>12月", "12=12"},
		{"<8>", "8=8"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(ordinals)
{
	static const struct example e[] = {
		{"居第4位", "第4=4th"},
		{"全省第一", "第一=1th"},
		{"第三十三个", "第三十三=33th"},
		{"第3至第5位", "第3至第5=th[3,5]"},
		{"第十和第十五之间", "第十和第十五=th[10,15]"},
		{"第二和第三名", "第二=2th 第三=3th"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(codes_and_words_are_no_numbers)
{
	static const struct example e[] = {
		{"A05版", ""},	    {"COVID-19", ""}, {"一直，统一，一些", ""},	 {"万一百姓千方百计", ""},
		{"三等功二级", ""}, {"一是二是", ""}, {"周三星期五", ""},	 {"十分重视", ""},
		{"零售", ""},	    {"进一步", ""},   {"九点五分", "九=9 五=5"}, {NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(a_number_that_does_not_fit_is_none)
{
	static const struct example e[] = {
		{"12345678901234567890123", ""},
		{"九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九"
		 "九九九九九九",
		 ""},
		{NULL, NULL},
	};
	char *got = numbers(e[0].text);

	ck_assert_str_eq(got, e[0].want);
	free(got);
	/* the second only has to come to an end */
	free(numbers(e[1].text));
}
END_TEST

static void tail_is(const char *text, uint32_t unit_at, const char *want, uint32_t len)
{
	struct buf out = {0};
	struct chars c;
	struct number n;
	struct slice s = slice_str(text);

	chars_fold(s, 0, (uint32_t)s.n, &c);
	ck_assert(number_scan(&c, 0, &n));
	ck_assert_uint_eq(number_tail(&c, unit_at, &n), len);
	buf_puts(&out, bound_name(n.bound));
	put_bounds(&out, &n.range);
	ck_assert_str_eq(out.p, want);
	buf_release(&out);
	chars_release(&c);
}

START_TEST(a_bound_may_stand_behind_the_unit)
{
	tail_is("3人以内", 2, "<=[,3]", 2);
	tail_is("95件以上。", 3, ">=[95,]", 2);
	tail_is("20起左右", 3, "~[,]", 2);
	tail_is("36起余。", 3, ">=[36,37)", 1);
	tail_is("36起多抓", 3, "=[36,36]", 0);
	tail_is("约3人以上", 3, "~[,]", 2);
}
END_TEST

START_TEST(the_numeral_is_marked_apart_from_its_approximators)
{
	struct chars c;
	struct number n;
	struct slice s = slice_str("约2.4万余起");

	chars_fold(s, 0, (uint32_t)s.n, &c);
	ck_assert(number_scan(&c, 0, &n));
	ck_assert_uint_eq(n.digits_start, 1);
	ck_assert_uint_eq(n.digits_end, 5);
	ck_assert_uint_eq(n.end, 6);
	ck_assert(n.ends_with_scale && !n.chinese);
	chars_release(&c);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		arabic_digits_with_separators_and_decimals,
		scales_multiply,
		chinese_numerals,
		more_than_said_runs_one_step_of_the_last_digit,
		approximators_bound_the_number,
		sizes_without_a_number,
		percent_in_all_its_words,
		points_and_multiples,
		signs_are_signs_only_where_no_range_is_meant,
		ranges,
		letters_and_exponents_multiply,
		a_point_may_lead_a_decimal,
		guesses_widen_what_they_stand_on,
		halves_behind_multiples_tenths_and_ages,
		fractions_over_one_and_below_zero,
		signs_of_comparison_bound_the_number,
		ordinals,
		codes_and_words_are_no_numbers,
		a_number_that_does_not_fit_is_none,
		a_bound_may_stand_behind_the_unit,
		the_numeral_is_marked_apart_from_its_approximators,
	};

	return unit_main("number", tests, sizeof(tests) / sizeof(*tests));
}
