/* Bringing to disk what was written: without, a power cut could undo it after the fact. */
#ifndef LECTERN_EDITION_FLUSH_H
#define LECTERN_EDITION_FLUSH_H

#include <glib.h>

/* Flushes PATH and all below it; WHERE is for the message. */
gboolean flush_tree(const char *path, const char *where, GError **error);

/* Flushes the names in the folder that PATH is in. Some file systems cannot, and then need not. */
void flush_parent(const char *path);

#endif
