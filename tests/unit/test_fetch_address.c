/* SPDX-License-Identifier: BSD-2-Clause */
/* Which hosts may be connected to: addresses and URLs in every form that has fooled somebody. */
#include "unit.h"

#include <stdio.h>

#include "fetch/address.h"
#include "fetch/url.h"

/* An address as written, and what it is. */
static const struct {
	const char *text;
	enum address_kind kind;
} matrix[] = {
	{"0.0.0.0", ADDRESS_UNSPECIFIED},
	{"0.1.2.3", ADDRESS_UNSPECIFIED},
	{"::", ADDRESS_UNSPECIFIED},
	{"::ffff:0.0.0.0", ADDRESS_UNSPECIFIED},
	{"127.0.0.1", ADDRESS_LOOPBACK},
	{"127.255.255.254", ADDRESS_LOOPBACK},
	{"::1", ADDRESS_LOOPBACK},
	{"0:0:0:0:0:0:0:1", ADDRESS_LOOPBACK},
	{"::ffff:127.0.0.1", ADDRESS_LOOPBACK},
	{"::ffff:7f00:1", ADDRESS_LOOPBACK},
	{"64:ff9b::127.0.0.1", ADDRESS_LOOPBACK},
	{"2002:7f00:1::", ADDRESS_LOOPBACK},
	{"10.0.0.1", ADDRESS_PRIVATE},
	{"10.255.255.255", ADDRESS_PRIVATE},
	{"172.16.0.1", ADDRESS_PRIVATE},
	{"172.31.255.255", ADDRESS_PRIVATE},
	{"192.168.1.1", ADDRESS_PRIVATE},
	{"100.64.0.1", ADDRESS_PRIVATE},
	{"100.127.255.255", ADDRESS_PRIVATE},
	{"::ffff:10.1.2.3", ADDRESS_PRIVATE},
	{"::ffff:192.168.0.1", ADDRESS_PRIVATE},
	{"64:ff9b::a00:1", ADDRESS_PRIVATE},
	{"2002:c0a8:101::1", ADDRESS_PRIVATE},
	{"fc00::1", ADDRESS_PRIVATE},
	{"fdff:ffff::1", ADDRESS_PRIVATE},
	{"fec0::1", ADDRESS_PRIVATE},
	{"169.254.0.1", ADDRESS_LINK_LOCAL},
	{"169.254.169.254", ADDRESS_LINK_LOCAL},
	{"169.254.170.2", ADDRESS_LINK_LOCAL},
	{"::ffff:169.254.169.254", ADDRESS_LINK_LOCAL},
	{"::ffff:a9fe:a9fe", ADDRESS_LINK_LOCAL},
	{"64:ff9b::169.254.169.254", ADDRESS_LINK_LOCAL},
	{"fe80::1", ADDRESS_LINK_LOCAL},
	{"febf::1", ADDRESS_LINK_LOCAL},
	{"100.100.100.200", ADDRESS_METADATA},
	{"168.63.129.16", ADDRESS_METADATA},
	{"192.0.0.192", ADDRESS_METADATA},
	{"fd00:ec2::254", ADDRESS_METADATA},
	{"224.0.0.1", ADDRESS_MULTICAST},
	{"239.255.255.250", ADDRESS_MULTICAST},
	{"ff02::1", ADDRESS_MULTICAST},
	{"ff0e::1", ADDRESS_MULTICAST},
	{"255.255.255.255", ADDRESS_RESERVED},
	{"240.0.0.1", ADDRESS_RESERVED},
	{"192.0.0.1", ADDRESS_RESERVED},
	{"192.0.2.1", ADDRESS_RESERVED},
	{"192.88.99.1", ADDRESS_RESERVED},
	{"198.18.0.1", ADDRESS_RESERVED},
	{"198.19.255.255", ADDRESS_RESERVED},
	{"198.51.100.1", ADDRESS_RESERVED},
	{"203.0.113.1", ADDRESS_RESERVED},
	{"2001::1", ADDRESS_RESERVED},
	{"2001:db8::1", ADDRESS_RESERVED},
	{"2001:20::1", ADDRESS_RESERVED},
	{"3fff::1", ADDRESS_RESERVED},
	{"100::1", ADDRESS_RESERVED},
	{"::127.0.0.1", ADDRESS_RESERVED},
	{"64:ff9b:1::1", ADDRESS_RESERVED},
	{"4000::1", ADDRESS_RESERVED},
	{"5f00::1", ADDRESS_RESERVED},
	{"8.8.8.8", ADDRESS_PUBLIC},
	{"1.1.1.1", ADDRESS_PUBLIC},
	{"9.255.255.255", ADDRESS_PUBLIC},
	{"11.0.0.0", ADDRESS_PUBLIC},
	{"100.63.255.255", ADDRESS_PUBLIC},
	{"100.128.0.0", ADDRESS_PUBLIC},
	{"126.255.255.255", ADDRESS_PUBLIC},
	{"128.0.0.0", ADDRESS_PUBLIC},
	{"169.253.255.255", ADDRESS_PUBLIC},
	{"172.15.255.255", ADDRESS_PUBLIC},
	{"172.32.0.0", ADDRESS_PUBLIC},
	{"192.169.0.0", ADDRESS_PUBLIC},
	{"223.255.255.255", ADDRESS_PUBLIC},
	{"2400:3200::1", ADDRESS_PUBLIC},
	{"2606:4700::1111", ADDRESS_PUBLIC},
	{"64:ff9b::8.8.8.8", ADDRESS_PUBLIC},
	{"2002:808:808::1", ADDRESS_PUBLIC},
	{"::ffff:8.8.8.8", ADDRESS_PUBLIC},
};

