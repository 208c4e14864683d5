/* SPDX-License-Identifier: BSD-2-Clause */
/* URLs in one form, taken apart by libcurl alone: the only file that knows curl/urlapi.h. */
#include "fetch/url.h"

#include <curl/urlapi.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/mem.h"

enum { FLAGS = CURLU_DISALLOW_USER | CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME, STEPS = 4 };

static char *part(CURLU *h, CURLUPart what, unsigned int flags)
{
	char *p = NULL, *copy;

	if (curl_url_get(h, what, &p, flags) != CURLUE_OK)
		return NULL;
	copy = mem_strdup(p);
	curl_free(p);
	return copy;
}

/* The host in lower case. NULL for one that is written in other characters than a host name has. */
static char *host_of(CURLU *h)
{
	char *host = part(h, CURLUPART_HOST, 0);
	size_t n = host != NULL ? strlen(host) : 0;

	if (host == NULL)
		return NULL;
	/* example.com. is example.com, with the same politeness due */
	if (n > 1 && host[n - 1] == '.')
		host[--n] = '\0';
	for (size_t i = 0; i < n; i++) {
		host[i] = ascii_lower(host[i]);
		if ((unsigned char)host[i] <= ' ' || (unsigned char)host[i] >= 0x7f || host[i] == '%') {
			free(host);
			return NULL;
		}
	}
	if (n == 0 || host[0] == '.') {
		free(host);
		return NULL;
	}
	return host;
}

static enum kpi_status refuse(struct err *err, const char *why, const char *what)
{
	return err_set(err, KPI_EINPUT, NULL, 0, "%s%s", why, what);
}

static enum kpi_status take_parts(CURLU *h, struct url *u, struct err *err)
{
	char *scheme, *port, *path, *query;
	struct buf b = {0};

	curl_url_set(h, CURLUPART_FRAGMENT, NULL, 0);
	scheme = part(h, CURLUPART_SCHEME, 0);
	if (scheme == NULL || (strcmp(scheme, "http") != 0 && strcmp(scheme, "https") != 0)) {
		refuse(err, "not http or https: ", scheme != NULL ? scheme : "");
		free(scheme);
		return KPI_EINPUT;
	}
	u->host = host_of(h);
	if (u->host == NULL) {
		free(scheme);
		return refuse(err, "the host has to be written in ASCII", " (xn--… for other characters)");
	}
	port = part(h, CURLUPART_PORT, CURLU_DEFAULT_PORT);
	path = part(h, CURLUPART_PATH, 0);
	query = part(h, CURLUPART_QUERY, 0);
	u->port = port != NULL ? (int)strtol(port, NULL, 10) : 0;
	buf_printf(&b, "%s://%s:%d", scheme, u->host, u->port);
	u->origin = buf_steal(&b);
	buf_printf(&b, "%s%s%s", path != NULL ? path : "/", query != NULL ? "?" : "",
		   query != NULL ? query : "");
	u->target = buf_steal(&b);
	buf_printf(&b, "%s://%s", scheme, u->host);
	if (u->port != (strcmp(scheme, "https") == 0 ? 443 : 80))
		buf_printf(&b, ":%d", u->port);
	buf_puts(&b, u->target);
	u->text = buf_steal(&b);
	free(scheme);
	free(port);
	free(path);
	free(query);
	return KPI_OK;
}

static const char *reason(CURLUcode rc)
{
	switch (rc) {
	case CURLUE_USER_NOT_ALLOWED:
		return "a user name in the URL";
	case CURLUE_BAD_PORT_NUMBER:
		return "a bad port";
	case CURLUE_UNSUPPORTED_SCHEME:
		return "not http or https";
	case CURLUE_NO_HOST:
	case CURLUE_BAD_HOSTNAME:
	case CURLUE_BAD_IPV6:
		return "a bad host name";
	default:
		return "not a URL";
	}
}

static enum kpi_status parse_once(struct slice text, const char *base, struct url *out, struct err *err)
{
	struct url u = {0};
	enum kpi_status status;
	CURLU *h;
	CURLUcode rc;
	char *z;

	text = slice_trim(text);
	if (text.n == 0 && base == NULL)
		return refuse(err, "empty", "");
	if (text.n > URL_SIZE_MAX)
		return refuse(err, "longer than 4096 bytes", "");
	if (memchr(text.p != NULL ? text.p : "", '\0', text.n) != NULL)
		return refuse(err, "a NUL byte in the URL", "");
	h = curl_url();
	if (h == NULL)
		return refuse(err, "no memory", "");
	/* an empty reference is the base itself (RFC 3986, 5.2.2), which libcurl takes for its root */
	if (base != NULL && (text.n == 0 || text.p[0] == '#')) {
		text = slice_str(base);
		base = NULL;
	}
	z = mem_strndup(text.p, text.n);
	rc = base != NULL ? curl_url_set(h, CURLUPART_URL, base, FLAGS) : CURLUE_OK;
	if (rc == CURLUE_OK)
		rc = curl_url_set(h, CURLUPART_URL, z, FLAGS);
	free(z);
	status = rc == CURLUE_OK ? take_parts(h, &u, err) : refuse(err, reason(rc), "");
	curl_url_cleanup(h);
	if (status == KPI_OK && strlen(u.text) > URL_SIZE_MAX)
		status = refuse(err, "longer than 4096 bytes", "");
	if (status != KPI_OK) {
		url_release(&u);
		return status;
	}
	*out = u;
	return KPI_OK;
}

/*
 * The form has to be one that stays: without its dot, or with %42 resolved, a
 * host can be another (0x7f. is a name, 0x7f an address). What is checked would
 * not be what is connected to.
 */
enum kpi_status url_parse(struct slice text, const char *base, struct url *out, struct err *err)
{
	struct url u = {0}, next = {0};
	enum kpi_status status = parse_once(text, base, &u, err);

	for (int i = 0; i < STEPS && status == KPI_OK; i++) {
		bool stays;

		status = parse_once(slice_str(u.text), NULL, &next, err);
		stays = status == KPI_OK && strcmp(u.text, next.text) == 0;
		url_release(&u);
		u = next;
		next = (struct url){0};
		if (stays) {
			*out = u;
			return KPI_OK;
		}
	}
	url_release(&u);
	return status != KPI_OK ? status : refuse(err, "a bad host name", "");
}

void url_release(struct url *u)
{
	free(u->text);
	free(u->origin);
	free(u->host);
	free(u->target);
	*u = (struct url){0};
}
