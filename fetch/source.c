/* SPDX-License-Identifier: BSD-2-Clause */
/* Sources, checked and made ready for use. */
#include "fetch/source.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/io.h"
#include "base/mem.h"

enum { LOGIN_MAX = 4096 };

static enum kpi_status bad(const struct fetch_source *c, struct err *err, const char *key, const char *what)
{
	return err_set(err, KPI_ECONFIG, c->file, c->line, "source %s: %s%s%s", c->name, key,
		       *key != '\0' ? ": " : "", what);
}

static enum kpi_status check_url(const struct fetch_source *c, struct url *out, struct err *err)
{
	struct err e = {0};

	if (c->kind == FETCH_LIST)
		return *c->list != '\0' ? KPI_OK : bad(c, err, "", "a list needs a file");
	if (*c->url == '\0')
		return bad(c, err, "", "it needs a url");
	if (url_parse(slice_str(c->url), NULL, out, &e) != KPI_OK)
		return bad(c, err, "url", e.msg);
	return KPI_OK;
}

static enum kpi_status check_page(const struct fetch_source *c, struct err *err)
{
	struct source s = {.conf = c};
	struct buf b = {0};
	struct url u = {0};
	struct err e = {0};
	enum kpi_status status = KPI_OK;

	if (*c->page == '\0')
		return KPI_OK;
	if (c->kind != FETCH_LISTING)
		return bad(c, err, "page", "only a listing has further documents by number");
	if (!source_document(&s, 1, &b))
		return bad(c, err, "page", "{} has to stand in it once, for the number");
	if (url_parse(buf_slice(&b), NULL, &u, &e) != KPI_OK)
		status = bad(c, err, "page", e.msg);
	url_release(&u);
	buf_release(&b);
	return status;
}

static enum kpi_status check_networks(const struct fetch_source *c, struct source *s, struct err *err)
{
	s->allow = mem_array(NULL, c->allow.n, sizeof(*s->allow));
	for (size_t i = 0; i < c->allow.n; i++) {
		if (!network_parse(slice_str(c->allow.v[i]), &s->allow[i]))
			return bad(c, err, "allow", "not a network such as 10.1.0.0/16 or fd00::/8");
		s->nallow++;
	}
	return KPI_OK;
}

/* What a product token may hold: RFC 9110, 5.6.2, less what would end a line or a comment. */
static size_t token_len(const char *p)
{
	size_t n = 0;

	while (ascii_is_letter(p[n]) || ascii_is_digit(p[n]) ||
	       (p[n] != '\0' && strchr("-_.+", p[n]) != NULL))
		n++;
	return n;
}

static enum kpi_status check_agent(const struct fetch_source *c, const char *version, struct source *s,
				   struct err *err)
{
	size_t n = token_len(c->agent), v = 0;
	struct buf b = {0};

	if (*c->contact == '\0')
		return bad(c, err, "contact", "it is needed: a site's operator has to be able to reach you");
	for (const char *p = c->contact; *p != '\0'; p++)
		if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 0x7f || *p == '(' || *p == ')')
			return bad(c, err, "contact",
				   "an address of mail or a page, in ASCII and without blanks");
	if (c->agent[n] == '/')
		v = 1 + token_len(c->agent + n + 1);
	if (c->agent[n + v] != '\0' || v == 1 || (n == 0 && *c->agent != '\0'))
		return bad(c, err, "agent", "a name or NAME/VERSION, of letters, digits, - _ . and +");
	buf_printf(&b, "%s%skpi-fetch/%s (+%s)", c->agent, n > 0 ? " " : "", version, c->contact);
	s->user_agent = buf_steal(&b);
	if (n > 0)
		s->token = mem_strndup(c->agent, n);
	return KPI_OK;
}

static enum kpi_status read_login(const struct fetch_source *c, struct source *s, struct err *err)
{
	struct buf b = {0};
	size_t n;
	enum kpi_status status;

	if (*c->login_file == '\0')
		return KPI_OK;
	status = io_read_file(c->login_file, LOGIN_MAX, &b, err);
	if (status != KPI_OK)
		return status;
	n = b.n > 0 ? strcspn(b.p, "\r\n") : 0;
	if (n > 0 && memchr(b.p, ':', n) != NULL)
		s->login = mem_strndup(b.p, n);
	else
		status = bad(c, err, "login_file", "its first line is not NAME:PASSWORD");
	if (b.p != NULL)
		memset(b.p, 0, b.n);
	buf_release(&b);
	return status;
}

enum kpi_status source_make(const struct fetch_source *c, const char *version, struct source *out,
			    struct err *err)
{
	struct source s = {.conf = c};
	enum kpi_status status = check_url(c, &s.url, err);

	s.schedule = (struct schedule){.interval = c->interval_seconds,
				       .jitter_percent = c->jitter_percent,
				       .stretch = c->stretch_seconds,
				       .retry = c->retry_seconds,
				       .retry_max = c->retry_max_seconds};
	if (status == KPI_OK && !window_parse(slice_str(c->window), &s.schedule.window))
		status = bad(c, err, "window", "not of the form 07:00-21:30 +08:00");
	if (status == KPI_OK && c->kind == FETCH_LISTING && c->links.n == 0)
		status = bad(c, err, "links", "a listing needs patterns of the pages that it lists");
	if (status == KPI_OK)
		status = check_page(c, err);
	if (status == KPI_OK)
		status = check_networks(c, &s, err);
	if (status == KPI_OK)
		status = check_agent(c, version, &s, err);
	if (status == KPI_OK)
		status = read_login(c, &s, err);
	if (status == KPI_OK)
		*out = s;
	else
		source_free(&s);
	return status;
}

void source_free(struct source *s)
{
	url_release(&s->url);
	free(s->allow);
	free(s->user_agent);
	free(s->token);
	if (s->login != NULL)
		memset(s->login, 0, strlen(s->login));
	free(s->login);
	*s = (struct source){0};
}

bool source_document(const struct source *s, int64_t n, struct buf *out)
{
	const char *page = s->conf->page, *at = strstr(page, "{}");

	if (at == NULL || strstr(at + 2, "{}") != NULL)
		return false;
	buf_put(out, page, (size_t)(at - page));
	buf_printf(out, "%" PRId64 "%s", n, at + 2);
	return true;
}
