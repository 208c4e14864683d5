#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# clang-tidy finds nothing in the programs and the library. $builddir: where generated headers are; $cflags: how the
# sources are compiled.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"
command -v clang-tidy-14 >/dev/null 2>&1 || { echo 'clang-tidy-14 is not installed'; exit 77; }
scratch=$(mktemp) || exit 99
trap 'rm -f "$scratch"' EXIT
# The path-sensitive analyzer is left out: it takes minutes, and what it says of values unset or NULL after a function of
# another file succeeded is false, since it cannot see that err_set() returns a failure. Sanitizers cover the true ones.
checks='-*,bugprone-*,misc-redundant-expression'
for noisy in assignment-in-if-condition branch-clone easily-swappable-parameters \
	implicit-widening-of-multiplication-result macro-parentheses narrowing-conversions \
	not-null-terminated-result reserved-identifier signed-char-misuse sizeof-expression suspicious-include; do
	checks="$checks,-bugprone-$noisy"
done
# shellcheck disable=SC2016,SC2086 # expanded by the inner shell; a list of words
c_files lib config daemon reports fetch | grep '\.c$' |
	xargs -P 2 -n 8 sh -c 'clang-tidy-14 --quiet --warnings-as-errors="*" --checks="$0" "$@" -- '"\
-std=gnu11 -Ilib -I. -I${builddir:-.} ${cflags:-}"' 2>/dev/null' "$checks" >"$scratch" || findings=1
grep -E '(warning|error):' "$scratch"
finish
