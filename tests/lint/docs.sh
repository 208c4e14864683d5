#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Links of the documents lead somewhere; files and make targets that they name in backquotes exist.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"
scratch=$(mktemp) || exit 99
trap 'rm -f "$scratch"' EXIT

for file in *.md docs/*.md; do
	[ -f "$file" ] || continue
	grep -oE '\]\([^)#]+' "$file" | sed 's/^](//' | grep -vE '^(https?|mailto):' | while IFS= read -r target; do
		[ -e "$(dirname "$file")/$target" ] || echo "$file: no such file: $target"
	done
	grep -oE '`(\.ci|bench|config|daemon|docs|fetch|lib|migrations|reports|script|systemd|tests)/[^` ]*' "$file" |
		tr -d '`' | grep -v 'NAME' | while IFS= read -r target; do
		[ -e "$target" ] || echo "$file: no such file: $target"
	done
	grep -oE '`make [a-z]+`' "$file" | tr -d '`' | while read -r _ target; do
		grep -qE "^$target:" Makefile.am && continue
		case $target in check | distcheck | install | dist | clean) ;; *) echo "$file: no such target: $target" ;; esac
	done
done >"$scratch"
# the scorecard in the README is the one that the tests expect
for file in README.md README.zh.md; do
	sed -n '/^<!-- report -->$/,/^```$/p' "$file" | grep -q . || echo "$file: no scorecard"
	awk '/^<!-- report -->$/ { on = 1; next } on && /^```$/ && seen++ { exit } on && !/^```$/ && $0 != "…"' "$file" |
		grep -Fxv -f tests/golden/report-zh.txt | sed "s/^/$file: not in the scorecard: /"
done >>"$scratch"
each 'documents' <"$scratch"
finish
