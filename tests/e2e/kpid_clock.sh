#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The wall clock jumps, between passes and under a service. Everything is taken, and the order of transactions holds.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3
cc=${CC:-cc}
# shellcheck disable=SC2086 # a compiler and its flags
$cc -shared -fPIC -o "$tmp/clock.so" "$srcdir/tests/e2e/clock.c" 2>"$tmp/err" || { echo "cannot make clock.so: $(cat "$tmp/err")"; exit 77; }
KPID_TEST_CLOCK=$tmp/clock
export KPID_TEST_CLOCK
now=$(date +%s)

# at DAY COMMAND...: with the clock at noon of that day
at()
{
	echo $(($(date -u -d "$1 12:00" +%s) - now)) >"$tmp/clock"
	shift
	LD_PRELOAD="$tmp/clock.so" ASAN_OPTIONS=verify_asan_link_order=0 "$@"
}
in_order()
{
	expect 'SELECT count(*) FROM txn a JOIN txn b ON b.id = a.id + 1 WHERE b.at < a.at' 0
	expect 'SELECT count(*) FROM run WHERE items <> stored + duplicate + no_claims + rejected + challenge + deferred' 0
}
at 2016-02-29 date +%F >"$tmp/out" 2>&1
[ "$(cat "$tmp/out")" = 2016-02-29 ] || { echo 'the clock cannot be set wrong here'; exit 77; }

i=0
for day in 2026-03-01 2016-02-29 2036-12-31 1999-12-31 1970-01-01 2038-01-20 2026-10-25; do
	i=$((i + 1))
	article "c$i.txt" $((500 + i))
	at $day kpid --once --config "$tmp/kpid.conf" 2>"$tmp/err" || fail "$day: $(cat "$tmp/err")"
	sums 'stored=1'
	[ -f "$state/archive/$(echo $day | cut -c 1-4)/$(echo $day | cut -c 6-7)/c$i.txt" ] || fail "$day: not in its month"
	in_order
done
expect 'SELECT count(*) FROM document' $i
sound

# a file of another time than the clock's, which waits only where it may still be written
sed 's/settle_ms = 0/settle_ms = 60000/' "$tmp/kpid.conf" >"$tmp/slow.conf"
article young.txt 601
at 2016-02-29 kpid --once --config "$tmp/slow.conf" 2>"$tmp/err"
[ -f "$state/inbox/young.txt" ] && fail 'a file of the future waits for ever'

# under a service
echo 'poll_seconds = 1;' >>"$tmp/kpid.conf"
LD_PRELOAD="$tmp/clock.so" ASAN_OPTIONS=verify_asan_link_order=0 kpid --config "$tmp/kpid.conf" 2>"$tmp/err" &
pid=$!
for day in 2026-03-01 2016-02-29 2036-12-31 1999-12-31; do
	i=$((i + 1))
	echo $(($(date -u -d "$day" +%s) - now)) >"$tmp/clock"
	article "c$i.txt" $((500 + i))
	tries=0
	while [ -f "$state/inbox/c$i.txt" ] && [ $tries -lt 200 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	[ -f "$state/inbox/c$i.txt" ] && fail "$day: the service took nothing"
done
kill -TERM $pid
wait $pid || fail "the service ended with status $?: $(cat "$tmp/err")"
in_order
sound
finish
