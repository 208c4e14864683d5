/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The floor for kpi-fetch: libcurl's multi interface and nothing else. Reads
 * addresses from a file, fetches from each host one at a time over a connection
 * that is kept, throws the bytes away, and prints pages, bytes and milliseconds.
 *
 *	bench_fetch FILE
 */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/io.h"

enum { HOSTS = 256 };

/* The addresses of a host, in the order of the file. */
struct host {
	char name[64];
	char **urls;
	size_t n, cap, next;
	CURL *easy;
};

static long long bytes;

static size_t drop(char *p, size_t size, size_t n, void *ctx)
{
	(void)p, (void)ctx;
	bytes += (long long)(size * n);
	return size * n;
}

static void add(struct host *v, size_t *n, char *url)
{
	const char *from = strstr(url, "//"), *end = from != NULL ? strchr(from + 2, '/') : NULL;
	size_t len = end != NULL ? (size_t)(end - from) : 0, i;

	if (len == 0 || len >= sizeof(v->name))
		return;
	for (i = 0; i < *n && strncmp(v[i].name, from, len) != 0; i++)
		;
	if (i == HOSTS)
		return;
	if (i == *n) {
		memcpy(v[i].name, from, len);
		++*n;
	}
	if (v[i].n == v[i].cap) {
		v[i].cap = v[i].cap * 2 + 64;
		v[i].urls = realloc(v[i].urls, v[i].cap * sizeof(char *));
	}
	v[i].urls[v[i].n++] = url;
}

static void start(CURLM *multi, struct host *h)
{
	if (h->easy == NULL) {
		h->easy = curl_easy_init();
		curl_easy_setopt(h->easy, CURLOPT_WRITEFUNCTION, drop);
		curl_easy_setopt(h->easy, CURLOPT_ACCEPT_ENCODING, "");
		curl_easy_setopt(h->easy, CURLOPT_USERAGENT, "kpi-fetch/bench (+mailto:nobody)");
		curl_easy_setopt(h->easy, CURLOPT_PRIVATE, h);
	}
	curl_easy_setopt(h->easy, CURLOPT_URL, h->urls[h->next++]);
	curl_multi_add_handle(multi, h->easy);
}

int main(int argc, char **argv)
{
	static struct host v[HOSTS];
	struct buf text = {0};
	struct timespec from, to;
	size_t n = 0, pages = 0;
	CURLM *multi = curl_multi_init();
	CURLMsg *m;
	int running = 1, left;

	if (argc != 2 || io_read_file(argv[1], 0, &text, NULL) != KPI_OK || text.n == 0)
		return 2;
	for (char *line = strtok(text.p, "\n"); line != NULL; line = strtok(NULL, "\n"))
		add(v, &n, line);
	curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)n);
	clock_gettime(CLOCK_MONOTONIC, &from);
	for (size_t i = 0; i < n; i++)
		start(multi, &v[i]);
	while (running > 0) {
		curl_multi_perform(multi, &running);
		while ((m = curl_multi_info_read(multi, &left)) != NULL) {
			struct host *h = NULL;

			curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, (char **)(void *)&h);
			pages += m->data.result == CURLE_OK;
			curl_multi_remove_handle(multi, m->easy_handle);
			if (h->next < h->n) {
				start(multi, h);
				running = 1;
			}
		}
		if (running > 0)
			curl_multi_poll(multi, NULL, 0, 1000, NULL);
	}
	clock_gettime(CLOCK_MONOTONIC, &to);
	printf("pages=%zu bytes=%lld ms=%lld\n", pages, bytes,
	       (long long)(to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000);
	return 0;
}
