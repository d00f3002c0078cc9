#include "sound/ogg_serial.h"

#include <errno.h>
#include <ogg/ogg.h>
#include <unistd.h>

/* RFC 3533, section 6: where a page's serial number is. */
enum { SERIAL_AT = 14, SERIAL_BYTES = 4 };

enum { CHUNK = 64 * 1024 };

static gboolean rewrite_page(int fd, ogg_page *page, gint64 place, guint32 serial)
{
    for (int i = 0; i < SERIAL_BYTES; i++) {
        page->header[SERIAL_AT + i] = (guchar)(serial >> (8 * i));
    }
    ogg_page_checksum_set(page);
    /* The header has its place on the disk already: it is written whole or fails. */
    return pwrite(fd, page->header, (gsize)page->header_len, place) == page->header_len;
}

/* Reads more of FD, from *PLACE on; FALSE at the end and on errors, with errno 0 at the end. */
static gboolean read_more(int fd, ogg_sync_state *sync, gint64 *place)
{
    char *buffer = ogg_sync_buffer(sync, CHUNK);
    errno = 0;
    ssize_t got = buffer ? pread(fd, buffer, CHUNK, *place) : -1;
    if (got <= 0) {
        return FALSE;
    }
    *place += got;
    return ogg_sync_wrote(sync, got) == 0;
}

static gboolean rewrite_pages(int fd, ogg_sync_state *sync, guint32 serial)
{
    gint64 read_to = 0, page_at = 0;
    for (;;) {
        ogg_page page;
        long size = ogg_sync_pageseek(sync, &page);
        if (size < 0) {
            errno = EIO; /* what was written is not what is read */
            return FALSE;
        }
        if (size > 0) {
            if (!rewrite_page(fd, &page, page_at, serial)) {
                return FALSE;
            }
            page_at += size;
        } else if (!read_more(fd, sync, &read_to)) {
            return errno == 0;
        }
    }
}

gboolean ogg_set_serial(int fd, guint32 serial)
{
    ogg_sync_state sync;
    ogg_sync_init(&sync);
    gboolean done = rewrite_pages(fd, &sync, serial);
    int failure = errno;
    ogg_sync_clear(&sync);
    errno = failure;
    return done;
}
