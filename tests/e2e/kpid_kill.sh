#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Killed at any moment and run again, kpid ends in the state of a pass that nobody disturbed.
# KPID_TEST_KILLS sets how often (default 25).
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3

echo 'batch_items = 3;' >>"$tmp/kpid.conf"
# containers, made once: a web archive, and a tar file with it, files, sidecars and bad members
mkdir -p "$tmp/in/a"
i=0
while [ $i -lt 30 ]; do
	page="<p>2018年，吉林省通化市共立刑事案件$((3000 + i))起。</p>"
	[ $((i % 7)) -ne 0 ] || page=
	printf 'WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: http://e.test/%d\r\nContent-Type: text/html\r\n' $i
	printf 'Content-Length: %d\r\n\r\n%s\r\n\r\n' "$(printf %s "$page" | wc -c)" "$page"
	printf '2018年，吉林省通化市共立刑事案件%d起。' $((4000 + i)) >"$tmp/in/a/$i.txt"
	case $i in
	*0) echo 'title: 题' >"$tmp/in/a/$i.txt.meta" ;;
	*5) echo 'title 题' >"$tmp/in/a/$i.txt.meta" ;;
	*7) printf '\0\1\2' >"$tmp/in/a/$i.bin" ;;
	esac
	i=$((i + 1))
done >"$tmp/in/w.warc"
tar -C "$tmp/in" --sort=name -cf - a w.warc | gzip -n >"$tmp/all.tgz"

fill()
{
	i=0
	cp "$tmp/all.tgz" "$tmp/in/w.warc" "$state/inbox"
	cp "$tmp/in/w.warc" "$state/inbox/under another name"
	while [ $i -lt 40 ]; do
		article "f$((i % 4))/$i.txt" $((1000 + i))
		case $i in
		*0) printf 'url: https://news.example/%d\npublished: 2018-09-01\n' $i >"$state/inbox/f$((i % 4))/$i.txt.meta" ;;
		*5) printf 'published: 2018-09-31\n' >"$state/inbox/f$((i % 4))/$i.txt.meta" ;;
		*7) : >"$state/inbox/f$((i % 4))/$i.txt" ;;
		esac
		printf '{"id": "l%d", "text": "2018年，吉林省通化市共立刑事案件%d起。"}\n' $i $((2000 + i)) >>"$state/inbox/lines.jsonl"
		[ $((i % 9)) -ne 0 ] || echo '{"id": "bad"' >>"$state/inbox/lines.jsonl"
		i=$((i + 1))
	done
	article g/same.txt 1001
}

fill
kpid_once 3
picture >"$tmp/undisturbed"
sound

kills=0
landed=0
while [ $kills -lt "${KPID_TEST_KILLS:-25}" ]; do
	rm -rf "$state"
	mkdir -p "$state/inbox"
	fill
	# three kills in a row, each a little later
	for delay in 0.00 0.01 0.02; do
		kpid --once --quiet --config "$tmp/kpid.conf" 2>/dev/null &
		pid=$!
		sleep "$(awk -v d=$delay -v k=$kills 'BEGIN { srand(k * 1000 + d * 100000); print d + rand() * 0.05 }')"
		kill -KILL $pid 2>/dev/null && landed=$((landed + 1))
		wait $pid 2>/dev/null
		kills=$((kills + 1))
	done
	kpid --once --quiet --config "$tmp/kpid.conf" 2>"$tmp/err"
	[ $? -le 3 ] || fail "after kill $kills: $(cat "$tmp/err")"
	picture >"$tmp/disturbed"
	same "$tmp/undisturbed" "$tmp/disturbed" || break
	sound
done
# told to stop in the middle: a clean end, and the next pass does the rest
rm -rf "$state"
mkdir -p "$state/inbox"
fill
for delay in 0.01 0.02 0.03; do
	kpid --once --quiet --config "$tmp/kpid.conf" 2>/dev/null &
	pid=$!
	sleep $delay
	kill -TERM $pid 2>/dev/null
	wait $pid
	status=$?
	# 143: told before it listened
	[ $status -le 3 ] || [ $status -eq 143 ] || fail "told to stop, kpid ended with status $status"
done
kpid --once --quiet --config "$tmp/kpid.conf" 2>/dev/null
picture >"$tmp/disturbed"
same "$tmp/undisturbed" "$tmp/disturbed"
sound
run 0 kpid --verify --config "$tmp/kpid.conf"
says "$tmp/err" 'differing=0'

echo "$landed of $kills kills met a running kpid"
[ $landed -gt 0 ] || fail 'no kill met a running kpid'
finish
