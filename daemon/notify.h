/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_NOTIFY_H
#define KPI_DAEMON_NOTIFY_H

#include <stdint.h>

/*
 * Telling a service manager how it goes: the protocol of sd_notify(3), a
 * datagram of NAME=VALUE lines to the socket that NOTIFY_SOCKET names. Nothing
 * depends on its being heard.
 */

struct notify {
	int fd; /**< private; -1: nobody listens */
};

/** socket: the value of NOTIFY_SOCKET; NULL or unusable: nobody listens. */
struct notify notify_open(const char *socket);
void notify_close(struct notify *n);

/** Send lines, parted by line feeds: "READY=1\nSTATUS=…". */
void notify_send(const struct notify *n, const char *lines);
/** RELOADING=1 with the reading of CLOCK_MONOTONIC, as the protocol asks for; READY=1 has to follow. */
void notify_reloading(const struct notify *n, int64_t steady_us);

/**
 * How often the manager wants to hear WATCHDOG=1, in microseconds, from the
 * values of WATCHDOG_USEC and WATCHDOG_PID; 0: never.
 */
int64_t notify_watchdog(const char *usec, const char *pid);

#endif
