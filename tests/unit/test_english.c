/* SPDX-License-Identifier: BSD-2-Clause */
/* English reports: what becomes a claim, of what, when, where, and against what. */
#include "extract/english.h"
#include "tests/unit/unit.h"

/* The claims of a text published on 20 February 2025, one a line: TEXT|INDICATOR|VALUE UNIT|BASIS|START..END|REGION. */
static struct buf read_text(const char *body)
{
	struct article_hints hints = {.published = date_of(2025, 2, 20)};
	struct claims claims = {0};
	struct article a;
	struct buf out = {0};

	article_from_text(slice_str(body), &hints, &a);
	ck_assert(english_is(&a));
	english_read(lexicon_en_builtin(), &a, &claims, NULL, NULL);
	for (size_t i = 0; i < claims.n; i++) {
		const struct claim *c = &claims.items[i];

		buf_put(&out, a.text.p + c->start, c->end - c->start);
		buf_printf(&out, "|%s|%s", c->indicator ? c->indicator : "-", bound_name(c->bound));
		dec_put_short(&out, c->value);
		buf_printf(&out, " %s|", c->unit);
		basis_put(&out, c->basis);
		buf_putc(&out, '|');
		if (date_is_set(c->period.start))
			date_put(&out, c->period.start);
		buf_puts(&out, "..");
		if (date_is_set(c->period.end))
			date_put(&out, period_last(c->period));
		buf_printf(&out, "|%s|%s\n", c->region ? c->region : "-", modality_name(c->modality));
	}
	claims_release(&claims);
	article_release(&a);
	return out;
}

static void expect(const char *body, const char *want)
{
	struct buf got = read_text(body);

	ck_slice_eq(buf_slice(&got), want);
	buf_release(&got);
}

START_TEST(a_level_and_its_change_are_two_claims)
{
	expect("Police in Malta recorded 1,310 burglaries in 2024, a rise of 4.5 per cent on 2023.",
	       "1,310|crime.burglary.filed|=1310 case|none|2024-01-01..2024-12-31|Malta|actual\n"
	       "a rise of 4.5 per cent|crime.burglary.filed|=4.5 "
	       "percent|year:2023|2024-01-01..2024-12-31|Malta|actual\n");
}
END_TEST

START_TEST(an_earlier_figure_is_no_claim)
{
	expect("Robberies in Singapore fell from 81 to 64 last year, police figures for the year show.",
	       "64|crime.robbery.filed|=64 case|none|2024-01-01..2024-12-31|Singapore|actual\n");
	expect("There were 64 robberies in Singapore in 2024, compared with 81 a year earlier, police said.",
	       "64|crime.robbery.filed|=64 case|none|2024-01-01..2024-12-31|Singapore|actual\n");
}
END_TEST

START_TEST(lists_pair_with_their_values)
{
	expect("Robbery, theft and fraud in Ireland rose by 2%, 3.5% and 7% respectively last year, year on "
	       "year.",
	       "rose by 2%|crime.robbery.filed|=2 percent|yoy|2024-01-01..2024-12-31|Ireland|actual\n"
	       "3.5%|crime.theft.filed|=3.5 percent|yoy|2024-01-01..2024-12-31|Ireland|actual\n"
	       "7%|crime.fraud.filed|=7 percent|yoy|2024-01-01..2024-12-31|Ireland|actual\n");
}
END_TEST

START_TEST(a_narrower_kind_is_never_the_broad_one)
{
	expect("Shop thefts in Scotland rose 8% last year and fatal collisions fell 5%, figures for the year "
	       "show.",
	       "rose 8%|-|=8 percent|unstated|2024-01-01..2024-12-31|Scotland|actual\n"
	       "fell 5%|-|=-5 percent|unstated|2024-01-01..2024-12-31|Scotland|actual\n");
}
END_TEST

START_TEST(bounds_are_of_the_size_of_a_change)
{
	expect("Car thefts in Queensland have more than halved since 2019, police told the assembly last "
	       "year in the budget papers.",
	       "more than halved|crime.vehicle_theft.filed|>-50 "
	       "percent|year:2019|2024-01-01..2024-12-31|Queensland|actual\n");
	expect("Police in Scotland made nearly 900 arrests in 2024, and at least 12 people were killed on "
	       "the roads.",
	       "nearly 900|crime.suspects.caught|~900 person|none|2024-01-01..2024-12-31|Scotland|actual\n"
	       "at least 12|traffic.deaths|>=12 person|none|2024-01-01..2024-12-31|Scotland|actual\n");
}
END_TEST

