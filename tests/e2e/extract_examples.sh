#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The examples of docs/examples and of indicators.conf(5) are sound, and the page names all that the loader takes.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
page=$srcdir/docs/man/indicators.conf.5

# each example's article gives its claims
found=0
for conf in "$srcdir"/docs/examples/*/*.conf; do
	folder=$(dirname "$conf")
	run 0 kpi-extract --check-catalog --catalog "$conf"
	says "$tmp/out" ': 0 findings'
	for claims in "$folder"/*.claims.jsonl; do
		(cd "$folder" && kpi-extract --catalog "$conf" "$(basename "$claims" .claims.jsonl).txt") >"$tmp/claims"
		same "$claims" "$tmp/claims" && found=$((found + 1))
		grep -q '"indicator": null' "$claims" && fail "$claims: a figure without an indicator"
	done
done
[ $found -ge 2 ] || fail "only $found examples"
grep -q '"indicator": "crime\.' "$srcdir"/docs/examples/hospitals/*.claims.jsonl ||
	fail 'no indicator of the built-in catalogue beside those of the example'

# example N: the Nth example of the page
example()
{
	awk -v n="$1" '/^\.Bd -literal/ { on = ++seen == n; next } /^\.Ed/ { on = 0 } on' "$page"
}
example 1 >"$tmp/one.conf"
example 2 >"$tmp/two.conf"
example 3 >"$tmp/units.conf"
example 4 >"$tmp/none"
[ -s "$tmp/none" ] && fail 'an example of the page that is not tried'
printf '%s\n\n%s\n' '通报' '今年以来，全市发生单车案件31起，同比下降7.1%。接报噪声警情12起，立拦路抢劫案件4宗。' >"$tmp/a.txt"
run 0 kpi-extract --check-catalog --catalog "$tmp/one.conf" --units "$tmp/units.conf"
run 0 kpi-extract --published 2018-08-29 --catalog "$tmp/one.conf" --units "$tmp/units.conf" "$tmp/a.txt"
says "$tmp/out" '"indicator": "bikes.stolen", "label": "发生单车案件", "measure": "level", "value": 31'
says "$tmp/out" '"value": -7.1, "unit": "percent"'
grep -q '"indicator": "c' "$tmp/out" && fail 'an indicator of the built-in catalogue'
run 0 kpi-extract --check-catalog --catalog "$tmp/two.conf"
run 0 kpi-extract --published 2018-08-29 --catalog "$tmp/two.conf" "$tmp/a.txt"
says "$tmp/out" '"indicator": "calls.noise"'
says "$tmp/out" '"indicator": "crime.robbery.filed"'

# every key and every cue that the loaders take is named on the page
# shellcheck disable=SC2013 # names without blanks
for name in $(sed -n '/keys\[\] = {/,/};/p' "$srcdir"/config/catalog_*.c "$srcdir"/config/english_conf.c |
	grep -oE '"[a-z_]+"' | tr -d '"' | sort -u) \
	$(sed -n '/cue_names\[.*= {/,/};/p' "$srcdir"/lib/extract/lexicon.c "$srcdir"/lib/extract/english_lexicon.c |
		grep -oE '"[a-z_]+"' | tr -d '"' | sort -u); do
	grep -qE "^\.(It )?Li ([a-z_0-9]+ , )*$name( |\$)" "$page" || fail "indicators.conf(5) does not name $name"
done

# every reason of --explain is named on its page, with its sentence
sed -n 's/^\t\[OMIT_[A-Z_]*\] = {"\([^"]*\)", "\([^"]*\)"},$/\1|\2/p' "$srcdir/lib/extract/omit.c" >"$tmp/reasons"
[ "$(wc -l <"$tmp/reasons")" -gt 40 ] || fail 'the reasons were not found'
while IFS='|' read -r word sentence; do
	grep -A 1 -xF ".It Li $word" "$srcdir/docs/man/kpi-extract.1" | grep -qxF "$sentence" ||
		fail "kpi-extract(1) does not name the reason $word: $sentence"
done <"$tmp/reasons"

# including: the place of what is wrong with it
printf 'include = [ "other.conf", "builtin" ];\n' >"$tmp/a.conf"
printf 'verbs = ( { name = "x"; words = [ "破" ]; } );\n' >"$tmp/other.conf"
run 2 kpi-extract --catalog "$tmp/a.conf" "$tmp/a.txt"
says "$tmp/err" 'a.conf:1: "builtin" comes first'
printf 'include = [ "a.conf" ];\n' >"$tmp/a.conf"
run 2 kpi-extract --catalog "$tmp/a.conf" "$tmp/a.txt"
says "$tmp/err" 'a.conf is included already'
printf 'include = [ "nowhere.conf" ];\n' >"$tmp/a.conf"
run 2 kpi-extract --catalog "$tmp/a.conf" "$tmp/a.txt"
says "$tmp/err" "$tmp/nowhere.conf"

# English words mean the built-in catalogue's indicators; another one need not have them
printf 'Police report\n\nIn 2018, police recorded 412 burglaries, down 5 per cent from the previous year.\n' >"$tmp/e.txt"
run 0 kpi-extract --published 2019-01-09 "$tmp/e.txt"
says "$tmp/out" '"indicator": "crime.burglary.filed"'
run 0 kpi-extract --published 2019-01-09 --catalog "$tmp/one.conf" "$tmp/e.txt"
says "$tmp/out" '"value": 412'
grep -q 'crime\.' "$tmp/out" && fail 'an indicator that the catalogue lacks'
finish
