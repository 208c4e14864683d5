/* SPDX-License-Identifier: BSD-2-Clause */
/* Tests of lib/series: claims to observations, pairs of years, checks. */
#include "unit.h"

#include <stdio.h>

#include "series/check.h"
#include "series/pair.h"
#include "series/series.h"
#include "facts.h"

static const char *const filed = "crime.criminal.filed";
static const char *const region = "示例省云岭市";

static const struct observation *level_in(const struct series *s, int year)
{
	return series_find(s, region, filed, period_year(year), PERIOD_YEAR, MEASURE_LEVEL, BASIS_NONE, NULL);
}

static struct series built(const struct fact *facts, size_t n)
{
	struct series s;

	series_build(facts, n, NULL, POLICY_LATEST, &s);
	return s;
}

START_TEST(a_claim_that_is_no_fact_of_the_jurisdiction_is_no_observation)
{
	struct fact f[5];

	for (int i = 0; i < 5; i++)
		f[i] = level_of(i, 2018, "10");
	f[0].claim.modality = MODALITY_TARGET;
	f[1].claim.modality = MODALITY_INCIDENT;
	f[2].claim.indicator = NULL;
	f[3].claim.measure = MEASURE_RANK;
	f[4].claim.region = NULL;
	struct series s = built(f, 5);

	ck_assert_uint_eq(s.n, 0);
	series_release(&s);
}
END_TEST

START_TEST(kinds_of_period_are_never_mixed)
{
	struct fact f[4];

	for (int i = 0; i < 4; i++)
		f[i] = level_of(i, 2018, "10");
	f[1].claim.period_kind = PERIOD_YTD;
	f[2].claim.period_kind = PERIOD_MONTHS;
	f[3].claim.period = period_year(2017);
	struct series s = built(f, 4);

	ck_assert_uint_eq(s.n, 4);
	for (size_t i = 0; i < s.n; i++)
		ck_assert_uint_eq(s.items[i].nvalues, 1);
	series_release(&s);
}
END_TEST

START_TEST(claims_that_can_be_true_together_are_one_value)
{
	struct fact f[] = {within(level_of(1, 2018, "2400"), "[2400,2500)", BOUND_GE),
			   level_of(2, 2018, "2412"), within(level_of(3, 2018, "2400"), "[,]", BOUND_ABOUT)};
	struct series s = built(f, 3);
	const struct observation *o = level_in(&s, 2018);

	ck_assert_uint_eq(o->nvalues, 1);
	ck_interval(o->values[0].range, "[2412,2412]");
	ck_assert_uint_eq(o->values[0].ncites, 3);
	ck_assert_uint_eq(o->values[0].sources, 3);
	ck_assert(!o->values[0].approximate);
	series_release(&s);
}
END_TEST

START_TEST(overlapping_intervals_narrow_to_what_all_allow)
{
	struct fact f[] = {within(level_of(1, 2018, "2400"), "[2400,2500)", BOUND_GE),
			   within(level_of(2, 2018, "2450"), "[2450,]", BOUND_GE)};
	struct series s = built(f, 2);

	ck_interval(level_in(&s, 2018)->values[0].range, "[2450,2499]");
	series_release(&s);
}
END_TEST

START_TEST(a_rounded_figure_supports_the_sharper_one)
{
	struct fact f[] = {level_of(1, 2018, "12600"), level_of(2, 2018, "12583"),
			   level_of(3, 2018, "12500")};

	f[0].text = "1.26万起";
	f[1].text = "12583起";
	f[2].text = "12500起";
	struct series s = built(f, 3);
	const struct observation *o = level_in(&s, 2018);

	ck_assert_uint_eq(o->nvalues, 2);
	const struct value *sharp = &o->values[o->values[0].ncites == 2 ? 0 : 1];
	ck_interval(sharp->range, "[12583,12583]");
	ck_assert_uint_eq(sharp->ncites, 2);
	series_release(&s);
}
END_TEST

