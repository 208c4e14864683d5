#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# bench/run.sh BUILD [COPIES]: measure a build folder's programs on copies of a sample article, and print a table.
# It compares builds on one machine; nothing is asserted. Each line is the best of three runs.
set -eu

[ $# -ge 1 ] || { echo "usage: bench/run.sh BUILD [COPIES]" >&2; exit 2; }
build=$(cd "$1" && pwd -P)
copies=${2:-2000}
samples=$(cd "$(dirname -- "$0")/../docs/samples" && pwd -P)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM

# best COMMAND...: set $ms to the shortest of three runs, in milliseconds, at least 1.
best()
{
	ms=
	for _ in 1 2 3; do
		began=$(date +%s%N)
		"$@" >/dev/null 2>&1 </dev/null || { echo "failed: $*" >&2; exit 1; }
		took=$((($(date +%s%N) - began) / 1000000))
		[ -n "$ms" ] && [ "$ms" -le "$took" ] || ms=$took
	done
	[ "$ms" -gt 0 ] || ms=1
}

# row NAME BYTES ITEMS: what was done in $ms.
row()
{
	awk -v name="$1" -v bytes="$2" -v items="$3" -v ms="$ms" 'BEGIN {
		printf "%-36s %6d ms %9.1f MB/s %9.0f /s\n", name, ms, bytes / ms / 1000, items * 1000 / ms }'
}

# fill FILE: COPIES numbered copies of it, each different, in $tmp/copies. Sets $bytes.
fill()
{
	rm -rf "$tmp/copies"
	mkdir "$tmp/copies"
	i=0
	while [ $i -lt "$copies" ]; do
		i=$((i + 1))
		{ cat "$1"; echo "$i"; } >"$tmp/copies/$i.${1##*.}"
	done
	bytes=$(cat "$tmp/copies"/* | wc -c)
}

extract_all()
{
	find "$tmp/copies" -type f -print0 | xargs -0 "$build/kpi-extract"
}

ingest()
{
	rm -rf "$tmp/state"
	mkdir "$tmp/state"
	cp -R "$tmp/copies" "$tmp/state/inbox"
	printf 'state = "%s"; settle_ms = 0;\n' "$tmp/state" >"$tmp/kpid.conf"
	"$build/kpid" --once --quiet --config "$tmp/kpid.conf"
}

text=$samples/2018-01-16-qinghe-2017.txt
page=$samples/2019-01-15-qinghe-2018.html

printf '%-36s %9s %14s %12s\n' 'what' 'best of 3' 'input' 'articles'
best "$build/kpi-extract" --version
row 'kpi-extract: start, no input' 0 1
best "$build/kpi-extract" "$text"
row 'kpi-extract: one text' "$(wc -c <"$text")" 1
fill "$text"
best extract_all
row "kpi-extract: $copies texts" "$bytes" "$copies"
best ingest
row "kpid: $copies texts, files copied" "$bytes" "$copies"
fill "$page"
best extract_all
row "kpi-extract: $copies pages" "$bytes" "$copies"
best ingest
row "kpid: $copies pages, files copied" "$bytes" "$copies"
best "$build/kpi-report" --config "$tmp/kpid.conf" --year 2018 --region all --format csv \
	--targets "$samples/../../config/targets/eight-improvements.conf"
row 'kpi-report: a year, all regions' 0 1
