/* SPDX-License-Identifier: BSD-2-Clause */
/* Files of several items: what is in them, in which order, and what is refused. */
#define _GNU_SOURCE /* memfd_create */
#include "unit.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/deflate.h"
#include "base/io.h"
#include "capture/warc_write.h"
#include "daemon/container.h"

static const struct container_limits usual = {
	.item_bytes = 200000, .members = 100, .bytes = 1 << 26, .ratio = 200, .depth = 2};

/* ---- making archives ---------------------------------------------------------------- */

struct packer {
	int fd;
	struct archive *a;
};

static struct packer pack_into(int format, int filter, const char *options)
{
	struct packer p = {memfd_create("archive", MFD_CLOEXEC), archive_write_new()};

	ck_assert_int_eq(archive_write_set_format(p.a, format), ARCHIVE_OK);
	ck_assert_int_ge(archive_write_add_filter(p.a, filter), ARCHIVE_WARN);
	if (options != NULL) {
		ck_assert_int_eq(archive_write_set_options(p.a, options), ARCHIVE_OK);
		archive_write_set_passphrase(p.a, "secret");
	}
	ck_assert_int_eq(archive_write_open_fd(p.a, p.fd), ARCHIVE_OK);
	return p;
}

static struct packer zip(void)
{
	return pack_into(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, NULL);
}

static void put_entry(struct packer *p, const char *name, int type, struct slice data)
{
	struct archive_entry *e = archive_entry_new();

	archive_entry_copy_pathname(e, name);
	archive_entry_set_filetype(e, (unsigned int)type);
	archive_entry_set_perm(e, 0644);
	archive_entry_set_size(e, (la_int64_t)data.n);
	archive_entry_set_mtime(e, 1535529600, 0);
	if (type == AE_IFLNK)
		archive_entry_copy_symlink(e, "/etc/passwd");
	ck_assert_int_ge(archive_write_header(p->a, e), ARCHIVE_WARN);
	if (data.n > 0)
		ck_assert_int_eq(archive_write_data(p->a, data.p, data.n), (la_ssize_t)data.n);
	archive_entry_free(e);
}

static void put(struct packer *p, const char *name, const char *text)
{
	put_entry(p, name, AE_IFREG, slice_str(text));
}

/* The file, and what it holds. */
static int packed(struct packer *p)
{
	ck_assert_int_eq(archive_write_close(p->a), ARCHIVE_OK);
	archive_write_free(p->a);
	return p->fd;
}

static struct buf bytes_of(int fd)
{
	struct buf b = {0};
	off_t size = lseek(fd, 0, SEEK_END);

	buf_reserve(&b, (size_t)size + 1);
	ck_assert_int_eq(pread(fd, b.p, (size_t)size, 0), size);
	b.n = (size_t)size;
	return b;
}

static int file_of(struct slice bytes)
{
	int fd = memfd_create("file", MFD_CLOEXEC);

	ck_assert_int_eq(io_write_all(fd, bytes.p, bytes.n, "file", NULL), KPI_OK);
	return fd;
}

/* ---- reading them ------------------------------------------------------------------- */

static void tell(struct buf *out, const struct part *p)
{
	if (p->member != NULL)
		buf_printf(out, "%s ", p->member);
	if (p->record)
		buf_printf(out, "@ ");
	if (p->line > 0)
		buf_printf(out, "%u ", p->line);
	switch (p->kind) {
	case PART_ITEM:
		buf_printf(out, "%s %.*s", p->media == MEDIA_HTML ? "html" : "text",
			   (int)(p->raw.n < 20 ? p->raw.n : 20), p->raw.p);
		break;
	case PART_LINE:
		buf_printf(out, "line %.*s", (int)p->raw.n, p->raw.p);
		break;
	case PART_REPEATED:
		buf_puts(out, "repeated");
		break;
	case PART_BAD:
		buf_printf(out, "bad %s", p->why);
		break;
	case PART_PASSED:
		buf_printf(out, "passed %s", p->why);
		break;
	}
	buf_putc(out, '\n');
}

/* The story of a file, a line a part; the file is closed. */
static struct buf story_of(int fd, const char *name, const struct container_limits *limits)
{
	char start[CONTAINER_START];
	ssize_t n = pread(fd, start, sizeof(start), 0);
	enum container_kind kind = container_kind_of(name, slice_of(start, n > 0 ? (size_t)n : 0));
	struct container *c;
	struct part part;
	struct err err = {0};
	struct buf out = {0};

