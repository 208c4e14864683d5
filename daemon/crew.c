/* SPDX-License-Identifier: BSD-2-Clause */
/* A ring of jobs, worked on by threads in any order, taken back in order. */
#include "daemon/crew.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

enum {
	RING = 256,
	BYTES_MAX = 8 << 20, /* of what is under way; one job may be larger */
	THREADS_MAX = 32
};

struct crew {
	struct job *ring[RING];
	size_t head, next, tail; /* oldest; first that nobody works on; where the next one goes */
	size_t bytes;
	bool closing;
	unsigned int threads;
	pthread_t ids[THREADS_MAX];
	pthread_mutex_t lock;
	pthread_cond_t given, worked;
	struct deflater *own; /* of the writer, without threads */
};

static void *work(void *arg)
{
	struct crew *c = arg;
	struct deflater *d = deflater_new();

	pthread_mutex_lock(&c->lock);
	for (;;) {
		struct job *job;

		while (!c->closing && c->next == c->tail)
			pthread_cond_wait(&c->given, &c->lock);
		if (c->next == c->tail)
			break;
		job = c->ring[c->next++ % RING];
		pthread_mutex_unlock(&c->lock);
		job->work(job, d);
		pthread_mutex_lock(&c->lock);
		job->done = true;
		if (job == c->ring[c->head % RING])
			pthread_cond_signal(&c->worked);
	}
	pthread_mutex_unlock(&c->lock);
	deflater_free(d);
	return NULL;
}

struct crew *crew_new(unsigned int threads)
{
	struct crew *c = mem_zalloc(sizeof(*c));

	pthread_mutex_init(&c->lock, NULL);
	pthread_cond_init(&c->given, NULL);
	pthread_cond_init(&c->worked, NULL);
	/* where the system gives no more threads, fewer do, and without any the writer works itself */
	while (c->threads < threads && c->threads < THREADS_MAX &&
	       pthread_create(&c->ids[c->threads], NULL, work, c) == 0)
		c->threads++;
	if (c->threads == 0)
		c->own = deflater_new();
	return c;
}

void crew_free(struct crew *c)
{
	if (c == NULL)
		return;
	pthread_mutex_lock(&c->lock);
	c->closing = true;
	pthread_cond_broadcast(&c->given);
	pthread_mutex_unlock(&c->lock);
	for (unsigned int i = 0; i < c->threads; i++)
		pthread_join(c->ids[i], NULL);
	pthread_mutex_destroy(&c->lock);
	pthread_cond_destroy(&c->given);
	pthread_cond_destroy(&c->worked);
	deflater_free(c->own);
	free(c);
}

/* head, tail and bytes are changed by the writer only, so it may read them without the lock. */
bool crew_has_room(const struct crew *c, size_t cost)
{
	size_t jobs = c->tail - c->head;

	return jobs == 0 || (jobs < RING && c->bytes <= BYTES_MAX && cost <= BYTES_MAX - c->bytes);
}

bool crew_idle(const struct crew *c)
{
	return c->tail == c->head;
}

void crew_give(struct crew *c, struct job *job)
{
	job->done = false;
	if (c->threads == 0) {
		job->work(job, c->own);
		job->done = true;
	}
	pthread_mutex_lock(&c->lock);
	c->ring[c->tail++ % RING] = job;
	c->bytes += job->cost;
	if (c->threads > 0)
		pthread_cond_signal(&c->given);
	pthread_mutex_unlock(&c->lock);
}

struct job *crew_take(struct crew *c)
{
	struct job *job;

	if (c->head == c->tail)
		return NULL;
	pthread_mutex_lock(&c->lock);
	job = c->ring[c->head % RING];
	while (!job->done)
		pthread_cond_wait(&c->worked, &c->lock);
	c->head++;
	c->bytes -= job->cost;
	pthread_mutex_unlock(&c->lock);
	return job;
}

bool crew_ready(struct crew *c)
{
	bool ready;

	pthread_mutex_lock(&c->lock);
	ready = c->head != c->tail && c->ring[c->head % RING]->done;
	pthread_mutex_unlock(&c->lock);
	return ready;
}

unsigned int crew_threads_of_machine(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > THREADS_MAX ? THREADS_MAX : (unsigned int)n;
}
