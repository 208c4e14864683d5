# SPDX-License-Identifier: BSD-2-Clause
# Sourced by the tests of kpid after lib.sh: a state folder with an inbox, articles to put into it, questions to ask.
# shellcheck shell=sh
# shellcheck disable=SC2154 # tmp is lib.sh's

command -v kpid >/dev/null 2>&1 || { echo 'kpid is not built'; exit 99; }
state=$tmp/state
mkdir -p "$state/inbox"
cat >"$tmp/kpid.conf" <<-END
	state = "$state";
	settle_ms = 0;
END

# article NAME NUMBER: an article of its own for every number, in the inbox.
article()
{
	mkdir -p "$(dirname "$state/inbox/$1")"
	printf '示例市公安局通报\n2018年8月29日 来源：示例日报\n2018年上半年，吉林省通化市共立刑事案件%d起，同比下降7.02%%。\n' "$2" \
		>"$state/inbox/$1"
}

# kpid_once STATUS [OPTION...]: one pass.
kpid_once()
{
	wanted=$1
	shift
	run "$wanted" kpid --once --config "$tmp/kpid.conf" "$@"
}

# sums WORDS: what the last pass said of its sums has these words.
sums()
{
	says "$tmp/err" "$1"
}

# query SQL: the answer of the database, one value a line.
query()
{
	sqlite3 "$state/kpid.db" "$1"
}

# expect SQL VALUE: the answer has to be this.
expect()
{
	answer=$(query "$1")
	[ "$answer" = "$2" ] || fail "$1: $answer, not $2"
}

# The state that has to be the same however often kpid was killed: what is stored of which document, and where files are.
picture()
{
	query "SELECT d.ident, hex(c.sha256), c.archive_path, c.archive_member, c.archive_offset, c.archive_line, v.claims, v.published, v.title
		FROM doc_version v JOIN document d ON d.id = v.document JOIN capture c ON c.id = v.capture
		ORDER BY 1, 2, v.id"
	query "SELECT d.ident, c.value_mant, c.value_scale, c.span_start, c.span_bytes, r.name, i.name
		FROM claim c JOIN doc_version v ON v.id = c.version JOIN document d ON d.id = v.document
		LEFT JOIN region r ON r.id = c.region LEFT JOIN indicator i ON i.id = c.indicator ORDER BY 1, 4, 2"
	(cd "$state" && find inbox archive rejected -type f | sort | while IFS= read -r file; do
		echo "$file $(sha256sum <"$file")"
	done)
}

# sound: the database is whole, every document's file is in the archive, and the counts add up.
sound()
{
	expect 'PRAGMA integrity_check' ok
	expect 'PRAGMA foreign_key_check' ''
	expect 'SELECT count(*) FROM claim' "$(query 'SELECT coalesce(sum(claims), 0) FROM doc_version')"
	expect 'SELECT count(*) FROM run WHERE items <> stored + duplicate + no_claims + rejected + challenge + deferred' 0
	query 'SELECT DISTINCT archive_path FROM capture' | while IFS= read -r file; do
		[ -f "$state/archive/$file" ] || echo "$file"
	done >"$tmp/missing"
	[ -s "$tmp/missing" ] && fail "not in the archive: $(head -n 3 "$tmp/missing")"
	return 0
}
