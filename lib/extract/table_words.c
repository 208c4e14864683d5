/* SPDX-License-Identifier: BSD-2-Clause */
/* The words of the heads of tables. */
#include "extract/table_words.h"

#include "extract/scan.h"

/* Longer ones first. */
static const struct head_word head_words[] = {
	{U"增减变化", SORT_CHANGE}, {U"增减情况", SORT_CHANGE}, {U"绝对数", SORT_ABSOLUTE},
	{U"增长率", SORT_RELATIVE}, {U"变化率", SORT_RELATIVE}, {U"百分率", SORT_RELATIVE},
	{U"百分比", SORT_RELATIVE}, {U"报告期", SORT_CURRENT},	{U"指标值", SORT_IDLE},
	{U"增减", SORT_CHANGE},	    {U"升降", SORT_CHANGE},	{U"升跌", SORT_CHANGE},
	{U"涨跌", SORT_CHANGE},	    {U"增降", SORT_CHANGE},	{U"变化", SORT_CHANGE},
	{U"变动", SORT_CHANGE},	    {U"对比", SORT_CHANGE},	{U"比较", SORT_CHANGE},
	{U"差异", SORT_CHANGE},	    {U"±", SORT_CHANGE},	{U"幅度", SORT_RELATIVE},
	{U"增速", SORT_RELATIVE},   {U"差额", SORT_ABSOLUTE},	{U"差值", SORT_ABSOLUTE},
	{U"本期", SORT_CURRENT},    {U"当期", SORT_CURRENT},	{U"现期", SORT_CURRENT},
	{U"同期", SORT_EARLIER},    {U"上期", SORT_PREVIOUS},	{U"前期", SORT_PREVIOUS},
	{U"累计", SORT_CUMULATIVE}, {U"排名", SORT_RANK},	{U"位次", SORT_RANK},
	{U"名次", SORT_RANK},	    {U"序位", SORT_RANK},	{U"排序", SORT_RANK},
	{U"排位", SORT_RANK},	    {U"序号", SORT_SERIAL},	{U"编号", SORT_SERIAL},
	{U"合计", SORT_TOTAL},	    {U"总计", SORT_TOTAL},	{U"共计", SORT_TOTAL},
	{U"小计", SORT_TOTAL},	    {U"起数", SORT_COUNT},	{U"宗数", SORT_COUNT},
	{U"件数", SORT_COUNT},	    {U"人数", SORT_COUNT},	{U"次数", SORT_COUNT},
	{U"数目", SORT_COUNT},	    {U"百分点", SORT_POINT},	{U"个数", SORT_COUNT},
	{U"数量", SORT_COUNT},	    {U"总数", SORT_COUNT},	{U"总量", SORT_COUNT},
	{U"数值", SORT_COUNT},	    {U"情况", SORT_IDLE},	{U"类别", SORT_IDLE},
	{U"指标", SORT_IDLE},	    {U"项目", SORT_IDLE},	{U"名称", SORT_IDLE},
	{U"统计", SORT_IDLE},	    {U"时间", SORT_IDLE},	{U"年份", SORT_IDLE},
	{U"月份", SORT_IDLE},	    {U"期间", SORT_IDLE},	{U"数", SORT_COUNT},
	{U"率", SORT_RELATIVE},	    {U"幅", SORT_RELATIVE},	{U"额", SORT_COUNT},
	{U"值", SORT_COUNT},	    {U"量", SORT_COUNT},
};

const struct head_word *head_word_at(const struct chars *c, uint32_t i, uint32_t *len)
{
	for (size_t k = 0; k < sizeof(head_words) / sizeof(*head_words); k++) {
		*len = scan_word(c, i, head_words[k].text);
		if (*len)
			return &head_words[k];
	}
	return NULL;
}
