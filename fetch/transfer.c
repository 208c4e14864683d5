/* SPDX-License-Identifier: BSD-2-Clause */
/* Requests over the network: the only file that knows curl/curl.h. */
#include "config.h"

#include "fetch/transfer.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"

enum { SLOW_BYTES = 100, REASON_MAX = CURL_ERROR_SIZE + 64 };

struct transfer {
	struct transfer_answer answer; /* the first member: an answer is its transfer */
	struct transfers *all;
	CURL *easy;
	struct curl_slist *fields;
	const char *host;
	const struct network *allow;
	size_t nallow, body_max;
	bool proxied, cut;
	bool refused, too_large;
	struct buf head, body, request;
	char peer[64];
	char why[REASON_MAX];
	char error[CURL_ERROR_SIZE];
	bool busy;
};

/* A socket that is open, and for which host. */
struct live {
	curl_socket_t fd;
	char *host;
};

struct transfers {
	CURLM *multi;
	struct transfer *v;
	size_t max, running;
	struct live *live;
	size_t nlive, cap;
};

static enum address_kind judge(const struct transfer *t, const struct sockaddr *a, socklen_t len)
{
	enum address_kind kind = address_judge(a, len);

	/* a proxy was chosen by whoever wrote the configuration */
	return t->proxied || networks_have(t->allow, t->nallow, a, len) ? ADDRESS_PUBLIC : kind;
}

static void refuse(struct transfer *t, enum address_kind kind, const char *address)
{
	struct buf b = {0};

	t->refused = true;
	buf_printf(&b, "%s%s%s", address_kind_name(kind), *address != '\0' ? " " : "", address);
	strncpy(t->why, b.p, sizeof(t->why) - 1);
	buf_release(&b);
}

/*
 * A host has one connection: one that waits in libcurl's cache, for another
 * scheme or port, is closed when another is opened. libcurl sees that it is
 * dead before it would use it.
 */
static void shut_others(struct transfers *all, const char *host)
{
	for (size_t i = 0; i < all->nlive; i++)
		if (strcmp(all->live[i].host, host) == 0)
			shutdown(all->live[i].fd, SHUT_RDWR);
}

/* The address is the one that is about to be connected to: nothing can change between the look and the leap. */
static curl_socket_t on_open(void *ctx, curlsocktype purpose, struct curl_sockaddr *a)
{
	struct transfer *t = ctx;
	struct transfers *all = t->all;
	enum address_kind kind;
	curl_socket_t fd;

	(void)purpose;
	kind = judge(t, &a->addr, a->addrlen);
	if (kind != ADDRESS_PUBLIC) {
		refuse(t, kind, "");
		return CURL_SOCKET_BAD;
	}
	shut_others(all, t->host);
	fd = socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
	if (fd < 0)
		return CURL_SOCKET_BAD;
	all->live = mem_grow(all->live, all->nlive, &all->cap, sizeof(*all->live));
	all->live[all->nlive++] = (struct live){fd, mem_strdup(t->host)};
	return fd;
}

static int on_close(void *ctx, curl_socket_t fd)
{
	struct transfers *all = ctx;

	for (size_t i = 0; i < all->nlive; i++)
		if (all->live[i].fd == fd) {
			free(all->live[i].host);
			all->live[i] = all->live[--all->nlive];
			break;
		}
	return close(fd);
}

/* A connection that another source opened, and was allowed to, is judged again for this one. */
static int on_request(void *ctx, char *peer, char *local, int peer_port, int local_port)
{
	struct transfer *t = ctx;
	struct sockaddr_storage a;
	socklen_t len;
	enum address_kind kind = ADDRESS_NO_INTERNET;

	(void)local, (void)peer_port, (void)local_port;
	strncpy(t->peer, peer, sizeof(t->peer) - 1);
	if (address_of_text(slice_str(peer), &a, &len))
		kind = judge(t, (const struct sockaddr *)&a, len);
	if (kind == ADDRESS_PUBLIC)
		return CURL_PREREQFUNC_OK;
	refuse(t, kind, peer);
	return CURL_PREREQFUNC_ABORT;
}

static size_t on_head(char *p, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;

	n *= size;
	if (n > 5 && strncmp(p, "HTTP/", 5) == 0)
		buf_clear(&t->head); /* the one before was an interim answer */
	if (t->head.n + n > TRANSFER_HEAD_MAX) {
		t->too_large = true;
		return 0;
	}
	buf_put(&t->head, p, n);
	return n;
}

/* Bytes arrive here unpacked: this is where a gzip bomb ends. */
static size_t on_body(char *p, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;

	n *= size;
	if (n > t->body_max - t->body.n) {
		t->too_large = true;
		if (t->cut)
			buf_put(&t->body, p, t->body_max - t->body.n);
		return 0;
	}
	buf_put(&t->body, p, n);
	return n;
}