START_TEST(rivals_are_all_kept_and_the_policy_says_which_comes_first)
{
	struct fact f[] = {level_of(1, 2018, "831"), level_of(2, 2018, "840"), level_of(3, 2018, "831")};
	struct series s;

	f[1].published = date_of(2019, 3, 1);
	series_build(f, 3, NULL, POLICY_LATEST, &s);
	const struct observation *o = level_in(&s, 2018);
	ck_assert_uint_eq(o->nvalues, 2);
	ck_interval(o->values[0].range, "[840,840]");
	ck_interval(o->values[1].range, "[831,831]");
	ck_assert_uint_eq(o->values[1].sources, 2);
	series_release(&s);
	series_build(f, 3, NULL, POLICY_FIRST, &s);
	ck_interval(level_in(&s, 2018)->values[0].range, "[831,831]");
	series_release(&s);
}
END_TEST

START_TEST(reprints_are_one_source_and_many_copies)
{
	struct fact f[] = {level_of(1, 2018, "831"), level_of(2, 2018, "831"), level_of(3, 2018, "831"),
			   level_of(3, 2018, "831")};

	f[0].witness = f[1].witness = "abc";
	f[2].witness = f[3].witness = "def";
	struct series s = built(f, 4);
	const struct value *v = &level_in(&s, 2018)->values[0];

	ck_assert_uint_eq(v->sources, 2);
	ck_assert_uint_eq(v->copies, 3);
	ck_assert_uint_eq(v->ncites, 4);
	series_release(&s);
}
END_TEST

START_TEST(the_order_of_the_claims_does_not_matter)
{
	struct fact f[] = {level_of(1, 2018, "831"), level_of(2, 2018, "840"),
			   within(level_of(3, 2018, "800"), "[800,]", BOUND_GE),
			   within(level_of(4, 2018, "830"), "[,]", BOUND_ABOUT)};
	struct buf expected = {0};

	for (int turn = 0; turn < 4; turn++) {
		struct buf b = {0};
		struct fact turned[4];

		for (int i = 0; i < 4; i++)
			turned[i] = f[(i + turn) % 4];
		struct series s = built(turned, 4);
		const struct observation *o = level_in(&s, 2018);
		for (size_t i = 0; i < o->nvalues; i++) {
			put_interval(&b, o->values[i].range);
			for (size_t k = 0; k < o->values[i].ncites; k++)
				buf_printf(&b, " %lld", (long long)o->values[i].cites[k].fact->article);
		}
		series_release(&s);
		if (turn == 0)
			buf_put(&expected, b.p, b.n);
		ck_assert_str_eq(b.p, expected.p);
		buf_release(&b);
	}
	buf_release(&expected);
}
END_TEST

/** Everything of the observations that a report can show. */
static void put_series(struct buf *b, const struct series *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct observation *o = &s->items[i];

		buf_printf(b, "%d %s:", o->period.start.y, o->indicator);
		for (size_t v = 0; v < o->nvalues; v++) {
			put_interval(b, o->values[v].range);
			put_interval(b, o->values[v].wide);
			buf_printf(b, " %u/%u", o->values[v].sources, o->values[v].copies);
			for (size_t k = 0; k < o->values[v].ncites; k++)
				buf_printf(b, " %lld", (long long)o->values[v].cites[k].fact->id);
		}
	}
}

/** A fact of any kind of words: points, rounded ones, ranges that overlap, open and approximate ones. */
static struct fact any_fact(int i)
{
	static const char *const rounded[] = {"0.1万起", "0.2万起", "0.3万起"};
	char value[16], range[40];
	int n = i * 37 % 101;
	struct fact f;

	snprintf(value, sizeof(value), "%d", i % 7 == 3 ? 1000 * (n % 3 + 1) : 900 + 23 * n);
	f = level_of(i, 2018, value);
	snprintf(range, sizeof(range), i % 3 ? "[%s,%d)" : "[%s,]", value, 900 + 23 * n + 10 * (i % 11));
	if (i % 7 == 3)
		f.text = rounded[n % 3];
	else if (i % 7 == 4)
		f = within(f, range, BOUND_GE);
	else if (i % 7 == 5)
		f = within(f, "[,]", BOUND_ABOUT);
	f.witness = i % 5 ? NULL : i % 2 ? "abc" : "def";
	f.published = date_of(2019, 1 + i % 12, 1);
	return f;
}

