#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Containers: each member is an item, in a named state; the file goes to the archive; a second time adds nothing;
# --verify follows from the row to the member; a page with other bytes is a new version.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3

month=$(date -u +%Y/%m)

# record TYPE URL FIELDS: a record of a web archive around standard input.
record()
{
	cat >"$tmp/block"
	printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2019-02-03T04:05:06Z\r\n' "$1" "$2"
	printf "$3"'Content-Length: %d\r\n\r\n' "$(wc -c <"$tmp/block")"
	cat "$tmp/block"
	printf '\r\n\r\n'
}

# page NUMBER: an answer with a page.
page()
{
	printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
	printf '<html><head><title>通报</title></head><body><p>2018年，吉林省通化市共立刑事案件%d起。</p></body></html>' "$1"
}

http='Content-Type: application/http; msgtype=response\r\n'

make_warc()
{
	printf 'software: x\r\n' | record warcinfo '' 'Content-Type: application/warc-fields\r\n'
	page "$1" | record response 'http://e.test/1' "$http"
	printf 'GET /1 HTTP/1.1\r\n\r\n' | record request '<http://e.test/1>' ''
	page 302 | record response 'http://e.test/2' "$http"
	printf 'HTTP/1.1 404 Not Found\r\n\r\n' | record response 'http://e.test/3' "$http"
	page 303 | record response 'http://e.test/4' "${http}WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"
	printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n' | record revisit 'http://e.test/1' "$http"
}

make_folder()
{
	mkdir -p "$tmp/f/2018"
	printf '示例市公安局通报\n2018年8月29日 来源：示例日报\n2018年上半年，吉林省通化市共立刑事案件401起。\n' >"$tmp/f/2018/a.txt"
	printf '2018年，吉林省通化市共立刑事案件402起。\n' >"$tmp/f/b.txt"
	printf 'url: http://e.test/b\npublished: 2019-01-05\n' >"$tmp/f/b.txt.meta"
	printf '{"id": "l1", "text": "2018年，吉林省通化市共立刑事案件403起。"}\n{"bad"\n' >"$tmp/f/lines.jsonl"
	printf '\0\1\2' >"$tmp/f/c.bin"
	make_warc 301 | gzip -n >"$tmp/f/w.warc.gz"
	tar -C "$tmp/f" -cf - 2018 b.txt lines.jsonl c.bin w.warc.gz b.txt.meta | gzip -n
}

# a web archive under a name that says nothing, with a sidecar for all of it
make_warc 301 >"$state/inbox/crawl"
printf 'region: 吉林省通化市\nsource: 示例网\n' >"$state/inbox/crawl.meta"
kpid_once 3 --verbose
sums 'items=4 stored=2 duplicate=1 no_claims=0 rejected=1'
says "$tmp/err" 'url=http://e.test/4 reason="not the bytes that its block digest names"'
says "$tmp/err" 'passed=crawl'
says "$tmp/err" 'reason="an answer without a page"'
says "$tmp/err" 'container=crawl parts=7 passed=3'
says "$state/rejected/crawl.jsonl" '"url": "http://e.test/4", "reason": "not the bytes'
[ -f "$state/archive/$month/crawl" ] && [ -f "$state/archive/$month/crawl.meta" ] || fail 'not in the archive'
[ -e "$state/inbox/crawl" ] && fail 'still in the inbox'
expect 'SELECT ident FROM document ORDER BY 1' 'http://e.test/1
http://e.test/2'
expect 'SELECT DISTINCT captured FROM capture' 1549166706
expect 'SELECT count(*) FROM doc_version WHERE published IS NULL AND source = '"'示例网'" 2
expect 'SELECT count(*) FROM capture WHERE archive_offset > 0 AND archive_member IS NULL' 2
sound
run 0 kpid --verify --config "$tmp/kpid.conf"

# a tar file with folders, a sidecar, bad members, a bulk file and a web archive of known pages
make_folder >"$state/inbox/all.tgz"
kpid_once 3
sums 'items=9 stored=3 duplicate=3 no_claims=0 rejected=3'
[ "$(wc -l <"$state/rejected/all.tgz.jsonl")" -eq 3 ] || fail 'not three bad members'
says "$state/rejected/all.tgz.jsonl" '"member": "c.bin", "reason": "binary'
says "$state/rejected/all.tgz.jsonl" '"member": "lines.jsonl", "line": 2, "reason": "not JSON'
says "$state/rejected/all.tgz.jsonl" '"member": "w.warc.gz", "offset": 0, "url": "http://e.test/4"'
expect "SELECT archive_path || ' ' || archive_member || ' ' || coalesce(archive_line, '') FROM capture WHERE id > 2 ORDER BY id" \
	"$month/all.tgz 2018/a.txt 
