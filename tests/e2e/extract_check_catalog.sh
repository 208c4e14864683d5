#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# kpi-extract --check-catalog: the shipped catalogue is clean, each sort of slip is found with its place.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"

run 0 kpi-extract --check-catalog
says "$tmp/out" ': 0 findings'
run 0 kpi-extract --check-catalog --catalog "$srcdir/config/indicators.conf" --units "$srcdir/config/units.conf"
says "$tmp/out" ': 0 findings'
run 2 kpi-extract --check-catalog "$tmp/a.txt"
run 2 kpi-extract --check-catalog --jsonl "$tmp/a.jsonl"
run 2 kpi-extract --check-catalog --catalog "$tmp/missing.conf"
says "$tmp/err" missing.conf

# a catalogue without a slip; each line below puts one into it
cat >"$tmp/good.conf" <<'END'
verbs = (
	{ name = "occur"; of = "case"; words = [ "发生" ]; }
);
kinds = (
	{ name = "bike"; of = "case"; default = "occur"; words = [ "单车案件" ]; },
	{ name = "boat"; of = "case"; default = "occur"; words = [ "船只案件" ]; topics = [ "航运" ]; }
);
nouns = (
	{ name = "bell"; of = "case"; words = [ "车铃" ]; }
);
catalog = (
	{ id = "bikes.stolen"; improvement = "x"; unit = "case"; good = "down"; zh = "单车"; en = "Bikes";
	  means = [ "bike : occur|- : " ]; },
	{ id = "boats.stolen"; improvement = "x"; unit = "case"; good = "down"; zh = "船"; en = "Boats";
	  means = [ "boat : occur|- : ", "* : * : bell" ]; }
);
END
run 0 kpi-extract --check-catalog --catalog "$tmp/good.conf"

# slip SED LINE SORT WORDS: the edit of the good catalogue has this one finding
slip()
{
	sed "$1" "$tmp/good.conf" >"$tmp/slip.conf"
	run 1 kpi-extract --check-catalog --catalog "$tmp/slip.conf"
	says "$tmp/out" "slip.conf:$2: $3: "
	says "$tmp/out" "$4"
	says "$tmp/out" ': 1 findings'
}
slip '2s/"发生"/"发生", "发生"/' 2 duplicate '发生 is listed as verb occur in line 2 already'
slip '2s/"发生"/"发生", "發生"/' 2 duplicate '發生 is read as 发生'
slip '5s/"单车案件"/"单车案件", "船隻案件"/' 6 ambiguous '船只案件 is read as 船隻案件'
slip '5s/"单车案件"/"单车案件", "今年以来"/' 5 unreachable '今年以来 begins with a period'
slip '5s/"单车案件"/"单车案件", "三起"/' 5 unreachable '三起 begins with a number'
slip '5s/ words/ topics = [ "航运" ]; words/' 6 ambiguous '航运 is a topic of boat and, in line 5, of bike'
slip '2s/case/csae/' 2 unreachable 'verb occur is of "csae", and no kind is'
slip '9s/$/, { name = "horn"; counted = false; words = [ ]; }/' 9 unreachable 'noun horn has no words'
slip '9s/$/, { name = "horn"; words = [ "喇叭" ]; }/' 9 unreachable 'noun horn is in no meaning'
slip '2s/$/, { name = "lend"; words = [ "出借" ]; }/' 2 unreachable 'verb lend is in no meaning'
slip '5s/{ name/{ name = "car"; words = [ "汽车案件" ]; }, { name/' 5 unreachable 'kind car is in no meaning'
slip '13s/"bike : occur|- : "/"bike : occur|- : ", "bike : occur : "/' 13 unreachable 'a meaning of bikes.stolen'
slip '13s/"bike : occur|- : "/"bike : occur|- : ", "boat : - : "/' 15 ambiguous 'boat : - : - is bikes.stolen by'
slip '12s/"case"/"furlong"/' 12 unreachable 'no unit word means furlong'
sed '15s/boat : occur|- : ", "\* : \* : bell/bike : - : /' "$tmp/good.conf" >"$tmp/slip.conf"
run 1 kpi-extract --check-catalog --catalog "$tmp/slip.conf"
says "$tmp/out" 'slip.conf:14: unreachable: no combination of words reaches boats.stolen'
finish