START_TEST(figures_of_every_kind_of_words_give_one_result_in_any_order)
{
	enum { N = 210 };
	struct buf expected = {0};

	for (int turn = 0; turn < 6; turn++) {
		static const int steps[] = {1, 11, 13, 17, 23, 209}; /* prime to N */
		struct buf b = {0};
		struct fact f[N];

		for (int i = 0; i < N; i++)
			f[i] = any_fact((i * steps[turn] + turn) % N);
		struct series s = built(f, N);

		put_series(&b, &s);
		series_release(&s);
		if (turn == 0)
			buf_put(&expected, b.p, b.n);
		ck_assert_str_eq(b.p, expected.p);
		buf_release(&b);
	}
	buf_release(&expected);
}
END_TEST

START_TEST(no_two_rivals_can_be_true_together)
{
	enum { N = 210 };
	struct fact f[N];
	size_t cites = 0;

	for (int i = 0; i < N; i++)
		f[i] = any_fact(i);
	struct series s = built(f, N);
	const struct observation *o = level_in(&s, 2018);

	ck_assert_uint_gt(o->nvalues, 8);
	for (size_t i = 0; i < o->nvalues; i++) {
		cites += o->values[i].ncites;
		for (size_t k = 0; k < i; k++)
			ck_assert(interval_is_empty(interval_meet(o->values[i].range, o->values[k].range)));
	}
	ck_assert_uint_eq(cites, N);
	series_release(&s);
}
END_TEST

START_TEST(an_interval_joins_the_first_of_the_values_it_meets)
{
	/* Points of one kind stand by day, latest first: 500 comes before 300 and 400, 100 is outside. */
	struct fact f[] = {level_of(1, 2018, "100"), level_of(2, 2018, "300"), level_of(3, 2018, "400"),
			   level_of(4, 2018, "500"), within(level_of(5, 2018, "200"), "[200,600)", BOUND_GE)};

	f[3].published = date_of(2019, 3, 1);
	struct series s = built(f, 5);
	const struct observation *o = level_in(&s, 2018);

	ck_assert_uint_eq(o->nvalues, 4);
	for (size_t i = 0; i < 4; i++)
		ck_assert_uint_eq(o->values[i].ncites, dec_cmp(o->values[i].range.lo, D("500")) == 0 ? 2 : 1);
	series_release(&s);
}
END_TEST

START_TEST(a_value_that_a_later_figure_narrows_leaves_room_below)
{
	/* [0,60] narrows to [50,60]; then 10 to 20 is no part of it any more. */
	struct fact f[] = {within(level_of(1, 2018, "50"), "[0,60]", BOUND_GE),
			   within(level_of(2, 2018, "50"), "[50,110]", BOUND_GE),
			   within(level_of(3, 2018, "0"), "[0,40)", BOUND_ABOUT)};
	struct series s = built(f, 3);
	const struct observation *o = level_in(&s, 2018);

	ck_assert_uint_eq(o->nvalues, 2);
	for (size_t i = 0; i < 2; i++)
		if (o->values[i].ncites == 2)
			ck_interval(o->values[i].range, "[50,60]");
		else
			ck_interval(o->values[i].range, "[0,39]");
	series_release(&s);
}
END_TEST

