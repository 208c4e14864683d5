#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Man pages are sound mdoc, and kpid.conf(5) names every option of the sample file with its default.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"
command -v mandoc >/dev/null 2>&1 || { echo 'mandoc is not installed'; exit 77; }
scratch=$(mktemp) || exit 99
trap 'rm -f "$scratch"' EXIT
mandoc -T lint -W warning docs/man/* >"$scratch" || each 'man page' <"$scratch"

sed -n -e 's/\([0-9]\)L;$/\1;/' -e 's/^\([a-z_]*\) = "\{0,1\}\([^";]*\)"\{0,1\};$/\1 \2/p' config/kpid.conf >"$scratch"
[ -s "$scratch" ] || finding 'config/kpid.conf has no options'
while read -r key value; do
	[ -n "$value" ] || value=empty
	grep -qE "^\.It Li $key Pq .*, (Pa )?$value\$" docs/man/kpid.conf.5 ||
		finding "docs/man/kpid.conf.5: no entry for $key with default $value"
done <"$scratch"
finish
