/* SPDX-License-Identifier: BSD-2-Clause */
/* The printed form of a claim, and the names that it uses. Figures are invented. */
#include "unit.h"

#include "extract/claim.h"

static const char text[] = "全市立案2400余起。";

static void prints(const struct claim *c, struct date published, char *source, const char *want)
{
	struct article a = {.published = published, .source = source};
	struct buf out = {0};

	buf_puts(&a.text, text);
	claim_put_json(&out, c, &a, "a \"b\".txt");
	ck_assert_str_eq(out.p, want);
	buf_release(&out);
	buf_release(&a.text);
}

static struct dec dec(const char *s)
{
	struct dec d = {0};

	ck_assert_int_eq(dec_parse(slice_str(s), &d), KPI_OK);
	return d;
}

START_TEST(a_claim_prints_every_field_of_the_contract_in_order)
{
	struct claim c = {.start = 12,
			  .end = 22,
			  .quote_start = 0,
			  .quote_end = 25,
			  .indicator = "crime.criminal.filed",
			  .label = "立案",
			  .measure = MEASURE_LEVEL,
			  .value = dec("2400"),
			  .unit = "case",
			  .range = {dec("2400"), dec("2500"), true, true, false, true},
			  .bound = BOUND_GE,
			  .basis = {BASIS_NONE, 0, {0, 0, 0}},
			  .has_from = true,
			  .from = dec("2100.50"),
			  .period = {date_of(2018, 1, 1), date_of(2018, 8, 30)},
			  .period_kind = PERIOD_YTD,
			  .region = "吉林省通化市",
			  .modality = MODALITY_ACTUAL,
			  .speaker = "通化警方"};
	char source[] = "通化日报";

	prints(&c, date_of(2018, 8, 29), source,
	       "{\"doc\": \"a \\\"b\\\".txt\", \"start\": 12, \"end\": 22, \"text\": \"2400余起\", "
	       "\"quote\": "
	       "\"全市立案2400余起。\", \"indicator\": \"crime.criminal.filed\", \"label\": \"立案\", "
	       "\"measure\": "
	       "\"level\", \"value\": 2400, \"unit\": \"case\", \"low\": 2400, \"high\": 2500, \"bound\": "
	       "\">=\", "
	       "\"basis\": \"none\", \"from\": 2100.5, \"period\": {\"start\": \"2018-01-01\", \"end\": "
	       "\"2018-08-29\"}, \"period_kind\": \"ytd\", \"region\": \"吉林省通化市\", \"modality\": "
	       "\"actual\", "
	       "\"speaker\": \"通化警方\", \"published\": \"2018-08-29\", \"source\": \"通化日报\"}");
}
END_TEST

START_TEST(what_is_unknown_prints_as_null)
{
	struct claim c = {.start = 12,
			  .end = 22,
			  .quote_start = 0,
			  .quote_end = 25,
			  .label = "",
			  .measure = MEASURE_CHANGE,
			  .value = dec("-30"),
			  .unit = "percent",
			  .bound = BOUND_ABOUT,
			  .basis = {BASIS_YEAR, 2015, {0, 0, 0}},
			  .modality = MODALITY_TARGET};

	prints(&c, (struct date){0, 0, 0}, NULL,
	       "{\"doc\": \"a \\\"b\\\".txt\", \"start\": 12, \"end\": 22, \"text\": \"2400余起\", "
	       "\"quote\": "
	       "\"全市立案2400余起。\", \"indicator\": null, \"label\": \"\", \"measure\": \"change\", "
	       "\"value\": -30, "
	       "\"unit\": \"percent\", \"low\": null, \"high\": null, \"bound\": \"~\", \"basis\": "
	       "\"year:2015\", "
	       "\"from\": null, \"period\": {\"start\": null, \"end\": null}, \"period_kind\": \"unknown\", "
	       "\"region\": null, \"modality\": \"target\", \"speaker\": null, \"published\": null, "
	       "\"source\": null}");
}
END_TEST

START_TEST(every_basis_is_read_as_it_is_printed)
{
	static const char *const names[] = {"none",	 "unstated", "yoy",	  "prev",
					    "year:2015", "year:1",   "year:9999", "since:2012-01-01"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct basis b;
		struct buf out = {0};

		ck_assert_int_eq(basis_parse(slice_str(names[i]), &b), KPI_OK);
		basis_put(&out, b);
		ck_assert_str_eq(out.p, names[i]);
		buf_release(&out);
	}
}
END_TEST

START_TEST(what_is_no_basis_is_refused)
{
	static const char *const bad[] = {"",
					  "YOY",
					  "yoy ",
					  "year:",
					  "year:0",
					  "year:10000",
					  "year:2015.5",
					  "year:x",
					  "since:",
					  "since:2012",
					  "since:2012-02-30",
					  "year"};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct basis b = {BASIS_PREV, 7, {0, 0, 0}};

		ck_assert_msg(basis_parse(slice_str(bad[i]), &b) == KPI_EINPUT, "accepted: %s", bad[i]);
		ck_assert_msg(b.kind == BASIS_PREV && b.year == 7, "changed by %s", bad[i]);
	}
}
END_TEST

START_TEST(measures_and_modalities_have_the_names_of_the_contract)
{
	ck_assert_str_eq(measure_name(MEASURE_LEVEL), "level");
	ck_assert_str_eq(measure_name(MEASURE_CHANGE), "change");
	ck_assert_str_eq(measure_name(MEASURE_RANK), "rank");
	ck_assert_str_eq(modality_name(MODALITY_ACTUAL), "actual");
	ck_assert_str_eq(modality_name(MODALITY_TARGET), "target");
	ck_assert_str_eq(modality_name(MODALITY_INCIDENT), "incident");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {a_claim_prints_every_field_of_the_contract_in_order,
				      what_is_unknown_prints_as_null, every_basis_is_read_as_it_is_printed,
				      what_is_no_basis_is_refused,
				      measures_and_modalities_have_the_names_of_the_contract};

	return unit_main("claim", tests, sizeof(tests) / sizeof(*tests));
}