START_TEST(many_rivals_are_all_kept_in_the_order_of_the_policy)
{
	enum { N = 20000 };
	struct fact *f = calloc(N, sizeof(*f));
	char value[16];

	for (int i = 0; i < N; i++) {
		snprintf(value, sizeof(value), "%d", 1 + i * 7919 % N);
		f[i] = level_of(i, 2018, value);
		f[i].published = date_add_days(date_of(2019, 1, 1), i);
	}
	struct series s = built(f, N);
	const struct observation *o = level_in(&s, 2018);

	ck_assert_uint_eq(o->nvalues, N);
	for (size_t i = 0; i < N; i++) {
		ck_assert_uint_eq(o->values[i].ncites, 1);
		ck_assert_ptr_eq(o->values[i].cites[0].fact, &f[N - 1 - i]);
	}
	series_release(&s);
	free(f);
}
END_TEST

START_TEST(an_article_is_counted_once_whatever_else_it_reprints)
{
	struct fact f[] = {level_of(1, 2018, "1"), level_of(2, 2018, "1"), level_of(1, 2018, "1"),
			   level_of(3, 2018, "1"), level_of(4, 2018, "1"), level_of(4, 2018, "1")};
	const struct fact *list[6];
	unsigned int copies;

	f[0].witness = f[2].witness = f[3].witness = "abc";
	for (int i = 0; i < 6; i++)
		list[i] = &f[i];
	ck_assert_uint_eq(facts_witnesses(list, 6, &copies), 3);
	ck_assert_uint_eq(copies, 4);
	ck_assert_uint_eq(facts_witnesses(list, 0, &copies), 0);
	ck_assert_uint_eq(copies, 0);
}
END_TEST

START_TEST(changes_are_values_of_their_own_by_basis)
{
	struct fact f[] = {change_of(1, 2018, "-3.37", "percent"), change_of(2, 2018, "-3.4", "percent"),
			   change_of(3, 2018, "-9", "percent"), change_of(4, 2018, "-5", "percent")};

	f[2].claim.basis = (struct basis){.kind = BASIS_YEAR, .year = 2015};
	f[3].claim.basis = (struct basis){.kind = BASIS_YEAR, .year = 2017};
	struct series s = built(f, 4);

	ck_assert_uint_eq(s.n, 2);
	const struct observation *yoy = series_find(&s, region, filed, period_year(2018), PERIOD_YEAR,
						    MEASURE_CHANGE, BASIS_YOY, "percent");
	ck_assert_uint_eq(yoy->nvalues, 2); /* -3.4 is -3.37 rounded; year:2017 is yoy, and -5 a rival */
	series_release(&s);
}
END_TEST

START_TEST(an_earlier_level_that_an_article_states_is_a_level_of_that_period)
{
	struct fact f[] = {level_of(1, 2018, "108"), change_of(2, 2018, "-327", "case"),
			   change_of(3, 2018, "-3.37", "percent")};

	for (int i = 0; i < 3; i++)
		f[i].claim.has_from = true;
	f[0].claim.from = D("156");
	f[1].claim.from = D("18886");
	f[2].claim.from = D("860");
	f[1].claim.indicator = "traffic.accidents";
	struct series s = built(f, 3);

	const struct observation *o = level_in(&s, 2017);
	ck_assert_ptr_nonnull(o);
	/* 860 stands beside a percentage only, in another article: its unit is not known without a catalog. */
	ck_assert_uint_eq(o->nvalues, 1);
	ck_interval(o->values[0].range, "[156,156]");
	ck_assert(o->values[0].cites[0].from);
	o = series_find(&s, region, "traffic.accidents", period_year(2017), PERIOD_YEAR, MEASURE_LEVEL,
			BASIS_NONE, "case");
	ck_interval(o->values[0].range, "[18886,18886]");
	series_release(&s);

	static const struct indicator items[] = {
		{"crime.criminal.filed", "2-crime", "case", GOOD_DOWN, "x", "x"}};
	static const struct catalog catalog = {items, 1};
	series_build(f, 3, &catalog, POLICY_LATEST, &s);
	ck_assert_uint_eq(level_in(&s, 2017)->nvalues, 2);
	series_release(&s);
}
END_TEST

