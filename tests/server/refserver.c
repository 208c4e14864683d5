/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A web server for tests of the fetcher, on the loopback interface alone: each
 * of 127.0.0.1 to 127.0.0.HOSTS is a host of its own, polite or hostile by path.
 * It writes a line for each request, "HOST PATH STATUS", and judges: whatever a
 * polite client does not do is a line "VIOLATION …".
 *
 *	refserver LOG [PORT]   prints the port, then serves until it is killed
 */
#include "config.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#include "base/buf.h"

enum { HOSTS = 64, PATHS = 512, REQUEST_MAX = 65536 };

/* What was seen of one path of one host. */
struct seen {
	int host;
	char path[128];
	bool gave; /* an answer with validators */
	int times;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct seen seen[PATHS];
static int nseen;
static int open_now[HOSTS + 1];
static bool robots_asked[HOSTS + 1];
static long long not_before_ms[HOSTS + 1];
static FILE *journal;
static int port;
static struct buf packed;

struct client {
	int fd, host;
	struct buf in;
};

struct request {
	char path[512];
	struct buf head;
};

static long long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
static void note(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vfprintf(journal, fmt, ap);
	va_end(ap);
	fputc('\n', journal);
	fflush(journal);
}

static struct seen *seen_of(int host, const char *path)
{
	struct seen *s;

	for (int i = 0; i < nseen; i++)
		if (seen[i].host == host && strncmp(seen[i].path, path, sizeof(seen[i].path) - 1) == 0)
			return &seen[i];
	s = &seen[nseen < PATHS - 1 ? nseen++ : nseen];
	*s = (struct seen){.host = host};
	strncpy(s->path, path, sizeof(s->path) - 1);
	return s;
}

static bool has(const struct request *r, const char *what)
{
	return strcasestr(r->head.p, what) != NULL;
}

/* What holds of every request. */
static void judge(const struct client *c, const struct request *r)
{
	pthread_mutex_lock(&lock);
	if (strcmp(r->path, "/robots.txt") == 0)
		robots_asked[c->host] = true;
	else if (!robots_asked[c->host])
		note("VIOLATION %d %s before robots.txt", c->host, r->path);
	if (!has(r, "User-Agent: ") || !has(r, "kpi-fetch/") || !has(r, "(+"))
		note("VIOLATION %d %s without name and contact", c->host, r->path);
	if (strncmp(r->path, "/private", 8) == 0)
		note("VIOLATION %d %s forbidden by robots.txt", c->host, r->path);
	if ((c->host == 2 || c->host == 4) && strcmp(r->path, "/robots.txt") != 0)
		note("VIOLATION %d %s of a host that forbids all", c->host, r->path);
	if (now_ms() < not_before_ms[c->host])
		note("VIOLATION %d %s before Retry-After", c->host, r->path);
	pthread_mutex_unlock(&lock);
}

static bool send_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t k = send(fd, p, n, MSG_NOSIGNAL);

		if (k <= 0)
			return false;
		p += k;
		n -= (size_t)k;
	}
	return true;
}

/* An answer with a body. fields: further fields, each with its line end. */
static bool answer(struct client *c, const struct request *r, int status, const char *fields,
		   struct slice body)
{
	struct buf b = {0};
	bool ok;

	buf_printf(&b, "HTTP/1.1 %d Status\r\nContent-Length: %zu\r\n%s\r\n", status, body.n, fields);
	buf_put(&b, body.p, body.n);
	pthread_mutex_lock(&lock);
	note("%d %s %d", c->host, r->path, status);
	seen_of(c->host, r->path)->times++;
	pthread_mutex_unlock(&lock);
	ok = send_all(c->fd, b.p, b.n);
	buf_release(&b);
	return ok;
}

static bool text(struct client *c, const struct request *r, int status, const char *fields, const char *fmt,
		 ...) __attribute__((format(printf, 5, 6)));
