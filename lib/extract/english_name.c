/* SPDX-License-Identifier: BSD-2-Clause */
/* Which tokens make the name of a place. */
#include "extract/english_reader.h"

/* "in X", "across X", "in northeast X". */
bool en_follows_in(const struct en_text *t, uint32_t first, uint32_t i)
{
	if (i > first &&
	    en_in(t, i - 1,
		  "north south east west northern southern eastern western central northeast northwest "
		  "southeast southwest"))
		i--;
	return i > first && en_in(t, i - 1, "in across throughout within around");
}

static bool is_month_or_day(const struct en_text *t, uint32_t i)
{
	return en_in(t, i,
		     "january jan february feb march mar april apr may june jun july jul august aug "
		     "september sept sep "
		     "october oct november nov december dec monday tuesday wednesday thursday friday "
		     "saturday sunday "
		     "mon tue wed thu fri sat sun");
}

/* Words that make a name of an area: Jilin Province, C District, County Cork. */
bool en_is_area_word(const struct en_text *t, uint32_t i)
{
	return t->tok[i].cap &&
	       en_in(t, i,
		     "county province district city region island islands state borough prefecture "
		     "territory parish shire valley bay beach falls hills heights springs new north "
		     "south east west northern southern eastern western central greater upper lower "
		     "saint st port fort mount lake city-state");
}

/* Whether a capitalised token can be part of a place's name. */
bool en_is_name(const struct en_text *t, uint32_t i, uint32_t end)
{
	const struct en_token *tok = i < end ? &t->tok[i] : NULL;

	if (!tok || tok->type != EN_WORD || !tok->cap || is_month_or_day(t, i) || en_is(t, i, "royal"))
		return false;
	if (en_is_area_word(t, i))
		return true;
	if (i + 1 < end && t->tok[i + 1].glued && t->tok[i + 1].type == EN_NUMBER)
		return false; /* Q1, M62 */
	return !tok->word || tok->word->place != EN_NONE;
}

/* Words behind a name that make it the name of a force or a brigade, or of its head. */
bool en_names_a_body(const struct en_text *t, uint32_t i)
{
	return en_in(t, i, "police constabulary sheriff brigade garda pd");
}

/* The end of the name at i, at least one token: West Yorkshire, Devon and Cornwall (Police), Isle of Man, Stoke-on-Trent. */
uint32_t en_name_end(const struct en_text *t, uint32_t i, uint32_t end)
{
	uint32_t j = i + 1;

	while (j < end && !t->tok[j - 1].possessive) {
		if (en_is_name(t, j, end))
			j++;
		else if (en_in(t, j, "of upon") && en_is_name(t, j + 1, end))
			j += 2;
		else if (en_punct(t, j, '-') && t->tok[j].glued && j + 1 < end && t->tok[j + 1].glued &&
			 t->tok[j + 1].type == EN_WORD)
			j += 2;
		else if (en_is(t, j, "and") && en_is_name(t, j + 1, end) &&
			 (en_names_a_body(t, j + 2) ||
			  (en_is_name(t, j + 2, end) && en_names_a_body(t, j + 3)) ||
			  (en_is(t, j + 2, "fire") && t->tok[j + 2].cap) ||
			  (i > 0 && en_in(t, i - 1, "across throughout") &&
			   !en_is_name(t, j + 2 + 2 * en_in(t, j + 2, "of"), end))))
			j += 2;
		else
			break;
	}
	return j;
}
