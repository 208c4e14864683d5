/* SPDX-License-Identifier: BSD-2-Clause */
/* What feeds, sitemaps and listing pages list. */
#include "unit.h"

#include "fetch/feed.h"
#include "fetch/listing.h"

static const char base[] = "https://news.example/feeds/all.xml";

static struct links feed(const char *text)
{
	struct links l = {0};
	struct err e = {0};

	ck_assert_msg(feed_read(slice_str(text), base, &l, &e) == KPI_OK, "%s", e.msg);
	return l;
}

static void is_link(const struct links *l, size_t i, const char *url, const char *title, int64_t changed)
{
	ck_assert_uint_lt(i, l->n);
	ck_assert_str_eq(l->v[i].url, url);
	if (title != NULL)
		ck_assert_str_eq(l->v[i].title, title);
	else
		ck_assert_ptr_null(l->v[i].title);
	ck_assert_int_eq(l->v[i].changed, changed);
}

START_TEST(rss_lists_its_items)
{
	struct links l = feed(
		"<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">"
		"<channel><title>青禾</title><link>https://news.example/</link><ttl>90</ttl>"
		"<atom:link rel=\"next\" href=\"all-2.xml\"/>"
		"<item><title> 一季度\n 通报 </title><link>/a/1.html</link>"
		"<pubDate>Sun, 06 Nov 1994 16:49:37 +0800</pubDate></item>"
		"<item><title><![CDATA[二 & 三]]></title><link><![CDATA[2.html?a=1&b=2]]></link></item>"
		"<item><guid>https://news.example/3</guid></item>"
		"<item><guid isPermaLink=\"false\">urn:4</guid></item>"
		"<item><link>javascript:x()</link></item></channel></rss>");

	ck_assert_uint_eq(l.n, 3);
	is_link(&l, 0, "https://news.example/a/1.html", "一季度 通报", 784111777);
	is_link(&l, 1, "https://news.example/feeds/2.html?a=1&b=2", "二 & 三", 0);
	is_link(&l, 2, "https://news.example/3", NULL, 0);
	ck_assert_uint_eq(l.dropped, 2);
	ck_assert_int_eq(l.ttl, 5400);
	ck_assert_str_eq(l.next, "https://news.example/feeds/all-2.xml");
	links_release(&l);
}
END_TEST

START_TEST(atom_lists_its_entries)
{
	struct links l = feed(
		"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://other.example/x/\">"
		"<link rel=\"self\" href=\"me\"/><updated>2018-01-01T00:00:00Z</updated>"
		"<entry><link rel=\"edit\" href=\"e\"/><link type=\"application/pdf\" href=\"a.pdf\"/>"
		"<link type=\"text/html\" href=\"a.html\"/><title>A</title>"
		"<published>1994-11-06T08:49:37Z</published><updated>1994-11-06T08:50:37Z</updated></entry>"
		"<atom:entry xmlns:atom=\"x\"><atom:link href=\"b\"/></atom:entry></feed>");

	ck_assert_uint_eq(l.n, 2);
	is_link(&l, 0, "https://other.example/x/a.html", "A", 784111837);
	is_link(&l, 1, "https://other.example/x/b", NULL, 0);
	ck_assert_int_eq(l.ttl, -1);
	links_release(&l);
}
END_TEST

START_TEST(rdf_lists_its_items)
{
	struct links l = feed(
		"<rdf:RDF xmlns:rdf=\"r\" xmlns=\"http://purl.org/rss/1.0/\"><channel rdf:about=\"c\">"
		"<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>"
		"<item "
		"rdf:about=\"https://news.example/r1\"><title>R</title><dc:date>1994-11-06</dc:date></item></"
		"rdf:RDF>");

	ck_assert_uint_eq(l.n, 1);
	is_link(&l, 0, "https://news.example/r1", "R", 784080000);
	ck_assert_int_eq(l.ttl, 43200);
	links_release(&l);
}
END_TEST

