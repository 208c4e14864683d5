#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# kpi-report --output: a file is replaced as a whole or not at all, by one run at a time.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
need flock

targets=$srcdir/config/targets/eight-improvements.conf
state=$tmp/state
mkdir -p "$state/inbox" "$tmp/out.d"
cp "$samples"/*.txt "$state/inbox"
touch -t 201903010000 "$state"/inbox/*
run 0 kpid --once --state "$state"

report()
{
	wanted=$1
	shift
	run "$wanted" kpi-report --year 2018 --region all --targets "$targets" --state "$state" "$@"
}
file=$tmp/out.d/2018.csv

report 0 --format csv
mv "$tmp/out" "$tmp/plain.csv"
report 0 --format csv --output "$file"
[ -s "$tmp/out" ] && fail 'something went to standard output too'
same "$tmp/plain.csv" "$file"
[ "$(find "$tmp/out.d" -type f | wc -l)" -eq 2 ] || fail "not only the file and its lock: $(ls -A "$tmp/out.d")"

# replaced: another inode, the mode kept
chmod 640 "$file"
before=$(stat -c %i "$file")
exec 7<"$file"
report 0 --format csv --output "$file"
[ "$(stat -c %i "$file")" -ne "$before" ] || fail 'the file was written over in place'
[ "$(stat -c %a "$file")" = 640 ] || fail 'the mode is not kept'
cat <&7 >"$tmp/held.csv"
same "$tmp/plain.csv" "$tmp/held.csv"

# only if changed: nothing of the file changes; shorter, longer or other bytes are a change
touch -d '2019-01-02 03:04:05 UTC' "$file"
before=$(stat -c '%i %Y' "$file")
report 0 --format csv --output "$file" --if-changed
[ "$(stat -c '%i %Y' "$file")" = "$before" ] || fail 'an equal file was replaced'
for change in 's/0/1/' '$d' '$p'; do
	sed "$change" "$tmp/plain.csv" >"$file"
	report 0 --format csv --output "$file" --if-changed
	same "$tmp/plain.csv" "$file"
done
rm "$file"
report 0 --format csv --output "$file" --if-changed
same "$tmp/plain.csv" "$file"
report 2 --if-changed
says "$tmp/err" '--if-changed goes with --output'
report 2 --output ''

# a report that fails leaves the old file; so does one whose folder cannot be written
echo old >"$file"
run 2 kpi-report --year 1999 --region all --targets "$targets" --state "$state" --format csv --output "$file"
[ "$(cat "$file")" = old ] || fail 'a failed report changed the file'
[ -e "$tmp/out.d/.2018.csv.tmp" ] && fail 'a scratch file is left'
report 3 --output "$tmp/nowhere/2018.csv"
report 3 --output "$tmp/out.d"
says "$tmp/err" 'not a regular file'
# 36 KiB are room for what the database needs, not for all of the report
(ulimit -f 72 && trap '' XFSZ && kpi-report --year 2018 --region all --targets "$targets" --state "$state" --format json \
	--evidence --all-periods --output "$file") >"$tmp/out" 2>"$tmp/err"
status=$?
[ $status -eq 3 ] || fail "exit status $status with a full disk"
[ "$(cat "$file")" = old ] || fail 'a full disk changed the file'

# another run, and one that was killed
exec 8>"$tmp/out.d/.2018.csv.lock"
flock 8
report 5 --format csv --output "$file"
says "$tmp/err" 'another run'
[ "$(cat "$file")" = old ] || fail 'a locked file was changed'
exec 8>&-
echo half >"$tmp/out.d/.2018.csv.tmp"
report 0 --format csv --output "$file"
same "$tmp/plain.csv" "$file"

# a reader that looks all the time never sees a part
echo 0 >"$tmp/done"
(
	while [ "$(cat "$tmp/done")" = 0 ]; do
		cat "$file" >"$tmp/seen.csv"
		cmp -s "$tmp/seen.csv" "$tmp/plain.csv" || echo part >>"$tmp/parts"
	done
) &
reader=$!
i=0
while [ $i -lt 20 ]; do
	report 0 --format csv --output "$file"
	i=$((i + 1))
done
echo 1 >"$tmp/done"
wait $reader
[ -e "$tmp/parts" ] && fail 'a reader saw a part of the file'

# what crontab(5) runs: no locale, no terminal, next to no environment
run 0 env -i "PATH=$PATH" LC_ALL=C kpi-report --year 2018 --region all --targets "$targets" --state "$state" \
	--format csv --output "$file" --if-changed
[ -s "$tmp/err" ] && fail 'a run under cron says something'
same "$tmp/plain.csv" "$file"
# the table of a file is as wide as elsewhere, and has no colours
report 0 --output "$tmp/table.txt"
report 0
same "$tmp/out" "$tmp/table.txt"
finish