/* libcurl hands out the request as sent only as a message for debugging. */
static int on_debug(CURL *easy, curl_infotype type, char *p, size_t n, void *ctx)
{
	struct transfer *t = ctx;

	(void)easy;
	if (type == CURLINFO_HEADER_OUT && t->request.n + n <= TRANSFER_HEAD_MAX)
		buf_put(&t->request, p, n);
	return 0;
}

struct transfers *transfers_new(size_t max)
{
	struct transfers *t;

	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return NULL;
	t = mem_zalloc(sizeof(*t));
	t->multi = curl_multi_init();
	if (t->multi == NULL) {
		free(t);
		return NULL;
	}
	t->max = max;
	t->v = mem_zalloc(max * sizeof(*t->v));
	for (size_t i = 0; i < max; i++)
		t->v[i].all = t;
	curl_multi_setopt(t->multi, CURLMOPT_MAXCONNECTS, (long)max);
	curl_multi_setopt(t->multi, CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
	return t;
}

void transfers_free(struct transfers *t)
{
	if (t == NULL)
		return;
	for (size_t i = 0; i < t->max; i++) {
		struct transfer *x = &t->v[i];

		if (x->busy)
			transfers_done(t, &x->answer);
		curl_easy_cleanup(x->easy);
		buf_release(&x->head);
		buf_release(&x->body);
		buf_release(&x->request);
	}
	curl_multi_cleanup(t->multi); /* closes the connections: the table of sockets is still needed */
	for (size_t i = 0; i < t->nlive; i++)
		free(t->live[i].host);
	free(t->live);
	free(t->v);
	free(t);
	curl_global_cleanup();
}

static void add_field(struct transfer *t, const char *name, const char *value)
{
	struct buf b = {0};

	buf_printf(&b, "%s: %s", name, value);
	t->fields = curl_slist_append(t->fields, b.p);
	buf_release(&b);
}

static void set_limits(CURL *e, const struct transfer_request *r)
{
	curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT, r->connect_seconds);
	curl_easy_setopt(e, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES);
	curl_easy_setopt(e, CURLOPT_LOW_SPEED_TIME, r->slow_seconds);
	curl_easy_setopt(e, CURLOPT_TIMEOUT, r->total_seconds);
	curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
	/* IPv6 and IPv4 one after the other: side by side they would be two connections to a host */
	curl_easy_setopt(e, CURLOPT_HAPPY_EYEBALLS_TIMEOUT_MS, r->connect_seconds * 1000);
}

static void set_callbacks(CURL *e, struct transfer *t)
{
	curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, on_open);
	curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, t);
	/* outlives the transfer: a connection is kept for the next one */
	curl_easy_setopt(e, CURLOPT_CLOSESOCKETFUNCTION, on_close);
	curl_easy_setopt(e, CURLOPT_CLOSESOCKETDATA, t->all);
	curl_easy_setopt(e, CURLOPT_PREREQFUNCTION, on_request);
	curl_easy_setopt(e, CURLOPT_PREREQDATA, t);
	curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_head);
	curl_easy_setopt(e, CURLOPT_HEADERDATA, t);
	curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(e, CURLOPT_WRITEDATA, t);
	curl_easy_setopt(e, CURLOPT_DEBUGFUNCTION, on_debug);
	curl_easy_setopt(e, CURLOPT_DEBUGDATA, t);
	curl_easy_setopt(e, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(e, CURLOPT_ERRORBUFFER, t->error);
	curl_easy_setopt(e, CURLOPT_PRIVATE, t);
}

