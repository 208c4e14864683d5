#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Ten thousand waiting files, in one folder and in many, with bad ones among them; and an inbox that may not be written.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3

# 9,000 files in one folder, 1,000 in a hundred, every hundredth one bad
awk -v inbox="$state/inbox" 'BEGIN {
	for (i = 0; i < 10000; i++) {
		name = i < 9000 ? inbox "/" i ".txt" : inbox "/d" i % 100 "/" i ".txt"
		if (i >= 9000 && i < 9100)
			system("mkdir -p " inbox "/d" i % 100)
		if (i % 100 != 50)
			printf "2018年，吉林省通化市共立刑事案件%d起。\n", i + 1 >name
		else
			printf "" >name
		close(name)
	}
}'
kpid_once 3 --quiet
expect 'SELECT items, stored, rejected, deferred FROM run' '10000|9900|100|0'
expect 'SELECT count(*), count(DISTINCT document), min(claims), max(claims) FROM doc_version' '9900|9900|1|1'
[ "$(find "$state/inbox" -type f | wc -l)" -eq 0 ] || fail 'files are left in the inbox'
[ "$(find "$state/archive" -type f | wc -l)" -eq 9900 ] || fail 'not all files are in the archive'
[ "$(find "$state/rejected" -name '*.reason' | wc -l)" -eq 100 ] || fail 'not all bad files have their reason'
# a few transactions, not one a file
[ "$(query 'SELECT count(*) FROM txn')" -lt 2000 ] || fail 'a transaction a file'
sound
# again: all of them, as duplicates, and nothing is new
(cd "$state/archive" && find . -name '*.txt' -exec mv -t "$state/inbox" {} +)
before=$(query 'SELECT max(id) FROM doc_version')
kpid_once 0
sums 'items=9900 stored=0 duplicate=9900'
expect 'SELECT max(id) FROM doc_version' "$before"
sound

# an inbox from which nothing may be taken away: what is stored is not stored again when it may
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null 2>&1; then
	chmod 755 "$tmp"
	mine=$tmp/mine
	mkdir -p "$mine/inbox/closed"
	printf '2018年，吉林省通化市共立刑事案件77777起。\n' >"$mine/inbox/closed/a.txt"
	touch -d '1 hour ago' "$mine/inbox/closed/a.txt"
	chown -R 65534 "$mine"
	chmod 555 "$mine/inbox/closed"
	for want in stored duplicate duplicate; do
		run 3 setpriv --reuid=65534 --regid=65534 --clear-groups "$(command -v kpid)" --once --state "$mine"
		says "$tmp/err" "$want=1"
		says "$tmp/err" 'cannot move'
		[ -f "$mine/inbox/closed/a.txt" ] || fail 'the file is gone'
	done
	chmod 755 "$mine/inbox/closed"
	run 0 setpriv --reuid=65534 --regid=65534 --clear-groups "$(command -v kpid)" --once --state "$mine"
	[ -f "$mine/archive/$(date -u +%Y/%m)/closed/a.txt" ] || fail 'the file did not move when it could'
	[ "$(sqlite3 "$mine/kpid.db" 'SELECT count(*) FROM doc_version')" -eq 1 ] || fail 'it is stored twice'
	chmod 555 "$mine/inbox"
	run 3 setpriv --reuid=65534 --regid=65534 --clear-groups "$(command -v kpid)" --once --state "$mine"
	says "$tmp/err" 'inbox: cannot be written to'
fi
finish
