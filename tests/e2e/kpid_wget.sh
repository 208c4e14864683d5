#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Web archives of GNU Wget are read: packed and plain, answers in chunks and packed, redirects, errors, robots.txt,
# pictures, Wget's own records, and its word that a page was archived before.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3 wget

mkdir "$tmp/web"
html='Content-Type: text/html; charset=gb18030\r\n'
page()
{
	printf '<html><body><p>2018年，吉林省通化市共立刑事案件%d起。</p></body></html>' "$1" | iconv -f UTF-8 -t GB18030
}

# serve NAME STATUS FIELDS: an answer around standard input.
serve()
{
	printf "HTTP/1.1 $2"'\r\nConnection: close\r\n'"$3"'\r\n' >"$tmp/web/$1"
	cat >>"$tmp/web/$1"
}

page 201 | serve plain.html '200 OK' "$html"
{
	printf '5\r\n<html\r\n'
	page 202 | tail -c +6 >"$tmp/rest"
	printf '%x\r\n' "$(wc -c <"$tmp/rest")"
	cat "$tmp/rest"
	printf '\r\n0\r\n\r\n'
} | serve chunked.html '200 OK' "${html}"'Transfer-Encoding: chunked\r\n'
page 203 | gzip -n | serve packed.html '200 OK' "${html}"'Content-Encoding: gzip\r\n'
serve moved.html '302 Found' 'Location: /plain2.html\r\n' </dev/null
page 204 | serve plain2.html '200 OK' "$html"
printf '\211PNG\0\1' | serve picture.png '200 OK' 'Content-Type: image/png\r\n'
printf 'User-agent: *\nDisallow:\n' | serve robots.txt '200 OK' 'Content-Type: text/plain\r\n'

canned=$builddir/tests/e2e/canned
"$canned" "$tmp/web" >"$tmp/port" &
server=$!
stop_serving()
{
	status=$?
	kill $server
	(exit $status)
	leave
}
trap stop_serving EXIT
while [ ! -s "$tmp/port" ]; do sleep 0.01; done
site=http://127.0.0.1:$(cat "$tmp/port")
for name in plain chunked packed moved missing; do
	echo "$site/$name.html"
done >"$tmp/urls"
echo "$site/picture.png" >>"$tmp/urls"
echo "$site/robots.txt" >>"$tmp/urls"

# crawl NAME [OPTION...]: an archive in $tmp; one of its addresses is missing, which is status 8 of Wget's
crawl()
{
	name=$1
	shift
	run 8 wget --no-config --no-proxy --quiet --tries=1 --timeout=20 --output-document=/dev/null --input-file="$tmp/urls" \
		--warc-file="$tmp/$name" --warc-cdx --warc-tempdir="$tmp" "$@"
}

crawl packed
[ -f "$tmp/packed.warc.gz" ] || fail 'wget wrote no archive'
cp "$tmp/packed.warc.gz" "$state/inbox"
kpid_once 0 --verbose
sums 'items=4 stored=4 duplicate=0 no_claims=0 rejected=0'
expect 'SELECT value_mant FROM claim ORDER BY 1' '201
202
203
204'
expect "SELECT count(*) FROM document WHERE ident LIKE '$site/%.html'" 4
expect "SELECT DISTINCT charset FROM capture" GB18030
expect "SELECT count(*) FROM capture WHERE archive_offset > 0 AND captured > 1500000000" 4
sound
run 0 kpid --verify --config "$tmp/kpid.conf"
grep -q 'digest=odd' "$tmp/err" && fail 'a digest of wget does not fit'

# again, plain, and with what has not changed left out of the archive by its digest
crawl plain --no-warc-compression
crawl again --warc-dedup="$tmp/packed.cdx"
gzip -dc "$tmp/again.warc.gz" | grep -aq '^WARC-Type: revisit' || fail 'wget wrote no revisit'
cp "$tmp/plain.warc" "$tmp/again.warc.gz" "$state/inbox"
kpid_once 0
sums 'items=8 stored=0 duplicate=8 no_claims=0 rejected=0'

# a page that changed is a new version
page 301 | serve plain.html '200 OK' "$html"
crawl changed
cp "$tmp/changed.warc.gz" "$state/inbox"
kpid_once 0
sums 'items=4 stored=1 duplicate=3'
expect "SELECT count(*) FROM doc_version v JOIN document d ON d.id = v.document WHERE d.ident = '$site/plain.html'" 2
sound
run 0 kpid --verify --config "$tmp/kpid.conf"

# the last record cut off, as by a crawl that was killed
head -c $(($(wc -c <"$tmp/plain.warc") - 3000)) "$tmp/plain.warc" >"$state/inbox/cut.warc"
kpid_once 3
says "$tmp/err" 'cut off within its '
sound
finish