START_TEST(every_special_network_is_told_and_its_neighbours_are_not)
{
	for (size_t i = 0; i < sizeof(matrix) / sizeof(*matrix); i++) {
		struct sockaddr_storage a;
		socklen_t len;

		ck_assert_msg(address_of_text(slice_str(matrix[i].text), &a, &len), "%s", matrix[i].text);
		enum address_kind k = address_judge((const struct sockaddr *)&a, len);
		ck_assert_msg(k == matrix[i].kind, "%s is taken for a %s", matrix[i].text,
			      address_kind_name(k));
	}
}
END_TEST

/* Hosts of URLs that mean a special address, or that must not be parsed at all. */
START_TEST(however_a_url_writes_it_the_address_is_the_same)
{
	static const struct {
		const char *url;
		enum address_kind
			kind; /* ADDRESS_PUBLIC: the URL is refused, or its host is a name to be resolved */
	} urls[] = {
		{"http://127.0.0.1/", ADDRESS_LOOPBACK},
		{"http://127.1/", ADDRESS_LOOPBACK},
		{"http://127.0.1/", ADDRESS_LOOPBACK},
		{"http://2130706433/", ADDRESS_LOOPBACK},
		{"http://0x7f000001/", ADDRESS_LOOPBACK},
		{"http://0x7f.0.0.1/", ADDRESS_LOOPBACK},
		{"http://0X7F.1/", ADDRESS_LOOPBACK},
		{"http://0177.0.0.1/", ADDRESS_LOOPBACK},
		{"http://017700000001/", ADDRESS_LOOPBACK},
		{"http://127.0.0.1./", ADDRESS_LOOPBACK},
		{"http://0x7f.1./", ADDRESS_LOOPBACK},
		{"http://0x%37f.1/", ADDRESS_LOOPBACK},
		{"http://0%78a9fea9fe/", ADDRESS_LINK_LOCAL},
		{"http://127.0.0.1:80/", ADDRESS_LOOPBACK},
		{"http://%31%32%37.0.0.1/", ADDRESS_LOOPBACK},
		{"http://127.0.0.1#@example.com/", ADDRESS_LOOPBACK},
		{"http://127.0.0.1?@example.com/", ADDRESS_LOOPBACK},
		{"http:/127.0.0.1/", ADDRESS_LOOPBACK},
		{"http:///127.0.0.1/", ADDRESS_LOOPBACK},
		{"HTTP://[::1]/", ADDRESS_LOOPBACK},
		{"http://[0:0:0:0:0:0:0:1]:8080/", ADDRESS_LOOPBACK},
		{"http://[::ffff:127.0.0.1]/", ADDRESS_LOOPBACK},
		{"http://[::ffff:7f00:1]/", ADDRESS_LOOPBACK},
		{"http://0/", ADDRESS_UNSPECIFIED},
		{"http://0.0.0.0/", ADDRESS_UNSPECIFIED},
		{"http://[::]/", ADDRESS_UNSPECIFIED},
		{"http://0xa9fea9fe/latest/meta-data/", ADDRESS_LINK_LOCAL},
		{"http://2852039166/", ADDRESS_LINK_LOCAL},
		{"http://0251.0376.0251.0376/", ADDRESS_LINK_LOCAL},
		{"http://[fe80::1%25eth0]/", ADDRESS_LINK_LOCAL},
		{"http://[fe80::1%25lo]/", ADDRESS_LINK_LOCAL},
		{"http://167772161/", ADDRESS_PRIVATE},
		{"http://0xc0a80001/", ADDRESS_PRIVATE},
		{"http://3232235521/", ADDRESS_PRIVATE},
		{"http://[fd00::1]/", ADDRESS_PRIVATE},
		{"http://0x64646464c8/", ADDRESS_PUBLIC},
		{"http://1684301000/", ADDRESS_METADATA},
		{"http://user@127.0.0.1/", ADDRESS_PUBLIC},
		{"http://example.com@127.0.0.1/", ADDRESS_PUBLIC},
		{"http://example.com:80@127.0.0.1/", ADDRESS_PUBLIC},
		{"http://127.0.0.1\\@example.com/", ADDRESS_PUBLIC},
		{"http://example.com\\.127.0.0.1/", ADDRESS_PUBLIC},
		{"http://127.0.0.1%00.example.com/", ADDRESS_PUBLIC},
		{"http://127.0.0.1%0a.example.com/", ADDRESS_PUBLIC},
		{"http://127.0.0.1%2f.example.com/", ADDRESS_PUBLIC},
		{"http://127.0.0.1 .example.com/", ADDRESS_PUBLIC},
		{"http://１２７.0.0.1/", ADDRESS_PUBLIC},
		{"http://①②⑦.0.0.1/", ADDRESS_PUBLIC},
		{"http://127。0。0。1/", ADDRESS_PUBLIC},
		{"http://ⓛocalhost/", ADDRESS_PUBLIC},
		{"http://[::1/", ADDRESS_PUBLIC},
		{"http://::1/", ADDRESS_PUBLIC},
		{"http://[::1]x/", ADDRESS_PUBLIC},
		{"http://127.0.0.1:99999/", ADDRESS_PUBLIC},
		{"http://256.0.0.1/", ADDRESS_PUBLIC},
		{"http://localhost/", ADDRESS_PUBLIC},
		{"file:///etc/passwd", ADDRESS_PUBLIC},
		{"ftp://127.0.0.1/", ADDRESS_PUBLIC},
		{"gopher://127.0.0.1:25/x", ADDRESS_PUBLIC},
		{"dict://127.0.0.1:11211/stat", ADDRESS_PUBLIC},
		{"javascript:alert(1)", ADDRESS_PUBLIC},
		{"data:text/html,x", ADDRESS_PUBLIC},
		{"//127.0.0.1/", ADDRESS_PUBLIC},
		{"127.0.0.1/", ADDRESS_PUBLIC},
		{"http://", ADDRESS_PUBLIC},
	};

	for (size_t i = 0; i < sizeof(urls) / sizeof(*urls); i++) {
		struct url u = {0};
		struct sockaddr_storage a;
		socklen_t len;
		enum address_kind k = ADDRESS_PUBLIC;

		if (url_parse(slice_str(urls[i].url), NULL, &u, NULL) == KPI_OK &&
		    address_of_text(slice_str(u.host), &a, &len))
			k = address_judge((const struct sockaddr *)&a, len);
		ck_assert_msg(k == urls[i].kind, "%s: %s", urls[i].url, address_kind_name(k));
		url_release(&u);
	}
}
END_TEST

