/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_ENGLISH_ROLE_H
#define KPI_EXTRACT_ENGLISH_ROLE_H

#include "extract/english_reader.h"

/* The words around a figure, from which english_role.c gives it its role. Private to it. */

/* english_change.c */
/** The direction (-1, +1) that the word or phrase at i has, else 0; *len: its tokens. */
int en_direction(const struct en_reader *r, uint32_t i, uint32_t *len);
/** The direction of the phrase that ends before token i, else 0. *first: where it starts; *noun: a fall, a rise. */
int en_direction_before(const struct en_reader *r, uint32_t i, uint32_t *first, bool *noun);
/** Make the fact a change whose expression reaches over tokens [lead, tail). */
void en_as_change(struct en_fact *f, int dir, uint32_t lead, uint32_t tail);
/* Each makes the fact a change, and says so, where the words fit. */
bool en_comparative(struct en_reader *r, struct en_fact *f);     /**< nine fewer, 2.5 per cent below */
bool en_before_noun(struct en_reader *r, struct en_fact *f);     /**< a 3.1 per cent increase */
bool en_after_direction(struct en_reader *r, struct en_fact *f); /**< fell by 3 per cent, a fall of 12 */
bool en_of_earlier(struct en_reader *r, struct en_fact *f);      /**< twice the number, half the level of */
bool en_object_between(const struct en_reader *r, struct en_fact *f);  /**< cut burglary by 10 per cent */

/* english_figure.c */
/** The mention that the number opens, its words beginning at token `from`; -1 where none. */
int en_counted(const struct en_reader *r, const struct en_fact *f, uint32_t from);
bool en_is_part(const struct en_reader *r, const struct en_fact *f);    /**< of whom 12, including 12 */
bool en_is_share(const struct en_reader *r, const struct en_fact *f);   /**< a share or a mean of the total */
bool en_is_earlier(const struct en_reader *r, const struct en_fact *f); /**< compared with 121, up from 48 */
/** "(2023: 14,210)" behind the figure prev (NULL for none): that of another year. */
bool en_is_other_year(const struct en_reader *r, const struct en_fact *f, const struct en_fact *prev);
/** What people think, said behind the figure: "62 per cent were satisfied with the police"; -1 where nothing. */
int en_opinion(const struct en_reader *r, const struct en_fact *f);
/** The mention of accidents that the figure only defines ("with more than ten deaths each"); -1 where it does not. */
int en_threshold(const struct en_reader *r, const struct en_fact *f);
bool en_is_ratio(const struct en_reader *r, const struct en_fact *f);     /**< one incident per 4,000 people */
bool en_counts_other(const struct en_reader *r, const struct en_fact *f); /**< six crime classes */
/** "(US$232 million)" behind a sum in another currency, prev (NULL for none). */
bool en_is_conversion(const struct en_fact *f, const struct en_fact *prev);
/** Whether a count behind the change in percent prev is the same change of this level, in cases. */
bool en_is_difference(const struct en_fact *f, const struct en_fact *prev, struct dec level);

#endif
