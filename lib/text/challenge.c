/* SPDX-License-Identifier: BSD-2-Clause */
/* Pages sent instead of the one asked for, known by what their makers leave in them. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include "text/challenge.h"

#include <string.h>
#include <strings.h>

enum {
	TEXT_MAX = 1500, /* bytes that a reader sees: a challenge says a sentence or two */
	EMPTY_MAX = 120, /* hardly a sentence */
	LOOK_MAX = 262144 /* bytes of the page; its marks stand near its start */
};

struct mark {
	const char *in; /* bytes of the page */
	const char *name;
};

/* Each is of a product's challenge itself, not of a script that it puts into pages it lets through. */
static const struct mark marks[] = {
	{"__jsl_clearance", "script sets a cookie (jsl)"},
	{"('_')+('_')+('j')", "script sets a cookie (jsl)"},
	{"$_ts=window['$_ts']", "script sets a cookie ($_ts)"},
	{"$_ts=window[\"$_ts\"]", "script sets a cookie ($_ts)"},
	{"acw_sc__v2", "script sets a cookie (acw_sc)"},
	{"acw_sc__v3", "script sets a cookie (acw_sc)"},
	{"aliyun_waf_aa", "script sets a cookie (aliyun_waf)"},
	{"_cf_chl_opt", "browser check (cf_chl)"},
	{"cf-browser-verification", "browser check (cf)"},
	{"sucuri_cloudproxy_js", "script sets a cookie (cloudproxy)"},
	{"_Incapsula_Resource", "browser check (incapsula)"},
	{"captcha-delivery.com", "typed code (captcha-delivery)"},
	{"awsWafCookieDomainList", "browser check (aws waf)"},
	{"window.gokuProps", "browser check (aws waf)"},
	{"ddos-guard/js-challenge", "browser check (ddos-guard)"},
	{"wappass.baidu.com/static/captcha", "typed code (wappass)"},
	{"TencentCaptcha(", "typed code (tencent captcha)"},
	{"initGeetest(", "typed code (geetest)"},
};

/* What such a page says to people where it has no mark. */
static const struct mark words[] = {
	{"完成验证后即可继续访问", "typed code"},
	{"请完成安全验证", "typed code"},
	{"百度安全验证", "typed code"},
	{"请输入验证码", "typed code"},
	{"正在进行安全检查", "browser check"},
	{"正在验证您的浏览器", "browser check"},
	{"Checking your browser before accessing", "browser check"},
	{"Verify you are human", "browser check"},
	{"Enable JavaScript and cookies to continue", "browser check"},
};

static bool holds(struct slice in, const char *what)
{
	return memmem(in.p, in.n, what, strlen(what)) != NULL;
}

/* An element's name or a piece of script, whatever its case. */
static bool holds_folded(struct slice in, const char *what)
{
	size_t n = strlen(what);

	for (const char *p = in.p, *end = in.p + in.n; p + n <= end; p++) {
		p = memchr(p, what[0], (size_t)(end - p));
		if (p == NULL || p + n > end)
			return false;
		if (strncasecmp(p, what, n) == 0)
			return true;
	}
	return false;
}

/* A page of next to no text whose script sets a cookie and loads a page: nothing but a gate. */
static const char *gate_of(struct slice page)
{
	bool moves = holds(page, "location.reload") || holds(page, "location.href") ||
		     holds(page, "location.replace") || holds(page, "location.assign") ||
		     holds(page, "location=") || holds(page, "location =");

	if (!holds_folded(page, "<script"))
		return NULL;
	if (holds(page, "document.cookie") && moves)
		return "script sets a cookie";
	if (holds_folded(page, "<noscript") &&
	    (holds_folded(page, "enable javascript") || holds(page, "JavaScript才能") ||
	     holds(page, "启用JavaScript") || holds(page, "开启JavaScript")))
		return "script draws the page";
	return NULL;
}

const char *challenge_of(struct slice page, struct slice text)
{
	struct slice head = slice_of(page.p, page.n < LOOK_MAX ? page.n : LOOK_MAX);

	if (text.n > TEXT_MAX || page.n == 0)
		return NULL;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (holds(head, marks[i].in))
			return marks[i].name;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text.n > 0 && holds(text, words[i].in))
			return words[i].name;
	return text.n <= EMPTY_MAX ? gate_of(head) : NULL;
}
