#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# kpi-extract reads archives and web archives, tells what it cannot read with its place, and goes on.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"

mkdir -p "$tmp/f/2018"
printf '2018年，吉林省通化市共立刑事案件401起。' >"$tmp/f/2018/a.txt"
printf '{"id": "l1", "text": "2018年，吉林省通化市共立刑事案件402起。"}\n{"bad"\n' >"$tmp/f/lines.jsonl"
printf '\0\1\2' >"$tmp/f/c.bin"
page='<p>去年，吉林省通化市共立刑事案件403起。</p>'
printf 'WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://e.test/1\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n' \
	"$(printf %s "$page" | wc -c)" "$page" | gzip -n >"$tmp/f/w.warc.gz"
tar -C "$tmp/f" -cf "$tmp/all.tar" 2018/a.txt lines.jsonl c.bin w.warc.gz

run 3 kpi-extract --published 2019-01-15 "$tmp/all.tar"
[ "$(wc -l <"$tmp/out")" -eq 3 ] || fail 'not three claims'
says "$tmp/out" "$(printf '"doc": "%s"' "$tmp/all.tar/2018/a.txt")"
says "$tmp/out" '"doc": "l1"'
says "$tmp/out" '"doc": "http://e.test/1"'
grep 403 "$tmp/out" >"$tmp/last" || fail 'no claim of the page'
says "$tmp/last" '"start": "2018-01-01"'
says "$tmp/err" "all.tar!/c.bin: binary"
says "$tmp/err" "all.tar!/lines.jsonl:2: not JSON"

run 0 kpi-extract --published 2019-01-15 "$tmp/f/w.warc.gz"
same "$tmp/last" "$tmp/out"
kpi-extract --published 2019-01-15 <"$tmp/f/w.warc.gz" >"$tmp/out" || fail 'standard input is not read'
same "$tmp/last" "$tmp/out"
printf 'PK\3\4 no archive' >"$tmp/no.zip"
run 3 kpi-extract "$tmp/no.zip"
says "$tmp/err" 'no.zip: damaged archive'
finish
