#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Migrations are called NNNN_name.sql and numbered from 0001 without a gap, the same in each engine's folder.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"

first=
for folder in migrations/*/; do
	[ -d "$folder" ] || continue
	n=0
	names=
	for file in "$folder"*; do
		n=$((n + 1))
		name=$(basename "$file")
		case $name in
		"$(printf '%04d' $n)"_*[!a-z0-9_.]*) finding "$file: only small letters, digits and _" ;;
		"$(printf '%04d' $n)"_*.sql) ;;
		*) finding "$file: expected $(printf '%04d' $n)_name.sql" ;;
		esac
		names="$names $name"
	done
	[ -n "$first" ] || first=$names
	[ "$names" = "$first" ] || finding "$folder: not the same migrations as its neighbour"
done
finish
