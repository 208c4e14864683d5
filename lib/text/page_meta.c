/* SPDX-License-Identifier: BSD-2-Clause */
/* Names of meta elements and of microdata that tell title, day, outlet, author or site. */
#include <stdlib.h>
#include <string.h>

#include "text/page.h"

struct meta_name {
	char name[26];
	uint8_t kind; /* enum field_kind */
	uint8_t rank; /* the higher one wins */
};

/* Lower case, white space removed. Sorted. */
static const struct meta_name names[] = {
	{"article:author", FIELD_AUTHOR, 4},
	{"article:create_at", FIELD_DAY, 5},
	{"article:published_time", FIELD_DAY, 9},
	{"articletitle", FIELD_TITLE, 9},
	{"author", FIELD_AUTHOR, 5},
	{"bytedance:published_time", FIELD_DAY, 6},
	{"citation_date", FIELD_DAY, 5},
	{"contentsource", FIELD_SOURCE, 9},
	{"date", FIELD_DAY, 3},
	{"datepublished", FIELD_DAY, 9},
	{"dc.creator", FIELD_SOURCE, 3},
	{"dc.date", FIELD_DAY, 6},
	{"dc.date.issued", FIELD_DAY, 7},
	{"dc.publisher", FIELD_SOURCE, 2},
	{"dc.source", FIELD_SOURCE, 4},
	{"dc.title", FIELD_TITLE, 6},
	{"dcterms.created", FIELD_DAY, 5},
	{"dcterms.issued", FIELD_DAY, 6},
	{"firstpublishedtime", FIELD_DAY, 7},
	{"headline", FIELD_TITLE, 5},
	{"mediaid", FIELD_SOURCE, 7},
	{"og:article:author", FIELD_AUTHOR, 3},
	{"og:release_date", FIELD_DAY, 6},
	{"og:site_name", FIELD_SITE, 9},
	{"og:title", FIELD_TITLE, 8},
	{"parsely-pub-date", FIELD_DAY, 5},
	{"pubdate", FIELD_DAY, 8},
	{"publish-date", FIELD_DAY, 7},
	{"publish_date", FIELD_DAY, 7},
	{"publish_time", FIELD_DAY, 7},
	{"publishdate", FIELD_DAY, 8},
	{"publishtime", FIELD_DAY, 7},
	{"pubtime", FIELD_DAY, 7},
	{"sailthru.date", FIELD_DAY, 4},
	{"sitename", FIELD_SITE, 8},
	{"source", FIELD_SOURCE, 8},
	{"twitter:title", FIELD_TITLE, 4},
	{"weibo:article:create_at", FIELD_DAY, 7},
};

static int compare(const void *key, const void *entry)
{
	return strcmp(key, ((const struct meta_name *)entry)->name);
}

static bool has_letter(struct slice v)
{
	for (size_t i = 0; i < v.n; i++)
		if ((unsigned char)v.p[i] >= 0x80 || (unsigned char)((v.p[i] | 0x20) - 'a') < 26)
			return true;
	return false;
}

void page_meta(struct page *pg, struct slice name, struct slice content)
{
	const struct meta_name *m;
	char key[26];
	size_t n = 0;

	for (size_t i = 0; i < name.n && n < sizeof(key); i++)
		if ((unsigned char)name.p[i] > ' ')
			key[n++] =
				(unsigned char)(name.p[i] - 'A') < 26 ? (char)(name.p[i] | 0x20) : name.p[i];
	if (n == sizeof(key))
		return;
	key[n] = '\0';
	m = bsearch(key, names, sizeof(names) / sizeof(*names), sizeof(*names), compare);
	content = slice_trim(content);
	if (!m || !content.n || content.n > 1024 || m->rank <= pg->meta_rank[m->kind])
		return;
	if (m->kind != FIELD_DAY && !has_letter(content)) /* the author is a clerk's number */
		return;
	free(pg->meta[m->kind]);
	pg->meta[m->kind] = mem_strndup(content.p, content.n);
	pg->meta_rank[m->kind] = m->rank;
}
