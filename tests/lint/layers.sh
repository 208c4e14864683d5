#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Each layer includes only what stands above it, and each foreign library's header is included by one .c file.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"

# folder: the layers, or single headers, that its files may include
rules='
lib/base base
lib/capture base capture
lib/text base text
lib/extract base text extract
lib/store base text extract store
lib/series base text extract store series
config base extract series config
fetch base capture text config fetch store/backend.h
daemon base capture text extract store series config daemon
reports base extract store series config reports
'
printf '%s' "$rules" | while read -r folder allowed; do
	[ -n "$folder" ] && [ -d "$folder" ] || continue
	for file in $(c_files "$folder"); do
		grep -n '^#[[:space:]]*include[[:space:]]*"' "$file" | while IFS= read -r line; do
			name=$(printf '%s' "$line" | sed 's/.*"\(.*\)".*/\1/')
			[ "$name" = config.h ] && continue
			case " $allowed " in
			*" ${name%%/*} "* | *" $name "*) ;;
			*) echo "$file:${line%%:*}: may not include $name" ;;
			esac
		done
	done
done >"${TMPDIR:-/tmp}/layers.$$"
each 'layering' <"${TMPDIR:-/tmp}/layers.$$"
rm -f "${TMPDIR:-/tmp}/layers.$$"

for header in sqlite3.h libpq-fe.h libconfig.h jansson.h zlib.h openssl/ curl/curl.h curl/urlapi.h expat.h archive.h iconv.h; do
	users=$(c_files lib config daemon reports fetch |
		xargs grep -l "^#[[:space:]]*include[[:space:]]*<$header" /dev/null)
	# shellcheck disable=SC2086 # one word a file
	set -- $users
	[ $# -le 1 ] || finding "<$header> is included by $# files: $users"
	case "$users" in
	*.h) finding "$users: <$header> in a header" ;;
	esac
done
finish
