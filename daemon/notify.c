/* SPDX-License-Identifier: BSD-2-Clause */
/* The protocol of sd_notify(3) without its library. */
#include "daemon/notify.h"

#include <errno.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

struct notify notify_open(const char *socket_name)
{
	struct sockaddr_un to = {.sun_family = AF_UNIX};
	size_t n = socket_name != NULL ? strlen(socket_name) : 0;
	struct notify none = {-1}, heard;

	/* a path, or a name in the abstract namespace, which starts with @ for a zero byte */
	if (n < 2 || n > sizeof(to.sun_path) - 1 || (socket_name[0] != '/' && socket_name[0] != '@'))
		return none;
	memcpy(to.sun_path, socket_name, n);
	if (to.sun_path[0] == '@')
		to.sun_path[0] = '\0';
	heard.fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (heard.fd < 0)
		return none;
	if (connect(heard.fd, (const struct sockaddr *)&to,
		    (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n)) != 0) {
		close(heard.fd);
		return none;
	}
	return heard;
}

void notify_close(struct notify *n)
{
	if (n->fd >= 0)
		close(n->fd);
	n->fd = -1;
}

void notify_send(const struct notify *n, const char *lines)
{
	if (n->fd < 0)
		return;
	while (send(n->fd, lines, strlen(lines), MSG_NOSIGNAL) < 0 && errno == EINTR)
		;
}

void notify_reloading(const struct notify *n, int64_t steady_us)
{
	char lines[80];

	snprintf(lines, sizeof(lines), "RELOADING=1\nMONOTONIC_USEC=%" PRId64, steady_us);
	notify_send(n, lines);
}

int64_t notify_watchdog(const char *usec, const char *pid)
{
	char *end;
	long long every;

	if (usec == NULL || *usec == '\0' || (pid != NULL && strtoll(pid, NULL, 10) != (long long)getpid()))
		return 0;
	errno = 0;
	every = strtoll(usec, &end, 10);
	return errno == 0 && *end == '\0' && every > 0 ? every : 0;
}