START_TEST(an_earlier_level_of_a_named_year_goes_to_that_year)
{
	struct fact f[] = {level_of(1, 2018, "108"), change_of(1, 2018, "-50", "percent")};

	f[0].claim.has_from = true;
	f[0].claim.from = D("216");
	f[1].claim.basis = (struct basis){.kind = BASIS_YEAR, .year = 2012};
	struct series s = built(f, 2);

	ck_assert_ptr_null(level_in(&s, 2017));
	ck_assert_ptr_nonnull(level_in(&s, 2012));
	series_release(&s);
}
END_TEST

static struct pair pair_of(const struct series *s, int year)
{
	struct pair p;

	pair_make(s, region, filed, period_year(year), PERIOD_YEAR, "case", &p);
	return p;
}

START_TEST(last_year_is_derived_from_level_and_change)
{
	struct fact f[] = {within(level_of(1, 2018, "2400"), "[2400,2500)", BOUND_GE),
			   change_of(1, 2018, "-7.02", "percent")};
	struct series s = built(f, 2);
	struct pair p = pair_of(&s, 2018);
	struct interval i;

	ck_assert_ptr_null(p.prior);
	ck_assert(pair_implied(&p, &i));
	ck_interval(i, "[2582,2687]");
	series_release(&s);
}
END_TEST

START_TEST(a_change_of_unstated_basis_implies_nothing)
{
	struct fact f[] = {level_of(1, 2018, "831"), change_of(1, 2018, "-3.37", "percent")};
	struct interval i;
	enum change_kind kind;

	f[1].claim.basis.kind = BASIS_UNSTATED;
	struct series s = built(f, 2);
	struct pair p = pair_of(&s, 2018);
	ck_assert_ptr_nonnull(pair_claimed(&p, &kind));
	ck_assert(!pair_implied(&p, &i));
	series_release(&s);
}
END_TEST

START_TEST(a_part_of_the_year_is_compared_with_the_same_part_only)
{
	struct fact f[] = {until(level_of(1, 2018, "500"), 8, 29), until(level_of(2, 2017, "550"), 8, 29),
			   level_of(3, 2017, "860"), until(level_of(4, 2017, "560"), 8, 31)};
	struct series s = built(f, 4);
	struct pair p;

	pair_make(&s, region, filed, f[0].claim.period, PERIOD_YTD, "case", &p);
	ck_interval(p.prior->values[0].range, "[550,550]");
	series_release(&s);
}
END_TEST

START_TEST(consistent_figures_give_no_finding)
{
	struct fact f[] = {level_of(1, 2017, "860"), level_of(2, 2018, "831"),
			   change_of(2, 2018, "-3.37", "percent"), change_of(3, 2018, "-29", "case"),
			   change_of(4, 2018, "-3.3", "percent")};
	struct series s = built(f, 5);
	struct pair p = pair_of(&s, 2018);
	struct finding out[FINDINGS_MAX];

	/* -3.3 is -3.37 cut off */
	ck_assert_uint_eq(check_pair(&p, out), 0);
	series_release(&s);
}
END_TEST

START_TEST(a_percentage_outside_its_levels_is_inconsistent)
{
	struct fact f[] = {level_of(1, 2018, "831"), change_of(1, 2018, "-9.5", "percent")};

	f[0].claim.has_from = true;
	f[0].claim.from = D("860");
	struct series s = built(f, 2);
	struct pair p = pair_of(&s, 2018);
	struct finding out[FINDINGS_MAX];

	/* All in one article: nothing was restated. */
	ck_assert_uint_eq(check_pair(&p, out), 1);
	ck_assert_str_eq(out[0].check, "C1");
	ck_assert_int_eq(out[0].kind, FINDING_INCONSISTENT);
	ck_interval(out[0].computed, "[-3.372094,-3.372093]");
	ck_interval(out[0].implied, "[918,919]");
	series_release(&s);
}
END_TEST

