/* SPDX-License-Identifier: BSD-2-Clause */
/* The HTML tokenizer: tokens of small inputs, written out as one line, and inputs made to be slow. */
#include "unit.h"

#include "text/html.h"

static void put_tag(struct buf *b, const struct html_token *t)
{
	buf_printf(b, "<%s%.*s", t->kind == HTML_END ? "/" : "", (int)t->name.n, t->name.p);
	for (size_t i = 0; i < t->nattrs; i++)
		buf_printf(b, " %.*s={%.*s}", (int)t->attrs[i].name.n, t->attrs[i].name.p,
			   (int)t->attrs[i].value.n, t->attrs[i].value.p);
	buf_puts(b, t->self_closing ? "/>" : ">");
}

/* Text stands in brackets, a comment in <!-- -->, a doctype as <!name|public|system|quirks>. */
static void put_token(struct buf *b, const struct html_token *t, bool *in_text)
{
	if (*in_text != (t->kind == HTML_TEXT)) {
		buf_putc(b, *in_text ? ']' : '[');
		*in_text = !*in_text;
	}
	if (t->kind == HTML_TEXT)
		buf_put(b, t->text.p, t->text.n);
	else if (t->kind == HTML_COMMENT)
		buf_printf(b, "<!--%.*s-->", (int)t->text.n, t->text.p);
	else if (t->kind == HTML_DOCTYPE)
		buf_printf(b, "<!%.*s|%.*s|%.*s|%s>", (int)t->name.n, t->name.p, (int)t->public_id.n,
			   t->public_id.p ? t->public_id.p : "", (int)t->system_id.n,
			   t->system_id.p ? t->system_id.p : "", t->quirks ? "quirks" : "");
	else
		put_tag(b, t);
}

/* The tokens of an input; content states are switched as tree construction does. */
static char *tokens(struct slice in, enum html_state state, const char *last)
{
	struct buf b = {0};
	struct html h;
	struct html_token t;
	bool in_text = false;

	html_init(&h, in);
	html_switch(&h, state, slice_str(last));
	while (html_next(&h, &t) != HTML_EOF) {
		put_token(&b, &t, &in_text);
		if (t.kind == HTML_START)
			html_enter(&h, t.name);
	}
	if (in_text)
		buf_putc(&b, ']');
	html_release(&h);
	return buf_steal(&b);
}

static void expect_in(enum html_state state, const char *last, const char *in, const char *want)
{
	char *got = tokens(slice_str(in), state, last);

	ck_assert_str_eq(got, want);
	free(got);
}

static void expect(const char *in, const char *want)
{
	expect_in(HTML_DATA, "", in, want);
}

START_TEST(tags_are_lower_cased_and_keep_the_first_of_equal_attributes)
{
	expect("<TABLE Border=1 width='50%' BORDER=\"2\"><TD>x</td></TABLE >",
	       "<table border={1} width={50%}><td>[x]</td></table>");
	expect("<br/><img src=a.jpg alt><a =x=1>", "<br/><img src={a.jpg} alt={}><a =x={1}>");
	expect("<a href=x/y>", "<a href={x/y}>");
	expect("<p\ntitle = \"a\r\nb\">", "<p title={a\nb}>");
}
END_TEST

START_TEST(character_references_resolve_as_in_browsers)
{
	expect("a&nbsp;b&#12288;c&#x3002;", "[a\xC2\xA0"
					    "b\xE3\x80\x80"
					    "c\xE3\x80\x82]");
	expect("&copy2012 &notin; &notit; &unknown; & &#; &#x;",
	       "[\xC2\xA9"
	       "2012 \xE2\x88\x89 \xC2\xACit; &unknown; & &#; &#x;]");
	expect("&#0;&#xD800;&#x110000;&#150;&#99999999999;",
	       "[\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xE2\x80\x93\xEF\xBF\xBD]");
	expect("<a href='?a=1&copy=2&amp;b&lt'>", "<a href={?a=1&copy=2&b<}>");
	expect("&ampx &a", "[&x &a]");
}
END_TEST

START_TEST(comments_end_where_the_standard_says)
{
	expect("a<!-- x -- > y -->b", "[a]<!-- x -- > y -->[b]");
	expect("<!-->a<!--->b<!---->c", "<!---->[a]<!---->[b]<!---->[c]");
	expect("<!--a--!>b", "<!--a-->[b]");
	expect("<!--open --", "<!--open -->");
	expect("<?xml version='1.0'?><!foo></ x><![CDATA[y]]>",
	       "<!--?xml version='1.0'?--><!--foo--><!-- x--><!--[CDATA[y]]-->");
}
END_TEST

START_TEST(a_doctype_gives_its_identifiers)
{
	expect("<!DOCTYPE html>", "<!html|||>");
	expect("<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" 'http://x/y'>",
	       "<!html|-//W3C//DTD HTML 4.01//EN|http://x/y|>");
	expect("<!DOCTYPE html SYSTEM 'about:legacy-compat'>", "<!html||about:legacy-compat|>");
	expect("<!DOCTYPE><!DOCTYPE x y>", "<!|||quirks><!x|||quirks>");
}
END_TEST

START_TEST(scripts_and_styles_are_text_up_to_their_end_tag)
{
	expect("<script>if(a<b){'</p>'}</script>c", "<script>[if(a<b){'</p>'}]</script>[c]");
	expect("<style>a>b{}</styles></STYLE >c", "<style>[a>b{}</styles>]</style>[c]");
	expect("<title>a &amp; <b></title>", "<title>[a & <b>]</title>");
	expect("<script><!-- <script></script> --></script>x",
	       "<script>[<!-- <script></script> -->]</script>[x]");
	expect("<script><!-- </script>x", "<script>[<!-- ]</script>[x]");
	expect("<script><!--><script></script>x", "<script>[<!--><script>]</script>[x]");
	expect("<textarea></textarea", "<textarea>[</textarea]");
}
END_TEST

