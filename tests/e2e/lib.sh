# SPDX-License-Identifier: BSD-2-Clause
# Sourced by the end-to-end tests: a scratch folder $tmp, the built programs in PATH, and a few checks.
# A test runs in the build folder with $srcdir set (as make check does) and ends with status 0, or 77 to be skipped.
# shellcheck shell=sh
set -u

: "${srcdir:=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)}"
srcdir=$(CDPATH='' cd -- "$srcdir" && pwd -P)
builddir=$(pwd -P)
PATH=$builddir:$PATH
# shellcheck disable=SC2034 # for the tests
samples=$srcdir/docs/samples
LC_ALL=C
TZ=UTC
export PATH LC_ALL TZ

tmp=$(mktemp -d) || exit 99
failures=0
# The scratch folder of a failed test stays, for a look at it.
leave()
{
	case $? in
	0 | 77) rm -rf "$tmp" ;;
	*) echo "kept: $tmp" ;;
	esac
}
trap leave EXIT
trap 'exit 130' INT TERM

# need PROGRAM..., need -m MODULE...: skip the test where a heavy part (a program, a module of pkg-config) is not
# installed; with KPID_TEST_ALL it is required.
need()
{
	look='command -v'
	[ "$1" != -m ] || { look='pkg-config --exists'; shift; }
	for program in "$@"; do
		$look "$program" >/dev/null 2>&1 && continue
		echo "not installed: $program"
		[ -z "${KPID_TEST_ALL:-}" ] || exit 1
		exit 77
	done
}

# fail WORDS: note a failure and go on.
fail()
{
	echo "FAIL: $*"
	failures=$((failures + 1))
}

# run STATUS COMMAND...: run it with output in $tmp/out and $tmp/err; its exit status has to be STATUS.
run()
{
	expected=$1
	shift
	"$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	actual=$?
	[ $actual -eq "$expected" ] && return 0
	fail "exit status $actual, not $expected: $*"
	sed 's/^/  out: /' "$tmp/out" | head -n 20
	sed 's/^/  err: /' "$tmp/err" | head -n 20
	return 1
}

# says FILE WORDS: the file holds the words.
says()
{
	grep -qF -e "$2" "$1" && return 0
	fail "$(basename "$1") lacks: $2"
	sed 's/^/  /' "$1" | head -n 20
	return 1
}

# same A B: two files are the same.
same()
{
	diff -u "$1" "$2" && return 0
	fail "$1 and $2 differ"
	return 1
}

# finish: the last line of every test.
finish()
{
	[ $failures -eq 0 ] || exit 1
	exit 0
}