	ck_assert_int_ne(kind, CONTAINER_NONE);
	ck_assert_msg(container_open(fd, name, kind, limits, &c, &err) == KPI_OK, "%s", err.msg);
	while (container_next(c, &part, &err) == KPI_OK)
		tell(&out, &part);
	ck_assert_str_eq(err.msg, "");
	container_close(c);
	close(fd);
	buf_puts(&out, "");
	return out;
}

static void story_is(int fd, const char *name, const struct container_limits *limits, const char *story)
{
	struct buf out = story_of(fd, name, limits);

	ck_assert_str_eq(out.p, story);
	buf_release(&out);
}

static void has(int fd, const struct container_limits *limits, const char *words)
{
	struct buf out = story_of(fd, "a.zip", limits);

	ck_assert_msg(strstr(out.p, words) != NULL, "no \"%s\" in:\n%s", words, out.p);
	buf_release(&out);
}

START_TEST(members_are_items_by_name_and_content)
{
	struct packer p = zip();

	put(&p, "2018/a.txt", "text");
	put_entry(&p, "2018", AE_IFDIR, slice_of(NULL, 0));
	put(&p, "./b", "<!DOCTYPE html><p>b");
	put(&p, "c.HTM", "<p>c");
	put(&p, "d.bin", "words");
	put_entry(&p, "e", AE_IFREG, slice_of("\0\1\2\3\0\0\0", 7));
	put(&p, ".hidden/f.txt", "x");
	put(&p, "__MACOSX/._a.txt", "x");
	put(&p, "half.txt.tmp", "x");
	story_is(packed(&p), "a.zip", &usual,
		 "2018/a.txt text text\nb html <!DOCTYPE html><p>b\nc.HTM html <p>c\n"
		 "d.bin bad unknown kind of file: neither .txt nor HTML\n"
		 "e bad binary: no text in any charset\n");
}
END_TEST

START_TEST(tar_and_its_compressions_are_read)
{
	static const int filters[] = {ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2,
				      ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD};

	for (size_t i = 0; i < sizeof(filters) / sizeof(*filters); i++) {
		struct packer p = pack_into(ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, filters[i], NULL);

		put(&p, "甲/a.txt", "text");
		put_entry(&p, "link", AE_IFLNK, slice_of(NULL, 0));
		put(&p, "b.txt", "more");
		story_is(packed(&p), "whatever", &usual,
			 "甲/a.txt text text\nlink bad not a regular file\nb.txt text more\n");
	}
}
END_TEST

START_TEST(a_compressed_file_is_its_only_member)
{
	struct deflater *d = deflater_new_gzip();
	struct buf b = {0};

	deflater_run(d, slice_str("{\"text\": \"x\"}\n\n{\"text\": \"y\"}\n"), &b);
	story_is(file_of(buf_slice(&b)), "f/lines.jsonl.gz", &usual,
		 "lines.jsonl 1 line {\"text\": \"x\"}\nlines.jsonl 3 line {\"text\": \"y\"}\n");
	story_is(file_of(buf_slice(&b)), "f/page.txt.GZ", &usual,
		 "page.txt text {\"text\": \"x\"}\n\n{\"tex\n");
	deflater_free(d);
	buf_release(&b);
}
END_TEST

START_TEST(a_name_in_another_charset_is_decoded)
{
	struct packer p = zip();
	struct buf b;
	char *at;

	put(&p, "XXXX.txt", "text");
	b = bytes_of(p.fd = packed(&p));
	/* 公安 as GBK writes it, in both headers */
	while ((at = memmem(b.p, b.n, "XXXX", 4)) != NULL)
		memcpy(at, "\xb9\xab\xb0\xb2", 4);
	close(p.fd);
	story_is(file_of(buf_slice(&b)), "a.zip", &usual, "公安.txt text text\n");
	buf_release(&b);
}
END_TEST

