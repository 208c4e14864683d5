/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_METALINE_H
#define KPI_TEXT_METALINE_H

#include "text/headline.h"

/*
 * A header line taken apart: days, labelled fields, and what is left. All
 * slices are views of the line.
 */
struct metaline {
	bool day;              /**< a day with its year, not refused */
	bool label;            /**< a labelled field (来源, 作者, 字号, 浏览, …) */
	bool controls;         /**< nothing but controls of a page (打印, 大 中 小, 赞 88) */
	struct slice source;   /**< labelled: 来源：X */
	struct slice outlet;   /**< a piece without a label that may name the outlet */
	struct slice author;
	size_t unknown;        /**< pieces that are none of the known ones, the outlet included */
	size_t unknown_width;  /**< columns of these */
	bool sentence;         /**< one of them is more than a name: punctuation, figures, length */
};

void metaline_read(struct slice line, struct metaline *m);

/** Bytes of the shortest head of s that is a name ending as the names of media do (网, 报, 社, 新闻, …), or 0. */
size_t media_name(struct slice s);

/** Whether s ends as the names of media and of offices that publish do. */
bool outlet_ends(struct slice s);

/** Take 讯 off a name (某某快报讯), where what is left is a name of media. */
struct slice outlet_trim(struct slice s);

/** How surely a LINE_ENDING ends the article. */
enum line_ending {
	ENDING_SOFT,  /**< related links, share bars: the text may go on */
	ENDING_HARD,  /**< editors: a long text behind is still part of the article */
	ENDING_FINAL  /**< copyright, comments: nothing behind is */
};

enum line_ending line_ending(struct slice line);

struct slice line_open(struct slice s);    /**< without the brackets and marks at its head: （责任编辑, >>相关 */
bool ending_begins(struct slice s);        /**< a line that begins with a word of the endings */
bool ending_is(struct slice s);            /**< that, or an editor's line, or a notice of copyright inside */

#endif