static bool text(struct client *c, const struct request *r, int status, const char *fields, const char *fmt,
		 ...)
{
	char body[8192];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(body, sizeof(body), fmt, ap);
	va_end(ap);
	return answer(c, r, status, fields, slice_str(body));
}

/* A body with validators: 304 where the client has it, a violation where it had them and does not say so. */
static bool validated(struct client *c, const struct request *r, const char *type, const char *body)
{
	char fields[512];
	struct seen *s;
	bool knows =
		has(r, "If-None-Match: \"v1\"") || has(r, "If-Modified-Since: Mon, 01 Jan 2018 00:00:00 GMT");
	bool gave;

	pthread_mutex_lock(&lock);
	s = seen_of(c->host, r->path);
	gave = s->gave;
	s->gave = true;
	if (gave && !knows)
		note("VIOLATION %d %s without its validators", c->host, r->path);
	if (!gave && knows)
		note("VIOLATION %d %s with validators that it never got", c->host, r->path);
	pthread_mutex_unlock(&lock);
	snprintf(fields, sizeof(fields),
		 "Content-Type: %s\r\nETag: \"v1\"\r\nLast-Modified: Mon, 01 Jan 2018 00:00:00 GMT\r\n",
		 type);
	if (knows)
		return answer(c, r, 304, fields + strlen("Content-Type: ") + strlen(type) + 2,
			      slice_of("", 0));
	return answer(c, r, 200, fields, slice_str(body));
}

static bool article(struct client *c, const struct request *r, int n)
{
	char body[1024];

	snprintf(body, sizeof(body),
		 "<html><head><title>示例市公安局通报%d</title></head><body><p>2018年8月29日 "
		 "来源：示例日报</p>"
		 "<p>2018年上半年，吉林省通化市共立刑事案件%d起，同比下降7.02%%。</p></body></html>",
		 n, 1000 + n);
	return validated(c, r, "text/html; charset=utf-8", body);
}

/* A page of the usual size, each of its own bytes. */
static bool big(struct client *c, const struct request *r)
{
	struct buf b = {0};
	bool ok;

	buf_printf(&b, "<html><body><p>%d %s</p>", c->host, r->path);
	while (b.n < 66000)
		buf_puts(&b, "<p>2018年上半年，吉林省通化市共立刑事案件2288起，同比下降7.02%。</p>\n");
	buf_puts(&b, "</body></html>");
	ok = answer(c, r, 200, "Content-Type: text/html; charset=utf-8\r\n", buf_slice(&b));
	buf_release(&b);
	return ok;
}

static bool robots(struct client *c, const struct request *r)
{
	char fields[128];

	switch (c->host) {
	case 1:
		return text(c, r, 200, "", "User-agent: *\nDisallow: /private\n");
	case 2:
		return text(c, r, 503, "", "no");
	case 4:
		return text(c, r, 200, "", "User-agent: *\nAllow: /\n\nUser-agent: kpi-fetch\nDisallow: /\n");
	case 5:
		snprintf(fields, sizeof(fields), "Location: http://127.0.0.1:%d/robots.txt\r\n", port);
		return text(c, r, 301, fields, "moved");
	default:
		return text(c, r, 404, "", "none");
	}
}

static bool feed(struct client *c, const struct request *r)
{
	struct buf b = {0};
	bool ok;

	buf_puts(&b, "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>f</title>");
	for (int i = 1; i <= 5; i++)
		buf_printf(&b, "<item><title>通报%d</title><link>/a/%d</link></item>", i, i);
	for (int h = 2; h <= 5; h++)
		buf_printf(&b, "<item><link>http://127.0.0.%d:%d/a/%d</link></item>", h, port, 10 * h);
	buf_puts(&b, "<item><link>/private/1</link></item><item><link>http://127.0.0.5:");
	buf_printf(&b, "%d/private/2</link></item></channel></rss>", port);
	ok = validated(c, r, "application/rss+xml", b.p);
	buf_release(&b);
	return ok;
}

static bool redirect(struct client *c, const struct request *r, const char *to, ...)
	__attribute__((format(printf, 3, 4)));
