#include "base/uuid.h"

const guint8 uuid_namespace_url[UUID_BYTES] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                               0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};

GChecksum *uuid_begin(const guint8 namespace[UUID_BYTES])
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA1);
    g_checksum_update(sum, namespace, UUID_BYTES);
    return sum;
}

char *uuid_end(GChecksum *sum)
{
    enum { SHA1_BYTES = 20 };
    guint8 d[SHA1_BYTES];
    gsize length = sizeof d;
    g_checksum_get_digest(sum, d, &length);
    g_checksum_free(sum);
    d[6] = (guint8)((d[6] & 0x0F) | 0x50); /* version 5 */
    d[8] = (guint8)((d[8] & 0x3F) | 0x80); /* the variant of the RFC */
    return g_strdup_printf("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                           d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11],
                           d[12], d[13], d[14], d[15]);
}

char *uuid_of(const guint8 namespace[UUID_BYTES], const char *name)
{
    GChecksum *sum = uuid_begin(namespace);
    g_checksum_update(sum, (const guchar *)name, -1);
    return uuid_end(sum);
}

gboolean uuid_parse(const char *text, guint8 bytes[UUID_BYTES])
{
    if (!g_uuid_string_is_valid(text)) {
        return FALSE;
    }
    for (gsize i = 0; i < UUID_BYTES; i++) {
        text += *text == '-' ? 1 : 0;
        bytes[i] = (guint8)(g_ascii_xdigit_value(text[0]) << 4 | g_ascii_xdigit_value(text[1]));
        text += 2;
    }
    return TRUE;
}
