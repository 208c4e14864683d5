#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The gazetteer's file is checked while kpid is built: each mistake stops the build with file and line.
. "${srcdir:-.}/tests/e2e/lib.sh"

lists='words = [ "公安" ]; spoils = [ "路" ]; allows = [ "人民" ]; bodies = [ "警方" ]; never = [ "公安" ];'
nation='{ code = 0; name = "全国"; level = "nation"; }'
province='{ code = 220000; name = "吉林省"; short = "吉林"; }'

# table REGION...: a gazetteer of the nation, a province and these, one a line from line 4.
table()
{
	printf '%s\nregions = ( %s,\n%s' "$lists" "$nation" "$province" >"$tmp/regions.conf"
	for region in "$@"; do printf ',\n%s' "$region"; done >>"$tmp/regions.conf"
	echo ' );' >>"$tmp/regions.conf"
}

# refuses WORDS REGION...: the build stops at the last region and says WORDS.
refuses()
{
	words=$1
	shift
	table "$@"
	run 2 config/mkregions "$tmp/regions.conf"
	grep -qF "regions.conf:$((3 + $#)): $words" "$tmp/err" || fail "not said: $words; but $(cat "$tmp/err")"
}

city='{ code = 220500; name = "通化市"; parent = 220000; short = "通化"; }'
table "$city"
run 0 config/mkregions "$tmp/regions.conf" && grep -q '"通化市"' "$tmp/out" || fail "the table lacks a region"

refuses 'code 220500 is not above the one before it' "$city" "$city"
refuses 'parent 230000 is no region of a higher level' '{ code = 230100; name = "哈尔滨市"; parent = 230000; }'
refuses 'parent 220500 is no region of a higher level' "$city" \
	'{ code = 220600; name = "白山市"; parent = 220500; }'
refuses 'now 220600 must be a standing region' '{ code = 220500; name = "通化市"; parent = 220000; now = 220600; }'
refuses '公安 must not be a short name' '{ code = 421022; name = "公安县"; parent = 220000; short = "公安"; }'
refuses 'the name 县 must have 2 to' '{ code = 220521; name = "县"; parent = 220000; }'
refuses 'unknown setting shorts' '{ code = 220500; name = "通化市"; parent = 220000; shorts = "通化"; }'
refuses 'name is missing' '{ code = 220500; parent = 220000; }'
refuses 'code must be from 0' '{ code = -1; name = "通化市"; }'

run 3 config/mkregions "$tmp/none.conf"
run 2 config/mkregions
finish