START_TEST(a_sidecar_in_the_archive_speaks_of_its_file)
{
	struct packer p = pack_into(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, NULL);
	struct container *c;
	struct part part;
	int fd;

	put(&p, "x/a.txt", "text");
	put(&p, "b.txt", "text");
	put(&p, "x/a.txt.meta", "published: 2018-08-29\nurl: http://e.test/a\nsource: 示例日报\n");
	put(&p, "c.txt.meta", "url: http://e.test/c\n");
	put(&p, "b.txt.meta", "published: 2018-02-30\n");
	fd = packed(&p);
	ck_assert_int_eq(container_open(fd, "in/a.tgz", CONTAINER_ARCHIVE, &usual, &c, NULL), KPI_OK);
	ck_assert_int_eq(container_next(c, &part, NULL), KPI_OK);
	ck_assert_str_eq(part.member, "x/a.txt");
	ck_assert_str_eq(part.ident, "in/a.tgz/x/a.txt");
	ck_assert_str_eq(part.given.path, "in/x/a.txt");
	ck_assert_str_eq(part.given.url, "http://e.test/a");
	ck_assert_str_eq(part.given.source, "示例日报");
	ck_assert(date_eq(part.given.published, date_of(2018, 8, 29)));
	ck_assert_int_eq(part.captured, 1535529600);
	ck_assert_int_eq(container_next(c, &part, NULL), KPI_OK);
	ck_assert_int_eq(part.kind, PART_BAD);
	ck_assert_msg(strncmp(part.why, "b.txt.meta:1: ", 14) == 0, "%s", part.why);
	ck_assert_ptr_null(part.given.url);
	ck_assert_int_eq(container_next(c, &part, NULL), KPI_OK);
	ck_assert_str_eq(part.member, "c.txt.meta");
	ck_assert_str_eq(part.why, "its file is not in the archive");
	ck_assert_int_eq(container_next(c, &part, NULL), KPI_ENOTFOUND);
	ck_assert_int_eq(container_next(c, &part, NULL), KPI_ENOTFOUND);
	container_close(c);
	container_close(NULL);
	close(fd);
}
END_TEST

/* A web archive with a page and a picture. */
static struct buf web_archive(void)
{
	static const unsigned char seed[16] = "0123456789abcdef";
	int fd = memfd_create("warc", MFD_CLOEXEC);
	struct warc_writer *w = warc_writer_new(fd, "w", true, seed);
	struct buf b;

	warc_write(
		w,
		&(struct warc_put){
			.type = WARC_RESPONSE,
			.target_uri = "http://e.test/1",
			.date_ms = 1535529601000,
			.head = slice_str("HTTP/1.1 200 OK\r\nContent-Type: text/html;charset=gbk\r\n\r\n"),
			.body = slice_str("<p>page")},
		NULL, NULL);
	warc_write(
		w,
		&(struct warc_put){.type = WARC_RESPONSE,
				   .target_uri = "http://e.test/2",
				   .head = slice_str("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")},
		NULL, NULL);
	warc_writer_free(w);
	b = bytes_of(fd);
	close(fd);
	return b;
}

START_TEST(a_web_archive_brings_its_pages)
{
	struct buf w = web_archive();
	int fd = file_of(buf_slice(&w));
	struct container *c;
	struct part part;

	ck_assert_int_eq(container_kind_of("x", buf_slice(&w)), CONTAINER_WARC);
	ck_assert_int_eq(container_open(fd, "x", CONTAINER_WARC, &usual, &c, NULL), KPI_OK);
	ck_assert_int_eq(container_next(c, &part, NULL), KPI_OK);
	ck_assert(part.kind == PART_ITEM && part.record && part.offset == 0 && part.media == MEDIA_HTML);
	ck_assert_str_eq(part.ident, "http://e.test/1");
	ck_assert_str_eq(part.given.url, "http://e.test/1");
	ck_assert_str_eq(part.given.charset, "gbk");
	ck_assert(!date_is_set(part.given.published));
	ck_assert_int_eq(part.captured, 1535529601);
	ck_assert_int_eq(container_next(c, &part, NULL), KPI_OK);
	ck_assert_int_eq(part.kind, PART_PASSED);
	ck_assert_uint_gt(part.offset, 0);
	container_close(c);
	close(fd);
	buf_release(&w);
}
END_TEST

