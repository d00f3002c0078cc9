/* The seal of edition.json: it has the digests of all other files, and this is its own. */
#ifndef LECTERN_EDITION_SEAL_H
#define LECTERN_EDITION_SEAL_H

#include <glib.h>

/* The key of the seal, the last one of the object, and its value until the seal is set. */
#define SEAL_KEY "seal"
#define SEAL_EMPTY "0000000000000000000000000000000000000000000000000000000000000000"

/* Puts into TEXT, in place of the last SEAL_EMPTY, the SHA-256 of TEXT as it is. */
void seal_set(char *text, gsize length);

/* Whether the seal in TEXT is that of TEXT with SEAL_EMPTY in its place. */
gboolean seal_holds(const char *text, gsize length);

#endif
