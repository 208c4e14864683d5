# SPDX-License-Identifier: BSD-2-Clause
# Sourced by the tests of kpi-fetch after lib.sh: a reference server on loopback, a state folder, sources.
# shellcheck shell=sh
# shellcheck disable=SC2154 # tmp is lib.sh's

command -v kpi-fetch >/dev/null 2>&1 || { echo 'kpi-fetch is not built'; exit 99; }
state=$tmp/fetch
inbox=$tmp/state/inbox
mkdir -p "$state" "$inbox"
served=$tmp/served
conf=$tmp/kpi-fetch.conf
server=

# serve [PORT]: start the reference server; $port is its port.
serve()
{
	rm -f "$tmp/port"
	"$builddir/tests/server/refserver" "$served" "$@" >"$tmp/port" 2>"$tmp/server.err" &
	server=$!
	trap 'status=$?; kill $server 2>/dev/null; (exit $status); leave' EXIT
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
		[ -s "$tmp/port" ] && break
		kill -0 "$server" 2>/dev/null || { echo "no server: $(cat "$tmp/server.err")"; exit 77; }
		sleep 0.2
	done
	# shellcheck disable=SC2034 # for the tests
	port=$(cat "$tmp/port")
}

# sources: the configuration, its sources on standard input.
sources()
{
	{
		cat <<-END
			state = "$state";
			inbox = "$inbox";
			contact = "mailto:fetch@news.example";
			delay_ms = 0;
			retry_seconds = ${retry:-600};
			jitter_percent = 0;
			total_seconds = 30;
			slow_seconds = 2;
			connect_seconds = 10;
			max_bytes = 1048576;
			sources = (
		END
		sed '$ s/,$//'
		echo ');'
	} >"$conf"
}

# source NAME URL [MORE]: a source that may use the loopback interface.
source_of()
{
	echo "{ name = \"$1\"; url = \"$2\"; allow = [ \"127.0.0.0/8\" ]; ${3:-} },"
}

# fetch STATUS [OPTION...]: what is due now.
fetch()
{
	wanted=$1
	shift
	run "$wanted" kpi-fetch --once --config "$conf" "$@"
}

# all_due: everything that is known is due.
all_due()
{
	sqlite3 "$state/fetch.db" 'UPDATE page SET due = 0; UPDATE host SET not_before = 0; UPDATE robots SET expires = 0 WHERE status = 0'
}

# asked HOST PATH [STATUS]: how many requests there were.
asked()
{
	grep -cE "^$1 $2 ${3:-[0-9]+}\$" "$served"
}

# was_asked TIMES HOST PATH [STATUS]
was_asked()
{
	times=$1
	shift
	n=$(asked "$@")
	[ "$n" -eq "$times" ] || fail "asked $n times, not $times: $*"
}

# polite: the server has nothing to complain of.
polite()
{
	grep '^VIOLATION' "$served" && fail 'the server complains'
	return 0
}

# outcome URL WORD: what became of a page.
outcome()
{
	got=$(sqlite3 "$state/fetch.db" "SELECT outcome FROM page WHERE url = '$1' LIMIT 1")
	[ "$got" = "$2" ] || fail "$1: $got, not $2"
}
