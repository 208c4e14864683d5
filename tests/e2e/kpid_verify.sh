#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# kpid --verify finds what is missing from the archive, what was altered there, and a damaged database.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3

month=$(date -u +%Y/%m)
run 4 kpid --verify --config "$tmp/kpid.conf"
article a.txt 501
article b.txt 502
i=0
while [ $i -lt 5 ]; do
	printf '{"id": "l%d", "text": "2018年，吉林省通化市共立刑事案件%d起。"}\n\n{"bad"\n' $i $((510 + i)) >>"$state/inbox/lines.jsonl"
	i=$((i + 1))
done
kpid_once 3
run 0 kpid --verify --config "$tmp/kpid.conf"
says "$tmp/err" 'versions=7 missing=0 altered=0'

echo more >>"$state/archive/$month/a.txt"
rm "$state/archive/$month/b.txt"
sed -i 's/512/999/' "$state/archive/$month/lines.jsonl"
run 1 kpid --verify --config "$tmp/kpid.conf"
says "$tmp/err" "state=altered item=$month/a.txt"
says "$tmp/err" "state=missing item=$month/b.txt"
says "$tmp/err" "state=altered item=$month/lines.jsonl line=7"
says "$tmp/err" 'versions=7 missing=1 altered=2'
rm "$state/archive/$month/lines.jsonl"
run 1 kpid --verify --config "$tmp/kpid.conf"
says "$tmp/err" 'missing=6 altered=1'

query 'PRAGMA foreign_keys = OFF; DELETE FROM claim WHERE id = 1'
run 4 kpid --verify --config "$tmp/kpid.conf"
says "$tmp/err" 'claims are stored'
finish
