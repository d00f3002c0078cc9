/* UUIDs made of names: the same name has the same UUID for ever, on every machine. */
#ifndef LECTERN_BASE_UUID_H
#define LECTERN_BASE_UUID_H

#include <glib.h>

enum { UUID_BYTES = 16 };

/* The namespace of RFC 9562 for URLs. */
extern const guint8 uuid_namespace_url[UUID_BYTES];

/* A SHA-1 that NAMESPACE has gone into, for the name to follow. */
GChecksum *uuid_begin(const guint8 namespace[UUID_BYTES]);

/* Frees SUM and gives the UUID (RFC 9562, version 5) of what went into it, in small digits; the
 * caller frees it. */
char *uuid_end(GChecksum *sum);

/* The UUID of the text NAME in NAMESPACE. */
char *uuid_of(const guint8 namespace[UUID_BYTES], const char *name);

/* The bytes of the UUID in TEXT, in whatever case; FALSE where it is none. */
gboolean uuid_parse(const char *text, guint8 bytes[UUID_BYTES]);

#endif
