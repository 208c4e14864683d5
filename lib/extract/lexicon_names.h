/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_LEXICON_NAMES_H
#define KPI_EXTRACT_LEXICON_NAMES_H

#include "extract/lexicon.h"

/**
 * The kinds, verbs, nouns and units of a lexicon that the grammar itself needs,
 * looked up once: LEX_NONE where a lexicon lacks the name.
 */
struct lexicon_names {
	int k_traffic, k_fire, k_accident, k_criminal, k_homicide, k_any, k_group, k_fraud, k_telecom_fraud,
		k_accident_part, k_call, k_drug;
	int v_occur, v_die, v_injure, v_solve, v_receive, v_find_rectify, v_save, v_catch, v_arrest,
		v_recover, v_other, v_prevent;
	int n_rate, n_loss, n_fraud_loss, n_suspect, n_per_capita, n_masses, n_safety, n_drug;
	int u_case, u_call, u_session, u_person;
	family_set f_gang;     /**< gangs and groups: what is named in one breath with them is theirs */
	family_set f_suspects;
};

#endif
