#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The lists behind WORD_SET are in the order of their bytes, ASCII letters in lower case, each word once: they are
# looked up by halves.
# shellcheck source=tests/lint/lib.sh
. "$(dirname -- "$0")/lib.sh"

c_files lib | while IFS= read -r file; do
	code "$file" | awk -v file="$file" '
		/static const char \*const [a-z_]+_in_order\[\] = \{/ {
			name = $0; sub(/.*\*const /, "", name); sub(/\[.*/, "", name)
			before = ""; inside = 1; sub(/.*\{/, "")
		}
		inside {
			line = $0
			while (match(line, /"[^"]*"/)) {
				word = tolower(substr(line, RSTART + 1, RLENGTH - 2))
				if (before != "" && word <= before)
					print file ":" NR ": " name ": \"" word "\" stands behind \"" before "\""
				before = word
				line = substr(line, RSTART + RLENGTH)
			}
			if (/\};/)
				inside = 0
		}'
done | {
	each 'the list is not in order'
	finish
}
