#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# How it stands, for people and as JSON; counters for a collector; a word where a source gives nothing any more.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3 flock

# json PATH: a member of what the last --json said
json()
{
	sqlite3 :memory: "SELECT json_extract(readfile('$tmp/out'), '$1')"
}
# is PATH VALUE
is()
{
	found=$(json "$1")
	[ "$found" = "$2" ] || fail "$1: $found, not $2"
}

# before anything is there; asking changes nothing
rm -rf "$state"
run 0 kpid --status --config "$tmp/kpid.conf"
says "$tmp/out" 'no kpid is running'
says "$tmp/out" 'database: none yet'
run 0 kpid --status --json --config "$tmp/kpid.conf"
is '$.inbox.files' 0
is '$.database.claims' 0
[ -e "$state" ] && fail 'asking for the status made folders'
run 2 kpid --json --config "$tmp/kpid.conf"
run 2 kpid --status --once --config "$tmp/kpid.conf"

mkdir -p "$state/inbox"
echo "metrics = \"kpid.prom\";" >>"$tmp/kpid.conf"
# six articles of one paper with claims, one of another
i=0
while [ $i -lt 6 ]; do
	article "p$i.txt" $((100 + i))
	printf 'source: 甲"报\npublished: 2018-08-%02d\n' $((i + 1)) >"$state/inbox/p$i.txt.meta"
	i=$((i + 1))
done
article q.txt 200
printf 'source: 乙报\n' >"$state/inbox/q.txt.meta"
: >"$state/inbox/empty.txt"
kpid_once 3
metrics=$state/kpid.prom
says "$metrics" 'kpid_items_total{state="stored"} 7'
says "$metrics" 'kpid_items_total{state="rejected"} 1'
says "$metrics" "kpid_claims_total $(query 'SELECT count(*) FROM claim')"
says "$metrics" 'kpid_source_articles_total{source="甲\"报"} 6'
says "$metrics" 'kpid_passes_total 1'
grep -q '^kpid_last_success_timestamp_seconds [0-9]*\.[0-9]*$' "$metrics" || fail 'no moment of success'
[ "$(tail -n 1 "$metrics")" = '# EOF' ] || fail 'the metrics do not end as they should'

# that paper again, with nothing in it
for i in 7 8 9; do
	printf '今天是个好天气，适合出门%d。\n' $i >"$state/inbox/n$i.txt"
	printf 'source: 甲"报\n' >"$state/inbox/n$i.txt.meta"
done
printf '天气不错。\n' >"$state/inbox/n.txt"
printf 'source: 乙报\n' >"$state/inbox/n.txt.meta"
kpid_once 0
says "$tmp/err" 'articles=3 claims=0 expected=6 reason="this source usually gives claims"'
grep -q '乙报' "$tmp/err" && fail 'a word about a source of which too little is known'
says "$metrics" 'kpid_items_total{state="stored"} 7'
says "$metrics" 'kpid_items_total{state="no_claims"} 4'
says "$metrics" 'kpid_source_claims_found{source="甲\"报"} 0'
says "$metrics" 'kpid_source_claims_expected{source="甲\"报"} 6'
says "$metrics" 'kpid_passes_total 2'
grep -q '^[^#]' "$metrics" && grep '^[^#]' "$metrics" | grep -vqE '^kpid_[a-z_]+(\{[a-z]+="([^"\\]|\\.)*"\})? [0-9]+(\.[0-9]+)?$' &&
	fail 'a line of the metrics is none'
find "$state" -name '*.prom*' | grep -v '/kpid.prom$' | grep . && fail 'a scratch file of the metrics is left'

# the status tells the same
article waits.txt.tmp 1
article late.txt 300
touch -d '3 days ago' "$state/inbox/late.txt"
run 0 kpid --status --json --config "$tmp/kpid.conf"
is '$.running' 0
is '$.inbox.files' 1
is '$.database.articles' 11
is '$.passes.passes' 2
is '$.passes.rejected' 1
is '$.sources[0].source' '甲"报'
is '$.sources[0].articles' 9
is '$.sources[0].last_day' 2018-08-06
is '$.refused[0].item' empty.txt
is '$.refused[0].reason' empty
run 0 kpid --status --config "$tmp/kpid.conf"
says "$tmp/out" 'inbox: 1 files wait'
says "$tmp/out" 'the oldest changed 3 days ago'
says "$tmp/out" 'passes: 2; 7 stored, 4 without claims, 0 duplicates, 1 rejected, 0 challenges'
says "$tmp/out" '  empty.txt: empty'
flock "$state/kpid.db.lock" kpid --status --config "$tmp/kpid.conf" >"$tmp/out"
says "$tmp/out" 'a kpid is running'

# a file of metrics that cannot be written is said, and ends nothing
rm "$metrics"
mkdir "$metrics"
kpid_once 0
says "$tmp/err" 'kpid.prom'
sums 'stored=1'
# nor may it lie where articles come in
sed "s/kpid.prom/inbox\/kpid.prom/" "$tmp/kpid.conf" >"$tmp/inside.conf"
run 2 kpid --once --config "$tmp/inside.conf"
says "$tmp/err" 'lies in the inbox'

# what was rejected of a container is told with its place
printf '{"id": "l1", "text": "2018年，吉林省通化市共立刑事案件701起。"}\n{"bad"\n' >"$tmp/lines.jsonl"
printf '\0\1\2' >"$tmp/z.bin"
tar -C "$tmp" -cf "$state/inbox/all.tar" lines.jsonl z.bin
kpid_once 3
run 0 kpid --status --config "$tmp/kpid.conf"
says "$tmp/out" '  all.tar.jsonl: z.bin: binary'
finish
