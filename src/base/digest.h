/* SHA-256, by Nettle: where the processor has instructions for it, it takes a fifteenth of the time
 * of GLib's. */
#ifndef LECTERN_BASE_DIGEST_H
#define LECTERN_BASE_DIGEST_H

#include <glib.h>
#include <nettle/sha2.h>

typedef struct {
    struct sha256_ctx state;
} Digest;

enum { DIGEST_BYTES = SHA256_DIGEST_SIZE, DIGEST_DIGITS = 2 * DIGEST_BYTES };

void digest_init(Digest *digest);
void digest_add(Digest *digest, gconstpointer bytes, gsize length);

/* Adds the length of TEXT (or that it is NULL) and its bytes: so that no two series of texts and
 * numbers look the same. */
void digest_add_text(Digest *digest, const char *text);
void digest_add_number(Digest *digest, gint64 number);
void digest_add_real(Digest *digest, double number);

/* The digest of all that was added; DIGEST starts anew. */
void digest_end(Digest *digest, guint8 bytes[DIGEST_BYTES]);

/* The same in small hexadecimal digits, to be freed by the caller. */
char *digest_end_hex(Digest *digest);

#endif
