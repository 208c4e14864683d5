#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# A first pass stores and archives, a second one adds nothing; duplicates, new versions, sidecars, odd files.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"
need sqlite3

month=$(date -u +%Y/%m)
article a.txt 101
article folder/b.txt 102
printf '<html><body><p>2018年，吉林省通化市共立刑事案件103起。</p></body></html>' >"$state/inbox/c.html"
printf '今天天气很好。\n' >"$state/inbox/none.txt"
article .hidden.txt 1
article late.tmp 1
kpid_once 0 -v
sums 'items=4 stored=3 duplicate=0 no_claims=1 rejected=0 deferred=0'
says "$tmp/err" 'state=stored item=folder/b.txt'
says "$tmp/err" 'state=no_claims item=none.txt'
for file in a.txt folder/b.txt c.html none.txt; do
	[ -f "$state/archive/$month/$file" ] || fail "$file is not in the archive"
done
[ -f "$state/inbox/.hidden.txt" ] && [ -f "$state/inbox/late.tmp" ] || fail 'a file that is not ready was taken'
expect 'SELECT count(*) FROM document' 4
expect "SELECT count(*) > 0 FROM claim WHERE value_mant = 102" 1
sound

picture >"$tmp/first"
kpid_once 0
kpid_once 0
[ -s "$tmp/err" ] && fail 'a pass with nothing to do says something'
picture >"$tmp/second"
same "$tmp/first" "$tmp/second"
expect 'SELECT count(*) FROM run' 1

# the same bytes under another name are a duplicate; both files are kept
article again.txt 101
touch -d '2019-01-02 03:04:05 UTC' "$state/inbox/again.txt"
kpid_once 0
sums 'stored=0 duplicate=1'
expect 'SELECT count(*) FROM document' 4
[ -f "$state/archive/$month/again.txt" ] || fail 'the duplicate is not in the archive'

# the same name with other bytes is a new version, and the old one stays
article a.txt 111
kpid_once 0
sums 'stored=1'
expect "SELECT count(*) FROM doc_version v JOIN document d ON d.id = v.document WHERE d.ident = 'a.txt'" 2
[ -f "$state/archive/$month/a~1.txt" ] || fail 'the new version is not beside the old one'

# the page of a URL likewise; and when it was captured
article page1.txt 121
touch -d '2019-01-02 03:04:05 UTC' "$state/inbox/page1.txt"
printf 'url: https://news.example/1\npublished: 2018-08-30\nsource: 示例日报\n' >"$state/inbox/page1.txt.meta"
kpid_once 0
article page2.txt 122
printf 'url = "https://news.example/1";\n' >"$state/inbox/page2.txt.meta"
kpid_once 0
expect "SELECT count(*) FROM doc_version v JOIN document d ON d.id = v.document WHERE d.ident = 'https://news.example/1'" 2
expect "SELECT source || ' ' || published FROM doc_version WHERE published_how = 1 LIMIT 1" '示例日报 17773'
expect "SELECT captured FROM capture WHERE archive_path LIKE '%/page1.txt'" 1546398245
[ -f "$state/archive/$month/page1.txt.meta" ] || fail 'the sidecar is not beside its file'

# a corrected day makes a version; said again it is a duplicate
for want in stored=1 duplicate=1; do
	article page1.txt 121
	printf 'published: 2018-08-31\n' >"$state/inbox/page1.txt.meta"
	kpid_once 0
	sums "$want"
done
sound

# a wrong day in a sidecar: file and line, and the item goes with its sidecar
article wrong.txt 131
printf 'url: https://news.example/2\npublished: 2018-02-30\n' >"$state/inbox/wrong.txt.meta"
kpid_once 3
sums 'rejected=1'
says "$tmp/err" 'wrong.txt.meta:2: '
says "$state/rejected/wrong.txt.reason" '2018-02-30'
[ -f "$state/rejected/wrong.txt" ] && [ -f "$state/rejected/wrong.txt.meta" ] || fail 'not rejected with its sidecar'
[ -f "$state/inbox/wrong.txt.meta" ] && fail 'the sidecar is still in the inbox'

