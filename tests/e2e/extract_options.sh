#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The command line of kpi-extract: what it prints, its errors and exit statuses. Figures are invented.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"

printf '%s\n\n%s\n' '沧州市公安局通报' '今年以来，全市共立刑事案件2410余起，同比下降7.1%。' >"$tmp/a.txt"
printf '%s' '<html><head><title>通报</title></head><body><h1>沧州市公安局通报</h1><p>今年以来，全市共立刑事案件2410余起，同比下降7.1%。</p></body></html>' >"$tmp/a.html"

# field FILE NAME: the values of an integer field, one a line
field()
{
	grep -o "\"$2\": [0-9][0-9]*" "$1" | cut -d' ' -f2
}

# text FILE: the values of "text", one a line
text()
{
	grep -o '"text": "[^"]*"' "$1" | cut -d'"' -f4
}

# offsets FILE...: start and end of each claim cut its text out of what --text prints
offsets()
{
	run 0 kpi-extract --text "$@" && mv "$tmp/out" "$tmp/text"
	run 0 kpi-extract --published 2018-08-29 "$@" && mv "$tmp/out" "$tmp/claims"
	field "$tmp/claims" start >"$tmp/starts"
	field "$tmp/claims" end >"$tmp/ends"
	text "$tmp/claims" >"$tmp/texts"
	[ "$(wc -l <"$tmp/texts")" -ge 2 ] || fail "fewer than two claims of $*"
	paste "$tmp/starts" "$tmp/ends" "$tmp/texts" >"$tmp/rows"
	while read -r start end words; do
		[ "$(tail -c "+$((start + 1))" "$tmp/text" | head -c $((end - start)))" = "$words" ] ||
			fail "$*: bytes $start to $end are not $words"
	done <"$tmp/rows"
}
offsets "$tmp/a.txt"
offsets "$tmp/a.html"
run 0 kpi-extract --text "$tmp/a.txt" && same "$tmp/a.txt" "$tmp/out"

# what the caller knows, and what is printed instead of claims
run 0 kpi-extract --published 2018-08-29 --region 沧州 --source 狮城晚报 "$tmp/a.txt"
says "$tmp/out" '"indicator": "crime.criminal.filed"'
says "$tmp/out" '"period": {"start": "2018-01-01", "end": "2018-08-29"}'
says "$tmp/out" '"region": "河北省沧州市"'
says "$tmp/out" '"source": "狮城晚报"'
run 0 kpi-extract --meta --published 2018-08-29 "$tmp/a.txt"
says "$tmp/out" '"published": "2018-08-29", "published_how": "caller"'
says "$tmp/out" '"title": "沧州市公安局通报", "title_how": "text"'
[ "$(wc -l <"$tmp/out")" -eq 1 ] || fail '--meta is not one line'
run 0 kpi-extract --quantities "$tmp/a.txt"
says "$tmp/out" '"kind": "number", "value": 2410'
says "$tmp/out" '"kind": "period"'
run 0 kpi-extract --explain --published 2018-08-29 "$tmp/a.txt"
says "$tmp/out" '2410余起[1]'
says "$tmp/out" '-- 2 claims'
says "$tmp/out" '[1] 2410余起: crime.criminal.filed = 2410 case level (>=) 2018-01-01..2018-08-29'
printf '%s\n' '全市每名民警平均走访31次，拨打0317-5551234。' >"$tmp/none.txt"
run 0 kpi-extract --explain "$tmp/none.txt"
says "$tmp/out" 'not claimed, or without an indicator'
says "$tmp/out" '31次: share: '

