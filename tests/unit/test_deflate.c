/* SPDX-License-Identifier: BSD-2-Clause */
/* zlib streams: what goes in comes out, damage is noticed. */
#include "unit.h"

#include "base/deflate.h"

START_TEST(what_goes_in_comes_out)
{
	static const size_t sizes[] = {0, 1, 100, 70000};
	struct deflater *d = deflater_new();

	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct buf in = {0}, packed = {0}, out = {0};

		for (size_t k = 0; k < sizes[i]; k++)
			buf_putc(&in, (char)(k * k >> 3));
		buf_puts(&out, "head");
		deflater_run(d, buf_slice(&in), &packed);
		ck_assert_int_eq(inflate_bytes(buf_slice(&packed), sizes[i], &out), KPI_OK);
		ck_assert_uint_eq(out.n, sizes[i] + 4);
		if (sizes[i] > 0)
			ck_assert_mem_eq(out.p + 4, in.p, sizes[i]);
		buf_release(&in);
		buf_release(&packed);
		buf_release(&out);
	}
	deflater_free(d);
	deflater_free(NULL);
}
END_TEST

START_TEST(damage_is_noticed)
{
	struct deflater *d = deflater_new();
	struct buf packed = {0}, out = {0};

	deflater_run(d, slice_str("some text, some text, some text"), &packed);
	ck_assert_int_eq(inflate_bytes(buf_slice(&packed), 30, &out), KPI_EINPUT);
	ck_assert_int_eq(inflate_bytes(buf_slice(&packed), 32, &out), KPI_EINPUT);
	ck_assert_int_eq(inflate_bytes(slice_of(packed.p, packed.n - 1), 31, &out), KPI_EINPUT);
	ck_assert_int_eq(inflate_bytes(slice_of(NULL, 0), 31, &out), KPI_EINPUT);
	buf_putc(&packed, 'x');
	ck_assert_int_eq(inflate_bytes(buf_slice(&packed), 31, &out), KPI_EINPUT);
	packed.n--;
	packed.p[packed.n - 1] ^= 1;
	ck_assert_int_eq(inflate_bytes(buf_slice(&packed), 31, &out), KPI_EINPUT);
	ck_assert_uint_eq(out.n, 0);
	packed.p[packed.n - 1] ^= 1;
	ck_assert_int_eq(inflate_bytes(buf_slice(&packed), 31, &out), KPI_OK);
	buf_release(&packed);
	buf_release(&out);
	deflater_free(d);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {what_goes_in_comes_out, damage_is_noticed};

	return unit_main("deflate", tests, sizeof(tests) / sizeof(*tests));
}