# killed between the two names of that sidecar: the name that is left goes, a new sidecar would stay
ln "$state/rejected/wrong.txt.meta" "$state/inbox/wrong.txt.meta"
kpid_once 0
[ -f "$state/inbox/wrong.txt.meta" ] && fail 'the second name of a rejected sidecar is still there'
[ -f "$state/rejected/wrong.txt.meta" ] || fail 'the rejected sidecar is gone'

# the bytes in the database too
sed 's/^settle/keep_bytes = true; settle/' "$tmp/kpid.conf" >"$tmp/keep.conf"
article kept.txt 135
run 0 kpid --once --config "$tmp/keep.conf"
expect 'SELECT count(*) FROM capture WHERE data IS NOT NULL AND length(data) > 50' 1

# empty, binary, huge, of no known kind, and no file at all
: >"$state/inbox/empty.txt"
: >"$state/inbox/empty.jsonl"
head -c 5000 /dev/zero >"$state/inbox/binary.txt"
truncate -s 200M "$state/inbox/huge.txt"
echo x,y >"$state/inbox/table.csv"
ln -s /etc/hostname "$state/inbox/link.txt"
mkfifo "$state/inbox/pipe.txt"
kpid_once 3
sums 'items=7 stored=0 duplicate=0 no_claims=0 rejected=7 deferred=0'
says "$state/rejected/empty.txt.reason" 'empty'
says "$state/rejected/empty.jsonl.reason" 'empty'
says "$state/rejected/binary.txt.reason" 'binary'
says "$state/rejected/huge.txt.reason" 'too large: 209715200 bytes, at most 16777216'
says "$state/rejected/table.csv.reason" 'unknown kind of file'
says "$state/rejected/link.txt.reason" 'not a regular file'
says "$state/rejected/pipe.txt.reason" 'not a regular file'

# a page that was sent instead of the one asked for, alone and as a line
printf '<html><script>document.cookie="k=1";location.reload();</script></html>' >"$state/inbox/wall.html"
printf '{"id": "wall", "html": "<script>document.cookie=1;location.href=2;</script>"}\n' >"$state/inbox/wall.jsonl"
kpid_once 3
sums 'items=2 stored=0 duplicate=0 no_claims=0 rejected=0 challenge=2 deferred=0'
says "$tmp/err" 'state=challenge item=wall.html'
says "$state/rejected/wall.html.reason" 'script sets a cookie'
says "$state/rejected/wall.jsonl" '"line": 1, "reason": "a page sent instead'
expect 'SELECT challenge, rejected FROM run ORDER BY id DESC LIMIT 1' '2|0'

# broken UTF-8 is stored, with the count of what was replaced
article broken.txt 141
printf '\377坏\376\n' >>"$state/inbox/broken.txt"
kpid_once 0
sums 'stored=1'
expect "SELECT c.replaced FROM capture c JOIN doc_version v ON v.capture = c.id JOIN document d ON d.id = v.document
	WHERE d.ident = 'broken.txt'" 2

# a name that is no text
odd=$(printf 'odd\377\nname.txt')
article "$odd" 151
kpid_once 0
expect "SELECT count(*) FROM document WHERE ident = 'odd%FF%0Aname.txt'" 1

# a file that somebody still writes waits, however old its last change is
exec 9>"$state/inbox/slow.txt"
printf '2018年，吉林省通化市共立' >&9
touch -d '1 hour ago' "$state/inbox/slow.txt"
kpid_once 0 -v
says "$tmp/err" 'state=deferred item=slow.txt reason="still open for writing"'
printf '刑事案件171起。\n' >&9
exec 9>&-
kpid_once 0
sums 'stored=1'
expect 'SELECT count(*) FROM claim WHERE value_mant = 171' 1

# a file that just changed waits, and so does a sidecar without its file
sed 's/settle_ms = 0/settle_ms = 600000/' "$tmp/kpid.conf" >"$tmp/slow.conf"
article young.txt 161
echo 'url: https://news.example/3' >"$state/inbox/alone.txt.meta"
run 0 kpid --once --config "$tmp/slow.conf" -v
says "$tmp/err" 'state=deferred item=young.txt reason="just changed"'
says "$tmp/err" 'state=deferred item=alone.txt.meta'
touch -d '1 hour ago' "$state/inbox/young.txt"
run 0 kpid --once --config "$tmp/slow.conf"
sums 'stored=1'
[ -f "$state/inbox/alone.txt.meta" ] || fail 'a sidecar that waits was taken'
sound
finish
