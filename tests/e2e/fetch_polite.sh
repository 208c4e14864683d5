#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Feeds, sitemaps, listings and lists are followed; robots.txt is obeyed; what did not change is not fetched twice; kpid stores it.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/fetch_lib.sh
. "$(dirname -- "$0")/fetch_lib.sh"
need sqlite3
serve
base=http://127.0.0.1:$port
printf '# addresses\n%s/a/80\n%s/a/81\n' "$base" "$base" >"$tmp/urls.txt"
{
	source_of feed "$base/feed.xml" 'kind = "feed";'
	source_of json "$base/feed.json" 'kind = "feed";'
	source_of map "$base/index.xml" 'kind = "sitemap";'
	source_of list "$base/list.html" "kind = \"listing\"; links = [ \"$base/a/*\" ]; page = \"$base/list_{}.html\";"
	source_of one "http://127.0.0.3:$port/a/90"
	echo "{ name = \"file\"; kind = \"list\"; file = \"$tmp/urls.txt\"; allow = [ \"127.0.0.0/8\" ]; }"
} | sources

# what a source would give, without fetching or keeping anything
run 0 kpi-fetch --dry-run feed --config "$conf" && says "$tmp/out" "$base/a/1	通报1"
[ -e "$state/fetch.db" ] && fail 'a dry run keeps something'
was_asked 0 1 /a/1
: >"$served"
kill "$server"
wait "$server" 2>/dev/null
serve "$port"

fetch 3 -v
for page in 1 2 3 4 5 60 70 80 81 100 101 102 200 201 202 300 301 302; do
	was_asked 1 1 "/a/$page" 200
done
was_asked 1 3 /a/30 200
was_asked 1 3 /a/90 200
was_asked 1 5 /a/50 200
was_asked 1 1 /list_3.html 200
was_asked 1 1 /list_4.html 404
# once for itself, once for the host that says that its own is there
was_asked 2 1 /robots.txt
was_asked 0 1 /about.html
outcome "$base/private/1" forbidden
outcome "http://127.0.0.2:$port/a/20" unreachable
outcome "http://127.0.0.4:$port/a/40" forbidden
says "$tmp/err" 'pages=21'
ls "$inbox"/*.tmp >/dev/null 2>&1 && fail 'an archive is not finished'
ls "$inbox"/kpi-fetch-*.warc.gz >/dev/null 2>&1 || fail 'no archive'

# the archives are whole gzip members, with what they should say
for file in "$inbox"/*.warc.gz; do
	gzip -t "$file" || fail "$file is damaged"
done
cat "$inbox"/*.warc.gz | gzip -dc >"$tmp/warc"
for words in 'WARC/1.1' 'WARC-Type: warcinfo' 'WARC-Type: response' 'WARC-Type: request' 'WARC-Type: metadata' \
	"WARC-Target-URI: $base/a/1" 'WARC-IP-Address: 127.0.0.1' 'WARC-Payload-Digest: sha256:' 'via: ' 'source: feed'; do
	grep -qa -e "$words" "$tmp/warc" || fail "the archives lack: $words"
done

# nothing is due
: >"$tmp/before" && cp "$served" "$tmp/before"
fetch 0
same "$tmp/before" "$served"

# all of it again: 304, and nothing new for the inbox
if command -v kpid >/dev/null 2>&1; then
	printf 'state = "%s"; settle_ms = 0;\n' "$tmp/state" >"$tmp/kpid.conf"
	run 0 kpid --once --config "$tmp/kpid.conf" && says "$tmp/err" 'stored=21'
	n=$(sqlite3 "$tmp/state/kpid.db" "SELECT count(*) FROM claim WHERE value_mant = 1001")
	[ "$n" -gt 0 ] || fail 'no claim of a fetched page'
fi
rm -f "$inbox"/*.warc*
all_due
fetch 3 -v
says "$tmp/err" 'pages=0'
was_asked 1 1 /a/1 304
was_asked 1 1 /feed.xml 304
was_asked 1 1 /a/302 304
was_asked 1 3 /a/30 304
ls "$inbox"/*.warc* >/dev/null 2>&1 && fail 'what did not change is archived again'
polite
finish