START_TEST(containers_in_archives_are_read_up_to_a_depth)
{
	struct packer inner = zip(), middle = pack_into(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE, NULL),
		      outer = zip(), top = zip();
	struct buf w = web_archive(), b;
	int fd;

	put(&inner, "a.txt", "text");
	put_entry(&inner, "w.warc.gz", AE_IFREG, buf_slice(&w));
	put(&inner, "a.txt.meta", "title: 题\n");
	b = bytes_of(fd = packed(&inner));
	close(fd);
	put_entry(&middle, "x/in.zip", AE_IFREG, buf_slice(&b));
	put(&middle, "after.txt", "more");
	buf_release(&b);
	b = bytes_of(fd = packed(&middle));
	put_entry(&outer, "mid.tar", AE_IFREG, buf_slice(&b));
	close(fd);
	buf_release(&b);
	fd = packed(&outer);
	b = bytes_of(fd);
	story_is(fd, "o.zip", &usual,
		 "mid.tar!/x/in.zip!/a.txt text text\n"
		 "mid.tar!/x/in.zip!/w.warc.gz bad a container more than 2 deep in containers\n"
		 "mid.tar!/after.txt text more\n");
	put_entry(&top, "o.zip", AE_IFREG, buf_slice(&b));
	put(&top, "z.txt", "last");
	story_is(packed(&top), "t.zip", &(struct container_limits){200000, 0, 100, 1 << 26, 200, 8, "."},
		 "o.zip!/mid.tar!/x/in.zip!/a.txt text text\n"
		 "o.zip!/mid.tar!/x/in.zip!/w.warc.gz @ html <p>page\n"
		 "o.zip!/mid.tar!/x/in.zip!/w.warc.gz @ passed no text\n"
		 "o.zip!/mid.tar!/after.txt text more\nz.txt text last\n");
	buf_release(&b);
	buf_release(&w);
}
END_TEST

START_TEST(encrypted_and_damaged_members_do_not_keep_the_others)
{
	struct packer p = pack_into(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, "zip:encryption=traditional");
	struct buf b;
	int fd;

	put(&p, "secret.txt", "text");
	story_is(packed(&p), "a.zip", &usual, "secret.txt bad encrypted\n");
	p = pack_into(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, "zip:compression=store");
	put(&p, "a.txt", "first words");
	put(&p, "b.txt", "second words");
	b = bytes_of(fd = packed(&p));
	close(fd);
	((char *)memmem(b.p, b.n, "first", 5))[0] = 'F';
	fd = file_of(buf_slice(&b));
	has(fd, &usual, "a.txt bad damaged: ZIP bad CRC");
	fd = file_of(buf_slice(&b));
	has(fd, &usual, "\nb.txt text second words\n");
	/* a tar file that ends too early */
	buf_release(&b);
	p = pack_into(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE, NULL);
	put(&p, "a.txt", "first words");
	put(&p, "b.txt", "second words");
	b = bytes_of(fd = packed(&p));
	close(fd);
	has(file_of(slice_of(b.p, 1540)), &usual, "a.txt text first words\nb.txt bad damaged: Truncated");
	buf_release(&b);
}
END_TEST

START_TEST(what_is_too_much_is_not_read)
{
	struct packer p = zip();
	struct container_limits few = usual, small = usual, flat = usual;
	struct buf zeros = {0};
	int fd;

	for (int i = 0; i < 300000; i++)
		buf_putc(&zeros, 'x');
	put(&p, "a.txt", "text");
	put_entry(&p, "large.txt", AE_IFREG, buf_slice(&zeros));
	put(&p, "b.txt", "text");
	put(&p, "c.txt", "text");
	fd = packed(&p);
	story_is(dup(fd), "a.zip", &usual,
		 "a.txt text text\nlarge.txt bad too large: more than 200000 bytes\nb.txt text text\nc.txt "
		 "text text\n");
	/* an item may be smaller than what is read at a time */
	few.item_bytes = 1000;
	story_is(dup(fd), "a.zip", &few,
		 "a.txt text text\nlarge.txt bad too large: more than 1000 bytes\nb.txt text text\nc.txt "
		 "text text\n");
	few = usual;
	few.members = 2;
	story_is(dup(fd), "a.zip", &few,
		 "a.txt text text\nlarge.txt bad too large: more than 200000 bytes\n"
		 "bad more than 2 members: the rest is not read\n");
	small.bytes = 100000;
	story_is(dup(fd), "a.zip", &small,
		 "a.txt text text\nlarge.txt bad unpacks to more than 100000 bytes\n");
	close(fd);
	/* 20 MB of nothing, in items of an allowed size */
	p = zip();
	for (int i = 0; i < 110; i++)
		put_entry(&p, "x.txt", AE_IFREG, slice_of(zeros.p, 190000));
	flat.members = 1000;
	has(packed(&p), &flat, "x.txt bad unpacks to more than 200 times its size\n");
	buf_release(&zeros);
}
END_TEST

