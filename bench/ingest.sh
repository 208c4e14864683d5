#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# bench/ingest.sh BUILD [N]: how many durable articles a second kpid takes from its inbox, with N small texts (10,000),
# ten times as many, N/5 generated pages, and one transaction for each article as a script would have it.
# The inbox is filled and put on disk before the clock starts. For people to compare builds; nothing is asserted.
set -eu

[ $# -ge 1 ] || { echo "usage: bench/ingest.sh BUILD [N]" >&2; exit 2; }
build=$(cd "$1" && pwd -P)
n=${2:-10000}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM

# texts N: so many small texts in the inbox, each its own.
texts()
{
	mkdir -p "$tmp/state/inbox"
	awk -v n="$1" -v inbox="$tmp/state/inbox" 'BEGIN {
		for (i = 0; i < n; i++) {
			name = inbox "/" i ".txt"
			print "示例市公安局通报\n2018年8月29日 来源：示例日报" >name
			print "2018年上半年，吉林省通化市共立刑事案件" i + 1 "起，同比下降7.02%。" >name
			close(name)
		}
	}'
}

# pages N: so many generated pages of 30 to 90 KB, each with a line of its own.
pages()
{
	mkdir -p "$tmp/state/inbox" "$tmp/pages"
	"$build/bench/bench_gen" pages 7 200 "$tmp/pages"
	i=0
	while [ $i -lt "$1" ]; do
		for page in "$tmp"/pages/*; do
			i=$((i + 1))
			[ $i -le "$1" ] || break
			{ cat "$page"; echo "<!-- $i -->"; } >"$tmp/state/inbox/$i.html"
		done
	done
}

# take NAME [OPTIONS]: take what is in the inbox, print a row.
take()
{
	printf 'state = "%s"; settle_ms = 0; %s\n' "$tmp/state" "${2:-}" >"$tmp/kpid.conf"
	files=$(find "$tmp/state/inbox" -type f | wc -l)
	bytes=$(find "$tmp/state/inbox" -type f -exec cat {} + | wc -c)
	sync -f "$tmp/state" 2>/dev/null || sync
	began=$(date +%s%N)
	"$build/kpid" --once --quiet --config "$tmp/kpid.conf"
	took=$((($(date +%s%N) - began) / 1000))
	awk -v name="$1" -v n="$files" -v us=$took -v bytes="$bytes" 'BEGIN {
		printf "%-44s %7d %8.2f s %9.0f /s %8.1f MB/s\n", name, n, us / 1e6, n * 1e6 / us, bytes / us }'
	rm -rf "$tmp/state"
}

printf '%-44s %7s %10s %12s %13s\n' 'what' 'files' 'time' 'articles' 'input'
texts "$n"
take 'small texts'
texts "$n"
take 'small texts, one thread' 'threads = 1;'
texts $((n * 10))
take 'ten times as many'
texts $((n / 10))
take 'a transaction for each' 'batch_items = 1;'
pages $((n / 5))
take 'pages of 30 to 90 KB'
