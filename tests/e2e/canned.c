/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A web server for tests: canned FOLDER writes its port to standard output,
 * answers a request for /NAME with the bytes of FOLDER/NAME, which are a whole
 * HTTP answer, and closes the connection. It ends when it is told to.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/io.h"

enum { REQUEST_MAX = 1 << 16, SECONDS_MAX = 300 };

static const char missing[] = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

static int listen_somewhere(void)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t n = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&a, n) != 0 || listen(fd, 16) != 0 ||
	    getsockname(fd, (struct sockaddr *)&a, &n) != 0)
		return -1;
	printf("%d\n", ntohs(a.sin_port));
	return fflush(stdout) == 0 ? fd : -1;
}

/* Read a request up to its empty line. */
static void read_request(int fd, struct buf *out)
{
	ssize_t n = 1;

	while (n > 0 && out->n < REQUEST_MAX && (out->p == NULL || strstr(out->p, "\r\n\r\n") == NULL)) {
		buf_reserve(out, 4097);
		n = read(fd, out->p + out->n, 4096);
		out->n += n > 0 ? (size_t)n : 0;
		out->p[out->n] = '\0';
	}
}

static void answer(int fd, const char *folder)
{
	struct buf request = {0}, path = {0}, bytes = {0};
	char *name, *end;

	read_request(fd, &request);
	name = request.p != NULL ? strstr(request.p, " /") : NULL;
	end = name != NULL ? strpbrk(name + 2, " ?\r\n") : NULL;
	if (end != NULL) {
		*end = '\0';
		buf_printf(&path, "%s/%s", folder, name + 2);
	}
	if (end == NULL || end == name + 2 || strstr(path.p, "..") != NULL ||
	    io_read_file(path.p, 0, &bytes, NULL) != KPI_OK)
		buf_puts(&bytes, missing);
	io_write_all(fd, bytes.p, bytes.n, "client", NULL);
	buf_release(&request);
	buf_release(&path);
	buf_release(&bytes);
}

int main(int argc, char **argv)
{
	int at = argc == 2 ? listen_somewhere() : -1, fd;

	if (at < 0)
		return 2;
	signal(SIGPIPE, SIG_IGN);
	/* a test that was killed leaves no server behind for long */
	alarm(SECONDS_MAX);
	while ((fd = accept(at, NULL, NULL)) >= 0) {
		answer(fd, argv[1]);
		close(fd);
	}
	return 1;
}
