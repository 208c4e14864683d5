#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The sample articles through kpid into a database and out as scorecards. The scorecards are compared with
# tests/golden; UPDATE=1 rewrites those files.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"

targets=$srcdir/config/targets/eight-improvements.conf
mkdir -p "$tmp/state/inbox"
cp "$samples"/*.txt "$samples"/*.html "$samples"/*.jsonl "$tmp/state/inbox"
touch -t 201903010000 "$tmp"/state/inbox/*
run 0 kpid --once --state "$tmp/state"

# report STATUS OPTION...
report()
{
	status=$1
	shift
	run "$status" kpi-report --state "$tmp/state" --targets "$targets" --year 2018 "$@"
}

# golden NAME: the output is as on file.
golden()
{
	if [ -n "${UPDATE:-}" ]; then
		cp "$tmp/out" "$srcdir/tests/golden/$1"
	else
		same "$srcdir/tests/golden/$1" "$tmp/out"
	fi
}

report 0 --region 青禾市 && golden report-zh.txt
report 0 --region 青禾市 --lang en --ascii && golden report-en.txt
report 0 --region 青禾市 --lang en --ascii --as-of 2019-01-31 && golden report-as-of.txt

# Columns of the terminal, in the C locale: no line is too long even with wide characters counted twice.
report 0 --region 青禾市 --evidence
says "$tmp/out" '2019-02-20-qinghe-interview.txt:'

# What the last interview brings: a restated level and an inconsistent percentage.
report 0 --region 青禾市 --lang en --width 200
says "$tmp/out" 'restated as 830'
says "$tmp/out" 'inconsistent with the levels'
report 1 --region 青禾市 --check
report 0 --region 青禾市 --lang en --width 200 --as-of 2019-01-31
if grep -q 'restated' "$tmp/out"; then fail 'a figure of February is known in January'; fi

# Machines: stable between runs, one line a figure, all regions at once.
report 0 --region all --format json --evidence
cp "$tmp/out" "$tmp/first"
report 0 --region all --format json --evidence
same "$tmp/first" "$tmp/out"
says "$tmp/out" '"schema": "kpi-report/1"'
if command -v python3 >/dev/null 2>&1; then
	run 0 python3 -m json.tool "$tmp/first"
fi
report 0 --region 青禾市 --format csv
head -n 1 "$tmp/out" >"$tmp/header"
says "$tmp/header" 'region_code,region,year,improvement,indicator,'
report 0 --region 青禾市 --format csv --excel
if [ "$(head -c 3 "$tmp/out" | od -An -tx1 | tr -d ' \n')" != efbbbf ]; then fail 'no byte order mark'; fi

finish
