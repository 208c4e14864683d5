/* SPDX-License-Identifier: BSD-2-Clause */
/* Tables of pages: data or layout, spans, headers, rows as lines. Figures are invented. */
#include "unit.h"

#include "text/article.h"

#define INTRO "<p>现将今年1至6月全市主要数据公布如下，供参考，请各单位认真核对。</p>"

static void read_page(const char *html, struct article *a)
{
	article_from_html(slice_str(html), NULL, a);
}

/* The table as lines "row,col rowspanxcolspan text", h behind header cells. */
static char *dump(const struct article *a, size_t i)
{
	struct buf b = {0};
	const struct table *t = &a->tables[i];

	for (size_t k = 0; k < t->ncells; k++) {
		const struct cell *c = &t->cells[k];

		buf_printf(&b, "%d,%d %dx%d%s %.*s\n", c->row, c->col, c->rowspan, c->colspan,
			   c->header ? " h" : "", (int)(c->end - c->start), a->text.p + c->start);
	}
	return buf_steal(&b);
}

static void expect_tables(const char *html, size_t n)
{
	struct article a;

	read_page(html, &a);
	ck_assert_uint_eq(a.ntables, n);
	article_release(&a);
}

START_TEST(a_data_table_keeps_rows_as_lines_and_cells_with_spans)
{
	struct article a;
	char *cells;

	read_page(
		INTRO
		"<table border=1><tr><th rowspan=2>项目</th><th colspan=2>时间</th></tr>"
		"<tr><th>今年</th><th>去年</th></tr><tr><td>立案（起）</td><td>1,042</td><td>1,113</td></tr>"
		"<tr><td>破案（起）</td><td> 820 </td><td>-</td></tr></table>",
		&a);
	ck_assert_ptr_nonnull(
		strstr(a.text.p, "\n项目\t时间\n今年\t去年\n立案（起）\t1,042\t1,113\n破案（起）\t820\t-"));
	ck_assert_uint_eq(a.ntables, 1);
	ck_assert_uint_eq(a.tables[0].rows, 4);
	ck_assert_uint_eq(a.tables[0].cols, 3);
	cells = dump(&a, 0);
	ck_assert_str_eq(cells, "0,0 2x1 h 项目\n0,1 1x2 h 时间\n1,1 1x1 h 今年\n1,2 1x1 h 去年\n"
				"2,0 1x1 h 立案（起）\n2,1 1x1 1,042\n2,2 1x1 1,113\n"
				"3,0 1x1 h 破案（起）\n3,1 1x1 820\n3,2 1x1 -\n");
	free(cells);
	ck_assert_int_eq(a.blocks[1].kind, BLOCK_ROW);
	ck_assert_uint_eq(a.blocks[1].table, 0);
	article_release(&a);
}
END_TEST

START_TEST(a_cell_that_spans_rows_stands_once_and_shifts_the_rows_below)
{
	struct article a;
	char *cells;

	read_page(INTRO "<table><tr><td rowspan=2>事故</td><td>起数</td><td>41</td></tr>"
			"<tr><td>死亡</td><td>3</td></tr><tr><td "
			"rowspan=9>火灾</td><td>起数</td><td>23</td></tr></table>",
		  &a);
	cells = dump(&a, 0);
	ck_assert_str_eq(cells, "0,0 2x1 h 事故\n0,1 1x1 h 起数\n0,2 1x1 41\n1,1 1x1 h 死亡\n1,2 1x1 3\n"
				"2,0 1x1 h 火灾\n2,1 1x1 h 起数\n2,2 1x1 23\n");
	free(cells);
	article_release(&a);
}
END_TEST

START_TEST(head_cells_are_judged_without_th_and_years_head_columns)
{
	struct article a;
	char *cells;

	read_page(INTRO "<table><tr><td>序号</td><td>指标</td><td>2023</td><td>2022年</td></tr>"
			"<tr><td>1</td><td>立案</td><td>15</td><td>18</td></tr>"
			"<tr><td>2</td><td>破案</td><td>11</td><td>持平</td></tr></table>",
		  &a);
	cells = dump(&a, 0);
	ck_assert_str_eq(cells, "0,0 1x1 h 序号\n0,1 1x1 h 指标\n0,2 1x1 h 2023\n0,3 1x1 h 2022年\n"
				"1,0 1x1 h 1\n1,1 1x1 h 立案\n1,2 1x1 15\n1,3 1x1 18\n"
				"2,0 1x1 h 2\n2,1 1x1 h 破案\n2,2 1x1 11\n2,3 1x1 持平\n");
	free(cells);
	article_release(&a);
}
END_TEST

START_TEST(empty_cells_keep_their_place_and_a_caption_is_told)
{
	struct article a;
	char *cells;

	read_page(
		INTRO
		"<table><caption>表一　上半年情况</caption><tr><th>&nbsp;</th><th>甲县</th><th>乙县</th></tr>"
		"<tr><td>火灾</td><td></td><td>12</td></tr><tr><td></td><td></td><td></td></tr>"
		"<tr><td>死亡</td><td>0</td><td>1</td></tr></table>",
		&a);
	ck_assert_ptr_nonnull(strstr(a.text.p, "\n表一 上半年情况\n甲县\t乙县\n火灾\t\t12\n死亡\t0\t1"));
	ck_assert_uint_eq(a.tables[0].rows, 4);
	ck_assert_uint_eq(a.tables[0].caption_end - a.tables[0].caption_start, strlen("表一 上半年情况"));
	ck_assert_int_eq(a.blocks[1].kind, BLOCK_CAPTION);
	cells = dump(&a, 0);
	ck_assert_ptr_nonnull(strstr(cells, "1,1 1x1 \n1,2 1x1 12\n"));
	free(cells);
	article_release(&a);
}
END_TEST

