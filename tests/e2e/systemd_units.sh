#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The units are well formed, and exposed as little as they promise; the users and folders that they need can be made;
# the lines of the crontab run.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"

units=$srcdir/systemd
# unit NAME: the unit as it is installed, in $tmp/units, but with the programs of this build
mkdir "$tmp/units" "$tmp/bin"
for template in "$units"/*.in; do
	name=$(basename "$template" .in)
	sed -e "s,@bindir@,$tmp/bin,g" -e "s,@sysconfdir@,/etc,g" -e '/^Documentation=/d' "$template" >"$tmp/units/$name"
	grep -q '@[a-z]*dir@' "$tmp/units/$name" && fail "$name: a name is not filled in"
	sed -n "s,^Exec[A-Za-z]*=$tmp/bin/\([^ ]*\).*,\1,p" "$tmp/units/$name" | while IFS= read -r program; do
		[ -x "$builddir/$program" ] && ln -sf "$builddir/$program" "$tmp/bin/$program"
	done
done
cp "$units"/*.timer "$tmp/units"

# the options that units and crontab use are options that the programs have
run 0 kpid --help
says "$tmp/out" '--check-config'
says "$tmp/out" '--verify'
run 0 kpi-fetch --help
says "$tmp/out" '--check-config'
run 0 kpi-report --help
for option in --output --if-changed --format; do
	says "$tmp/out" "$option"
done

# every line of the crontab, as cron runs it: by sh, with next to no environment, from the home folder
mkdir -p "$tmp/me/kpi/inbox"
cp "$samples"/2019-01-15-qinghe-2018.html "$samples"/2018-01-16-qinghe-2017.txt "$tmp/me/kpi/inbox"
touch -t 201903010000 "$tmp"/me/kpi/inbox/*
sed -n 's/^[0-9*][^	]*	//p' "$units/crontab" >"$tmp/lines"
[ "$(wc -l <"$tmp/lines")" -eq 3 ] || fail 'not three lines in the crontab'
while IFS= read -r line; do
	(cd "$tmp/me" && env -i HOME="$tmp/me" LC_ALL=C PATH="$builddir:/usr/bin:/bin" sh -c "$line") \
		>"$tmp/out" 2>"$tmp/err" </dev/null || fail "status $? of: $line"
	[ -s "$tmp/out" ] || [ -s "$tmp/err" ] && fail "it says something: $line: $(cat "$tmp/out" "$tmp/err")"
done <"$tmp/lines"
[ -s "$tmp/me/kpi/2018.csv" ] || fail 'the crontab makes no export'
grep -q '%' "$tmp/lines" && fail 'a % in the crontab is a line feed'

need systemd-analyze
cd "$tmp/units" || exit 99
# exposure UNIT MOST: in tenths
exposure()
{
	systemd-analyze security --offline=true --no-pager --threshold="$2" "$1" >"$tmp/out" 2>&1 ||
		fail "$1 is exposed more than $2 tenths: $(tail -n 1 "$tmp/out")"
	says "$tmp/out" 'Overall exposure level'
}
exposure kpid.service 5
exposure kpi-export@.service 5
# it needs the network
exposure kpi-fetch.service 12
# it would be said: a unit without its walls
grep -vE '^(PrivateNetwork|ProtectSystem|SystemCallFilter)=' kpid.service >bare.service
systemd-analyze security --offline=true --no-pager --threshold=5 bare.service >"$tmp/out" 2>&1 &&
	fail 'the threshold finds nothing'
rm bare.service
for unit in kpid.service kpi-fetch.service kpi-export@2018.service kpi-export@2018.timer; do
	systemd-analyze verify "./$unit" >"$tmp/out" 2>&1 || fail "$unit: $(cat "$tmp/out")"
	[ -s "$tmp/out" ] && fail "$unit: $(cat "$tmp/out")"
done

# the user, the group and the folders
if [ "$(id -u)" -eq 0 ] && command -v systemd-sysusers >/dev/null 2>&1 && command -v systemd-tmpfiles >/dev/null 2>&1; then
	mkdir -p "$tmp/root/etc" "$tmp/root/usr/lib/sysusers.d" "$tmp/root/usr/lib/tmpfiles.d"
	cp "$units/kpid.sysusers" "$tmp/root/usr/lib/sysusers.d/kpid.conf"
	cp "$units/kpid.tmpfiles" "$tmp/root/usr/lib/tmpfiles.d/kpid.conf"
	systemd-sysusers --root="$tmp/root" kpid.conf >"$tmp/out" 2>&1 || fail "sysusers: $(cat "$tmp/out")"
	says "$tmp/root/etc/passwd" 'kpid:'
	grep -q '^kpid:.*kpi-fetch' "$tmp/root/etc/group" || fail 'kpi-fetch is not in the group of the inbox'
	systemd-tmpfiles --root="$tmp/root" --create kpid.conf >"$tmp/out" 2>&1 || fail "tmpfiles: $(cat "$tmp/out")"
	[ "$(stat -c %a "$tmp/root/var/lib/kpid/inbox")" = 2770 ] || fail 'the group cannot write to the inbox'
	[ "$(stat -c %a "$tmp/root/var/lib/kpid/archive")" = 750 ] || fail 'the archive is open to others'
fi
finish
