#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# How fast kpi-fetch is beside a bare loop of libcurl: fetch.sh BUILD [PAGES-A-HOST [PATH]], 64 hosts on loopback.
set -eu
build=$(CDPATH='' cd -- "$1" && pwd -P)
pages=${2:-100}
path=${3:-big}
tmp=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null; rm -rf "$tmp"' EXIT
make -C "$build" -s bench/bench_fetch tests/server/refserver kpi-fetch
"$build/tests/server/refserver" /dev/null >"$tmp/port" &
server=$!
while [ ! -s "$tmp/port" ]; do sleep 0.1; done
port=$(cat "$tmp/port")
mkdir "$tmp/inbox"
host=1
while [ $host -le 64 ]; do
	i=0
	while [ $i -lt "$pages" ]; do
		echo "http://127.0.0.$host:$port/$path/$i"
		i=$((i + 1))
	done
	host=$((host + 1))
done >"$tmp/all"
grep -vE '^http://127\.0\.0\.[2-5]:' "$tmp/all" >"$tmp/urls" # these forbid all, or have no rules
for compress in false true; do
	cat >"$tmp/fetch.conf" <<-END
		state = "$tmp"; inbox = "$tmp/inbox"; connections = 64; delay_ms = 0; contact = "mailto:nobody"; compress = $compress;
		sources = ( { name = "all"; kind = "list"; file = "$tmp/urls"; allow = [ "127.0.0.0/8" ]; max_pages = 50000; } );
	END
	for _ in 1 2 3; do
		rm -rf "$tmp"/fetch.db* "$tmp"/inbox/*
		began=$(date +%s%N)
		"$build/kpi-fetch" --once --config "$tmp/fetch.conf" 2>"$tmp/err" || true
		echo "kpi-fetch compress=$compress $(sed -n 's/.*\(pages=[0-9]*\).*/\1/p' "$tmp/err") ms=$((($(date +%s%N) - began) / 1000000))"
		echo "bare      $("$build/bench/bench_fetch" "$tmp/urls")"
	done
done
