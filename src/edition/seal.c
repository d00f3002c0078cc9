#include "edition/seal.h"

#include <string.h>

enum { DIGITS = sizeof SEAL_EMPTY - 1 };

/* Where the seal's digits start in TEXT, or NULL. */
static const char *find_digits(const char *text, gsize length)
{
    static const char KEY[] = "\"" SEAL_KEY "\": \"";
    const char *key = g_strrstr_len(text, (gssize)length, KEY);
    gsize before = key ? (gsize)(key - text) + strlen(KEY) : length;
    return before + DIGITS < length ? text + before : NULL;
}

void seal_set(char *text, gsize length)
{
    const char *digits = find_digits(text, length);
    g_return_if_fail(digits && g_str_has_prefix(digits, SEAL_EMPTY));
    g_autofree char *sha256 =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text, length);
    memcpy(text + (digits - text), sha256, DIGITS);
}

gboolean seal_holds(const char *text, gsize length)
{
    const char *digits = find_digits(text, length);
    if (!digits) {
        return FALSE;
    }
    g_autofree char *empty = g_memdup2(text, length);
    memcpy(empty + (digits - text), SEAL_EMPTY, DIGITS);
    g_autofree char *sha256 =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)empty, length);
    return memcmp(sha256, digits, DIGITS) == 0;
}