START_TEST(json_feed_lists_its_items)
{
	struct links l = feed(
		"{\"version\": \"https://jsonfeed.org/version/1.1\", \"next_url\": \"?p=2\", \"items\": ["
		"{\"id\": \"1\", \"url\": \"/j1\", \"title\": \"J\", \"date_published\": "
		"\"1994-11-06T08:49:37Z\"},"
		"{\"id\": \"https://news.example/j2\"}, {\"id\": 3}, 4]}");

	ck_assert_uint_eq(l.n, 2);
	is_link(&l, 0, "https://news.example/j1", "J", 784111777);
	is_link(&l, 1, "https://news.example/j2", NULL, 0);
	ck_assert_str_eq(l.next, "https://news.example/feeds/all.xml?p=2");
	ck_assert_uint_eq(l.dropped, 2);
	links_release(&l);
}
END_TEST

START_TEST(a_feed_in_gbk_is_read)
{
	struct links l = feed("<?xml version=\"1.0\" encoding=\"gb2312\"?><rss><channel><item>"
			      "<title>\xcd\xa8\xbb\xaf\xca\xd0\xb9\xab\xb0\xb2\xbe\xd6</title><link>http://"
			      "a.example/1</link></item></channel></rss>");

	is_link(&l, 0, "http://a.example/1", "通化市公安局", 0);
	links_release(&l);
}
END_TEST

START_TEST(a_feed_with_an_entity_nobody_declared_is_read)
{
	struct links l = feed("<rss><channel><item><title>a&nbsp;b</title><link>http://a.example/1</link></"
			      "item></channel></rss>");

	is_link(&l, 0, "http://a.example/1", "ab", 0);
	links_release(&l);
	l = feed("<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" "
		 "\"http://127.0.0.1/rss.dtd\"><rss><channel>"
		 "<item><link>http://a.example/1</link></item></channel></rss>");
	ck_assert_uint_eq(l.n, 1);
	links_release(&l);
}
END_TEST

static void refused(const char *text, const char *why, size_t kept)
{
	struct links l = {0};
	struct err e = {0};

	ck_assert_int_eq(feed_read(slice_str(text), base, &l, &e), KPI_EINPUT);
	ck_assert_msg(strstr(e.msg, why) != NULL, "%s", e.msg);
	ck_assert_str_eq(e.file, base);
	ck_assert_uint_eq(l.n, kept);
	links_release(&l);
}

START_TEST(entities_are_refused_whatever_they_say)
{
	refused("<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b "
		"\"&a;&a;&a;&a;\">]><rss><channel><item><link>&b;</link></item></channel></rss>",
		"declares entities", 0);
	refused("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss>&x;</rss>", "declares entities",
		0);
	refused("<!DOCTYPE r [<!ENTITY % p SYSTEM \"http://127.0.0.1/\"> %p;]><rss/>", "declares entities",
		0);
}
END_TEST

START_TEST(a_broken_feed_keeps_the_entries_before_and_says_where)
{
	struct links l = {0};
	struct err e = {0};

	ck_assert_int_eq(feed_read(slice_str("<rss><channel>\n<item><link>http://a.example/1</link></"
					     "item>\n<item><b></item>"),
				   base, &l, &e),
			 KPI_EINPUT);
	ck_assert_uint_eq(e.line, 3);
	ck_assert_uint_eq(l.n, 1);
	links_release(&l);
	refused("<html><body>Not found</body></html>", "not a feed", 0);
	refused("{\"items\": [", "not JSON", 0);
	refused("{}", "no items", 0);
	refused("", "no element found", 0);
}
END_TEST

START_TEST(a_feed_that_is_too_deep_is_refused)
{
	struct buf b = {0};

	buf_puts(&b, "<rss>");
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, "<a>");
	refused(b.p, "too deep", 0);
	buf_release(&b);
}
END_TEST

