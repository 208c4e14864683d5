#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What kpi-report says where it cannot report.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"

targets=$srcdir/config/targets/eight-improvements.conf

run 0 kpi-report --help
says "$tmp/out" '--targets FILE'
run 0 kpi-report --version
says "$tmp/out" 'kpi-report (kpid)'

run 2 kpi-report
says "$tmp/err" '--year is required'
run 2 kpi-report --year twenty
says "$tmp/err" '--year twenty: must be a year'
run 2 kpi-report --year 2018 --format xml
says "$tmp/err" '--format xml: must be table, csv or json'
run 2 kpi-report --year 2018 --as-of 2018-02-30
says "$tmp/err" 'must be a day as YYYY-MM-DD'
run 2 kpi-report --year 2018 surplus
says "$tmp/err" 'unexpected argument surplus'

# A target file with two mistakes: both are told, with their lines.
cat >"$tmp/bad.conf" <<'CONF'
set = { name = "bad"; version = "1"; source = "test"; };
improvements = ( { key = "2-crime"; zh = "x"; en = "x"; targets = (
	{ indicator = "crime.criminal.fled"; metric = "no worse"; direction = "down"; },
	{ indicator = "crime.criminal.filed"; metric = "no worse"; }
); } );
CONF
run 2 kpi-report --year 2018 --targets "$tmp/bad.conf" --db "$tmp/none.db"
says "$tmp/err" "$tmp/bad.conf:3: unknown indicator crime.criminal.fled; did you mean crime.criminal.filed?"
says "$tmp/err" "$tmp/bad.conf:4: direction is missing"

run 4 kpi-report --year 2018 --targets "$targets" --db "$tmp/none.db"
says "$tmp/err" "$tmp/none.db"
[ ! -e "$tmp/none.db" ] || fail 'a report made a database'

# An empty database, then one city.
mkdir -p "$tmp/state/inbox"
run 0 kpid --once --state "$tmp/state"
run 2 kpi-report --year 2018 --targets "$targets" --state "$tmp/state"
says "$tmp/err" 'no claims of any region yet'
cp "$samples/2018-01-16-qinghe-2017.txt" "$tmp/state/inbox"
touch -t 201903010000 "$tmp"/state/inbox/*
run 0 kpid --once --state "$tmp/state"
run 0 kpi-report --year 2017 --targets "$targets" --state "$tmp/state"
says "$tmp/out" '青禾市 2017年'
if [ -c /dev/full ]; then
	kpi-report --year 2017 --targets "$targets" --state "$tmp/state" >/dev/full 2>"$tmp/err"
	status=$?
	[ $status -eq 3 ] || fail "exit status $status where the output's disk is full"
	says "$tmp/err" 'standard output: cannot write'
fi
run 2 kpi-report --year 2018 --targets "$targets" --state "$tmp/state"
says "$tmp/err" 'nothing is claimed of 青禾市 for 2018; years with claims: 2017'
run 2 kpi-report --year 2017 --targets "$targets" --state "$tmp/state" --region 不明市
says "$tmp/err" '  青禾市'

finish