START_TEST(what_is_no_archive_is_not_taken_for_one)
{
	struct buf zeros = {0};
	struct container *c;
	int fd = file_of(slice_str("PK\3\4 and then no archive at all"));
	struct err err;

	for (int i = 0; i < 600; i++)
		buf_putc(&zeros, '\0');
	ck_assert_int_eq(container_kind_of("a.txt", slice_str("BZhang is a name")), CONTAINER_NONE);
	ck_assert_int_eq(container_kind_of("a.zip", slice_str("PK")), CONTAINER_NONE);
	ck_assert_int_eq(container_kind_of("a.tar", buf_slice(&zeros)), CONTAINER_NONE);
	ck_assert_int_eq(container_kind_of("a.jsonl", slice_of(NULL, 0)), CONTAINER_BULK);
	ck_assert_int_eq(container_kind_of("a.txt", slice_str("WARC/1.0\r\n")), CONTAINER_WARC);
	ck_assert_ptr_null(container_unread(slice_str("Rar")));
	if (container_open(fd, "a.zip", CONTAINER_ARCHIVE, &usual, &c, &err) == KPI_OK)
		story_is(fd, "a.zip", &usual, "bad damaged archive: Truncated ZIP file header\n");
	container_close(c);
	buf_release(&zeros);
}
END_TEST

START_TEST(documents_of_other_programs_are_told_from_archives)
{
	struct packer p = zip(), outer = zip();
	struct buf b;
	int fd;

	put(&p, "[Content_Types].xml", "<Types/>");
	put(&p, "word/document.xml", "<p/>");
	b = bytes_of(fd = packed(&p));
	close(fd);
	ck_assert_int_eq(container_kind_of("a.docx", buf_slice(&b)), CONTAINER_NONE);
	ck_assert_ptr_nonnull(strstr(container_unread(buf_slice(&b)), "document"));
	ck_assert_ptr_nonnull(strstr(container_unread(slice_str("%PDF-1.4")), "document"));
	ck_assert_ptr_nonnull(strstr(container_unread(slice_str("Rar!\x1a\x07\x01")), "archive"));
	put_entry(&outer, "a.docx", AE_IFREG, buf_slice(&b));
	put(&outer, "b.txt", "text");
	story_is(packed(&outer), "a.zip", &usual,
		 "a.docx bad a document of another program: save it as text or as a web page\n"
		 "b.txt text text\n");
	buf_release(&b);
}
END_TEST

START_TEST(of_a_packed_web_archive_the_archives_are_read)
{
	struct packer p = zip();
	struct buf w = web_archive();

	put_entry(&p, "archive/data.warc.gz", AE_IFREG, buf_slice(&w));
	put(&p, "pages/pages.jsonl", "{\"url\": \"http://e.test/1\", \"text\": \"page\"}\n");
	put(&p, "indexes/index.cdx", "x");
	put(&p, "datapackage.json", "{}");
	story_is(packed(&p), "crawl.wacz", &usual,
		 "archive/data.warc.gz @ html <p>page\narchive/data.warc.gz @ passed no text\n");
	buf_release(&w);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {members_are_items_by_name_and_content,
				      tar_and_its_compressions_are_read,
				      a_compressed_file_is_its_only_member,
				      a_name_in_another_charset_is_decoded,
				      a_sidecar_in_the_archive_speaks_of_its_file,
				      a_web_archive_brings_its_pages,
				      containers_in_archives_are_read_up_to_a_depth,
				      encrypted_and_damaged_members_do_not_keep_the_others,
				      what_is_too_much_is_not_read,
				      what_is_no_archive_is_not_taken_for_one,
				      documents_of_other_programs_are_told_from_archives,
				      of_a_packed_web_archive_the_archives_are_read};

	return unit_main("container", tests, sizeof(tests) / sizeof(*tests));
}
