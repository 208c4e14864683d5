#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Each program tells its version, and its man page and --help name the same options.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"

# options FILE: the long options that it names
options()
{
	sed -e 's/\\-/-/g' -e 's/Fl -\([a-z]\)/Fl --\1/g' "$1" | grep -oE -e '--[a-z][a-z-]*' | sort -u
}

for program in kpid kpi-extract kpi-fetch kpi-report; do
	run 0 "$program" --version && says "$tmp/out" "$program"
	run 0 "$program" --help
	options "$tmp/out" >"$tmp/help"
	options "$(echo "$srcdir"/docs/man/"$program".[18])" >"$tmp/man"
	[ -s "$tmp/help" ] || fail "$program --help names no options"
	same "$tmp/help" "$tmp/man"
	run 2 "$program" --no-such-option && says "$tmp/err" no-such-option
	for option in --help --version; do
		[ -c /dev/full ] || break
		"$program" "$option" >/dev/full 2>"$tmp/err"
		status=$?
		[ $status -eq 3 ] || fail "$program $option: exit status $status where its output cannot be written"
		says "$tmp/err" "$program: standard output: cannot write"
	done
done

# an empty name is no name, and not the folder /
run 2 kpid --once --state '' && says "$tmp/err" '--state is empty'
run 2 kpi-report --year 2018 --state '' && says "$tmp/err" '--state is empty'
run 2 kpi-report --year 2018 --db '' && says "$tmp/err" '--db is empty'
run 2 kpi-report --year 2018 --region '' && says "$tmp/err" '--region is empty'
finish
