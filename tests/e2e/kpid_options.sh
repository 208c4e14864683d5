#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The command line and the options of kpid.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
# shellcheck source=tests/e2e/kpid_lib.sh
. "$(dirname -- "$0")/kpid_lib.sh"

run 0 kpid --help
says "$tmp/out" 'Usage: kpid'
run 0 kpid --version
says "$tmp/out" kpid
run 2 kpid --no-such-option
run 2 kpid --once extra
says "$tmp/err" 'unexpected argument: extra'

run 0 kpid --defaults
same "$tmp/out" "$srcdir/config/kpid.conf"
run 0 kpid --check-config --config "$srcdir/config/kpid.conf"
run 0 kpid --check-config --config "$tmp/kpid.conf"

# one thing to do at a time
run 2 kpid --once --check-config --verify --config "$tmp/kpid.conf"
says "$tmp/err" 'give one of them'
run 2 kpid --once --verify --config "$tmp/kpid.conf"
[ -e "$state/kpid.db" ] && fail 'something was done all the same'

# several files: each is checked, and what a later one says stands
printf 'threads = 99;\n' >"$tmp/one.conf"
printf 'batch_ms = -1;\n' >"$tmp/two.conf"
run 2 kpid --check-config --config "$tmp/one.conf" --config "$tmp/two.conf"
says "$tmp/err" 'one.conf:1: '
says "$tmp/err" 'two.conf:1: '
printf 'inbox = "in1";\narchive = "arch1";\n' >"$tmp/one.conf"
printf 'inbox = "in2";\n' >"$tmp/two.conf"
run 0 kpid --once --config "$tmp/one.conf" --config "$tmp/two.conf" --state "$tmp/several"
[ -d "$tmp/several/in2" ] && [ -d "$tmp/several/arch1" ] && ! [ -e "$tmp/several/in1" ] ||
	fail 'the second file does not stand over the first'

# every problem, each with its line
cat >"$tmp/bad.conf" <<-'END'
	inbx = "here";
	batch_items = 0;
	keep_bytes = "yes";
	# fine
	poll_seconds = 5;
	colour = "blue";
END
run 2 kpid --check-config --config "$tmp/bad.conf"
says "$tmp/err" 'bad.conf:1: unknown option inbx; did you mean inbox?'
says "$tmp/err" 'bad.conf:2: '
says "$tmp/err" 'bad.conf:3: '
says "$tmp/err" 'bad.conf:6: unknown option colour'
[ "$(wc -l <"$tmp/err")" -eq 4 ] || fail 'not four problems'
# what nothing closes would take the rest of the file with it
printf 'settle_ms = 0;\n/* not now\npoll_seconds = 5;\n' >"$tmp/open.conf"
run 2 kpid --check-config --config "$tmp/open.conf"
says "$tmp/err" 'open.conf:2: a comment that nothing closes'
printf 'settle_ms = 0; // "fine" /*\n# "\n\nstate = "/x;\npoll_seconds = 5;\n' >"$tmp/open.conf"
run 2 kpid --check-config --config "$tmp/open.conf"
says "$tmp/err" 'open.conf:4: a string that nothing closes'
printf 'settle_ms = 0; // "fine" /*\n# "\n/* " */ state = "/x # \\" /* //";' >"$tmp/open.conf"
run 0 kpid --check-config --config "$tmp/open.conf"
# a number that would wrap around to one that is allowed
for number in 4294967301 0x100000005 18446744073709551621L 99999999999999999999; do
	printf 'settle_ms = 0;\npoll_seconds = %s;\n' $number >"$tmp/wrap.conf"
	run 2 kpid --check-config --config "$tmp/wrap.conf"
	says "$tmp/err" 'wrap.conf:2: a number too large'
done
printf 'state = "/99999999999/9";\ndatabase_max_bytes = 4294967301L; # 4294967301\n' >"$tmp/wrap.conf"
run 0 kpid --check-config --config "$tmp/wrap.conf"
article a.txt 1
run 2 kpid --once --config "$tmp/bad.conf"
[ -f "$state/inbox/a.txt" ] || fail 'a pass was made with bad options'
run 2 kpid --once --config "$tmp/none.conf"
says "$tmp/err" 'none.conf'

# --state, priorities in the journal, quiet and verbose
run 0 kpid --once --config "$tmp/kpid.conf" --state "$tmp/elsewhere"
[ -d "$tmp/elsewhere/inbox" ] || fail '--state made no inbox'
: >"$tmp/err"
JOURNAL_STREAM=$(stat -c %d:%i "$tmp/err") kpid --once --config "$tmp/kpid.conf" 2>"$tmp/err" || fail 'under the journal'
says "$tmp/err" '<6>state=stored item=a.txt'
says "$tmp/err" '<5>items=1'
# a service's child whose messages go elsewhere
article j.txt 4
JOURNAL_STREAM=1:2 kpid --once --config "$tmp/kpid.conf" 2>"$tmp/err" || fail 'beside the journal'
says "$tmp/err" 'kpid: items=1'
article b.txt 2
run 0 kpid --once --config "$tmp/kpid.conf" --quiet
[ -s "$tmp/err" ] && fail 'quiet is not quiet'

# a service: takes what comes, ends when told
sed 's/^settle/poll_seconds = 1; settle/' "$tmp/kpid.conf" >"$tmp/serve.conf"
kpid --config "$tmp/serve.conf" 2>"$tmp/err" &
pid=$!
article c.txt 3
tries=0
while [ -f "$state/inbox/c.txt" ] && [ $tries -lt 100 ]; do
	sleep 0.1
	tries=$((tries + 1))
done
[ -f "$state/inbox/c.txt" ] && fail 'the service took nothing'
kill -TERM $pid
wait $pid || fail "the service ended with status $?"
finish
