/* SPDX-License-Identifier: BSD-2-Clause */
/* The JSON writer. */
#include "unit.h"

#include "base/json.h"
#include "base/sha256.h"

START_TEST(an_object_has_its_keys_in_order_and_spaces_after_separators)
{
	struct buf b = {0};
	struct json j = json_to(&b);

	json_open(&j, NULL);
	json_cstr(&j, "doc", "a.txt");
	json_int(&j, "start", INT64_MAX);
	json_dec(&j, "value", (struct dec){-9610, 2});
	json_open(&j, "period");
	json_nil(&j, "start");
	json_bool(&j, "open", true);
	json_close(&j);
	json_open_array(&j, "empty");
	json_close_array(&j);
	json_open_array(&j, "list");
	json_bool(&j, NULL, false);
	json_open(&j, NULL);
	json_close(&j);
	json_cstr(&j, NULL, NULL);
	json_close_array(&j);
	json_int(&j, "end", -INT64_MAX);
	json_close(&j);
	ck_slice_eq(buf_slice(&b), "{\"doc\": \"a.txt\", \"start\": 9223372036854775807, \"value\": -96.1, "
				   "\"period\": {\"start\": null, \"open\": true}, \"empty\": [], "
				   "\"list\": [false, {}, null], \"end\": -9223372036854775807}");
	buf_release(&b);
}
END_TEST

static void string_is(const char *bytes, size_t n, const char *want)
{
	struct buf b = {0};
	struct json j = json_to(&b);

	json_str(&j, NULL, slice_of(bytes, n));
	ck_slice_eq(buf_slice(&b), want);
	buf_release(&b);
}

START_TEST(strings_are_escaped_as_the_standard_wants)
{
	string_is("a\"b\\c/\b\f\n\r\t\x01\x1f\x7f", 14, "\"a\\\"b\\\\c/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\"");
	string_is("a\0b", 3, "\"a\\u0000b\"");
	string_is("\u5211\u6848\U0001F600", 10, "\"\u5211\u6848\U0001F600\"");
	string_is("", 0, "\"\"");
}
END_TEST

START_TEST(bad_bytes_never_reach_the_output)
{
	string_is("a\xFFz", 3, "\"a\uFFFDz\"");
	string_is("\xE6\xA1", 2, "\"\uFFFD\"");
	string_is("\xE6\xA1\"", 3, "\"\uFFFD\\\"\"");
	string_is("\xED\xA0\x80", 3, "\"\uFFFD\uFFFD\uFFFD\"");
	string_is("\xC0\xAF", 2, "\"\uFFFD\uFFFD\"");
}
END_TEST

/** FIPS 180-4 example values. */
START_TEST(sha256_agrees_with_the_standard)
{
	char hex[SHA256_HEX];

	sha256_hex("abc", 3, hex);
	ck_assert_str_eq(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	sha256_hex(NULL, 0, hex);
	ck_assert_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {an_object_has_its_keys_in_order_and_spaces_after_separators,
				      strings_are_escaped_as_the_standard_wants,
				      bad_bytes_never_reach_the_output, sha256_agrees_with_the_standard};

	return unit_main("json", tests, sizeof(tests) / sizeof(*tests));
}