START_TEST(years_to_a_month_and_financial_years_have_their_days)
{
	expect("Burglary in Northern Ireland fell 6% in the year to September, and there were 19 murders in "
	       "2023/24.",
	       "fell 6%|crime.burglary.filed|=-6 percent|unstated|2023-10-01..2024-09-30|Northern "
	       "Ireland|actual\n"
	       "19|crime.homicide.filed|=19 case|none|2023-04-01..2024-03-31|Northern Ireland|actual\n");
}
END_TEST

START_TEST(a_place_inside_holds_for_its_clause)
{
	expect("Recorded crime in Malta fell 3 per cent in 2024, year on year. In Gozo, burglary rose 9 per "
	       "cent. "
	       "There were 41 robberies.",
	       "fell 3 per cent|crime.criminal.filed|=-3 percent|yoy|2024-01-01..2024-12-31|Malta|actual\n"
	       "rose 9 per cent|crime.burglary.filed|=9 percent|yoy|2024-01-01..2024-12-31|Gozo|actual\n"
	       "41|crime.robbery.filed|=41 case|none|2024-01-01..2024-12-31|Malta|actual\n");
}
END_TEST

START_TEST(bare_deaths_belong_to_the_fires_before_them)
{
	expect("Crews in Scotland attended 812 fires in 2024. Nine people died and 77 were injured.",
	       "812|fire.incidents|=812 case|none|2024-01-01..2024-12-31|Scotland|actual\n"
	       "Nine|fire.deaths|=9 person|none|2024-01-01..2024-12-31|Scotland|actual\n"
	       "77|fire.injuries|=77 person|none|2024-01-01..2024-12-31|Scotland|actual\n");
}
END_TEST

START_TEST(aims_are_targets_and_a_raid_is_an_incident)
{
	expect("The force in Scotland aims to cut burglary by 10 per cent this year, its plan for the region "
	       "says.",
	       "cut burglary by 10 per cent|crime.burglary.filed|=-10 "
	       "percent|unstated|2025-01-01..2025-02-20|Scotland|target\n");
	expect("Two firearms were seized in a dawn raid in Leeds on Tuesday, and the gang is being "
	       "questioned by officers.",
	       "Two|crime.gun.seized|=2 piece|none|..|Leeds|incident\n");
}
END_TEST

START_TEST(money_keeps_the_currency_of_its_place)
{
	expect("Victims in Singapore lost $12.5 million to scams in 2024, police in the republic said on "
	       "Thursday.",
	       "$12.5 million|crime.telecom_fraud.loss|=12500000 "
	       "sgd|none|2024-01-01..2024-12-31|Singapore|actual\n");
}
END_TEST

START_TEST(a_rate_changes_in_points)
{
	expect("The overall detection rate in Hong Kong was 31.5 per cent last year, up 0.8 percentage "
	       "points year on year.",
	       "31.5 per cent|crime.criminal.clearance_rate|=31.5 percent|none|2024-01-01..2024-12-31|Hong "
	       "Kong|actual\n"
	       "up 0.8 percentage points|crime.criminal.clearance_rate|=0.8 "
	       "point|yoy|2024-01-01..2024-12-31|Hong Kong|actual\n");
}
END_TEST

START_TEST(other_news_makes_no_claim)
{
	expect("House prices in Leicestershire rose by 4.1 per cent in the year to June, and bus fares went "
	       "up by 50p.",
	       "");
	expect("The council will spend 12.4m pounds on 31 roads after a 17-year-old won 3-1 on 14 May at "
	       "7.45pm.",
	       "");
}
END_TEST

START_TEST(chinese_is_not_taken_for_english)
{
	struct article a;

	article_from_text(
		slice_str(
			"2018年,全市公安机关共立刑事案件2400余起,同比下降7.02%,破获电信网络诈骗案件310起。"),
		NULL, &a);
	ck_assert(!english_is(&a));
	article_release(&a);
}
END_TEST

START_TEST(every_indicator_of_the_lexicon_is_in_the_catalog)
{
	const struct lexicon_en *l = lexicon_en_builtin();

	for (size_t k = 0; k < l->nkinds; k++) {
		for (size_t i = 0; i < l->naspects; i++) {
			const char *id = l->kinds[k].means[i];

			ck_assert_msg(!id || catalog_find(catalog_builtin(), slice_str(id)) >= 0, "%s", id);
		}
	}
}
END_TEST

/* The speakers of a text's claims, parted by bars. */
static void speakers(const char *body, const char *want)
{
	struct article_hints hints = {.published = date_of(2025, 2, 20)};
	struct claims claims = {0};
	struct article a;
	struct buf out = {0};

	article_from_text(slice_str(body), &hints, &a);
	english_read(lexicon_en_builtin(), &a, &claims, NULL, NULL);
	for (size_t i = 0; i < claims.n; i++)
		buf_printf(&out, "%s%s", i ? "|" : "",
			   claims.items[i].speaker ? claims.items[i].speaker : "-");
	ck_assert_str_eq(out.p ? out.p : "", want);
	buf_release(&out);
	claims_release(&claims);
	article_release(&a);
}

