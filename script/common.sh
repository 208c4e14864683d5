# SPDX-License-Identifier: BSD-2-Clause
# Shared by script/test, script/demo and .ci/run: packages, the build folder, building, counting tests.
# shellcheck shell=sh

# The root of the source tree; it is only ever read.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
jobs=$(nproc 2>/dev/null || echo 2)

say()
{
	printf '%s\n' "$*" >&2
}

die()
{
	say "$(basename "$0"): $*"
	exit 2
}

# What has to be there, and the Debian package that brings it. A word with a
# slash is a program to find in PATH, any other one a pkg-config module.
# shellcheck disable=SC2034
build_needs='
	/cc gcc
	/make make
	/autoreconf autoconf
	/automake automake
	/pkg-config pkg-config
	sqlite3 libsqlite3-dev
	libconfig libconfig-dev
	zlib zlib1g-dev
	jansson libjansson-dev
	libcrypto libssl-dev
	libarchive libarchive-dev
	libcurl libcurl4-openssl-dev
	expat libexpat1-dev
	check check
	/sqlite3 sqlite3
	/xz xz-utils
'
# shellcheck disable=SC2034
lint_needs='
	/clang-format-14 clang-format-14
	/clang-tidy-14 clang-tidy-14
	/clang-14 clang-14
	/cppcheck cppcheck
	/shellcheck shellcheck
	/mandoc mandoc
'
# Heavy parts: a test asks for one by a line "need NAME" (tests/e2e/lib.sh).
heavy_needs='
	/openssl openssl
	/chromium chromium
	/libreoffice libreoffice-calc-nogui
	/pg_ctlcluster postgresql
	/wget wget
	gumbo libgumbo-dev
'

