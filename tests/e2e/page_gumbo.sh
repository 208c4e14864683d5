#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The lines of pages are those of the tree that another reader of HTML builds.
# shellcheck source=tests/e2e/lib.sh
. "$(dirname -- "$0")/lib.sh"
need -m gumbo
[ -x tests/oracle/gumbo_lines ] || { echo 'configured without gumbo'; exit 77; }

run 0 tests/oracle/gumbo_lines "$srcdir"/tests/oracle/pages/*.html "$srcdir"/docs/samples/*.html
mkdir "$tmp/pages"
bench/bench_gen pages 11 40 "$tmp/pages" || fail 'pages were not made'
run 0 tests/oracle/gumbo_lines "$tmp"/pages/*.html

# it tells where they differ
printf '<p>一</p>\n<p hidden=x style="display :none">二</p><template>三</template>' >"$tmp/a.html"
run 0 tests/oracle/gumbo_lines "$tmp/a.html"
printf '<p>一</p><div class=js_content style="display:none">二</div>' >"$tmp/a.html"
run 1 tests/oracle/gumbo_lines "$tmp/a.html"
says "$tmp/out" 'line 2 differs'
finish
