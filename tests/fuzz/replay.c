/* SPDX-License-Identifier: BSD-2-Clause */
/* Runs a fuzz target over its corpus without a fuzzer: each file, its prefixes, and copies with bytes changed. */

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/io.h"
#include "base/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PREFIXES = 40, MUTANTS = 80, SEED = 20180829 };

/* A fixed sequence: the same inputs on every run and machine. */
static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* A heap copy of exactly n bytes, so that a sanitizer sees the first byte read beyond the end. */
static void run_copy(const char *p, size_t n)
{
	uint8_t *copy = mem_alloc(n);
	if (n)
		memcpy(copy, p, n);
	LLVMFuzzerTestOneInput(copy, n);
	free(copy);
}

static void run_mutants(char *p, size_t n, uint32_t *state)
{
	for (int i = 0; i < MUTANTS; i++) {
		size_t at[3];
		char old[3];
		for (int k = 0; k < 3; k++) {
			at[k] = next_random(state) % n;
			old[k] = p[at[k]];
			p[at[k]] = (char)next_random(state);
		}
		run_copy(p, n);
		for (int k = 2; k >= 0; k--)
			p[at[k]] = old[k];
	}
}

static int replay_file(const char *path, uint32_t *state)
{
	struct buf b = {0};
	struct err err;
	if (io_read_file(path, 0, &b, &err)) {
		fprintf(stderr, "%s\n", err.msg);
		return -1;
	}
	run_copy(b.p, b.n);
	for (int i = 0; i < PREFIXES; i++)
		run_copy(b.p, b.n * (size_t)i / PREFIXES);
	if (b.n)
		run_mutants(b.p, b.n, state);
	buf_release(&b);
	return 0;
}

static int replay_folder(const char *path)
{
	struct dirent **names;
	int n = scandir(path, &names, NULL, alphasort);
	int files = 0, bad = 0;
	uint32_t state = SEED;
	struct buf file = {0};

	for (int i = 0; i < n; i++) {
		if (names[i]->d_name[0] != '.') {
			buf_clear(&file);
			buf_printf(&file, "%s/%s", path, names[i]->d_name);
			bad += replay_file(file.p, &state) != 0;
			files++;
		}
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	buf_release(&file);
	printf("%s: %d files, each with %d prefixes and %d mutants, seed %d\n", path, files, PREFIXES,
	       MUTANTS, SEED);
	return files == 0 || bad;
}

/* fuzz_NAME [FOLDER]: without a folder, $srcdir/tests/fuzz/corpus/NAME. */
int main(int argc, char **argv)
{
	if (argc > 1)
		return replay_folder(argv[1]);
	const char *slash = strrchr(argv[0], '/');
	const char *name = slash ? slash + 1 : argv[0];
	const char *srcdir = getenv("srcdir");
	struct buf path = {0};
	buf_printf(&path, "%s/tests/fuzz/corpus/%s", srcdir ? srcdir : ".",
		   strncmp(name, "fuzz_", 5) == 0 ? name + 5 : name);
	int status = replay_folder(path.p);
	buf_release(&path);
	return status;
}
