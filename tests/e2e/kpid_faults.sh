#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What goes wrong around kpid: locks, a busy or full database, folders that cannot be written, strange databases.
# Nothing is lost, and the next pass does what this one could not.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3 flock

# another kpid
article a.txt 301
flock "$state/kpid.db.lock" kpid --once --config "$tmp/kpid.conf" >"$tmp/out" 2>"$tmp/err"
status=$?
[ $status -eq 5 ] || fail "exit status $status beside another kpid"
says "$tmp/err" 'another kpid'
[ -f "$state/inbox/a.txt" ] || fail 'the file is gone'
kpid_once 0
sums 'stored=1'

# another process writes to the database
article b.txt 302
sed 's/^settle/busy_ms = 50; settle/' "$tmp/kpid.conf" >"$tmp/busy.conf"
mkfifo "$tmp/go"
sqlite3 "$state/kpid.db" >"$tmp/holder" 2>&1 <"$tmp/go" &
exec 8>"$tmp/go"
printf 'BEGIN IMMEDIATE;\nSELECT 1;\n' >&8
while ! [ -s "$tmp/holder" ]; do sleep 0.1; done
run 4 kpid --once --config "$tmp/busy.conf"
says "$tmp/err" 'another process'
sums 'deferred=1'
[ -f "$state/inbox/b.txt" ] || fail 'the file is gone'
# readers of the database do not mind
expect 'SELECT count(*) FROM document' 1
exec 8>&-
wait
kpid_once 0
sums 'stored=1'
sound

# a full database: by its own limit, and by the system's
for how in option system; do
	i=0
	while [ $i -lt 40 ]; do
		article "$how/$i.txt" $((400 + i))
		head -c 30000 /dev/urandom | base64 | tr -d 0-9 >>"$state/inbox/$how/$i.txt"
		i=$((i + 1))
	done
	before=$(query 'SELECT count(*) FROM doc_version')
	size=$(stat -c %s "$state/kpid.db")
	if [ $how = option ]; then
		sed "s/^settle/batch_items = 3; database_max_bytes = $((size + 400000)); settle/" "$tmp/kpid.conf" >"$tmp/full.conf"
		run 4 kpid --once --config "$tmp/full.conf"
	else
		sed 's/^settle/batch_items = 3; settle/' "$tmp/kpid.conf" >"$tmp/full.conf"
		# in units of 512 bytes, as POSIX has it
		(ulimit -f $(((size + 200000) / 512)) && kpid --once --config "$tmp/full.conf") >"$tmp/out" 2>"$tmp/err"
		status=$?
		[ $status -eq 4 ] || fail "exit status $status with a full disk"
	fi
	grep -qE 'full|disk I/O' "$tmp/err" || fail "no word of a full disk: $(cat "$tmp/err")"
	sound
	left=$(find "$state/inbox/$how" -type f | wc -l)
	stored=$(($(query 'SELECT count(*) FROM doc_version') - before))
	[ $((left + stored)) -eq 40 ] || fail "$how: $left left and $stored stored of 40"
	[ "$left" -gt 0 ] || fail "$how: the database did not fill up"
	[ $stored -gt 0 ] || fail "$how: nothing was stored before it was full"
	kpid_once 0
	sums "items=$left"
	expect 'SELECT count(*) FROM doc_version' $((before + 40))
	sound
done

# an archive that cannot be written
article c.txt 303
mv "$state/archive" "$tmp/archive"
: >"$state/archive"
kpid_once 3
says "$tmp/err" "$state/archive"
[ -f "$state/inbox/c.txt" ] || fail 'the file is gone'
rm "$state/archive"
mv "$tmp/archive" "$state/archive"
# a month's folder that cannot be made: the article is stored, its file moves when it can
month=$(date -u +%Y/%m)
mv "$state/archive/$month" "$tmp/month"
: >"$state/archive/$month"
kpid_once 3
says "$tmp/err" "$state/archive/$month"
[ -f "$state/inbox/c.txt" ] || fail 'the file is gone'
rm "$state/archive/$month"
mv "$tmp/month" "$state/archive/$month"
kpid_once 0
sums 'duplicate=1'
[ -f "$state/archive/$month/c.txt" ] || fail 'the file did not move to its place'
sound

# a rejected folder that cannot be written: the item waits
: >"$state/inbox/empty.txt"
rm -rf "$state/rejected"
mkdir "$state/rejected"
mkdir "$state/rejected/empty.txt.reason"
kpid_once 3
sums 'deferred=1'
[ -f "$state/inbox/empty.txt" ] || fail 'the file is gone'
rmdir "$state/rejected/empty.txt.reason"
kpid_once 3
sums 'rejected=1'

