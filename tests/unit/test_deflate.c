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

START_TEST(a_stream_is_inflated_piece_by_piece)
{
	struct deflater *d = deflater_new_gzip();
	struct slice parts[2] = {slice_str("some text, some text, "), slice_str("some text")};
	struct inflater *z = inflater_new(INFLATE_GZIP);
	struct buf packed = {0}, out = {0};
	enum kpi_status status = KPI_OK;

	deflater_run_parts(d, parts, 2, &packed);
	deflater_run(d, slice_str("second"), &packed);
	for (struct slice in = buf_slice(&packed); status == KPI_OK;) {
		struct slice one = slice_of(in.p, 1);

		/* a byte of input, at most three of output */
		status = inflater_run(z, &one, 3, &out);
		if (one.n == 0)
			in = slice_of(in.p + 1, in.n - 1);
		ck_assert(in.n > 0);
	}
	ck_assert_int_eq(status, KPI_ENOTFOUND);
	ck_assert_str_eq(out.p, "some text, some text, some text");
	inflater_reset(z);
	packed.p[packed.n - 1] ^= 1;
	struct slice in = slice_of(packed.p + packed.n - 26, 26);

	buf_clear(&out);
	ck_assert_int_eq(inflater_run(z, &in, 100, &out), KPI_EINPUT);
	ck_assert_str_eq(out.p, "second");
	inflater_free(z);
	inflater_free(NULL);
	deflater_free(d);
	buf_release(&packed);
	buf_release(&out);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {what_goes_in_comes_out, damage_is_noticed,
				      a_stream_is_inflated_piece_by_piece};

	return unit_main("deflate", tests, sizeof(tests) / sizeof(*tests));
}
