#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# kpid as a service: what comes in is taken at once, options are read again when asked, a manager is told how it goes.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3

# until COMMAND...: wait for it to succeed, at most 20 seconds.
until_true()
{
	tries=0
	until "$@" >/dev/null 2>&1; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || { fail "waited in vain: $*"; return 1; }
		sleep 0.1
	done
}
gone() { ! [ -e "$state/inbox/$1" ]; }
told() { grep -qF -e "$1" "$tmp/told"; }
logged() { grep -qF -e "$1" "$tmp/log"; }
# counted FILE WORDS N: so many lines of the file have the words
counted() { [ "$(grep -cF -e "$2" "$1")" -ge "$3" ]; }

: >"$tmp/told"
tests/e2e/datagrams "$tmp/notify" "$tmp/told" &
listener=$!
pid=
# shellcheck disable=SC2154 # set in the trap itself
trap 'status=$?; kill $listener $pid 2>/dev/null; (exit $status); leave' EXIT
until_true [ -S "$tmp/notify" ]

# a scan only once an hour: what is taken before was told by the system
echo 'poll_seconds = 3600;' >>"$tmp/kpid.conf"
article first.txt 1
NOTIFY_SOCKET=$tmp/notify WATCHDOG_USEC=400000 kpid --config "$tmp/kpid.conf" 2>"$tmp/log" &
pid=$!
until_true told READY=1
until_true gone first.txt
until_true told 'STATUS=1 stored, 0 without claims'
until_true counted "$tmp/told" WATCHDOG=1 3

# written, moved in, in a new folder, moved in with its folder, and with a sidecar that comes before it
article second.txt 2
until_true gone second.txt
printf '2018年，吉林省通化市共立刑事案件3起。\n' >"$state/third.txt"
mv "$state/third.txt" "$state/inbox/third.txt"
until_true gone third.txt
article new/folder/fourth.txt 4
until_true gone new/folder/fourth.txt
article new/folder/fifth.txt 5
until_true gone new/folder/fifth.txt
mkdir "$state/later"
printf '2018年，吉林省通化市共立刑事案件6起。\n' >"$state/later/sixth.txt"
mv "$state/later" "$state/inbox/later"
until_true gone later/sixth.txt
echo 'url: https://news.example/7' >"$state/inbox/seventh.txt.meta"
article seventh.txt 7
until_true gone seventh.txt
expect "SELECT count(*) FROM document WHERE ident = 'https://news.example/7'" 1
expect 'SELECT count(*) FROM document' 7

# a second kpid on this database is refused, and the first does not mind
run 5 kpid --once --config "$tmp/kpid.conf"
says "$tmp/err" 'another kpid'

# a bad file of options: one line with file and line, and all stays as it was
cp "$tmp/kpid.conf" "$tmp/good.conf"
printf 'inbox = "%s";\nbatch_itms = 5;\nthreads = 99;\n' "$state/inbox2" >>"$tmp/kpid.conf"
kill -HUP $pid
until_true logged 'kpid.conf:5: unknown option batch_itms'
[ "$(grep -c 'the options stay as they were' "$tmp/log")" -eq 1 ] || fail 'not one line about bad options'
until_true counted "$tmp/told" READY=1 2
told RELOADING=1 && told MONOTONIC_USEC= || fail 'the manager was not told of the reload'
article eighth.txt 8
until_true gone eighth.txt

# options whose folders are of no use: likewise
cp "$tmp/good.conf" "$tmp/kpid.conf"
echo "archive = \"$state/inbox/archive\";" >>"$tmp/kpid.conf"
kill -HUP $pid
until_true logged 'lies in the inbox'
until_true counted "$tmp/told" READY=1 3
rm -rf "$state/inbox/archive"

# good ones: another inbox, another database
cp "$tmp/good.conf" "$tmp/kpid.conf"
printf 'inbox = "inbox2";\ndatabase = "other.db";\n' >>"$tmp/kpid.conf"
kill -HUP $pid
until_true logged 'the options are read again'
printf '2018年，吉林省通化市共立刑事案件9起。\n' >"$state/ninth.txt"
mv "$state/ninth.txt" "$state/inbox2/ninth.txt"
until_true [ -f "$state/archive/$(date -u +%Y/%m)/ninth.txt" ]
[ "$(sqlite3 "$state/other.db" 'SELECT count(*) FROM document')" -eq 1 ] || fail 'not in the other database'
# the first database is free again
run 0 kpid --once --config "$tmp/good.conf"

kill -TERM $pid
wait $pid || fail "the service ended with status $?"
until_true told STOPPING=1

# told to stop inside a long bulk file: what was stored stays, the file too, and the next pass does the rest
cp "$tmp/good.conf" "$tmp/kpid.conf"
i=0
while [ $i -lt 3000 ]; do
	printf '{"id": "l%d", "text": "2018年，吉林省通化市共立刑事案件%d起，同比下降7.02%%；破获%d起。"}\n' $i $i $((i / 2))
	i=$((i + 1))
done >"$tmp/long.jsonl"
before=$(query 'SELECT count(*) FROM document')
echo 'batch_items = 20;' >>"$tmp/kpid.conf"
kpid --config "$tmp/kpid.conf" 2>"$tmp/log" &
pid=$!
mv "$tmp/long.jsonl" "$state/inbox/long.jsonl"
some() { [ "$(query 'SELECT count(*) FROM document')" -gt "$before" ]; }
until_true some
kill -TERM $pid
wait $pid || fail "told to stop in a bulk file, the service ended with status $?"
stored=$(($(query 'SELECT count(*) FROM document') - before))
[ $stored -gt 0 ] || fail 'nothing was stored before the stop'
if [ $stored -lt 3000 ]; then
	[ -f "$state/inbox/long.jsonl" ] || fail 'a bulk file left the inbox half done'
fi
kpid_once 0
expect 'SELECT count(*) FROM document' $((before + 3000))
sound
finish