START_TEST(other_states_can_be_entered)
{
	expect_in(HTML_RCDATA, "title", "a</b></title>", "[a</b>]</title>");
	expect_in(HTML_PLAINTEXT, "", "<a>&amp;", "[<a>&amp;]");
	expect_in(HTML_CDATA, "", "a<b]]]><c>", "[a<b]]<c>");
	expect_in(HTML_RAWTEXT, "", "</style>", "[</style>]");
}
END_TEST

START_TEST(a_section_of_foreign_content_is_text)
{
	struct html h;
	struct html_token t;

	html_init(&h, slice_str("<![CDATA[x<y]]>z"));
	h.foreign = true;
	ck_assert_int_eq(html_next(&h, &t), HTML_TEXT);
	ck_assert(slice_eqs(t.text, "x"));
	html_release(&h);
}
END_TEST

START_TEST(a_tag_cut_by_the_end_of_the_input_is_dropped)
{
	expect("a<b", "[a]");
	expect("a<b c='d", "[a]");
	expect("a</b c", "[a]");
	expect("a<", "[a<]");
	expect("a</", "[a</]");
	expect("</>a", "[a]");
	expect("1 < 2 <3", "[1 < 2 <3]");
}
END_TEST

START_TEST(line_ends_and_nuls_are_normalised)
{
	static const char text[] = "a\r\nb\rc<title>\0</title>", other[] = "<!--\0\r\n--><a b='\0'>";
	char *got = tokens(slice_of(text, sizeof(text) - 1), HTML_DATA, "");

	ck_assert_str_eq(got, "[a\nb\nc]<title>[\xEF\xBF\xBD]</title>");
	free(got);
	got = tokens(slice_of(other, sizeof(other) - 1), HTML_DATA, "");
	ck_assert_str_eq(got, "<!--\xEF\xBF\xBD\n--><a b={\xEF\xBF\xBD}>");
	free(got);
}
END_TEST

START_TEST(an_empty_input_has_no_tokens)
{
	struct html h;
	struct html_token t;

	html_init(&h, slice_of(NULL, 0));
	ck_assert_int_eq(html_next(&h, &t), HTML_EOF);
	ck_assert_int_eq(html_next(&h, &t), HTML_EOF);
	html_release(&h);
}
END_TEST

static void put_many(struct buf *b, const char *s, int n)
{
	while (n--)
		buf_puts(b, s);
}

/* Reads all tokens and gives the greatest number of attributes and the longest value. */
static size_t drain(struct buf *b, size_t *attrs, size_t *value)
{
	struct html h;
	struct html_token t;
	size_t n = 0;

	*attrs = *value = 0;
	html_init(&h, buf_slice(b));
	for (; html_next(&h, &t) != HTML_EOF; n++) {
		*attrs = t.nattrs > *attrs ? t.nattrs : *attrs;
		for (size_t i = 0; i < t.nattrs; i++)
			*value = t.attrs[i].value.n > *value ? t.attrs[i].value.n : *value;
	}
	html_release(&h);
	buf_release(b);
	return n;
}

START_TEST(hostile_repetitions_stay_within_the_caps)
{
	struct buf b = {0};
	size_t attrs, value;

	put_many(&b, "<div>", 100000);
	ck_assert_uint_eq(drain(&b, &attrs, &value), 100000);
	buf_puts(&b, "<p");
	for (int i = 0; i < 100000; i++)
		buf_printf(&b, " a%d=%d", i, i);
	buf_puts(&b, ">");
	ck_assert_uint_eq(drain(&b, &attrs, &value), 1);
	ck_assert_uint_eq(attrs, HTML_ATTRS_MAX);
	put_many(&b, "<a x1=1", 100000);
	ck_assert_uint_eq(drain(&b, &attrs, &value), 0);
	put_many(&b, "<!--", 100000);
	ck_assert_uint_eq(drain(&b, &attrs, &value), 1);
	put_many(&b, "</x>", 100000);
	ck_assert_uint_eq(drain(&b, &attrs, &value), 100000);
	put_many(&b, "&amp", 100000);
	ck_assert_uint_eq(drain(&b, &attrs, &value), 100000);
	put_many(&b, "<", 100000);
	ck_assert_uint_eq(drain(&b, &attrs, &value), 100000);
	buf_puts(&b, "<script>");
	put_many(&b, "<!--<script", 100000);
	ck_assert_uint_ge(drain(&b, &attrs, &value), 2);
	buf_puts(&b, "<a b='");
	put_many(&b, "&amp;", 200000);
	buf_puts(&b, "'>");
	ck_assert_uint_eq(drain(&b, &attrs, &value), 1);
	ck_assert_uint_le(value, HTML_VALUE_MAX);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		tags_are_lower_cased_and_keep_the_first_of_equal_attributes,
		character_references_resolve_as_in_browsers,
		comments_end_where_the_standard_says,
		a_doctype_gives_its_identifiers,
		scripts_and_styles_are_text_up_to_their_end_tag,
		other_states_can_be_entered,
		a_section_of_foreign_content_is_text,
		a_tag_cut_by_the_end_of_the_input_is_dropped,
		line_ends_and_nuls_are_normalised,
		an_empty_input_has_no_tokens,
		hostile_repetitions_stay_within_the_caps,
	};

	return unit_main("html", tests, sizeof(tests) / sizeof(*tests));
}
