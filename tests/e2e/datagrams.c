/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * datagrams SOCKET FILE: listen at SOCKET, append every datagram with a line
 * feed to FILE. For tests, in a service manager's place. Ends by a signal.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	char buf[4096];
	ssize_t n;
	int s = socket(AF_UNIX, SOCK_DGRAM, 0), fd;

	if (argc != 3 || strlen(argv[1]) >= sizeof(at.sun_path))
		return 2;
	memcpy(at.sun_path, argv[1], strlen(argv[1]));
	fd = open(argv[2], O_WRONLY | O_CREAT | O_APPEND, 0666);
	if (s < 0 || fd < 0 || bind(s, (const struct sockaddr *)&at, sizeof(at)) != 0) {
		perror(argv[1]);
		return 1;
	}
	while ((n = recv(s, buf, sizeof(buf) - 1, 0)) >= 0) {
		buf[n++] = '\n';
		if (write(fd, buf, (size_t)n) != n)
			return 1;
	}
	return 1;
}
