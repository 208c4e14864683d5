/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_CONTAINER_PARTS_H
#define KPI_DAEMON_CONTAINER_PARTS_H

/* Containers from inside: what container.c, container_archive.c and member_sidecars.c share. */

#include "capture/capture.h"
#include "daemon/archive.h"
#include "daemon/bulk.h"
#include "daemon/container.h"
#include "daemon/sidecar.h"

enum { DEPTH_MAX = 8, READ_BYTES = 1 << 16 };

struct member_sidecars;

/* A container in hand; those within it stand above it. */
struct level {
	enum container_kind kind;
	int fd;
	bool own;     /* fd is a scratch copy */
	char *member; /* where it is in the file; NULL: it is the file */
	char *name;   /* for messages and identities */
	char *folder; /* of what is in it, as if it were unpacked; "" or with a / at its end */
	struct bulk *bulk;
	struct captures *captures;
	struct archive_reader *archive;
	struct member_sidecars *sidecars;
};

struct container {
	struct container_limits limits;
	uint64_t file_bytes;
	uint64_t members, unpacked;
	struct level levels[DEPTH_MAX + 1];
	unsigned int n;
	/* of the part in hand */
	struct buf data, name, member, ident, path;
	struct sidecar sidecar;
	char sidecar_why[512];
	struct err why;
};

/* Put a container on top. member: copied. Becomes the owner of fd where own. */
enum kpi_status push_level(struct container *c, enum container_kind kind, int fd, bool own, const char *name,
			   const char *member, struct err *err);

/* The next part of the archive on top; KPI_ENOTFOUND at its end. *pushed: none; a container in it is on top now. */
enum kpi_status next_of_archive(struct container *c, struct level *l, struct part *out, bool *pushed,
				struct err *err);

/* What is wrong with a part. */
void bad_part(struct part *out, const char *why);

/* Count bytes that came out of an archive. false, with c->why: more than allowed. */
bool count_unpacked(struct container *c, uint64_t *sum, size_t n);

/* Where members that are sidecars have their text. */
struct member_sidecars *member_sidecars_read(struct container *c, struct level *l);
void member_sidecars_free(struct member_sidecars *s);
/* The sidecar of a member, parsed. KPI_ENOTFOUND: it has none; KPI_EINPUT: it is wrong. */
enum kpi_status member_sidecar_of(struct member_sidecars *s, const char *name, struct sidecar *out,
				  struct err *err);
/* One that nobody asked for; NULL: none is left. */
const char *member_sidecar_left(struct member_sidecars *s);

/*
 * The name of a member of l in UTF-8, without what could be mistaken, in c->name. false: one that is passed over.
 */
bool take_name(struct container *c, const struct level *l, const struct archive_member *m);

#endif
