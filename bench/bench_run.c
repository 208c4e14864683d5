/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Run a command a number of times, its output thrown away.
 * usage: bench_run RUNS COMMAND ARGUMENT...
 * Prints three numbers: the median of the wall-clock times and the shortest one, in microseconds, and the largest
 * resident memory in kB.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 999 };

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * INT64_C(1000000) + t.tv_nsec / 1000;
}

static int by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static int run(char **command, long *kb)
{
	struct rusage use;
	int status;
	pid_t pid = fork();

	if (pid < 0)
		return -1;
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, 0);
		dup2(null, 1);
		dup2(null, 2);
		execvp(command[0], command);
		_exit(127);
	}
	if (wait4(pid, &status, 0, &use) != pid)
		return -1;
	*kb = use.ru_maxrss > *kb ? use.ru_maxrss : *kb;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int main(int argc, char **argv)
{
	int64_t took[RUNS_MAX];
	long kb = 0;
	int runs = argc > 2 ? atoi(argv[1]) : 0;

	if (runs < 1 || runs > RUNS_MAX) {
		fprintf(stderr, "usage: bench_run RUNS COMMAND ARGUMENT...\n");
		return 2;
	}
	for (int i = 0; i < runs; i++) {
		int64_t began = now();

		int status = run(argv + 2, &kb);

		/* 3: a page of more figures than are read was read as far as that */
		if (status != 0 && status != 3) {
			fprintf(stderr, "bench_run: failed: %s\n", argv[2]);
			return 1;
		}
		took[i] = now() - began;
	}
	qsort(took, (size_t)runs, sizeof(*took), by_size);
	printf("%lld %lld %ld\n", (long long)took[runs / 2], (long long)took[0], kb);
	return 0;
}
