/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_HEADLINE_H
#define KPI_TEXT_HEADLINE_H

#include "text/article.h"

/*
 * What the lines around an article look like: header lines (day, outlet,
 * author), the furniture of a page, headings. Used for the lines of a plain
 * text and for the blocks of a page. Lines are UTF-8 without line breaks;
 * results are views of the line passed in.
 */

/** What a line is by its form alone, without its neighbours. */
enum line_form {
	LINE_EMPTY,     /**< nothing but white space */
	LINE_META,      /**< day, source, author, font size, hits: 2019-01-16 09:12 来源：某报 字号：大 中 小 */
	LINE_CRUMBS,    /**< 首页 > 新闻中心 > 正文 */
	LINE_ENDING,    /**< ends an article and opens furniture: 责任编辑, 相关阅读, 版权所有, 分享到, 上一篇 */
	LINE_LINK,      /**< a link in a list: a bullet, dash or day before few words without sentence end */
	LINE_CONTROL,   /**< a control of the page: 打印, 关闭, 更多, 扫一扫在手机打开当前页, 赞 512 */
	LINE_HEADING,   /**< short and numbered, or short without sentence end: 一、总量 */
	LINE_SHORT,     /**< other short text without sentence end: a title, a link without a mark */
	LINE_PARA       /**< running text: a sentence end, or long */
};

enum { LINE_FORM_UNKNOWN = 255 };

enum line_form line_form(struct slice line);

/** White space and left-over &nbsp; off both ends. */
struct slice line_trim(struct slice line);

/** Whether a line ends with 。！？；… or a closing quote or bracket behind one. */
bool line_ends_sentence(struct slice line);

/** A day written in a line. */
struct written_day {
	struct date day;      /**< y == 0: month and day were written without a year */
	bool labelled;        /**< behind 发布时间, 发布日期, 时间, 日期, Published */
	bool refused;         /**< behind 今天是, 更新时间 of 1970, 打印时间: never a day of publication */
	uint32_t start, end;  /**< bytes of the line */
};

/**
 * The days written in a line, in order, at most max of them. Reads 2018-03-09,
 * 2018/3/9, 2018.3.9, 2018年3月9日, 二〇一三年三月九日, 民國113年3月12日,
 * 113-03-12 (taken as a year of the Republic only behind a label or alone),
 * 12 March 2018, March 12, 2018, Mar. 12, 2018, and 3月9日 without a year.
 * Returns the number stored. Days that do not exist are no days.
 */
size_t line_days(struct slice line, struct written_day *out, size_t max);

/** The outlet a line names (来源：X, 稿源, 出处, 文章来源, Source, or X新闻网 / X日报 beside a day); empty where none. */
struct slice line_source(struct slice line);

/** The outlet of a dateline at the head of a paragraph (某某晚报4月19日讯, 新华社福州4月18日电, 某网讯); empty where none. */
struct slice dateline_source(struct slice para);

/** The author a line names (作者：X, 记者 X, 文/X); empty where none. */
struct slice line_author(struct slice line);

/** The day in a URL or a path: /2018/0309/, /20180309/, /2018-03/09/, t20180309_, 2018/03/09. Unset where none. */
struct date address_day(struct slice address);

/** The year that stands alone in a URL or a path: /2018/, /201803/, 2018-; 0 where none. */
int address_year(struct slice address);

/**
 * Fill title, source, author, published, url and region_hint of an article
 * whose text and blocks are ready: from the hints first, then what is set
 * already (*_how not KNOWN_NOT: left alone), then from the title and header
 * blocks, the datelines, a day at the end, and last from the address and path.
 */
void headline_fill(struct article *a, const struct article_hints *hints);

/**
 * Give every block its kind by its form and its neighbours. Only blocks that
 * are BLOCK_PARA on entry change; rows, captions and what the caller has
 * decided already stay. forms: by block what line_form() gave for it already, or
 * LINE_FORM_UNKNOWN; it may be shorter than the blocks, or empty.
 */
void headline_mark(struct article *a, struct slice forms);

#endif
