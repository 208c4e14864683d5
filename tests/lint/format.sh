#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The C sources are as clang-format 14 would write them (.clang-format). Headers are not checked: their columns of
# comments are set by hand.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"
command -v clang-format-14 >/dev/null 2>&1 || { echo 'clang-format-14 is not installed'; exit 77; }
c_files | grep '\.c$' | xargs clang-format-14 --dry-run -Werror 2>&1 | grep 'error:' | cut -d : -f 1 | sort | uniq -c | sed 's/^ *\([0-9]*\) \(.*\)/\2: \1 places/' >"${TMPDIR:-/tmp}/format.$$"
each 'format it with clang-format-14 -i' <"${TMPDIR:-/tmp}/format.$$"
rm -f "${TMPDIR:-/tmp}/format.$$"
finish