# by rights, where the test may give them up
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null 2>&1; then
	chmod 755 "$tmp"
	chmod -R a+rX "$state"
	article d.txt 304
	run 3 setpriv --reuid=65534 --regid=65534 --clear-groups "$(command -v kpid)" --once --config "$tmp/kpid.conf"
	says "$tmp/err" 'cannot be written to'
	# and a reader needs no right to write beside the database
	setpriv --reuid=65534 --regid=65534 --clear-groups sqlite3 -readonly "$state/kpid.db" \
		'SELECT count(*) > 0 FROM document' >"$tmp/out" 2>&1
	says "$tmp/out" 1
	# but it cannot make the files that belong to it, and says so
	mkdir "$tmp/copy"
	sqlite3 "$state/kpid.db" ".backup $tmp/copy/kpid.db"
	sqlite3 "$tmp/copy/kpid.db" 'PRAGMA journal_mode = WAL' >/dev/null
	chmod -R a+rX,a-w "$tmp/copy"
	run 4 setpriv --reuid=65534 --regid=65534 --clear-groups "$(command -v kpid)" --verify --state "$tmp/copy"
	says "$tmp/err" 'its folder have to be writable'
	kpid_once 0
fi

# a folder that may not be read keeps nobody else waiting, and one too deep is told
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null 2>&1; then
	rm -rf "$tmp/mine"
	mkdir -p "$tmp/mine/inbox/closed"
	cp "$state/archive/$month/a.txt" "$tmp/mine/inbox/"
	touch -d '1 hour ago' "$tmp/mine/inbox/a.txt"
	chown -R 65534 "$tmp/mine"
	chmod 000 "$tmp/mine/inbox/closed"
	run 3 setpriv --reuid=65534 --regid=65534 --clear-groups "$(command -v kpid)" --once --state "$tmp/mine"
	sums 'items=2 stored=1 duplicate=0 no_claims=0 rejected=0 deferred=1'
	says "$tmp/err" 'state=deferred item=closed'
fi
article 1/2/3/4/5/6/7/8/9/deep.txt 305
kpid_once 3
says "$tmp/err" 'state=deferred item=1/2/3/4/5/6/7/8/9'
rm -r "$state/inbox/1"

# names so long that nothing more can stand in them
long=$(printf '%0245d' 0)
raw=$(printf '%0240d' 0 | sed 's/0/\xFF/g')
article "x$long.txt" 306
article "$raw.txt" 307
: >"$state/inbox/y$long.txt"
printf '{"text": 1}\n' >"$state/inbox/z$long.jsonl"
kpid_once 3
sums 'items=4 stored=2 duplicate=0 no_claims=0 rejected=2 deferred=0'
left=$(find "$state/inbox" -type f | wc -l)
[ "$left" -eq 0 ] || fail "$left files with long names stay in the inbox"
[ "$(find "$state/rejected" -name 'y000*.txt.reason' | wc -l)" -eq 1 ] || fail 'no reason beside a long name'
kpid_once 0
sound

# without the three standard descriptors nothing that is said goes into a file of kpid's
article e.txt 309
: >"$state/inbox/void.txt"
kpid --once -v --config "$tmp/kpid.conf" <&- >&- 2>&-
status=$?
[ $status -eq 3 ] || fail "exit status $status without standard descriptors"
[ -s "$state/kpid.db.lock" ] && fail 'messages went into the lock file'
[ -f "$state/inbox/e.txt" ] && fail 'nothing was done without standard descriptors'
sound

# what kpid writes must not lie where it reads
article d.txt 308
for line in 'inbox = ".";' 'archive = "inbox";' 'rejected = "inbox/no";' 'database = "inbox/kpid.db";'; do
	sed "s|^settle|$line settle|" "$tmp/kpid.conf" >"$tmp/inside.conf"
	run 2 kpid --once --config "$tmp/inside.conf"
	says "$tmp/err" 'lies in the inbox'
	[ -f "$state/inbox/d.txt" ] || fail 'the file is gone'
done
rm -rf "$state/inbox/no"
kpid_once 0
sound

# databases that are not ours, newer, or altered
for sql in "INSERT INTO schema_migration VALUES (99, '0099_later.sql', '')" \
	"UPDATE schema_migration SET checksum = 'x'"; do
	cp "$state/kpid.db" "$tmp/other.db"
	sqlite3 "$tmp/other.db" "$sql"
	sed "s|^settle|database = \"$tmp/other.db\"; settle|" "$tmp/kpid.conf" >"$tmp/other.conf"
	article e.txt 305
	cksum "$tmp/other.db" >"$tmp/before"
	run 4 kpid --once --config "$tmp/other.conf"
	says "$tmp/err" 'schema'
	[ -f "$state/inbox/e.txt" ] || fail 'the file is gone'
	rm -f "$tmp/other.db"*
done
kpid_once 0
sound
finish
