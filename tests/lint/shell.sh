#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The shell scripts pass shellcheck.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"
command -v shellcheck >/dev/null 2>&1 || { echo 'shellcheck is not installed'; exit 77; }
find script .ci tests bench -type f 2>/dev/null | while IFS= read -r file; do
	case $file in
	*.sh) echo "$file" ;;
	*) head -n 1 "$file" | grep -aq '^#!/bin/\(ba\)\{0,1\}sh' && echo "$file" ;;
	esac
done | xargs shellcheck -S warning -x -P . || findings=1
finish
