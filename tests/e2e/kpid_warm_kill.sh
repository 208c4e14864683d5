#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# A service that is busy is killed at random moments, again and again. What left the inbox is stored, once and whole;
# what did not is taken by the next one. KPID_TEST_KILLS sets how often; a thousand times where all tests are asked for.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3

kills=${KPID_TEST_KILLS:-$([ -n "${KPID_TEST_ALL:-}" ] && echo 1000 || echo 25)}
# small transactions, so that many moments lie between them
printf 'batch_items = 4;\npoll_seconds = 1;\nthreads = 2;\n' >>"$tmp/kpid.conf"

# feed K: files and lines of a bulk file that are not there yet, each making three claims
feed()
{
	mkdir "$tmp/new"
	awk -v k="$1" -v to="$tmp/new" 'BEGIN {
		for (i = 0; i < 24; i++) {
			n = k * 1000 + i
			text = "2018年，吉林省通化市共立刑事案件" n "起，破获刑事案件" n + 1 "起，查处治安案件" n + 2 "起。"
			name = to "/f" n ".txt"
			if (i < 16)
				print text >name
			else
				print "{\"id\": \"l" n "\", \"text\": \"" text "\"}" >(to "/b" k ".jsonl")
			close(name)
		}
	}'
	mv "$tmp/new"/* "$state/inbox"
	rmdir "$tmp/new"
}

# every file of the archive has its rows
acknowledged()
{
	(cd "$state/archive" && find . -type f | sed 's,^\./,,' | LC_ALL=C sort) >"$tmp/archived"
	query 'SELECT DISTINCT archive_path FROM capture' | LC_ALL=C sort >"$tmp/rows"
	LC_ALL=C comm -23 "$tmp/archived" "$tmp/rows" >"$tmp/lost"
	[ -s "$tmp/lost" ] && fail "after kill $k: left the inbox and is not stored: $(head -n 3 "$tmp/lost")"
	return 0
}

k=0 met=0
kpid_once 0
while [ "$k" -lt "$kills" ] && [ $failures -eq 0 ]; do
	k=$((k + 1))
	feed $k
	kpid --quiet --config "$tmp/kpid.conf" 2>>"$tmp/log" &
	pid=$!
	sleep "$(awk -v k=$k 'BEGIN { srand(k * 7919); print 0.02 + rand() * 0.15 }')"
	kill -KILL $pid 2>/dev/null && met=$((met + 1))
	wait $pid 2>/dev/null
	[ $((k % 10)) -ne 0 ] || acknowledged
done
kpid --once --quiet --config "$tmp/kpid.conf" 2>"$tmp/err" || fail "the last pass: $(cat "$tmp/err")"
acknowledged
[ -s "$tmp/log" ] && fail "a service said: $(head -n 3 "$tmp/log")"
expect 'SELECT count(*) FROM document' $((k * 24))
expect 'SELECT count(*), count(DISTINCT document), min(claims), max(claims) FROM doc_version' "$((k * 24))|$((k * 24))|3|3"
expect 'SELECT count(*) FROM claim' $((k * 24 * 3))
[ "$(find "$state/inbox" "$state/rejected" -type f | wc -l)" -eq 0 ] || fail 'files are left in the inbox or rejected'
[ "$(find "$state/archive" -type f | wc -l)" -eq $((k * 17)) ] || fail 'the archive has not each file once'
sound
commits=$(query 'SELECT max(id) FROM txn')
echo "$met kills met a running kpid; $((commits / k)) commits a kill"
[ "$commits" -gt "$k" ] || fail 'the writer was never warm'
finish
