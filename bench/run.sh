#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# bench/run.sh BUILD [RUNS]: measure a build folder's programs on generated inputs, and print tables (make bench).
# Whole processes, medians of RUNS runs (5), for people to compare builds on one machine; nothing is asserted.
# What is not installed (gumbo, libxml2, node with Recognizers-Text in NODE_PATH) is skipped with a line.
set -eu

[ $# -ge 1 ] || { echo "usage: bench/run.sh BUILD [RUNS]" >&2; exit 2; }
build=$(cd "$1" && pwd -P)
runs=${2:-5}
source=$(cd "$(dirname -- "$0")" && pwd -P)
samples=$source/../docs/samples
seed=7
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM

# measure COMMAND...: set $us to the median, $kb to the largest resident memory.
measure()
{
	# shellcheck disable=SC2046 # three numbers
	set -- $("$build/bench/bench_run" "$runs" "$@")
	us=$1 kb=$3
}

# row NAME BYTES [BASE_US]: what was measured, and how often BASE_US goes into it.
row()
{
	awk -v name="$1" -v bytes="$2" -v us="$us" -v kb="$kb" -v base="${3:-0}" 'BEGIN {
		printf "%-38s %9.2f ms", name, us / 1000
		if (bytes) printf " %8.1f MB/s", bytes / us; else printf " %13s", ""
		printf " %8.1f MB", kb / 1024
		if (base) printf " %8.1f x", us / base
		print "" }'
}

head_line()
{
	printf '\n%-38s %12s %13s %11s %10s\n' "$1" "median of $runs" 'input' 'resident' "${2:-}"
}

skip()
{
	printf '%-38s skipped: %s\n' "$1" "$2"
}

# peer NAME MODULE: compile bench/peer_NAME.c with what pkg-config says of MODULE; false where it is not there.
peer()
{
	pkg-config --exists "$2" 2>/dev/null || return 1
	# shellcheck disable=SC2046 # lists of flags
	${CC:-cc} -O2 $(pkg-config --cflags "$2") "$source/peer_$1.c" -o "$tmp/peer_$1" $(pkg-config --libs "$2")
}

bytes_of()
{
	cat "$@" | wc -c
}

pages()
{
	mkdir "$tmp/pages"
	"$build/bench/bench_gen" pages $seed 200 "$tmp/pages"
	size=$(bytes_of "$tmp"/pages/*)
	head_line '200 pages of 30 to 90 KB' 'to copying'
	measure "$build/bench/bench_page" copy "$tmp"/pages/*
	base=$us
	row 'read and copied' "$size" "$base"
	measure "$build/bench/bench_page" tokens "$tmp"/pages/*
	row 'HTML tokens' "$size" "$base"
	measure "$build/bench/bench_page" article "$tmp"/pages/*
	row 'page reader alone' "$size" "$base"
	measure "$build/kpi-extract" "$tmp"/pages/*
	row 'kpi-extract: pages to claims' "$size" "$base"
	for name in gumbo libxml2; do
		module=$name
		[ $name = libxml2 ] && module=libxml-2.0
		if peer $name $module; then
			measure "$tmp/peer_$name" "$tmp"/pages/*
			row "$name alone" "$size" "$base"
		else
			skip "$name alone" "$module is not installed"
		fi
	done
}

texts()
{
	"$build/bench/bench_gen" text $seed 10000000 >"$tmp/text.txt"
	split -C 50000 "$tmp/text.txt" "$tmp/part."
	for part in "$tmp"/part.*; do mv "$part" "$part.txt"; done
	head_line '10 MB of plain text' 'to copying'
	measure "$build/bench/bench_page" copy "$tmp"/part.*
	base=$us
	row 'read and copied' 10000000 "$base"
	measure "$build/kpi-extract" "$tmp"/part.*
	row 'kpi-extract: articles of 50 KB' 10000000 "$base"
	measure "$build/kpi-extract" "$tmp/text.txt"
	row 'kpi-extract: one article' 10000000 "$base"
	if command -v node >/dev/null 2>&1 && node -e "require('@microsoft/recognizers-text-suite')" 2>/dev/null; then
		head -c 100000 "$tmp/text.txt" >"$tmp/short.txt"
		measure node "$source/peer_recognizers.js" "$tmp/short.txt"
		row 'Recognizers-Text: numbers, 0.1 MB' 100000
	else
		skip 'Recognizers-Text' 'no node, or no @microsoft/recognizers-text-suite in NODE_PATH'
	fi
}

start()
{
	head_line 'start'
	measure "$build/kpi-extract" --version
	row 'kpi-extract --version' 0
	measure "$build/kpi-extract" "$samples/2018-01-16-qinghe-2017.txt"
	row 'kpi-extract: one short article' 0
	measure "$build/kpi-extract" --catalog "$source/../config/indicators.conf" \
		"$samples/2018-01-16-qinghe-2017.txt"
	row 'with its catalogue read from a file' 0
}

# eight times the bytes should take eight times the time, less what a start takes
hostile()
{
	measure "$build/kpi-extract" --version
	began=$us
	head_line 'hostile pages of 2 MB, to claims' 'to 250 KB'
	for kind in $("$build/bench/bench_gen" kinds); do
		"$build/bench/bench_gen" "$kind" $seed 250000 >"$tmp/hostile.html"
		measure "$build/kpi-extract" "$tmp/hostile.html"
		small=$((us - began))
		[ $small -gt 0 ] || small=1
		"$build/bench/bench_gen" "$kind" $seed 2000000 >"$tmp/hostile.html"
		measure "$build/kpi-extract" "$tmp/hostile.html"
		row "$kind" 2000000 $small
	done
}

store()
{
	mkdir "$tmp/inbox"
	printf 'state = "%s"; settle_ms = 0;\n' "$tmp/state" >"$tmp/kpid.conf"
	i=0
	for page in "$tmp"/pages/*; do
		i=$((i + 1))
		cp "$page" "$tmp/inbox/$i.html"
		{ cat "$samples/2018-01-16-qinghe-2017.txt"; echo $i; } >"$tmp/inbox/$i.txt"
	done
	head_line 'store and report'
	cat >"$tmp/ingest" <<END
#!/bin/sh
rm -rf "$tmp/state" && mkdir "$tmp/state" && cp -R "$tmp/inbox" "$tmp/state/inbox" &&
	exec "$build/kpid" --once --quiet --config "$tmp/kpid.conf"
END
	chmod +x "$tmp/ingest"
	measure "$tmp/ingest"
	row "kpid: $i pages and $i texts, with copying" "$(bytes_of "$tmp"/inbox/*)"
	measure "$build/kpi-report" --config "$tmp/kpid.conf" --year 2018 --region all --format csv \
		--targets "$source/../config/targets/eight-improvements.conf"
	row 'kpi-report: a year, all regions' 0
}

pages
texts
start
hostile
store
