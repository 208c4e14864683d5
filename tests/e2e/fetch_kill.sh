#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Killed at any moment, kpi-fetch loses nothing: what its state calls stored is in a finished archive, the rest is
# fetched by the next run; and no unfinished archive stays.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/fetch_lib.sh
. "$(dirname -- "$0")/fetch_lib.sh"
need sqlite3
serve
i=0
while [ $i -lt 300 ]; do
	echo "http://127.0.0.$((10 + i % 10)):$port/a/$i"
	i=$((i + 1))
done >"$tmp/urls.txt"
echo "{ name = \"file\"; kind = \"list\"; file = \"$tmp/urls.txt\"; allow = [ \"127.0.0.0/8\" ]; }" | sources
sed -i '1i batch_seconds = 0; compress = false;' "$conf"

# archived: the addresses in finished archives
archived()
{
	cat "$inbox"/*.warc 2>/dev/null | tr -d '\r' | grep -a -A 4 '^WARC-Type: response' | sed -n 's/^WARC-Target-URI: //p' | sort -u
}

# lost: what the state calls stored and no archive has
lost()
{
	sqlite3 "$state/fetch.db" "SELECT url FROM page WHERE outcome = 'stored'" 2>/dev/null | sort >"$tmp/stored"
	archived >"$tmp/archived"
	comm -23 "$tmp/stored" "$tmp/archived"
}

kills=0
for pause in 0.02 0.05 0.08 0.03 0.1 0.06 0.04 0.12 0.07 0.09 0.05 0.11 0.02 0.06 0.03; do
	kpi-fetch --once --config "$conf" --quiet 2>"$tmp/err" &
	fetcher=$!
	sleep $pause
	kill -9 $fetcher 2>/dev/null && kills=$((kills + 1))
	wait $fetcher 2>/dev/null
	[ -z "$(lost)" ] || fail "lost after a kill: $(lost | head -n 3)"
done
[ $kills -gt 0 ] || fail 'nothing was killed'
fetch 0
[ -z "$(lost)" ] || fail 'lost at the end'
[ "$(wc -l <"$tmp/archived")" -eq 300 ] || fail "archived are $(wc -l <"$tmp/archived") pages"
ls "$inbox"/*.tmp >/dev/null 2>&1 && fail 'an unfinished archive stays'
grep 'second connection' "$served" && fail 'two connections to a host'
finish