START_TEST(sitemaps_and_their_indexes_are_read)
{
	struct links l = {0};

	ck_assert_int_eq(
		sitemap_read(slice_str("<?xml version='1.0'?><urlset "
				       "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
				       "<url><loc> https://news.example/1 </loc><lastmod>1994-11-06</lastmod>"
				       "<image:image><image:loc>https://news.example/i.png</image:loc></"
				       "image:image></url>"
				       "<url><loc>https://news.example/2</loc></url></urlset>"),
			     base, &l, NULL),
		KPI_OK);
	ck_assert_uint_eq(l.n, 2);
	ck_assert(!l.index);
	is_link(&l, 0, "https://news.example/1", NULL, 784080000);
	is_link(&l, 1, "https://news.example/2", NULL, 0);
	links_release(&l);
	ck_assert_int_eq(sitemap_read(slice_str("<sitemapindex><sitemap><loc>https://news.example/s1.xml</"
						"loc></sitemap></sitemapindex>"),
				      base, &l, NULL),
			 KPI_OK);
	ck_assert(l.index);
	is_link(&l, 0, "https://news.example/s1.xml", NULL, 0);
	links_release(&l);
	ck_assert_int_eq(
		sitemap_read(
			slice_str("# pages\nhttps://news.example/1\r\n\nftp://x\nhttps://news.example/2"),
			base, &l, NULL),
		KPI_OK);
	ck_assert_uint_eq(l.n, 2);
	ck_assert_uint_eq(l.dropped, 1);
	links_release(&l);
	ck_assert_int_eq(sitemap_read(slice_str("<rss/>"), base, &l, NULL), KPI_EINPUT);
	links_release(&l);
	ck_assert_int_eq(sitemap_read(slice_str("Not found"), base, &l, NULL), KPI_EINPUT);
	links_release(&l);
}
END_TEST

START_TEST(a_page_gives_its_links_with_their_texts)
{
	static const char html[] =
		"<html><head><base href='/list/'><link rel='next' href='index_1.html'></head><body>"
		"<a href='t1.html'>一季度<b>通报</b></a><a href='t2.html' title='整个标题'>整个…</a>"
		"<a href='#top'>顶</a><a href='javascript:void(0)'>x</a><a>none</a><script>\"<a "
		"href='no.html'>\"</script>"
		"<!-- <a href='no.html'> --><a href='t3.html'>未完<a "
		"href=\"t4.html?a=1&amp;b=2\">四</a><area href='t5.html'>";
	struct links l = {0};

	listing_read(slice_str(html), NULL, "https://news.example/x/index.html", &l);
	ck_assert_uint_eq(l.n, 5);
	is_link(&l, 0, "https://news.example/list/t1.html", "一季度通报", 0);
	is_link(&l, 1, "https://news.example/list/t2.html", "整个标题", 0);
	is_link(&l, 2, "https://news.example/list/t3.html", "未完", 0);
	is_link(&l, 3, "https://news.example/list/t4.html?a=1&b=2", "四", 0);
	is_link(&l, 4, "https://news.example/list/t5.html", NULL, 0);
	ck_assert_str_eq(l.next, "https://news.example/list/index_1.html");
	links_release(&l);
}
END_TEST

START_TEST(patterns_keep_what_fits_once)
{
	static const char *const patterns[] = {"https://a.example/*.html", "!*/index*"};
	struct links l = {0};

	listing_read(slice_str("<a href='2.html'><img></a><a href='1.html'>一</a><a "
			       "href='index_2.html'>p</a><a href='2.html'>二</a>"
			       "<a href='https://b.example/3.html'>b</a>"),
		     NULL, "https://a.example/", &l);
	links_keep(&l, patterns, 2);
	ck_assert_uint_eq(l.n, 2);
	is_link(&l, 0, "https://a.example/2.html", "二", 0);
	is_link(&l, 1, "https://a.example/1.html", "一", 0);
	links_keep(&l, NULL, 0);
	ck_assert_uint_eq(l.n, 2);
	links_keep(&l, patterns + 1, 1);
	ck_assert_uint_eq(l.n, 2);
	links_release(&l);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		rss_lists_its_items,
		atom_lists_its_entries,
		rdf_lists_its_items,
		json_feed_lists_its_items,
		a_feed_in_gbk_is_read,
		a_feed_with_an_entity_nobody_declared_is_read,
		entities_are_refused_whatever_they_say,
		a_broken_feed_keeps_the_entries_before_and_says_where,
		a_feed_that_is_too_deep_is_refused,
		sitemaps_and_their_indexes_are_read,
		a_page_gives_its_links_with_their_texts,
		patterns_keep_what_fits_once,
	};
	return unit_main("fetch_links", tests, sizeof(tests) / sizeof(*tests));
}
