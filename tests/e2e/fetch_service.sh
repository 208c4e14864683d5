#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# As a service kpi-fetch hands over what it fetched, waits, and ends by SIGTERM with nothing half-done. A server's
# certificate has to be one that is trusted.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/fetch_lib.sh
. "$(dirname -- "$0")/fetch_lib.sh"
serve
base=http://127.0.0.1:$port
{
	source_of feed "$base/feed.xml" 'kind = "feed";'
	# a window that is not now: its one hour is the one before the last
	from=$(($(date -u +%s) / 3600 % 24 + 22))
	source_of night "http://127.0.0.9:$port/a/1" \
		"$(printf 'window = "%02d:00-%02d:59";' $((from % 24)) $((from % 24)))"
} | sources
kpi-fetch --config "$conf" -v 2>"$tmp/err" &
fetcher=$!
tries=0
while ! ls "$inbox"/kpi-fetch-*127.0.0.5.warc.gz >/dev/null 2>&1 && [ $tries -lt 300 ]; do
	sleep 0.1
	tries=$((tries + 1))
done
ls "$inbox"/kpi-fetch-*127.0.0.1.warc.gz >/dev/null 2>&1 || fail 'nothing was handed over'
kill -TERM $fetcher
wait $fetcher
status=$?
[ $status -eq 0 ] || fail "exit status $status after SIGTERM"
ls "$inbox"/*.tmp >/dev/null 2>&1 && fail 'an unfinished archive stays'
was_asked 1 1 /feed.xml
was_asked 0 9 '.*'
polite

need openssl
mkdir "$tmp/www"
cd "$tmp/www" || exit 99
printf 'User-agent: *\nDisallow:\n' >robots.txt
printf '<html><body><p>2018年，吉林省通化市共立刑事案件55起。</p></body></html>' >page.html
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=test \
	-addext subjectAltName=IP:127.0.0.1 >/dev/null 2>&1 || exit 99
openssl s_server -accept 127.0.0.1:$((port + 1)) -key key.pem -cert cert.pem -WWW -quiet >"$tmp/tls" 2>&1 &
tls=$!
trap 'status=$?; kill $server $tls 2>/dev/null; (exit $status); leave' EXIT
sleep 1
kill -0 $tls 2>/dev/null || { echo 'no server with TLS'; finish; }
source_of tls "https://127.0.0.1:$((port + 1))/page.html" | sources
fetch 3 -v
says "$tmp/err" 'certificate'
source_of trusted "https://127.0.0.1:$((port + 1))/page.html" "ca_file = \"$tmp/www/cert.pem\";" | sources
rm -f "$state"/fetch.db*
fetch 0 -v
says "$tmp/err" 'state=stored'
finish