# inputs: several, standard input, empty, missing, binary
run 0 kpi-extract --published 2018-08-29 "$tmp/a.txt" "$tmp/a.html"
says "$tmp/out" "\"doc\": \"$tmp/a.txt\""
says "$tmp/out" "\"doc\": \"$tmp/a.html\""
kpi-extract --published 2018-08-29 <"$tmp/a.txt" >"$tmp/stdin" || fail 'standard input'
kpi-extract --published 2018-08-29 - <"$tmp/a.txt" >"$tmp/dash" || fail 'standard input as -'
same "$tmp/stdin" "$tmp/dash"
[ "$(wc -l <"$tmp/stdin")" -eq 2 ] || fail 'not two claims of standard input'
: >"$tmp/empty.txt"
run 0 kpi-extract "$tmp/empty.txt" && [ ! -s "$tmp/out" ] || fail 'claims of an empty file'
run 3 kpi-extract --published 2018-08-29 "$tmp/missing.txt" "$tmp/a.txt"
says "$tmp/err" "$tmp/missing.txt"
[ "$(wc -l <"$tmp/out")" -eq 2 ] || fail 'the file behind a missing one was not read'
run 3 kpi-extract "$tmp"
says "$tmp/err" "$tmp"
printf '\177ELF\002\001\001\000\000\000\000\000\000\000\000\000\002\000>\000\001\000\000' >"$tmp/program"
run 3 kpi-extract "$tmp/program"
says "$tmp/err" 'binary'
if [ "$(id -u)" -ne 0 ]; then
	cp "$tmp/a.txt" "$tmp/secret.txt"
	chmod 0 "$tmp/secret.txt"
	run 3 kpi-extract "$tmp/secret.txt"
	says "$tmp/err" "$tmp/secret.txt"
fi

# options that are wrong
run 2 kpi-extract --published 2018-02-30 "$tmp/a.txt"
says "$tmp/err" "'2018-02-30'"
run 2 kpi-extract --published tomorrow "$tmp/a.txt"
run 2 kpi-extract --units "$tmp/a.txt" "$tmp/a.txt"
says "$tmp/err" '--units goes with --catalog'
run 2 kpi-extract --no-such-option
[ -s "$tmp/out" ] && fail 'output beside a usage error'

# bulk input: a bad line is named and the rest is read
{
	echo '{"id": "one", "text": "今年以来，全市共发生火灾31起。", "published": "2018-08-29"}'
	echo '{"id": "two", "text": '
	echo '{"id": "three", "text": "今年以来，全市共发生火灾32起。", "title": null}'
} >"$tmp/bulk.jsonl"
run 3 kpi-extract --jsonl "$tmp/bulk.jsonl"
says "$tmp/err" 'bulk.jsonl:2: '
[ "$(wc -l <"$tmp/err")" -eq 1 ] || fail 'not one bad line'
says "$tmp/out" '"doc": "one"'
says "$tmp/out" '"doc": "three"'
kpi-extract --jsonl - <"$tmp/bulk.jsonl" >"$tmp/out2" 2>"$tmp/err"
[ $? -eq 3 ] || fail 'bulk lines of standard input'
says "$tmp/err" 'standard input:2: '
same "$tmp/out" "$tmp/out2"
run 3 kpi-extract --jsonl "$tmp/missing.jsonl"

# the locale changes nothing
run 0 kpi-extract --published 2018-08-29 --explain "$tmp/a.txt" "$tmp/a.html" && mv "$tmp/out" "$tmp/c"
for locale in zh_CN zh_CN.UTF-8 de_DE.UTF-8; do
	LC_ALL=$locale kpi-extract --published 2018-08-29 --explain "$tmp/a.txt" "$tmp/a.html" >"$tmp/out" 2>"$tmp/err" ||
		fail "LC_ALL=$locale"
	same "$tmp/c" "$tmp/out"
done

# an output that takes nothing
if [ -e /dev/full ]; then
	kpi-extract --text "$tmp/a.txt" >/dev/full 2>"$tmp/err"
	[ $? -eq 3 ] || fail 'a full disk is not told'
	says "$tmp/err" 'standard output'
fi
{ kpi-extract --text "$tmp/a.txt" 2>"$tmp/err"; echo $? >"$tmp/status"; } | true
i=0
while [ ! -s "$tmp/status" ] && [ $i -lt 100 ]; do
	sleep 0.1
	i=$((i + 1))
done
[ -s "$tmp/err" ] && fail 'a closed pipe is an error'
finish
