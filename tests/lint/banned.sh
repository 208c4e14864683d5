#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# No calls that are unsafe or depend on the locale, no binary floating point where numbers have to be exact, no
# clock or environment outside the main files, no paths of somebody's machine, a licence line in every source.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"

calls='strcpy|strcat|sprintf|vsprintf|gets|strtok|localtime|gmtime|asctime|ctime|setlocale|atoi|atol|atof|strtod|strtof|strtold|scanf|sscanf|fscanf|tmpnam|mktemp|alloca|system|popen'
scratch=$(mktemp) || exit 99
trap 'rm -f "$scratch"' EXIT

# search PATTERN FILE: matches in the code alone, as FILE:LINE:TEXT
search()
{
	code "$2" | grep -nE "$1" | sed "s|^|$2:|"
}

c_files lib config daemon reports fetch | while IFS= read -r file; do
	search "(^|[^_[:alnum:]])($calls)[[:space:]]*\(" "$file" | sed 's/$/: banned call/'
	case $file in
	lib/base/decimal.* | lib/extract/* | lib/series/* | lib/store/* | reports/*)
		search '(^|[^_[:alnum:]"])(double|float)([^_[:alnum:]"]|$)' "$file" | sed 's/$/: binary floating point/'
		;;
	esac
	case $file in
	*main.c) ;;
	*)
		search '(^|[^_[:alnum:].>])(time|getenv|exit)[[:space:]]*\(' "$file" |
			sed 's/$/: only main files ask for the clock or the environment, or exit/'
		;;
	esac
	head -n 1 "$file" | grep -q 'SPDX-License-Identifier: BSD-2-Clause' || echo "$file: no licence line"
done >"$scratch"
each 'banned' <"$scratch"

grep -rnIE '(^|[^[:alnum:]_.})-])/(home|root|work|Users)/[[:alnum:]]' \
	lib config daemon reports fetch tests script docs bench systemd migrations ./*.md ./*.am ./*.ac 2>/dev/null >"$scratch"
each "a path of somebody's machine" <"$scratch"

for file in script/* .ci/run tests/lint/*.sh tests/e2e/*.sh bench/*.sh; do
	[ -f "$file" ] || continue
	head -n 3 "$file" | grep -q 'SPDX-License-Identifier: BSD-2-Clause' || finding "$file: no licence line"
done
finish
