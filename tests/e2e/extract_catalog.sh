#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# kpi-extract with a catalogue and units of its own, and with files that are wrong. Figures are invented.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"

printf '%s\n\n%s\n' '公安工作通报' '今年以来，全市共发生单车案件31起，立刑事案件12起。' >"$tmp/a.txt"

# the files that the built-in tables are made of give the same claims
run 0 kpi-extract --published 2018-08-29 "$srcdir"/tests/corpus/c0*.txt && mv "$tmp/out" "$tmp/builtin"
run 0 kpi-extract --published 2018-08-29 --catalog "$srcdir/config/indicators.conf" \
	--units "$srcdir/config/units.conf" "$srcdir"/tests/corpus/c0*.txt
[ -s "$tmp/out" ] || fail 'no claims'
same "$tmp/builtin" "$tmp/out"
run 0 kpi-extract --published 2018-08-29 --catalog "$srcdir/config/indicators.conf" "$srcdir"/tests/corpus/c0*.txt
same "$tmp/builtin" "$tmp/out"

# another one: its words count, those of the built-in one do not
cat >"$tmp/bikes.conf" <<'END'
verbs = ( { name = "occur"; of = "case"; words = [ "发生", "共发生" ]; } );
kinds = ( { name = "bike"; of = "case"; default = "occur"; words = [ "单车案件" ]; } );
catalog = (
	{ id = "bikes.stolen"; improvement = "x"; unit = "case"; good = "down"; zh = "单车"; en = "Bikes";
	  means = [ "bike : occur|- : " ]; }
);
END
run 0 kpi-extract --published 2018-08-29 --catalog "$tmp/bikes.conf" "$tmp/a.txt"
says "$tmp/out" '"indicator": "bikes.stolen"'
grep -q crime.criminal "$tmp/out" && fail 'an indicator that the catalogue lacks'

# wrong files: the place of the error, status 2, and no claims
# wrong LINE WORDS CONTENT
wrong()
{
	printf '%b' "$3" >"$tmp/wrong.conf"
	run 2 kpi-extract --catalog "$tmp/wrong.conf" "$tmp/a.txt"
	says "$tmp/err" "wrong.conf:$1: "
	says "$tmp/err" "$2"
	[ -s "$tmp/out" ] && fail "claims beside an error: $2"
}
wrong 2 '' 'verbs = (\n\t{ name = ; }\n);\n'
wrong 2 wrods 'verbs = (\n\t{ name = "a"; wrods = [ ]; }\n);\n'
wrong 3 'unknown cue upwards' 'cues = (\n\n\t{ name = "upwards"; words = [ "升" ]; }\n);\n'
wrong 2 'id is missing' 'catalog = (\n\t{ unit = "case"; }\n);\n'
wrong 2 'empty word' 'verbs = (\n\t{ name = "a"; words = [ "" ]; }\n);\n'
printf 'units = (\n\t{ words = [ "起" ];\n\t  means = [ ]; }\n);\n' >"$tmp/units.conf"
run 2 kpi-extract --catalog "$tmp/bikes.conf" --units "$tmp/units.conf" "$tmp/a.txt"
says "$tmp/err" 'units.conf:3: means is empty'
run 2 kpi-extract --catalog "$tmp/missing.conf" "$tmp/a.txt"
says "$tmp/err" missing.conf
run 2 kpi-extract --catalog "$tmp/bikes.conf" --units "$tmp/missing.conf" "$tmp/a.txt"
says "$tmp/err" missing.conf
if [ "$(id -u)" -ne 0 ]; then
	chmod 0 "$tmp/bikes.conf"
	run 2 kpi-extract --catalog "$tmp/bikes.conf" "$tmp/a.txt"
	says "$tmp/err" bikes.conf
fi
finish
