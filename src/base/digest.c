#include "base/digest.h"

#include <string.h>

void digest_init(Digest *digest)
{
    sha256_init(&digest->state);
}

void digest_add(Digest *digest, gconstpointer bytes, gsize length)
{
    sha256_update(&digest->state, length, bytes);
}

void digest_add_text(Digest *digest, const char *text)
{
    gsize length = text ? strlen(text) : 0;
    digest_add_number(digest, text ? (gint64)length : -1);
    if (text) {
        digest_add(digest, text, length);
    }
}

void digest_add_number(Digest *digest, gint64 number)
{
    gint64 same_everywhere = GINT64_TO_LE(number);
    digest_add(digest, &same_everywhere, sizeof same_everywhere);
}

void digest_add_real(Digest *digest, double number)
{
    gint64 bits;
    G_STATIC_ASSERT(sizeof bits == sizeof number);
    memcpy(&bits, &number, sizeof bits);
    digest_add_number(digest, bits);
}

void digest_end(Digest *digest, guint8 bytes[DIGEST_BYTES])
{
    sha256_digest(&digest->state, DIGEST_BYTES, bytes);
}

char *digest_end_hex(Digest *digest)
{
    static const char digits[] = "0123456789abcdef";
    guint8 bytes[DIGEST_BYTES];
    digest_end(digest, bytes);
    char *text = g_malloc(DIGEST_DIGITS + 1);
    for (gsize i = 0; i < DIGEST_BYTES; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 0x0F];
    }
    text[DIGEST_DIGITS] = '\0';
    return text;
}
