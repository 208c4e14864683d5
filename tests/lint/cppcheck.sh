#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# cppcheck finds nothing in the programs and the library. $builddir: where generated headers are.
# Two findings are false: allocation aborts where there is no memory, and buf_put is given what it copies.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"
command -v cppcheck >/dev/null 2>&1 || { echo 'cppcheck is not installed'; exit 77; }
c_files lib config daemon reports fetch | grep '\.c$' |
	xargs cppcheck -q -j 2 --std=c11 --enable=warning,portability,performance --inline-suppr --error-exitcode=1 \
		--suppress=internalAstError --suppress=missingInclude --suppress=missingIncludeSystem --suppress=memleak:lib/base/mem.c --suppress=uninitvar:lib/base/buf.h \
		-I lib -I . -I "${builddir:-.}" || findings=1
finish
