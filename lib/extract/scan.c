/* SPDX-License-Identifier: BSD-2-Clause */
/* What a character may begin: the table behind scan_class(). */
#include "extract/scan.h"

#define AT(cp) [(cp)-SCAN_TABLE_FIRST]
#define D(n)   ((n) + 1)
#define S(n)   ((n) << CLASS_SCALE_SHIFT)
#define N      CLASS_NUMBER
#define P      CLASS_PERIOD
#define E      CLASS_EVENT
#define Y      CLASS_YEAR
#define R      CLASS_RELATIVE
#define L      CLASS_LATELY
#define C      CLASS_CLOCK

/* clang-format off */
const uint16_t scan_table[SCAN_TABLE_LAST - SCAN_TABLE_FIRST + 1] = {
	AT(U'一') = D(1) | N | P | L | C, AT(U'七') = D(7) | N | P | L | C, AT(U'万') = S(4) | N,
	AT(U'三') = D(3) | N | P | L | C, AT(U'上') = N | P | Y | R | C, AT(U'下') = P | R | C,
	AT(U'不') = N, AT(U'两') = D(2) | N | P | E | L | C, AT(U'中') = P | E | C,
	AT(U'九') = D(9) | N | P | L | C, AT(U'二') = D(2) | N | P | L | C,
	AT(U'五') = D(5) | N | P | E | L | C, AT(U'亿') = S(5) | N, AT(U'今') = P | Y | R,
	AT(U'从') = P, AT(U'仟') = S(3) | N, AT(U'伍') = D(5) | N | P, AT(U'低') = N,
	AT(U'佰') = S(2) | N, AT(U'傍') = P | C, AT(U'元') = P | E, AT(U'全') = P,
	AT(U'八') = D(8) | N | P | L | C, AT(U'六') = D(6) | N | P | L | C, AT(U'其') = P,
	AT(U'凌') = P | C, AT(U'几') = N | P | L, AT(U'到') = P, AT(U'前') = P | Y | R,
	AT(U'十') = S(1) | N | P | E | L | C, AT(U'千') = S(3) | N, AT(U'卅') = N, AT(U'午') = P | C,
	AT(U'半') = N | P | L, AT(U'去') = P | Y, AT(U'叁') = D(3) | N | P, AT(U'同') = P | Y | R,
	AT(U'后') = P | Y | R, AT(U'周') = P | R, AT(U'四') = D(4) | N | P | L | C, AT(U'国') = P | E,
	AT(U'壹') = D(1) | N | P, AT(U'多') = N | P | L, AT(U'夜') = P | C, AT(U'大') = N | P | Y | R,
	AT(U'头') = P, AT(U'寒') = P | E, AT(U'对') = N, AT(U'将') = N, AT(U'小') = N, AT(U'少') = N,
	AT(U'差') = N, AT(U'年') = P, AT(U'幺') = D(1) | N | P, AT(U'廿') = N,
	AT(U'当') = P | Y | R | C, AT(U'成') = N, AT(U'截') = P, AT(U'拾') = S(1) | N,
	AT(U'捌') = D(8) | N | P, AT(U'接') = N, AT(U'数') = N | P | L, AT(U'日') = P | R,
	AT(U'早') = P | C, AT(U'明') = P | Y | R, AT(U'星') = P | R, AT(U'春') = P | E,
	AT(U'昨') = P | R, AT(U'晚') = P | C, AT(U'暑') = P | E, AT(U'最') = N | P | L, AT(U'期') = P,
	AT(U'未') = N, AT(U'本') = P | Y | R, AT(U'来') = P | Y, AT(U'柒') = D(7) | N | P,
	AT(U'民') = P | Y, AT(U'深') = P | C, AT(U'清') = P | E | C, AT(U'玖') = D(9) | N | P,
	AT(U'由') = P, AT(U'百') = S(2) | N, AT(U'目') = P, AT(U'礼') = P | R, AT(U'突') = N,
	AT(U'端') = P | E, AT(U'第') = N | P, AT(U'约') = N, AT(U'肆') = D(4) | N | P, AT(U'自') = P,
	AT(U'至') = N | P, AT(U'该') = P | Y, AT(U'负') = N, AT(U'贰') = D(2) | N | P, AT(U'超') = N,
	AT(U'迄') = P, AT(U'过') = N | P | Y | L, AT(U'近') = N | P | R | L, AT(U'这') = P | Y | R,
	AT(U'逾') = N, AT(U'长') = P | L, AT(U'陆') = D(6) | N | P, AT(U'零') = D(0) | N | P,
	AT(U'首') = P, AT(U'高') = N,
};
/* clang-format on */

uint32_t scan_class_other(uint32_t cp)
{
	switch (cp) {
	case '-':
	case '+':
	case U'−':
	case U'–':
	case U'↓':
	case U'↑':
	case U'▼':
	case U'▲':
	case U'≥':
	case U'≤':
		return N;
	case '"':
	case U'“':
	case U'「':
	case U'『':
		return P | E;
	case U'〇':
		return D(0) | N | P;
	default:
		return scan_is_digit(cp) ? N | P | Y | L | C : 0;
	}
}
