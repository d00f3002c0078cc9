/* An order: one article, what it says of itself, and the digest of all that its edition depends on.
 */
#ifndef LECTERN_SHOW_ORDER_H
#define LECTERN_SHOW_ORDER_H

#include "document/metadata.h"
#include "show/file_digests.h"
#include "show/show.h"

typedef struct {
    char *source;       /* from the show's folder */
    char *path;         /* of the source */
    char *sha256;       /* of the source and the key file of its name, by which it is found again */
    char *key;          /* of all that the edition depends on, but a cover that the source names */
    gint64 modified;    /* when one of these two files was changed last: seconds from 1970 in UTC,
                         * at most SOURCE_DATE_EPOCH */
    Metadata metadata;  /* empty until order_read: what the source says, and, for what it does not,
                         * the show; the cover NULL where the edition gets the show's */
    Metadata completed; /* of that, what the source does not say itself */
} Order;

/* The digest of what all orders of SHOW depend on besides their articles: the program's version and
 * data, the user's own voices, the show's own words, its cast and cover. The caller frees it; NULL
 * on failure. */
char *order_common(const Show *show, FileDigests *files, GError **error);

/* The order for SOURCE with COMMON, as far as it goes without reading what the source says.
 * LECTERN_ERROR_INPUT where the source cannot be read. */
Order *order_new(const Show *show, const char *source, const char *common, FileDigests *files,
                 GError **error);

/* The key of ORDER where IMAGE, a path or NULL, is the cover that it names; the caller frees it. */
char *order_key(const Order *order, const char *image, FileDigests *files);

/* Reads what the source says of itself, and completes it. FALSE, with the source named, where an
 * episode could not be made of it: it has no date, a date that is no day, a cover that directories
 * do not take, or in a serial show no number. */
gboolean order_read(Order *order, const Show *show, GError **error);

void order_free(Order *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Order, order_free)

#endif