$month/all.tgz b.txt 
$month/all.tgz lines.jsonl 1"
expect "SELECT ident FROM document WHERE id > 2 ORDER BY id" 'all.tgz/2018/a.txt
http://e.test/b
l1'
sound
run 0 kpid --verify --config "$tmp/kpid.conf"
says "$tmp/err" 'versions=5 missing=0 altered=0'

# the same again: nothing new
query 'SELECT * FROM doc_version' >"$tmp/before"
make_folder >"$state/inbox/all.tgz"
make_warc 301 | gzip -n >"$state/inbox/crawl.warc.gz"
kpid_once 3
sums 'stored=0 duplicate=9'
query 'SELECT * FROM doc_version' >"$tmp/after"
same "$tmp/before" "$tmp/after"
[ -e "$state/rejected/all~1.tgz.jsonl" ] && fail 'the bad members are kept twice'

# a page with other bytes is a new version of its document, and the old one stays
make_warc 305 | gzip -n >"$state/inbox/later.warc.gz"
kpid_once 3
sums 'stored=1 duplicate=2'
expect "SELECT count(*) FROM doc_version v JOIN document d ON d.id = v.document WHERE d.ident = 'http://e.test/1'" 2
expect 'SELECT count(*) FROM claim WHERE value_mant IN (301, 305)' 2
run 0 kpid --verify --config "$tmp/kpid.conf"

# the page shows again what it showed first: that is what it says now; and reading all that again changes nothing
for moment in 2019-02-05:305 2019-02-06:301 2019-02-04:305 2019-02-03:301 2019-02-06:301; do
	make_warc "${moment#*:}" | sed "s/2019-02-03T/${moment%%:*}T/" >"$state/inbox/again.warc"
	kpid_once 3
done
expect "SELECT c.archive_path || ' ' || v.captured FROM doc_version v JOIN document d ON d.id = v.document JOIN capture c
	ON c.id = v.capture WHERE d.ident = 'http://e.test/1' ORDER BY v.id" "$month/crawl 1549166706
$month/later.warc.gz 1549166706
$month/crawl 1549425906"
run 0 kpid --verify --config "$tmp/kpid.conf"

# bytes that change in the archive are found through the reference
gzip -dc "$state/archive/$month/later.warc.gz" | sed 's/305/999/' | gzip -n >"$tmp/altered"
cp "$tmp/altered" "$state/archive/$month/later.warc.gz"
sed -i 's/302/999/' "$state/archive/$month/crawl"
mv "$state/archive/$month/all.tgz" "$tmp/kept.tgz"
run 1 kpid --verify --config "$tmp/kpid.conf"
says "$tmp/err" "state=altered item=$month/later.warc.gz offset=0"
says "$tmp/err" "state=altered item=$month/crawl offset="
says "$tmp/err" "state=missing item=$month/all.tgz member=lines.jsonl line=1"
says "$tmp/err" 'versions=7 missing=3 altered=2'
mv "$tmp/kept.tgz" "$state/archive/$month/all.tgz"

# what is no container after all, is empty, or of a kind that is not read
printf 'PK\3\4 no archive' >"$state/inbox/no.zip"
printf '2018年，吉林省通化市共立刑事案件501起。' >"$state/inbox/text.zip"
: >"$state/inbox/empty.warc"
printf 'WARC/1.0\r\nWARC-Type: response\r\n\r\n' >"$state/inbox/bad.warc"
printf 'Rar!\32\7\1\0' >"$state/inbox/r.rar"
printf '\37\213\10cut' >"$state/inbox/cut.gz"
: | tar -cf "$state/inbox/none.tar" -T -
kpid_once 3
sums 'items=7 stored=0 duplicate=0 no_claims=0 rejected=7'
says "$state/rejected/no.zip.reason" 'damaged archive'
says "$state/rejected/text.zip.reason" 'unknown kind of file'
says "$state/rejected/empty.warc.reason" 'empty'
says "$state/rejected/bad.warc.reason" 'no Content-Length'
says "$state/rejected/r.rar.reason" 'an archive of another kind'
sound

# limits are options
sed 's/^settle/container_members = 2; settle/' "$tmp/kpid.conf" >"$tmp/few.conf"
make_folder >"$state/inbox/all.tgz"
run 3 kpid --once --config "$tmp/few.conf"
sums 'items=3 stored=0 duplicate=2 no_claims=0 rejected=1'
says "$tmp/err" 'reason="more than 2 members: the rest is not read"'
finish
