#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# cppcheck finds nothing in the programs and the library. $builddir: where generated headers are.
# Allocation aborts where there is no memory; whether a value is set is for the compiler and the sanitizers to tell,
# since a function that reports a failure cannot be seen to do so across files.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"
command -v cppcheck >/dev/null 2>&1 || { echo 'cppcheck is not installed'; exit 77; }
c_files lib config daemon reports fetch | grep '\.c$' |
	xargs cppcheck -q -j 2 --std=c11 --enable=warning,portability,performance --inline-suppr --error-exitcode=1 \
		--suppress=internalAstError --suppress=missingInclude --suppress=missingIncludeSystem \
		--suppress=memleak:lib/base/mem.c --suppress=uninitvar --suppress=legacyUninitvar \
		-I lib -I . -I "${builddir:-.}" || findings=1
finish
