#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The library keeps no state of its own: no writable data in its objects. $builddir: where the libraries are.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"
scratch=$(mktemp) || exit 99
trap 'rm -f "$scratch"' EXIT
for archive in "${builddir:-.}"/lib*.a; do
	[ -f "$archive" ] || { finding "no libraries in ${builddir:-.}: build first"; break; }
	objdump -t "$archive" | awk -v archive="$(basename "$archive")" '
		/:     file format/ { object = $1 }
		/ (O|l  )/ && $0 ~ /[[:space:]](\.bss|\.data|\.data\.rel|\.data\.rel\.local|\*COM\*)[[:space:]]/ &&
			$NF !~ /^\./ { print archive "(" object ") " $NF }'
done >"$scratch"
each 'writable data' <"$scratch"
finish
