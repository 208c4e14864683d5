#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# make lint: every check of this folder, each one test. The last line is "N passed, N failed, N skipped".
cd "$(dirname -- "$0")" || exit 99
passed=0 failed=0 skipped=0
for check in *.sh; do
	case $check in all.sh | lib.sh) continue ;; esac
	output=$(./"$check" 2>&1)
	case $? in
	0) passed=$((passed + 1)); echo "PASS: lint ${check%.sh}" ;;
	77) skipped=$((skipped + 1)); echo "SKIP: lint ${check%.sh}: $output" ;;
	*) failed=$((failed + 1)); printf 'FAIL: lint %s\n%s\n' "${check%.sh}" "$output" ;;
	esac
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
