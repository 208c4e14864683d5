/* SPDX-License-Identifier: BSD-2-Clause */
/* What a character may begin: the table behind scan_class(). */
#include "extract/scan.h"

#define AT(cp) [(cp)-SCAN_TABLE_FIRST]
#define D(n)   ((n) + 1)
#define S(n)   ((n) << CLASS_SCALE_SHIFT)
#define N      CLASS_NUMBER
#define E      CLASS_EVENT
#define Y      CLASS_YEAR
#define R      CLASS_RELATIVE
#define L      CLASS_LATELY
#define C      CLASS_CLOCK
#define U      CLASS_NOW
#define W      CLASS_WITHIN
#define B      CLASS_BEGUN
#define M      CLASS_NUMERAL
#define A      CLASS_AFTER
#define T      CLASS_SECOND

/* clang-format off */
const uint32_t scan_table[SCAN_TABLE_LAST - SCAN_TABLE_FIRST + 1] = {
	AT(U'一') = D(1) | N | L | C | M | T, AT(U'七') = D(7) | N | L | C | M, AT(U'万') = S(4) | N,
	AT(U'三') = D(3) | N | L | C | M, AT(U'上') = N | Y | R | C | W | T, AT(U'下') = R | C | W | T,
	AT(U'不') = N, AT(U'世') = A | T, AT(U'两') = D(2) | N | E | L | C | M, AT(U'个') = A | T,
	AT(U'中') = E | C, AT(U'九') = D(9) | N | L | C | M, AT(U'二') = D(2) | N | L | C | M,
	AT(U'五') = D(5) | N | E | L | C | M, AT(U'些') = T, AT(U'亿') = S(5) | N,
	AT(U'今') = Y | R | L | T, AT(U'从') = B, AT(U'仟') = S(3) | N, AT(U'以') = A,
	AT(U'伍') = D(5) | N | M, AT(U'会') = A | T, AT(U'低') = N, AT(U'余') = A | T,
	AT(U'佰') = S(2) | N, AT(U'假') = A | T, AT(U'傍') = C, AT(U'儿') = E, AT(U'元') = E | W,
	AT(U'全') = R | W, AT(U'八') = D(8) | N | L | C | M, AT(U'六') = D(6) | N | L | C | M,
	AT(U'其') = U, AT(U'农') = E | W, AT(U'冬') = E | W, AT(U'凌') = C, AT(U'几') = N | L | A | T,
	AT(U'初') = T, AT(U'到') = U | A, AT(U'前') = Y | R | W | T, AT(U'劳') = E,
	AT(U'十') = S(1) | N | E | L | C | M, AT(U'千') = S(3) | N, AT(U'卅') = N, AT(U'午') = C | T,
	AT(U'半') = N | L | A | T, AT(U'历') = T, AT(U'去') = Y | T, AT(U'叁') = D(3) | N | M,
	AT(U'号') = A, AT(U'同') = Y | R | U, AT(U'后') = Y | R | W | T, AT(U'周') = R | A | T,
	AT(U'四') = D(4) | N | L | C | M, AT(U'国') = E | T, AT(U'圣') = E, AT(U'壹') = D(1) | N | M,
	AT(U'夕') = T, AT(U'多') = N | L | A | T, AT(U'夜') = C | T, AT(U'大') = N | Y | R,
	AT(U'天') = A | T, AT(U'头') = W, AT(U'妇') = E, AT(U'季') = A | T, AT(U'宵') = T,
	AT(U'寒') = E, AT(U'对') = N, AT(U'将') = N, AT(U'小') = N | A, AT(U'少') = N, AT(U'差') = N,
	AT(U'年') = W | A | T, AT(U'幺') = D(1) | N | M, AT(U'庆') = T, AT(U'底') = T, AT(U'建') = E,
	AT(U'廿') = N, AT(U'当') = Y | R | C, AT(U'情') = E, AT(U'感') = E, AT(U'成') = N,
	AT(U'截') = U, AT(U'拜') = T, AT(U'拾') = S(1) | N, AT(U'捌') = D(8) | N | M, AT(U'接') = N,
	AT(U'教') = E, AT(U'数') = N | L, AT(U'日') = R | A | T, AT(U'旦') = T, AT(U'旧') = E | W,
	AT(U'早') = C, AT(U'时') = A, AT(U'明') = Y | R | T, AT(U'星') = R | A | T, AT(U'春') = E,
	AT(U'昨') = R, AT(U'晚') = C | T, AT(U'晨') = T, AT(U'暑') = E, AT(U'最') = N | L,
	AT(U'月') = A | T, AT(U'期') = U | A | T, AT(U'未') = N | L, AT(U'末') = T, AT(U'本') = Y | R,
	AT(U'来') = Y | T, AT(U'柒') = D(7) | N | M, AT(U'植') = E, AT(U'次') = Y, AT(U'止') = T,
	AT(U'正') = W, AT(U'母') = E, AT(U'民') = Y, AT(U'深') = C, AT(U'清') = E | C, AT(U'点') = A,
	AT(U'父') = E, AT(U'玖') = D(9) | N | M, AT(U'由') = B, AT(U'百') = S(2) | N,
	AT(U'目') = U | T, AT(U'礼') = R | A | T, AT(U'种') = T, AT(U'秋') = T, AT(U'突') = N, AT(U'端') = E,
	AT(U'第') = N | W, AT(U'约') = N, AT(U'终') = T, AT(U'翌') = Y, AT(U'肆') = D(4) | N | M,
	AT(U'腊') = W, AT(U'自') = B, AT(U'至') = N | U | A | T, AT(U'芒') = E, AT(U'节') = A | T, AT(U'该') = Y,
	AT(U'负') = N, AT(U'贰') = D(2) | N | M, AT(U'超') = N, AT(U'迄') = U, AT(U'过') = N | Y | L,
	AT(U'运') = T, AT(U'近') = N | R | L | T, AT(U'这') = Y | R, AT(U'逾') = N, AT(U'重') = E,
	AT(U'长') = L | A, AT(U'闰') = W, AT(U'间') = T, AT(U'阳') = T, AT(U'阴') = E | W,
	AT(U'陆') = D(6) | N | M, AT(U'除') = E, AT(U'零') = D(0) | N | M, AT(U'青') = E,
	AT(U'首') = W, AT(U'高') = N, AT(U'黄') = A,
};
/* clang-format on */

uint32_t scan_class_other(uint32_t cp)
{
	switch (cp) {
	case '-':
	case U'−':
	case U'–':
	case '.':
		return N | A;
	case '+':
	case U'↓':
	case U'↑':
	case U'▼':
	case U'▲':
	case U'≥':
	case U'≤':
	case '<':
	case '>':
		return N;
	case '"':
	case U'“':
	case U'「':
	case U'『':
		return E;
	case ':':
	case '/':
	case '(':
	case U'、':
	case '~':
	case U'‐':
	case U'‑':
	case U'‒':
	case U'—':
	case U'―':
	case U'〜':
	case U'∼':
	case U'─':
	case 'O':
	case 'o':
		return A;
	case U'〇':
		return D(0) | N | M;
	default:
		return scan_is_digit(cp) ? N | Y | L | C | M : 0;
	}
}
