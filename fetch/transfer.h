/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_TRANSFER_H
#define KPI_FETCH_TRANSFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "fetch/address.h"

/*
 * Requests over the network, several at a time, by libcurl's multi interface.
 * transfer.c is the only file that includes curl/curl.h. It follows no
 * redirect and knows nothing of robots or delays: its caller does. What it sees
 * to: no address that is not allowed is connected to or used, nothing grows
 * beyond its cap, nothing takes longer than its time, a host has one connection.
 */

enum { TRANSFER_HEAD_MAX = 65536 }; /**< the most bytes of the head of an answer */

/** What to ask for. Strings are borrowed until the answer is taken. */
struct transfer_request {
	const char *url;      /**< in its one form (url.h) */
	const char *host;     /**< of it */
	const char *etag;     /**< of what is known, for If-None-Match; NULL none */
	const char *modified; /**< likewise, for If-Modified-Since */
	const char *user_agent;
	const char *login;    /**< "name:password", NULL none */
	const char *proxy, *ca_file; /**< NULL or "" none */
	const struct network *allow; /**< that may be connected to though they are not public */
	size_t nallow;
	size_t body_max;      /**< the most bytes of the body, unpacked */
	bool cut;             /**< a larger body is cut there, and is no failure */
	long connect_seconds, slow_seconds, total_seconds;
	void *tag;            /**< the caller's */
};

enum transfer_problem {
	TRANSFER_OK,        /**< there is an answer, with whatever status */
	TRANSFER_REFUSED,   /**< its address is not allowed */
	TRANSFER_TOO_LARGE, /**< head or body beyond their caps */
	TRANSFER_FAILED     /**< no connection, no time left, TLS not trusted, cut off, no HTTP */
};

/** An answer. Owned by the transfers; lives until transfers_done. */
struct transfer_answer {
	void *tag;
	enum transfer_problem problem;
	const char *why;      /**< in words, for everything but TRANSFER_OK */
	int status;           /**< of HTTP, 0 where there was no answer; also of one that was cut off */
	struct slice head;    /**< status line and fields, with the empty line */
	struct slice body;    /**< without content or transfer codings */
	struct slice request; /**< the head of the request as it was sent, without credentials */
	const char *peer;     /**< address of the server, or of the proxy; "" unknown */
	bool cut;             /**< the body is not all of it */
	int64_t milliseconds; /**< from the start to the end */
};

struct transfers;

/** max: how many at a time. NULL where libcurl cannot be set up. */
struct transfers *transfers_new(size_t max);
void transfers_free(struct transfers *t); /**< stops what runs; NULL is fine */

/** Start one. False where libcurl refuses. */
bool transfers_start(struct transfers *t, const struct transfer_request *r);
size_t transfers_running(const struct transfers *t);

/**
 * Wait for an answer, at most timeout_ms, or until fd can be read (-1: no fd).
 * NULL where there is none yet. An answer is to be given back by transfers_done.
 */
const struct transfer_answer *transfers_wait(struct transfers *t, int timeout_ms, int fd);
/** One that is there already, without waiting. */
const struct transfer_answer *transfers_ready(struct transfers *t);
void transfers_done(struct transfers *t, const struct transfer_answer *a);

#endif
