#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# clang-tidy finds nothing in the programs and the library. $builddir: where generated headers are; $cflags: how the
# sources are compiled.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"
command -v clang-tidy-14 >/dev/null 2>&1 || { echo 'clang-tidy-14 is not installed'; exit 77; }
scratch=$(mktemp) || exit 99
trap 'rm -f "$scratch"' EXIT
checks='-*,bugprone-*,clang-analyzer-core*,clang-analyzer-unix*,misc-redundant-expression'
checks="$checks,-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions,-bugprone-reserved-identifier"
checks="$checks,-bugprone-assignment-in-if-condition,-bugprone-implicit-widening-of-multiplication-result"
checks="$checks,-bugprone-branch-clone,-bugprone-suspicious-include,-bugprone-not-null-terminated-result"
checks="$checks,-bugprone-macro-parentheses,-bugprone-signed-char-misuse,-bugprone-sizeof-expression"
# err_set() returns the failure it is given, which the analyzer cannot see across files: its findings of values unset
# after a "success" are false, and gcc's own warning covers the true ones.
checks="$checks,-clang-analyzer-core.CallAndMessage,-clang-analyzer-core.uninitialized*"
checks="$checks,-clang-analyzer-core.UndefinedBinaryOperatorResult,-clang-analyzer-core.NonNullParamChecker"
# shellcheck disable=SC2016,SC2086 # expanded by the inner shell; a list of words
c_files lib config daemon reports fetch | grep '\.c$' |
	xargs -P 2 -n 8 sh -c 'clang-tidy-14 --quiet --warnings-as-errors="*" --checks="$0" "$@" -- '"\
-std=gnu11 -Ilib -I. -I${builddir:-.} ${cflags:-}"' 2>/dev/null' "$checks" >"$scratch" || findings=1
grep -E '(warning|error):' "$scratch"
finish