START_TEST(the_indent_of_a_sub_row_is_kept)
{
	struct article a;

	read_page(INTRO "<table><tr><td>事故</td><td>12</td></tr><tr><td> 　　死亡</td><td>1</td></tr>"
			"<tr><td><p>&nbsp;受伤</p></td><td>9</td></tr></table>",
		  &a);
	ck_assert_uint_eq(a.tables[0].cells[0].indent, 0);
	ck_assert_uint_eq(a.tables[0].cells[2].indent, 4);
	ck_assert_uint_eq(a.tables[0].cells[4].indent, 1);
	article_release(&a);
}
END_TEST

START_TEST(an_empty_row_at_the_end_leaves_nothing_behind)
{
	struct article a;

	read_page(INTRO "<table><tr><td>火灾</td><td>12</td></tr><tr><td>死亡</td><td>1</td></tr>"
			"<tr><td></td><td>&nbsp;</td></tr></table>",
		  &a);
	ck_assert_uint_eq(a.tables[0].ncells, 6);
	ck_assert_uint_eq(a.tables[0].cells[5].row, 2);
	ck_assert_uint_eq(a.tables[0].cells[5].end, a.text.n);
	ck_assert_uint_eq(a.blocks[a.nblocks - 1].end, a.text.n);
	article_release(&a);
}
END_TEST

START_TEST(layout_tables_are_no_data)
{
	expect_tables("<table><tr><td><a href=/>首页</a></td></tr><tr><td>" INTRO "</td></tr></table>", 0);
	expect_tables(
		INTRO
		"<table "
		"role=presentation><tr><td>甲</td><td>12</td></tr><tr><td>乙</td><td>13</td></tr></table>",
		0);
	expect_tables(INTRO "<table><tr><td>索引号：</td><td>11/2024</td><td>分类：</td><td>公安</td></tr>"
			    "<tr><td>机构：</td><td>某局</td><td>日期：</td><td>2024-01-25</td></tr></table>",
		      0);
	expect_tables(INTRO "<table><tr><td>甲县</td></tr><tr><td>12</td></tr><tr><td>13</td></"
			    "tr><tr><td>14</td></tr></table>",
		      0);
	expect_tables("<table border=1><tr><td>甲</td><td>" INTRO INTRO INTRO INTRO INTRO "</td></tr>"
		      "<tr><td>乙</td><td>" INTRO INTRO INTRO INTRO INTRO "</td></tr></table>",
		      0);
}
END_TEST

START_TEST(a_calendar_is_no_data)
{
	struct buf b = {0};
	struct article a;

	buf_puts(&b, INTRO "<table border=1>");
	for (int day = 1; day <= 30; day++)
		buf_printf(&b, "%s<td>%d</td>", day % 7 == 1 ? "<tr>" : "", day);
	read_page(b.p, &a);
	ck_assert_uint_eq(a.ntables, 0);
	article_release(&a);
	buf_release(&b);
}
END_TEST

START_TEST(a_data_table_within_a_layout_table_is_found)
{
	struct article a;

	read_page("<TABLE WIDTH=776><TR><TD><A HREF=/>首页</A></TD><TD><TABLE><TR><TD>" INTRO
		  "<table><tr><td>单位</td><td>破案数</td></tr><tr><td>甲区</td><td>31</td></tr>"
		  "<tr><td>乙区</td><td>28</td></tr></table></TD></TR></TABLE></TD></TR></TABLE>",
		  &a);
	ck_assert_uint_eq(a.ntables, 1);
	ck_assert_ptr_nonnull(strstr(a.text.p, "\n单位\t破案数\n甲区\t31\n乙区\t28"));
	article_release(&a);
}
END_TEST

START_TEST(missing_end_tags_and_mad_spans_keep_the_grid_sound)
{
	struct article a;

	read_page(INTRO "<table><tr><td>类<td colspan=0>数<tr><td>甲<td colspan=99999 "
			"rowspan=99999>12<tr><td>乙<td>13</table>",
		  &a);
	ck_assert_uint_eq(a.ntables, 1);
	ck_assert_uint_eq(a.tables[0].rows, 3);
	for (size_t i = 0; i < a.tables[0].ncells; i++) {
		const struct cell *c = &a.tables[0].cells[i];

		ck_assert_uint_ge(c->rowspan, 1);
		ck_assert_uint_le(c->row + c->rowspan, a.tables[0].rows);
		ck_assert_uint_le(c->col + c->colspan, a.tables[0].cols);
		ck_assert_uint_le(c->end, a.text.n);
	}
	article_release(&a);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_data_table_keeps_rows_as_lines_and_cells_with_spans,
		a_cell_that_spans_rows_stands_once_and_shifts_the_rows_below,
		head_cells_are_judged_without_th_and_years_head_columns,
		empty_cells_keep_their_place_and_a_caption_is_told,
		the_indent_of_a_sub_row_is_kept,
		an_empty_row_at_the_end_leaves_nothing_behind,
		layout_tables_are_no_data,
		a_calendar_is_no_data,
		a_data_table_within_a_layout_table_is_found,
		missing_end_tags_and_mad_spans_keep_the_grid_sound,
	};

	return unit_main("tables", tests, sizeof(tests) / sizeof(*tests));
}
