# SPDX-License-Identifier: BSD-2-Clause
# Sourced by the lint scripts: go to the root of the source tree, list files, note findings.
# shellcheck shell=sh
set -u
LC_ALL=C
export LC_ALL
cd "$(dirname -- "$0")/../.." || exit 99
findings=0

# c_files [FOLDER...]: the C sources and headers, of all folders or of some.
c_files()
{
	[ $# -gt 0 ] || set -- lib config daemon reports fetch tests
	for folder in "$@"; do
		[ ! -d "$folder" ] || find "$folder" -name '*.[ch]' -print
	done | sort
}

# code FILE: the file without comments, line numbers kept.
code()
{
	sed -e 's,//.*,,' "$1" | awk '
		{
			line = $0; out = ""
			while (line != "") {
				if (inside) {
					i = index(line, "*/")
					if (!i) { line = ""; break }
					line = substr(line, i + 2); inside = 0
				} else {
					i = index(line, "/*")
					if (!i) { out = out line; break }
					out = out substr(line, 1, i - 1); line = substr(line, i + 2); inside = 1
				}
			}
			print out
		}'
}

# finding WORDS: print it and remember that there was one.
finding()
{
	echo "$*"
	findings=$((findings + 1))
}

# each WORDS-AFTER: every line of standard input is a finding.
each()
{
	while IFS= read -r line; do
		finding "$line: $*"
	done
}

finish()
{
	[ $findings -eq 0 ] || { echo "$findings findings"; exit 1; }
	exit 0
}