static bool redirect(struct client *c, const struct request *r, const char *to, ...)
{
	char target[256], fields[300];
	va_list ap;

	va_start(ap, to);
	vsnprintf(target, sizeof(target), to, ap);
	va_end(ap);
	snprintf(fields, sizeof(fields), "Location: %s\r\n", target);
	return text(c, r, 302, fields, "elsewhere");
}

/* One byte of a head at a time, for ever. */
static bool slowly(struct client *c)
{
	if (!send_all(c->fd, "HTTP/1.1 200 OK\r\nX-Slow: ", 25))
		return false;
	while (send_all(c->fd, "x", 1))
		usleep(200000);
	return false;
}

static bool endless(struct client *c)
{
	static const char chunk[] = "400\r\n";
	char body[1026];

	memset(body, 'x', 1024);
	memcpy(body + 1024, "\r\n", 2);
	if (!send_all(c->fd, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", 47))
		return false;
	while (send_all(c->fd, chunk, 5) && send_all(c->fd, body, sizeof(body)))
		;
	return false;
}

/* Megabytes of nothing, packed a thousandfold; made before anybody waits for it. */
static void make_bomb(void)
{
	static unsigned char zeros[1 << 20];
	z_stream z = {0};

	buf_reserve(&packed, 1 << 20);
	deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
	z.next_out = (unsigned char *)packed.p;
	z.avail_out = 1 << 20;
	for (int i = 0; i < 64; i++) {
		z.next_in = zeros;
		z.avail_in = sizeof(zeros);
		deflate(&z, i == 63 ? Z_FINISH : Z_NO_FLUSH);
	}
	packed.n = (size_t)z.total_out;
	deflateEnd(&z);
}

static bool bomb(struct client *c, const struct request *r)
{
	return answer(c, r, 200, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", buf_slice(&packed));
}

static bool flood(struct client *c)
{
	bool ok = send_all(c->fd, "HTTP/1.1 200 OK\r\n", 17);
	static const char field[] = "X-Flood: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n";

	for (int i = 0; ok && i < 100000; i++)
		ok = send_all(c->fd, field, sizeof(field) - 1);
	return false;
}

static bool busy(struct client *c, const struct request *r, int seconds)
{
	char fields[64];
	int times;

	pthread_mutex_lock(&lock);
	times = seen_of(c->host, r->path)->times;
	if (times == 0)
		not_before_ms[c->host] = now_ms() + seconds * 1000LL - 1000; /* a second of rounding */
	pthread_mutex_unlock(&lock);
	if (times > 0)
		return text(c, r, 200, "Content-Type: text/html\r\n",
			    "<p>2018年，吉林省通化市共立刑事案件77起。</p>");
	snprintf(fields, sizeof(fields), "Retry-After: %d\r\n", seconds);
	return text(c, r, 503, fields, "later");
}

static bool listing(struct client *c, const struct request *r, int page)
{
	struct buf b = {0};
	bool ok;

	buf_puts(&b, "<html><body><a href='/about.html'>关于</a><ul>");
	for (int i = 0; i < 3; i++)
		buf_printf(&b, "<li><a href='/a/%d'>通报</a>", 100 * page + i);
	buf_puts(&b, "</ul></body></html>");
	ok = validated(c, r, "text/html", b.p);
	buf_release(&b);
	return ok;
}

static bool hostile(struct client *c, const struct request *r)
{
	const char *p = r->path;
	static const char gbk[] =
		"<html><body><p>2018\xc4\xea\xa3\xac\xbc\xaa\xc1\xd6\xca\xa1\xcd\xa8\xbb\xaf\xca\xd0"
		"\xb9\xb2\xc1\xa2\xd0\xcc\xca\xc2\xb0\xb8\xbc\xfe"
		"88\xc6\xf0\xa1\xa3</p></body></html>";

	if (strcmp(p, "/slow") == 0)
		return slowly(c);
	if (strcmp(p, "/endless") == 0)
		return endless(c);
	if (strcmp(p, "/bomb") == 0)
		return bomb(c, r);
	if (strcmp(p, "/flood") == 0)
		return flood(c);
	if (strcmp(p, "/short") == 0)
		return send_all(c->fd, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<p>cut", 48) && false;
	if (strcmp(p, "/gbk") == 0)
		return answer(c, r, 200, "Content-Type: text/html; charset=utf-8\r\n", slice_str(gbk));
	if (strcmp(p, "/challenge") == 0)
		return text(c, r, 412, "Set-Cookie: a=b\r\nContent-Type: text/html\r\n",
			    "<html><script>document.cookie='x';location.reload()</script></html>");
	if (strcmp(p, "/wall") == 0)
		return text(c, r, 200, "Content-Type: text/html\r\n",
			    "<html><script>document.cookie='x=1';location.reload();</script></html>");
	if (strcmp(p, "/notmod") == 0)
		return text(c, r, 304, "", "%s", "");
	if (strcmp(p, "/loop") == 0)
		return redirect(c, r, "/loop");
	if (strcmp(p, "/tofile") == 0)
		return redirect(c, r, "file:///etc/passwd");
	if (strcmp(p, "/toprivate") == 0)
		return redirect(c, r, "http://10.255.255.1/");
	if (strcmp(p, "/tometa") == 0)
		return redirect(c, r, "http://0xa9fea9fe/latest/meta-data/");
	if (strcmp(p, "/toforbidden") == 0)
		return redirect(c, r, "/private/3");
	if (strcmp(p, "/tohost") == 0)
		return redirect(c, r, "http://127.0.0.3:%d/a/50", port);
	if (strcmp(p, "/error") == 0)
		return text(c, r, 500, "", "broken");
	return text(c, r, 404, "", "nothing here");
}

/* Whether the connection may go on. */
static bool serve(struct client *c, const struct request *r)
{
	const char *p = r->path;
	char fields[64];

	judge(c, r);
	if (strcmp(p, "/robots.txt") == 0)
		return robots(c, r);
	if (strncmp(p, "/a/", 3) == 0)
		return article(c, r, (int)strtol(p + 3, NULL, 10));
	if (strncmp(p, "/big/", 5) == 0)
		return big(c, r);
	if (strcmp(p, "/feed.xml") == 0)
		return feed(c, r);
	if (strcmp(p, "/feed.json") == 0)
		return validated(c, r, "application/json",
				 "{\"items\": [{\"id\": \"1\", \"url\": \"/a/60\"}]}");
	if (strcmp(p, "/index.xml") == 0) {
		char body[256];

		snprintf(body, sizeof(body),
			 "<sitemapindex><sitemap><loc>http://127.0.0.%d:%d/sm1.xml</loc></sitemap></"
			 "sitemapindex>",
			 c->host, port);
		return validated(c, r, "text/xml", body);
	}
	if (strcmp(p, "/sm1.xml") == 0) {
		char body[256];

		snprintf(body, sizeof(body),
			 "<urlset><url><loc>http://127.0.0.%d:%d/a/70</loc></url></urlset>", c->host, port);
		return validated(c, r, "text/xml", body);
	}
	if (strcmp(p, "/list.html") == 0)
		return listing(c, r, 1);
	if (strncmp(p, "/list_", 6) == 0 && strtol(p + 6, NULL, 10) <= 3)
		return listing(c, r, (int)strtol(p + 6, NULL, 10));
	if (strncmp(p, "/redirect/", 10) == 0) {
		int n = (int)strtol(p + 10, NULL, 10);

		return n > 0 ? redirect(c, r, "/redirect/%d", n - 1) : redirect(c, r, "/a/40");
	}
	if (strncmp(p, "/busy/", 6) == 0)
		return busy(c, r, (int)strtol(p + 6, NULL, 10));
	if (strcmp(p, "/flap") == 0) {
		snprintf(fields, sizeof(fields), "Content-Type: text/html\r\nETag: \"%lld\"\r\n", now_ms());
		return text(c, r, 200, fields, "<p>2018年，吉林省通化市共立刑事案件99起。</p>");
	}
	return hostile(c, r);
}

static bool read_request(struct client *c, struct request *r)
{
	const char *end, *path, *blank;
	size_t n;

	while (c->in.n == 0 || (end = strstr(c->in.p, "\r\n\r\n")) == NULL) {
		ssize_t k;

		if (c->in.n > REQUEST_MAX)
			return false;
		buf_reserve(&c->in, 4096);
		k = recv(c->fd, c->in.p + c->in.n, 4096, 0);
		if (k <= 0)
			return false;
		c->in.n += (size_t)k;
		c->in.p[c->in.n] = '\0';
	}
	n = (size_t)(end - c->in.p) + 4;
	buf_clear(&r->head);
	buf_put(&r->head, c->in.p, n);
	memmove(c->in.p, c->in.p + n, c->in.n - n + 1);
	c->in.n -= n;
	path = strchr(r->head.p, ' ');
	blank = path != NULL ? strchr(path + 1, ' ') : NULL;
	if (blank == NULL || (size_t)(blank - path) > sizeof(r->path))
		return false;
	memcpy(r->path, path + 1, (size_t)(blank - path - 1));
	r->path[blank - path - 1] = '\0';
	return true;
}

/*
 * Where a second connection comes, the first one may have been closed already
 * and its thread not have noticed: it is given five seconds.
 */
static void count_open(int host)
{
	for (int i = 0; i < 500; i++) {
		pthread_mutex_lock(&lock);
		if (open_now[host] == 0 || i == 499) {
			if (open_now[host]++ > 0)
				note("VIOLATION %d has a second connection", host);
			pthread_mutex_unlock(&lock);
			return;
		}
		pthread_mutex_unlock(&lock);
		usleep(10000);
	}
}

static void *attend(void *arg)
{
	struct client *c = arg;
	struct request r = {0};

	count_open(c->host);
	while (read_request(c, &r) && serve(c, &r))
		;
	pthread_mutex_lock(&lock);
	open_now[c->host]--;
	pthread_mutex_unlock(&lock);
	close(c->fd);
	buf_release(&r.head);
	buf_release(&c->in);
	free(c);
	return NULL;
}

/* A socket on 127.0.0.HOST; port 0: any, and set. */
static int listen_on(int host)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
	socklen_t len = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;

	a.sin_addr.s_addr = htonl(0x7f000000U | (unsigned int)host);
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (fd < 0 || bind(fd, (struct sockaddr *)&a, sizeof(a)) != 0 || listen(fd, 64) != 0 ||
	    getsockname(fd, (struct sockaddr *)&a, &len) != 0) {
		perror("refserver");
		exit(1);
	}
	port = ntohs(a.sin_port);
	return fd;
}

int main(int argc, char **argv)
{
	struct pollfd p[HOSTS];

	journal = argc > 1 ? fopen(argv[1], "a") : NULL;
	if (journal == NULL)
		return 2;
	if (argc > 2)
		port = (int)strtol(argv[2], NULL, 10);
	signal(SIGPIPE, SIG_IGN);
	make_bomb();
	for (int i = 0; i < HOSTS; i++)
		p[i] = (struct pollfd){.fd = listen_on(i + 1), .events = POLLIN};
	printf("%d\n", port);
	fclose(stdout);
	for (;;) {
		if (poll(p, HOSTS, -1) < 0)
			continue;
		for (int i = 0; i < HOSTS; i++) {
			struct client *c;
			pthread_t thread;
			int on = 1;

			if ((p[i].revents & POLLIN) == 0)
				continue;
			c = calloc(1, sizeof(*c));
			if (c == NULL)
				return 1;
			c->host = i + 1;
			c->fd = accept(p[i].fd, NULL, NULL);
			setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
			if (c->fd < 0 || pthread_create(&thread, NULL, attend, c) != 0) {
				free(c);
				continue;
			}
			pthread_detach(thread);
		}
	}
}
