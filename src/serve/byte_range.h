/* Byte ranges of requests (RFC 9110, section 14). */
#ifndef LECTERN_SERVE_BYTE_RANGE_H
#define LECTERN_SERVE_BYTE_RANGE_H

#include <glib.h>

typedef enum {
    BYTE_RANGE_NONE, /* the whole: the header is missing, of another unit, broken, or has several */
    BYTE_RANGE_PART, /* FIRST to LAST of it */
    BYTE_RANGE_BEYOND, /* nothing of it: 416 */
} ByteRangeKind;

/* What HEADER ("bytes=0-99", "bytes=100-", "bytes=-100", or NULL) asks for of SIZE bytes. FIRST and
 * LAST, both included, are set for a part only. */
ByteRangeKind byte_range_parse(const char *header, guint64 size, guint64 *first, guint64 *last);

#endif