static void set_request(CURL *e, struct transfer *t, const struct transfer_request *r)
{
	curl_easy_setopt(e, CURLOPT_URL, r->url);
	curl_easy_setopt(e, CURLOPT_USERAGENT, r->user_agent);
	curl_easy_setopt(e, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
	curl_easy_setopt(e, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
	/* empty: nor one of the environment */
	curl_easy_setopt(e, CURLOPT_PROXY, r->proxy != NULL ? r->proxy : "");
	curl_easy_setopt(e, CURLOPT_NOPROXY, "");
	if (r->ca_file != NULL && *r->ca_file != '\0') {
		curl_easy_setopt(e, CURLOPT_CAINFO, r->ca_file);
		curl_easy_setopt(e, CURLOPT_CAPATH, NULL);
	}
	if (r->login != NULL) {
		curl_easy_setopt(e, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
		curl_easy_setopt(e, CURLOPT_USERPWD, r->login);
	}
	add_field(t, "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
	add_field(t, "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
	if (r->etag != NULL)
		add_field(t, "If-None-Match", r->etag);
	if (r->modified != NULL)
		add_field(t, "If-Modified-Since", r->modified);
	curl_easy_setopt(e, CURLOPT_HTTPHEADER, t->fields);
}

static struct transfer *free_one(struct transfers *t)
{
	for (size_t i = 0; i < t->max; i++)
		if (!t->v[i].busy)
			return &t->v[i];
	return NULL;
}

bool transfers_start(struct transfers *t, const struct transfer_request *r)
{
	struct transfer *x = free_one(t);

	if (x == NULL)
		return false;
	if (x->easy == NULL)
		x->easy = curl_easy_init();
	if (x->easy == NULL)
		return false;
	curl_easy_reset(x->easy);
	x->answer = (struct transfer_answer){.tag = r->tag};
	x->host = r->host;
	x->allow = r->allow;
	x->nallow = r->nallow;
	x->body_max = r->body_max;
	x->cut = r->cut;
	x->proxied = r->proxy != NULL && *r->proxy != '\0';
	x->refused = x->too_large = false;
	buf_clear(&x->head);
	buf_clear(&x->body);
	buf_clear(&x->request);
	memset(x->peer, 0, sizeof(x->peer));
	memset(x->why, 0, sizeof(x->why));
	memset(x->error, 0, sizeof(x->error));
	set_callbacks(x->easy, x);
	set_request(x->easy, x, r);
	set_limits(x->easy, r);
	if (curl_multi_add_handle(t->multi, x->easy) != CURLM_OK) {
		curl_slist_free_all(x->fields);
		x->fields = NULL;
		return false;
	}
	x->busy = true;
	t->running++;
	return true;
}

size_t transfers_running(const struct transfers *t)
{
	return t->running;
}

/* Appends a head without the fields that carry credentials. */
static void without_credentials(struct buf *head)
{
	struct buf out = {0};
	struct slice rest = buf_slice(head);

	while (rest.n > 0) {
		const char *nl = memchr(rest.p, '\n', rest.n);
		size_t n = nl != NULL ? (size_t)(nl - rest.p) + 1 : rest.n;

		if (strncasecmp(rest.p, "Authorization:", 14) != 0 && strncasecmp(rest.p, "Proxy-", 6) != 0)
			buf_put(&out, rest.p, n);
		rest = slice_of(rest.p + n, rest.n - n);
	}
	buf_release(head);
	*head = out;
}

static void conclude(struct transfer *t, CURLcode rc)
{
	struct transfer_answer *a = &t->answer;
	long status = 0;
	curl_off_t us = 0;

	curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(t->easy, CURLINFO_TOTAL_TIME_T, &us);
	a->milliseconds = (int64_t)us / 1000;
	a->peer = t->peer;
	without_credentials(&t->request);
	a->request = buf_slice(&t->request);
	a->why = t->why;
	if (t->refused) {
		a->problem = TRANSFER_REFUSED;
		return;
	}
	if (t->too_large && t->cut && t->body.n == t->body_max) {
		a->cut = true;
		rc = CURLE_OK;
	} else if (t->too_large) {
		a->problem = TRANSFER_TOO_LARGE;
		a->why = t->body.n > 0 || t->head.n < TRANSFER_HEAD_MAX / 2 ? "body too large"
									    : "head too large";
		return;
	}
	a->status = (int)status;
	if (rc != CURLE_OK) {
		a->problem = TRANSFER_FAILED;
		strncpy(t->why, t->error[0] != '\0' ? t->error : curl_easy_strerror(rc), sizeof(t->why) - 1);
		return;
	}
	a->head = buf_slice(&t->head);
	a->body = buf_slice(&t->body);
}

const struct transfer_answer *transfers_ready(struct transfers *t)
{
	CURLMsg *m;
	int left;

	while ((m = curl_multi_info_read(t->multi, &left)) != NULL) {
		struct transfer *x = NULL;

		if (m->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, (char **)(void *)&x);
		conclude(x, m->data.result);
		return &x->answer;
	}
	return NULL;
}

const struct transfer_answer *transfers_wait(struct transfers *t, int timeout_ms, int fd)
{
	struct curl_waitfd extra = {.fd = fd, .events = CURL_WAIT_POLLIN};
	const struct transfer_answer *a = transfers_ready(t);
	int still;

	if (a != NULL)
		return a;
	curl_multi_perform(t->multi, &still);
	a = transfers_ready(t);
	if (a != NULL)
		return a;
	curl_multi_poll(t->multi, fd >= 0 ? &extra : NULL, fd >= 0 ? 1 : 0, timeout_ms, NULL);
	curl_multi_perform(t->multi, &still);
	return transfers_ready(t);
}

void transfers_done(struct transfers *t, const struct transfer_answer *a)
{
	for (size_t i = 0; i < t->max; i++) {
		struct transfer *x = &t->v[i];

		if (&x->answer != a || !x->busy)
			continue;
		curl_multi_remove_handle(t->multi, x->easy);
		curl_slist_free_all(x->fields);
		x->fields = NULL;
		/* what a page of megabytes needed is given back */
		if (x->body.cap > 1 << 20)
			buf_release(&x->body);
		x->busy = false;
		t->running--;
	}
}
