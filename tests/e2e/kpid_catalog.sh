#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# kpid and kpi-report with a catalogue of their own, from the inbox to the report. Figures are invented.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
examples=$(CDPATH='' cd -- "$srcdir/docs/examples" && pwd -P)

# a domain of its own: no targets, no indicators of the built-in catalogue
mkdir -p "$tmp/courts/inbox"
cp "$examples"/courts/*.txt "$tmp/courts/inbox/"
printf 'state = "%s";\nsettle_ms = 0;\ncatalog = "%s";\n' "$tmp/courts" "$examples/courts/courts.conf" >"$tmp/courts.conf"
run 0 kpid --check-config --config "$tmp/courts.conf"
run 0 kpid --once --config "$tmp/courts.conf"
run 0 kpi-report --config "$tmp/courts.conf" --year 2023 --region 清河市 --format csv
says "$tmp/out" '"courts.judges","员额法官数","Judges",2023'
says "$tmp/out" '"courts.accepted"'
grep -qF '"crime.' "$tmp/out" && fail 'an indicator of the built-in catalogue'
mv "$tmp/out" "$tmp/by_config"
run 0 kpi-report --db "$tmp/courts/kpid.db" --catalog "$examples/courts/courts.conf" --year 2023 --region 清河市 --format csv
same "$tmp/by_config" "$tmp/out"
for format in table json; do
	run 0 kpi-report --config "$tmp/courts.conf" --year 2023 --region 清河市 --format $format
	grep -q null,null "$tmp/out" && fail 'a missing name'
	grep -qF '(null)' "$tmp/out" && fail 'a missing name'
done

# beside the built-in one, with its targets
mkdir -p "$tmp/both/inbox"
cp "$examples"/hospitals/*.txt "$tmp/both/inbox/"
cp "$examples/hospitals/hospitals.conf" "$tmp/both/own.conf"
printf 'state = "%s";\nsettle_ms = 0;\ncatalog = "own.conf";\n' "$tmp/both" >"$tmp/both.conf"
run 0 kpid --once --config "$tmp/both.conf"
run 0 kpi-report --config "$tmp/both.conf" --year 2023 --region 清河市 --format csv
says "$tmp/out" '"hospital.outpatients"'
says "$tmp/out" '"perception.satisfaction"'

# catalogues that are of no use: nothing begins
printf 'catalog = (\n\t{ id = "x"; }\n);\n' >"$tmp/both/own.conf"
run 2 kpid --check-config --config "$tmp/both.conf"
says "$tmp/err" 'own.conf:2: improvement is missing'
run 2 kpid --once --config "$tmp/both.conf"
run 2 kpi-report --config "$tmp/both.conf" --year 2023 --region 清河市
says "$tmp/err" 'own.conf:2: improvement is missing'
printf 'state = "%s";\nunits = "u.conf";\n' "$tmp/both" >"$tmp/units.conf"
run 2 kpid --check-config --config "$tmp/units.conf"
says "$tmp/err" 'units goes with catalog'
finish
