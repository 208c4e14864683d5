#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Bulk files: good lines are stored, bad ones kept with their numbers and reasons; a second time adds nothing.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3

month=$(date -u +%Y/%m)
make_bulk()
{
	cat <<-'END'
		{"id": "one", "text": "2018年，吉林省通化市共立刑事案件201起。", "published": "2019-01-15", "url": "https://news.example/one", "title": "题目", "source": "示例日报"}
		{"id": "two", "text":
		{"id": "three", "text": "2018年，吉林省通化市共立刑事案件203起。", "published": "2019-02-30"}

		{"id": 5, "html": "<p>2018年，吉林省通化市共立刑事案件205起。</p>", "region": "吉林省通化市"}
		{"text": "2018年，吉林省通化市共立刑事案件206起。"}
		["no object"]
		{"id": "one again", "text": "2018年，吉林省通化市共立刑事案件201起。", "published": "2019-01-15"}
	END
}
make_bulk >"$state/inbox/in.jsonl"
echo 'source: 别的报' >"$state/inbox/in.jsonl.meta"
kpid_once 3
sums 'items=7'
sums 'rejected=3'
says "$tmp/err" 'item=in.jsonl line=2'
[ "$(wc -l <"$state/rejected/in.jsonl")" -eq 3 ] || fail 'not three bad lines'
says "$state/rejected/in.jsonl" '"line": 2, "reason": "not JSON'
says "$state/rejected/in.jsonl" '"line": 3, "reason": "published is no day'
says "$state/rejected/in.jsonl" '"line": 7, "reason": "not a JSON object"'
[ -f "$state/archive/$month/in.jsonl" ] && [ -f "$state/archive/$month/in.jsonl.meta" ] || fail 'not in the archive'
expect "SELECT ident FROM document ORDER BY ident LIMIT 2" '5
https://news.example/one'
expect "SELECT count(*) FROM document WHERE ident LIKE 'sha256:%'" 1
expect "SELECT v.source FROM doc_version v JOIN document d ON d.id = v.document WHERE d.ident = '5'" '别的报'
expect "SELECT v.region_hint FROM doc_version v JOIN document d ON d.id = v.document WHERE d.ident = '5'" '吉林省通化市'
expect "SELECT archive_path || ' ' || archive_line FROM capture WHERE id = 2" "$month/in.jsonl 5"
expect "SELECT count(*) FROM claim WHERE value_mant IN (201, 205, 206)" "$(query "SELECT count(*) FROM doc_version")"
sound

# the same again: nothing new, and the bad lines are known already
query 'SELECT * FROM doc_version' >"$tmp/before"
make_bulk >"$state/inbox/in.jsonl"
echo 'source: 别的报' >"$state/inbox/in.jsonl.meta"
kpid_once 3
sums 'stored=0'
query 'SELECT * FROM doc_version' >"$tmp/after"
same "$tmp/before" "$tmp/after"
[ -e "$state/rejected/in~1.jsonl" ] && fail 'the bad lines are kept twice'
find "$state/rejected" -name '.*' | grep . && fail 'a scratch file is left'

# a line beyond the size allowed; the file may be larger than an item
sed 's/^settle/max_item_bytes = 2000; settle/' "$tmp/kpid.conf" >"$tmp/small.conf"
{
	i=0
	while [ $i -lt 100 ]; do
		printf '{"id": "x%d", "text": "2018年，吉林省通化市共立刑事案件%d起。"}\n' $i $((3000 + i))
		i=$((i + 1))
	done
	printf '{"id": "long", "text": "%04000d"}\n' 1
} >"$state/inbox/big.jsonl"
run 3 kpid --once --config "$tmp/small.conf"
sums 'items=101 stored=100 duplicate=0 no_claims=0 rejected=1'
says "$state/rejected/big.jsonl" '"line": 101, "reason": "longer than 2000 bytes"'
sound
finish
