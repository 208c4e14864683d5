/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Inputs for the benchmarks: texts, pages and hostile pages, the same bytes for the same seed.
 * usage: bench_gen pages SEED COUNT FOLDER    COUNT pages of 30 to 90 KB
 *        bench_gen text SEED BYTES            a plain text, to standard output
 *        bench_gen KIND SEED BYTES            a hostile page, to standard output; bench_gen kinds lists them
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state;

/* xorshift64*: the numbers of a seed are the same on every machine. */
static uint32_t roll(uint32_t below)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (uint32_t)((state * UINT64_C(2685821657736338717)) >> 33) % below;
}

static void seed(const char *s)
{
	state = strtoull(s, NULL, 10) * UINT64_C(0x9E3779B97F4A7C15) + 1;
	roll(2);
}

#define PICK(list) list[roll(sizeof(list) / sizeof(*list))]

static const char *const cases[] = {"刑事案件",		"治安案件", "盗窃案件",
				    "电信网络诈骗案件", "毒品案件", "经济犯罪案件"};
static const char *const verbs[] = {"立", "破获", "查处", "侦破", "受理"};
static const char *const fill[] = {
	"会议要求，各级公安机关要进一步提高政治站位，扎实做好各项工作。",
	"民警深入社区走访群众，听取意见建议，及时回应关切。",
	"下一步，全市公安机关将继续加强巡逻防控，维护社会大局稳定。",
	"市民表示，看到民警在身边，心里感到很踏实。",
	"有关负责人介绍了专项行动的总体情况和主要做法。",
};

static void put_claims(FILE *f)
{
	fprintf(f,
		"今年以来，全市共%s%s%" PRIu32 "起，同比%s%" PRIu32 ".%" PRIu32 "%%，抓获犯罪嫌疑人%" PRIu32
		"名。",
		PICK(verbs), PICK(cases), 100 + roll(9000), roll(2) ? "下降" : "上升", roll(40), roll(10),
		10 + roll(900));
}

static void put_paragraph(FILE *f)
{
	for (uint32_t i = 0, n = 2 + roll(3); i < n; i++) {
		if (roll(3))
			fputs(PICK(fill), f);
		else
			put_claims(f);
	}
}

static void put_text(FILE *f, long bytes)
{
	fputs("清河市公安局通报今年以来的工作\n\n来源：清河日报　2019年1月15日\n\n", f);
	while (ftell(f) < bytes) {
		put_paragraph(f);
		fputs("\n\n", f);
	}
}

/* ---- pages ---- */

static void put_script(FILE *f)
{
	fputs("<script type=\"text/javascript\">\n", f);
	for (uint32_t i = 0, n = 4 + roll(24); i < n; i++)
		fprintf(f,
			"  var v%" PRIu32 " = document.getElementById('c%" PRIu32 "'); if (v%" PRIu32
			" && v%" PRIu32 ".length < %" PRIu32 ") { show(v%" PRIu32 ", 'a<b'); }\n",
			i, roll(999), i, i, roll(99), i);
	fputs("</script>\n", f);
}

static void put_style(FILE *f)
{
	fputs("<style>\n", f);
	for (uint32_t i = 0, n = 10 + roll(60); i < n; i++)
		fprintf(f,
			".box%" PRIu32 " .item-%" PRIu32 " > a:hover { color: #%06" PRIx32
			"; margin: %" PRIu32 "px auto; background: url(/img/%" PRIu32 ".png) no-repeat }\n",
			roll(99), roll(99), roll(1 << 24), roll(40), roll(9999));
	fputs("</style>\n", f);
}

static void put_links(FILE *f, const char *class, uint32_t n)
{
	fprintf(f, "<div class=\"%s\"><ul class=\"list clearfix\">\n", class);
	for (uint32_t i = 0; i < n; i++)
		fprintf(f,
			"\t<li class=\"item item-%" PRIu32 "\"><a href=\"/2019/%02" PRIu32 "/c%" PRIu32
			".shtml?from=list&amp;pos=%" PRIu32
			"\" target=\"_blank\" title=\"%.30s\"><img src=\"/pic/%" PRIu32
			".jpg\" alt=\"\" width=\"120\" height=\"80\"/><span>%.45s</span></a></li>\n",
			i, 1 + roll(12), roll(999999), i, PICK(fill), roll(99999), PICK(fill));
	fputs("</ul></div>\n", f);
}

static void put_table(FILE *f)
{
	fputs("<table class=\"data\" "
	      "border=\"1\"><tr><th>指标</th><th>2018年</th><th>2017年</th><th>同比</th></tr>\n",
	      f);
	for (uint32_t i = 0; i < 4; i++)
		fprintf(f,
			"<tr><td>%s立案数（起）</td><td>%" PRIu32 "</td><td>%" PRIu32 "</td><td>%" PRIu32
			".%" PRIu32 "%%</td></tr>\n",
			cases[i], 100 + roll(900), 100 + roll(900), roll(40), roll(10));
	fputs("</table>\n", f);
}