START_TEST(claims_name_who_made_them)
{
	speakers("Burglary in Kent fell 6% last year, said the chief constable. Robberies rose 2%.",
		 "chief constable|chief constable");
	speakers("According to figures from the fire service, 40 fires broke out in Kent last year.",
		 "fire service");
	speakers("There were 19 robberies in Kent last year. He said the year was quiet.", "-");
}
END_TEST

START_TEST(a_campaign_begun_on_a_day_gives_its_figures_their_days)
{
	expect("Police in Kent have solved 412 robberies since a campaign was launched on December 1.",
	       "412|crime.property.solved|=412 case|none|2024-12-01..2025-02-20|Kent|actual\n");
}
END_TEST

START_TEST(thousands_may_stand_apart)
{
	expect("There were 42 923 crimes in Kent in 2024, an increase of 11 489 cases (+36.5%) on 2023.",
	       "42 923|crime.criminal.filed|=42923 case|none|2024-01-01..2024-12-31|Kent|actual\n"
	       "an increase of 11 489|crime.criminal.filed|=11489 "
	       "case|year:2023|2024-01-01..2024-12-31|Kent|actual\n"
	       "+36.5%|crime.criminal.filed|=36.5 percent|year:2023|2024-01-01..2024-12-31|Kent|actual\n");
}
END_TEST

START_TEST(changes_pair_with_the_levels_before_them)
{
	expect("Police in Kent reported 874 road deaths and 3,860 road injuries in 2024, a drop of 10 per "
	       "cent and 12 per cent respectively.",
	       "874|traffic.deaths|=874 person|none|2024-01-01..2024-12-31|Kent|actual\n"
	       "3,860|traffic.injuries|=3860 person|none|2024-01-01..2024-12-31|Kent|actual\n"
	       "a drop of 10 per cent|traffic.deaths|=-10 "
	       "percent|unstated|2024-01-01..2024-12-31|Kent|actual\n"
	       "12 per cent|traffic.injuries|=-12 percent|unstated|2024-01-01..2024-12-31|Kent|actual\n");
}
END_TEST

START_TEST(a_count_in_brackets_that_fits_the_change_is_the_change)
{
	expect("Kent recorded 3,289 crimes in 2024, down by 7.3 per cent (260 cases) on 2023.",
	       "3,289|crime.criminal.filed|=3289 case|none|2024-01-01..2024-12-31|Kent|actual\n"
	       "down by 7.3 per cent|crime.criminal.filed|=-7.3 "
	       "percent|year:2023|2024-01-01..2024-12-31|Kent|actual\n"
	       "260|crime.criminal.filed|=-260 case|year:2023|2024-01-01..2024-12-31|Kent|actual\n");
}
END_TEST

START_TEST(a_number_that_defines_accidents_counts_nothing)
{
	expect("Kent saw 14 traffic accidents with more than three deaths in 2024.",
	       "14|traffic.major_accidents|=14 case|none|2024-01-01..2024-12-31|Kent|actual\n");
	expect("Kent saw 14 traffic accidents with more than ten deaths each in 2024.",
	       "14|-|=14 case|none|2024-01-01..2024-12-31|Kent|actual\n");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {a_level_and_its_change_are_two_claims,
				      an_earlier_figure_is_no_claim,
				      lists_pair_with_their_values,
				      a_narrower_kind_is_never_the_broad_one,
				      bounds_are_of_the_size_of_a_change,
				      years_to_a_month_and_financial_years_have_their_days,
				      a_place_inside_holds_for_its_clause,
				      bare_deaths_belong_to_the_fires_before_them,
				      aims_are_targets_and_a_raid_is_an_incident,
				      money_keeps_the_currency_of_its_place,
				      a_rate_changes_in_points,
				      other_news_makes_no_claim,
				      chinese_is_not_taken_for_english,
				      claims_name_who_made_them,
				      a_campaign_begun_on_a_day_gives_its_figures_their_days,
				      thousands_may_stand_apart,
				      changes_pair_with_the_levels_before_them,
				      a_count_in_brackets_that_fits_the_change_is_the_change,
				      a_number_that_defines_accidents_counts_nothing,
				      every_indicator_of_the_lexicon_is_in_the_catalog};

	return unit_main("english", tests, sizeof(tests) / sizeof(*tests));
}