# missing_packages LIST: the packages of what is not there.
missing_packages()
{
	# autoconf cannot find what pkg-config itself is needed to look for
	printf '%s\n' "$1" | while read -r what package; do
		case $what in
		'') ;;
		/*) command -v "${what#/}" >/dev/null 2>&1 || printf '%s ' "$package" ;;
		*) pkg-config --exists "$what" >/dev/null 2>&1 || printf '%s ' "$package" ;;
		esac
	done
}

# heavy_list: the lines of heavy_needs that some test asks for.
heavy_list()
{
	printf '%s\n' "$heavy_needs" | while read -r what package; do
		[ -n "$what" ] || continue
		grep -qsE "^need( .*)? ${what#/}( |\$)" "$root"/tests/e2e/*.sh && printf '%s %s\n' "$what" "$package"
	done
	return 0
}

# ensure LIST: install what is missing; nothing is asked of apt where all is there.
ensure()
{
	packages=$(missing_packages "$1")
	[ -n "$packages" ] || return 0
	command -v apt-get >/dev/null 2>&1 || die "please install: $packages"
	if [ "$(id -u)" = 0 ]; then
		as_root=''
	elif command -v sudo >/dev/null 2>&1; then
		as_root=sudo
	else
		die "not root and no sudo; please have installed: $packages"
	fi
	say "installing: $packages"
	for try in 1 2 3; do
		# shellcheck disable=SC2086 # lists of words
		if $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2 </dev/null &&
			$as_root env DEBIAN_FRONTEND=noninteractive \
				apt-get install -q -y --no-install-recommends $packages >&2 </dev/null; then
			return 0
		fi
		say "apt-get failed (try $try)"
		sleep $((try * 5))
	done
	die "could not install: $packages"
}

# use_work_folder: set $work, a folder of our own for this source tree, and lock it.
# KPID_BUILD_DIR names it; else it is under the user's cache folder, else under the temporary folder.
use_work_folder()
{
	name=kpid-$(printf '%s' "$root" | cksum | cut -d ' ' -f 1)
	work=
	for base in "${XDG_CACHE_HOME:-}" "${HOME:+$HOME/.cache}"; do
		[ -z "${KPID_BUILD_DIR:-}" ] && [ -n "$base" ] || continue
		if mkdir -p "$base/kpid/$name" 2>/dev/null && [ -w "$base/kpid/$name" ]; then
			work=$base/kpid/$name
			break
		fi
	done
	if [ -z "$work" ]; then
		work=${KPID_BUILD_DIR:-${TMPDIR:-/tmp}/$name-$(id -u)}
		[ -d "$work" ] || (umask 077 && mkdir -p "$work") || die "cannot make $work"
		# a folder of somebody else's in a shared temporary folder is not ours to build in
		[ -O "$work" ] && [ -w "$work" ] || die "$work belongs to somebody else"
	fi
	work=$(CDPATH='' cd -- "$work" && pwd -P)
	exec 9>"$work/lock"
	flock -n 9 || { say "waiting for another run in $work"; flock 9; }
}

# list_sources: every source file, relative to the root.
list_sources()
{
	if [ -e "$root/.git" ] && command -v git >/dev/null 2>&1 &&
		git -C "$root" -c safe.directory="$root" -c core.quotePath=false \
			ls-files -co --exclude-standard 2>/dev/null; then
		return 0
	fi
	(cd "$root" && find . -name .git -prune -o -name autom4te.cache -prune -o -path './build*' -prune \
		-o -path './_build*' -prune -o -type f -print | sed 's,^\./,,')
}

# copy_sources: bring $work/src up to date. Only what differs is written, so
# that make rebuilds just that; what is gone from the tree goes from the copy.
copy_sources()
{
	mkdir -p "$work/src"
	list_sources | LC_ALL=C sort -u >"$work/files.new"
	if [ -f "$work/files" ]; then
		LC_ALL=C comm -23 "$work/files" "$work/files.new" | while IFS= read -r f; do
			rm -f "$work/src/$f"
		done
	fi
	while IFS= read -r f; do
		[ -f "$root/$f" ] || continue
		cmp -s "$root/$f" "$work/src/$f" && continue
		mkdir -p "$work/src/$(dirname "$f")"
		rm -f "$work/src/$f"
		cp "$root/$f" "$work/src/$f" || die "cannot copy $f"
		chmod u+w "$work/src/$f"
	done <"$work/files.new"
	mv "$work/files.new" "$work/files"
}

# build: configure where needed, with the flags in KPID_CONFIGURE, and make all, in $work/build.
build()
{
	copy_sources
	if [ ! -f "$work/src/configure" ] || [ -n "$(find "$work/src/configure.ac" -newer "$work/src/configure")" ]; then
		(cd "$work/src" && autoreconf -fi) >"$work/autoreconf.log" 2>&1 ||
			{ cat "$work/autoreconf.log" >&2; return 1; }
	fi
	mkdir -p "$work/build"
	flags=${KPID_CONFIGURE:-}
	if [ ! -f "$work/build/Makefile" ] || [ "$flags" != "$(cat "$work/flags" 2>/dev/null)" ]; then
		# shellcheck disable=SC2086 # a list of words
		(cd "$work/build" && "$work/src/configure" $flags) >"$work/configure.log" 2>&1 ||
			{ tail -n 30 "$work/configure.log" >&2; return 1; }
		printf '%s\n' "$flags" >"$work/flags"
	fi
	make -C "$work/build" -j "$jobs" --no-print-directory >"$work/make.log" 2>&1 </dev/null ||
		{ tail -n 60 "$work/make.log" >&2; return 1; }
}

# count_results FOLDER: "passed failed skipped" of a `make check` in FOLDER.
# A libcheck program counts each of its checks, by the sums that it prints; a
# program that ends badly beyond its failed checks (a crash, a leak) is one more
# failure. A shell script is one test; with exit status 77 it is skipped.
count_results()
{
	find "$1" -name '*.trs' | while IFS= read -r trs; do
		result=$(sed -n 's/^:test-result: *\([A-Z]*\).*/\1/p' "$trs" | head -n 1)
		sums=$(sed -n 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)$/\1 \2 \3/p' \
			"${trs%.trs}.log" 2>/dev/null)
		printf '%s\n' "$sums" | awk -v result="$result" '
			NF == 3 { n += $1; bad += $2 + $3 }
			END {
				if (result == "SKIP") print 0, 0, 1
				else if (result == "PASS" && n == 0) print 1, 0, 0
				else if (result == "PASS") print n - bad, bad, 0
				else print n - bad, (bad > 0 ? bad : 1), 0
			}'
	done | awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }'
}