START_TEST(an_address_of_another_family_or_cut_short_is_no_host)
{
	struct sockaddr_storage a;
	socklen_t len;

	ck_assert(address_of_text(slice_str("8.8.8.8"), &a, &len));
	ck_assert_int_eq(address_judge((const struct sockaddr *)&a, len - 1), ADDRESS_NO_INTERNET);
	a.ss_family = AF_UNIX;
	ck_assert_int_eq(address_judge((const struct sockaddr *)&a, sizeof(a)), ADDRESS_NO_INTERNET);
	ck_assert(!address_of_text(slice_str("localhost"), &a, &len));
	ck_assert(!address_of_text(slice_str(""), &a, &len));
	ck_assert(!address_of_text(slice_of("8.8.8.8\0x", 9), &a, &len));
}
END_TEST

static bool allowed(const char *network, const char *address)
{
	struct network n;
	struct sockaddr_storage a;
	socklen_t len;

	ck_assert_msg(network_parse(slice_str(network), &n), "%s", network);
	ck_assert(address_of_text(slice_str(address), &a, &len));
	return networks_have(&n, 1, (const struct sockaddr *)&a, len);
}

START_TEST(a_network_has_its_addresses_and_no_others)
{
	ck_assert(allowed("127.0.0.0/8", "127.9.9.9"));
	ck_assert(!allowed("127.0.0.0/8", "128.0.0.0"));
	ck_assert(allowed("10.1.2.0/23", "10.1.3.255"));
	ck_assert(!allowed("10.1.2.0/23", "10.1.4.0"));
	ck_assert(allowed("10.1.2.3", "10.1.2.3"));
	ck_assert(!allowed("10.1.2.3", "10.1.2.2"));
	ck_assert(allowed("0.0.0.0/0", "8.8.8.8"));
	ck_assert(!allowed("0.0.0.0/0", "::1"));
	ck_assert(allowed("fd00::/8", "fdab::1"));
	ck_assert(!allowed("fd00::/8", "fe80::1"));
	ck_assert(allowed("::1", "::1"));
	/* the same network, whatever form a name server gives it in */
	ck_assert(allowed("127.0.0.0/8", "::ffff:127.0.0.1"));
}
END_TEST

START_TEST(what_is_no_network_is_refused)
{
	static const char *const bad[] = {"",		"10.0.0.0/33", "10.0.0.0/-1",  "10.0.0.0/",
					  "10.0.0.1/8", "10.0.0/8",    "fd00::/129",   "fd00::1/8",
					  "localhost",	"10.0.0.0/8x", "10.0.0.0/0008"};
	struct network n;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ck_assert_msg(!network_parse(slice_str(bad[i]), &n), "%s", bad[i]);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		every_special_network_is_told_and_its_neighbours_are_not,
		however_a_url_writes_it_the_address_is_the_same,
		an_address_of_another_family_or_cut_short_is_no_host,
		a_network_has_its_addresses_and_no_others,
		what_is_no_network_is_refused,
	};
	return unit_main("fetch_address", tests, sizeof(tests) / sizeof(*tests));
}