START_TEST(a_level_stated_otherwise_later_is_restated)
{
	struct fact f[] = {level_of(1, 2017, "875"), level_of(2, 2018, "831"),
			   change_of(2, 2018, "-3.37", "percent")};

	f[1].claim.has_from = true;
	f[1].claim.from = D("860");
	struct series s = built(f, 3);
	struct pair p = pair_of(&s, 2018);
	struct finding out[FINDINGS_MAX];

	ck_assert_uint_eq(check_pair(&p, out), 1);
	ck_assert_str_eq(out[0].check, "C3");
	ck_assert_int_eq(out[0].kind, FINDING_RESTATED);
	ck_interval(out[0].prior->range, "[875,875]");
	ck_interval(out[0].now->range, "[860,860]");
	ck_assert(!out[0].fits_then && out[0].fits_now);
	series_release(&s);
}
END_TEST

START_TEST(a_change_that_points_to_another_level_than_was_published_implies_a_restatement)
{
	struct fact f[] = {level_of(1, 2017, "875"), level_of(2, 2018, "831"),
			   change_of(2, 2018, "-3.37", "percent")};
	struct series s = built(f, 3);
	struct pair p = pair_of(&s, 2018);
	struct finding out[FINDINGS_MAX];

	ck_assert_uint_eq(check_pair(&p, out), 2);
	ck_assert_str_eq(out[0].check, "C1");
	ck_assert_str_eq(out[1].check, "C3");
	ck_assert_ptr_null(out[1].now);
	ck_interval(out[1].implied, "[860,860]");
	series_release(&s);
}
END_TEST

START_TEST(a_rise_of_a_rate_in_percent_may_mean_points)
{
	const char *rate = "crime.criminal.clearance_rate";
	struct fact f[] = {fact_of(1, rate, 2017, MEASURE_LEVEL, "53.1", "percent"),
			   fact_of(2, rate, 2018, MEASURE_LEVEL, "55.8", "percent"),
			   fact_of(2, rate, 2018, MEASURE_CHANGE, "2.7", "percent"),
			   fact_of(3, rate, 2018, MEASURE_CHANGE, "1.5", "point")};
	struct series s = built(f, 4);
	struct pair p;
	struct finding out[FINDINGS_MAX];

	pair_make(&s, region, rate, period_year(2018), PERIOD_YEAR, "percent", &p);
	ck_assert_uint_eq(check_pair(&p, out), 2);
	ck_assert_int_eq(out[0].change_kind, CHANGE_POINTS);
	ck_assert_int_eq(out[0].kind, FINDING_INCONSISTENT);
	ck_assert_int_eq(out[1].kind, FINDING_RESTATED);
	series_release(&s);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_claim_that_is_no_fact_of_the_jurisdiction_is_no_observation,
		kinds_of_period_are_never_mixed,
		claims_that_can_be_true_together_are_one_value,
		overlapping_intervals_narrow_to_what_all_allow,
		a_rounded_figure_supports_the_sharper_one,
		rivals_are_all_kept_and_the_policy_says_which_comes_first,
		reprints_are_one_source_and_many_copies,
		figures_of_every_kind_of_words_give_one_result_in_any_order,
		no_two_rivals_can_be_true_together,
		an_interval_joins_the_first_of_the_values_it_meets,
		a_value_that_a_later_figure_narrows_leaves_room_below,
		many_rivals_are_all_kept_in_the_order_of_the_policy,
		an_article_is_counted_once_whatever_else_it_reprints,
		the_order_of_the_claims_does_not_matter,
		changes_are_values_of_their_own_by_basis,
		an_earlier_level_that_an_article_states_is_a_level_of_that_period,
		an_earlier_level_of_a_named_year_goes_to_that_year,
		last_year_is_derived_from_level_and_change,
		a_change_of_unstated_basis_implies_nothing,
		a_part_of_the_year_is_compared_with_the_same_part_only,
		consistent_figures_give_no_finding,
		a_percentage_outside_its_levels_is_inconsistent,
		a_level_stated_otherwise_later_is_restated,
		a_change_that_points_to_another_level_than_was_published_implies_a_restatement,
		a_rise_of_a_rate_in_percent_may_mean_points,
	};

	return unit_main("series", tests, sizeof(tests) / sizeof(*tests));
}
