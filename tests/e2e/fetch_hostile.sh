#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Servers that are busy, broken or hostile: bounded, named, left alone; and a pause that outlives the process.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/fetch_lib.sh
. "$(dirname -- "$0")/fetch_lib.sh"
need sqlite3
serve
# a pause asked for by a server has to be the longer one
# shellcheck disable=SC2034 # of fetch_lib.sh
retry=1
n=10
{
	# each on a host of its own, so that one that does not answer keeps from no other
	for page in slow endless bomb flood short gbk challenge wall notmod loop tofile toprivate tometa tohost error gone \
		flap redirect/4 redirect/5 busy/8; do
		n=$((n + 1))
		source_of "s$n" "http://127.0.0.$n:$port/$page"
		eval "host_$(echo $page | tr -c 'a-z0-9\n' _)=$n"
	done
	source_of forbidden "http://127.0.0.1:$port/toforbidden"
	echo "{ name = \"nobody\"; url = \"http://127.0.0.60:1/\"; allow = [ \"127.0.0.0/8\" ]; },"
	echo "{ name = \"loopback\"; url = \"http://127.0.0.61:$port/a/1\"; },"
	echo "{ name = \"hex\"; url = \"http://0x7f00003d:$port/a/2\"; },"
	echo "{ name = \"other\"; url = \"http://127.0.0.62:$port/a/3\"; allow = [ \"10.0.0.0/8\" ]; }"
} >"$tmp/sources"
sources <"$tmp/sources"
# shellcheck disable=SC2154 # set by eval
url()
{
	echo "http://127.0.0.$1:$port/$2"
}

fetch 3 -v
# shellcheck disable=SC2154
{
	outcome "$(url $host_slow slow)" failed
	outcome "$(url $host_endless endless)" too_large
	outcome "$(url $host_bomb bomb)" too_large
	outcome "$(url $host_flood flood)" too_large
	outcome "$(url $host_short short)" failed
	outcome "$(url $host_gbk gbk)" stored
	outcome "$(url $host_challenge challenge)" challenge
	outcome "$(url $host_wall wall)" challenge
	outcome "$(url $host_notmod notmod)" failed
	outcome "$(url $host_loop loop)" refused
	outcome "$(url $host_tofile tofile)" refused
	outcome "$(url $host_toprivate toprivate)" refused
	outcome "$(url $host_tometa tometa)" refused
	outcome "$(url $host_tohost tohost)" stored
	outcome "$(url $host_error error)" failed
	outcome "$(url $host_gone gone)" gone
	outcome "$(url $host_flap flap)" stored
	outcome "$(url $host_redirect_4 redirect/4)" stored
	outcome "$(url $host_redirect_5 redirect/5)" refused
	outcome "$(url $host_busy_8 busy/8)" busy
	outcome "$(url 1 toforbidden)" forbidden
	outcome "$(url 61 a/1)" refused
	outcome "$(url 61 a/2)" refused
	outcome "$(url 62 a/3)" refused
	was_asked 6 $host_loop /loop
	was_asked 0 61 '.*'
	was_asked 0 62 '.*'
	says "$tmp/err" 'reason="loopback address"'
	says "$tmp/err" 'reason="link-local address"'
	says "$tmp/err" 'reason="private address"'
	says "$tmp/err" 'reason="script sets a cookie'
	says "$tmp/err" 'pages=4'

	# Retry-After holds over a restart, also where all the rest is due: the server watches
	sqlite3 "$state/fetch.db" 'UPDATE page SET due = 0'
	fetch 3
	# an ETag that changes with each answer makes nothing new of the same bytes
	outcome "$(url $host_flap flap)" unchanged
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
		kpi-fetch --once --config "$conf" --quiet 2>/dev/null
		[ "$(asked $host_busy_8 /busy/8)" -ge 2 ] && break
		sleep 1
	done
	was_asked 1 $host_busy_8 /busy/8 200
}
polite
finish
