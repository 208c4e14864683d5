#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What kpi-fetch says of wrong options, that a login is in no log and no archive, and that one state has one process.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/fetch_lib.sh
. "$(dirname -- "$0")/fetch_lib.sh"
need sqlite3

kpi-fetch --defaults >"$tmp/out"
same "$tmp/out" "$srcdir/config/kpi-fetch.conf"
run 0 kpi-fetch --check-config --config "$srcdir/config/kpi-fetch.conf"
run 2 kpi-fetch --once --state '' && says "$tmp/err" '--state is empty'
run 2 kpi-fetch extra && says "$tmp/err" 'unexpected argument: extra'

printf 'contact = "mailto:a@b.example";\nsources = (\n{ name = "x"; url = "ftp://a.example/"; },\n{ name = "y"; knd = "feed"; } );\n' >"$conf"
run 2 kpi-fetch --check-config --config "$conf"
says "$tmp/err" 'kpi-fetch.conf:3: source x: url: not http or https'
says "$tmp/err" 'kpi-fetch.conf:4: unknown option knd; did you mean kind?'

serve
echo 'name:s3cret-word' >"$tmp/login"
source_of login "http://127.0.0.1:$port/a/1" "login_file = \"$tmp/login\";" | sources
run 2 kpi-fetch --dry-run nobody --config "$conf" && says "$tmp/err" 'no source is called nobody'
fetch 0 -v
says "$tmp/err" 'state=stored'
cat "$inbox"/*.gz | gzip -dc >"$tmp/warc"
for file in "$tmp/err" "$tmp/warc"; do
	grep -aqiE 's3cret|authorization|bmFtZTpzM2NyZXQ' "$file" && fail "$(basename "$file") has the login"
done
grep -aq 'User-Agent: kpi-fetch/' "$tmp/warc" || fail 'the request is not archived'

# one process for a state
if command -v flock >/dev/null 2>&1; then
	flock "$state/fetch.db.lock" sleep 5 &
	sleep 0.3
	run 5 kpi-fetch --once --config "$conf" && says "$tmp/err" 'another kpi-fetch'
fi
# a database of something else is left alone; an inbox that cannot be written to ends it
sqlite3 "$tmp/other.db" 'CREATE TABLE t (x)'
sed "1i database = \"$tmp/other.db\";" "$conf" >"$tmp/other.conf"
run 4 kpi-fetch --once --config "$tmp/other.conf" && says "$tmp/err" 'not a database of kpid'
sed "s,inbox = .*,inbox = \"$tmp/none\"; database = \"$tmp/new.db\";," "$conf" >"$tmp/other.conf"
run 4 kpi-fetch --once --config "$tmp/other.conf" && says "$tmp/err" 'cannot open the inbox'
polite
finish
