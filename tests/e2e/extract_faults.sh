#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What kpi-extract does with input and output that are no good.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"

claim='2018年，吉林省通化市共立刑事案件301起，同比下降7.02%。'
echo "$claim" >"$tmp/good.txt"
run 0 kpi-extract "$tmp/good.txt"
cp "$tmp/out" "$tmp/good"

# one bad file of several: it is named, and the others are read
head -c 5000 /dev/zero >"$tmp/nul.txt"
truncate -s 200M "$tmp/huge.txt"
run 3 kpi-extract "$tmp/nul.txt" "$tmp/huge.txt" "$tmp/none.txt" "$tmp" "$tmp/good.txt"
same "$tmp/good" "$tmp/out"
says "$tmp/err" "$tmp/nul.txt: not a text"
says "$tmp/err" "$tmp/huge.txt: too large: 209715200 bytes"
says "$tmp/err" "$tmp/none.txt: cannot open"
says "$tmp/err" "$tmp: cannot read"

# bulk lines likewise, each with its number; the last has no end
{
	printf '{"id": "a", "text": "%s"}\n' "$claim"
	printf '{"id": "b", "text": \n[]\n{"id": "c"}\n{"text": "a\\u0000b"}\n{"text": "\377"}\n'
	printf '{"id": "d", "published": "2018-13-45", "text": "x"}\n'
	printf '{"id": "e", "text": "%s"}' "$claim"
} >"$tmp/bulk.jsonl"
run 3 kpi-extract --jsonl "$tmp/bulk.jsonl"
[ "$(grep -c '"doc": "a"' "$tmp/out")" -eq "$(wc -l <"$tmp/good")" ] || fail 'the line before the bad ones is not read'
[ "$(grep -c '"doc": "e"' "$tmp/out")" -eq "$(wc -l <"$tmp/good")" ] || fail 'the line after the bad ones is not read'
for line in 2 3 4 5 6 7; do
	says "$tmp/err" "$tmp/bulk.jsonl:$line: "
done
[ "$(wc -l <"$tmp/err")" -eq 6 ] || fail 'not a message for every bad line'

# a sentence without an end is cut: a quote does not grow with the file
i=0
while [ $i -lt 2000 ]; do
	printf '2018年，吉林省通化市共立刑事案件%d起，同比下降7.02%%；' $i
	i=$((i + 1))
done >"$tmp/endless.txt"
run 0 kpi-extract "$tmp/endless.txt"
[ "$(wc -l <"$tmp/out")" -ge 2000 ] || fail "$(wc -l <"$tmp/out") claims of an endless sentence with 2000"
longest=$(awk 'length > n { n = length } END { print n }' "$tmp/out")
[ "$longest" -lt 20000 ] || fail "a claim of $longest bytes"

# output that cannot be written
if [ -c /dev/full ]; then
	kpi-extract "$tmp/good.txt" >/dev/full 2>"$tmp/err"
	status=$?
	[ $status -eq 3 ] || fail "exit status $status where the disk is full"
	says "$tmp/err" 'standard output: cannot write'
fi
kpi-extract "$tmp/good.txt" >&- 2>"$tmp/err"
status=$?
[ $status -eq 3 ] || fail "exit status $status without a standard output"
kpi-extract <&- >"$tmp/out" 2>"$tmp/err"
status=$?
[ $status -eq 3 ] || fail "exit status $status without a standard input"
# more figures than are read of one article: what was read is printed, and it is said
awk 'BEGIN { print "通报\n\n今年以来，全市"; for (i = 0; i < 150000; i++) print "立案" i "起。" }' >"$tmp/many.txt"
run 3 kpi-extract --published 2018-08-29 "$tmp/many.txt"
says "$tmp/err" 'many.txt: more than 131072 figures'
[ "$(wc -l <"$tmp/out")" -ge 131072 ] || fail 'claims are missing'
finish
