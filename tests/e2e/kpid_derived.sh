#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What kpid derives from the evidence: refreshed after a pass, made anew, verified, and seen through the views.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3

article a.txt 501
article b.txt 502
kpid_once 0
expect 'SELECT version FROM derived' 2
expect "SELECT value || ' ' || rank FROM v_observation WHERE measure = 'level' ORDER BY rank" "501 1
502 2"
expect "SELECT value, low, high, unit, basis, period_kind, period_start, period_end, sources, copies, first_published
	FROM v_observation WHERE measure = 'change'" '-7.02|-7.02|-7.02|percent|yoy|half|2018-01-01|2018-06-30|2|2|2018-08-29'
expect 'SELECT DISTINCT "values" FROM v_series ORDER BY 1' "1
2"
run 0 kpid --verify --config "$tmp/kpid.conf"
says "$tmp/err" 'differing=0'

# the view says what the extractor said
kpi-extract "$state/archive/$(date -u +%Y/%m)/a.txt" >"$tmp/claims"
query "SELECT value, measure, bound, unit, basis, period_kind, indicator, region, modality, span_start, superseded
	FROM v_claim WHERE document LIKE '%a.txt' ORDER BY claim" >"$tmp/view"
awk -F'"' '{
	match($0, /"start": ?[0-9]+/)
	at = substr($0, RSTART, RLENGTH)
	sub(/.*[: ]/, "", at)
	for (i = 2; i < NF; i += 2) {
		v = $(i + 1)
		gsub(/[:, ]/, "", v)
		f[$i] = v == "" ? $(i + 2) : v
	}
	print f["value"] "|" f["measure"] "|" f["bound"] "|" f["unit"] "|" f["basis"] "|" f["period_kind"] "|" \
		f["indicator"] "|" f["region"] "|" f["modality"] "|" at "|0"
}' "$tmp/claims" >"$tmp/said"
[ -s "$tmp/said" ] || fail 'no claims'
cmp -s "$tmp/view" "$tmp/said" || fail "v_claim: $(diff "$tmp/view" "$tmp/said")"

# the rows as they are, then altered, found, made anew
all='SELECT * FROM observation ORDER BY year, region, indicator, n'
query "$all" >"$tmp/before"
query 'UPDATE observation SET value_mant = value_mant + 1'
run 1 kpid --verify --config "$tmp/kpid.conf"
says "$tmp/err" 'differing=1'
run 0 kpid --rebuild --config "$tmp/kpid.conf"
says "$tmp/err" 'values=3'
query "$all" | cmp -s - "$tmp/before" || fail 'made anew, the rows differ'
run 0 kpid --verify --config "$tmp/kpid.conf"
expect 'SELECT count(*) FROM txn' "$(query 'SELECT max(txn) FROM run')"

# what was cut off before it was done is no finding, and the next pass makes up for it
query "UPDATE derived SET version = 1; DELETE FROM observation WHERE rank = 2"
run 0 kpid --verify --config "$tmp/kpid.conf"
says "$tmp/err" 'derived=behind'
kpid_once 0
query "$all" | cmp -s - "$tmp/before" || fail 'made up for, the rows differ'
run 2 kpid --rebuild --verify --config "$tmp/kpid.conf"
finish