static void put_page(FILE *f, long bytes)
{
	fprintf(f,
		"<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<title>清河公安通报工作 - 清河日报网</title>\n"
		"<meta name=\"keywords\" content=\"公安,通报\">\n<meta name=\"author\" "
		"content=\"清河日报\">\n"
		"<meta property=\"article:published_time\" content=\"2019-01-%02" PRIu32
		"T08:00:00+08:00\">\n",
		1 + roll(28));
	put_style(f);
	put_script(f);
	fputs("</head>\n<body class=\"article\">\n<!-- header begin -->\n", f);
	put_links(f, "nav top-nav", 12 + roll(10));
	fputs("<div class=\"wrap\"><div class=\"main\"><h1 class=\"title\">清河公安通报今年以来的工作</h1>\n"
	      "<div class=\"info\"><span class=\"date\">2019年01月15日 08:00</span> "
	      "<span>来源：清河日报</span></div>\n"
	      "<div class=\"content\" id=\"content\">\n",
	      f);
	for (uint32_t i = 0, n = 4 + roll(6); i < n; i++) {
		fputs("<p style=\"text-indent: 2em;\">&nbsp;&nbsp;", f);
		put_paragraph(f);
		fputs("</p>\n", f);
	}
	if (roll(3) == 0)
		put_table(f);
	fputs("</div>\n", f);
	put_script(f);
	fputs("</div>\n", f);
	put_links(f, "related", 8 + roll(10));
	while (ftell(f) < bytes) {
		if (roll(3))
			put_links(f, "side-list", 6 + roll(12));
		else
			put_script(f);
	}
	fputs("<div class=\"footer\"><p>版权所有 清河日报社 电话：0433-5551234 备案号 "
	      "12345678</p></div>\n</div></body>\n</html>\n",
	      f);
}

/* ---- hostile pages ---- */

static void repeat(FILE *f, long bytes, const char *unit)
{
	while (ftell(f) < bytes)
		fputs(unit, f);
}

static const struct {
	const char *name, *head, *unit;
} hostile[] = {
	{"nested", "<p>", "<div>"},
	{"formatting", "<p>", "<b><i><a href=x>"},
	{"unclosed", "<p>", "<li><p>第3项"},
	{"tables", "", "<table><tr><td>"},
	{"cells", "<table><tr><th>指标</th></tr><tr>", "<td>7</td>"},
	{"rows", "<table><tr><th>指标</th><th>2018年</th></tr>", "<tr><td>火灾（起）</td><td>31</td></tr>"},
	{"attributes", "<p ", "a b=c "},
	{"quotes", "<p>", "<a title=\"x'>"},
	{"entities", "<p>", "&nbsp;&amp;&#x31;&notanentity;"},
	{"comments", "<p>", "<!-- - -- <!-- -->"},
	{"open-comment", "<p><!--", "- "},
	{"script", "<script>", "<!--<script>"},
	{"brackets", "<p>", "<"},
	{"digits", "<p>", "1"},
	{"numbers", "<p>", "12起,"},
	{"names", "<p>", "全市公安机关"},
	{"lines", "<p>", "<br>通报"},
};

enum { HOSTILE = sizeof(hostile) / sizeof(*hostile) };

static int usage(void)
{
	fprintf(stderr, "usage: bench_gen pages SEED COUNT FOLDER | bench_gen text|KIND SEED BYTES | "
			"bench_gen kinds\n");
	return 2;
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "kinds") == 0) {
		for (int i = 0; i < HOSTILE; i++)
			puts(hostile[i].name);
		return 0;
	}
	if (argc < 4)
		return usage();
	seed(argv[2]);
	if (strcmp(argv[1], "pages") == 0 && argc == 5) {
		for (int i = 0; i < atoi(argv[3]); i++) {
			char path[4096];
			FILE *f;

			snprintf(path, sizeof(path), "%s/%04d.html", argv[4], i);
			f = fopen(path, "w");
			if (!f) {
				perror(path);
				return 3;
			}
			put_page(f, 30000 + (long)roll(60000));
			fclose(f);
		}
		return 0;
	}
	if (strcmp(argv[1], "text") == 0) {
		put_text(stdout, atol(argv[3]));
		return 0;
	}
	for (int i = 0; i < HOSTILE; i++) {
		if (strcmp(argv[1], hostile[i].name) == 0) {
			printf("<!DOCTYPE html><html><body><h1>清河公安通报今年以来的工作</h1>%s",
			       hostile[i].head);
			repeat(stdout, atol(argv[3]), hostile[i].unit);
			return 0;
		}
	}
	return usage();
}
