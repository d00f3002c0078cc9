/* ZIP archives, by libzip: the same contents give the same bytes, and no more of them is in memory
 * than one page. */
#ifndef LECTERN_PACKAGE_ARCHIVE_H
#define LECTERN_PACKAGE_ARCHIVE_H

#include <glib.h>

typedef struct Archive Archive;

/* Begins the archive PATH. */
Archive *archive_new(const char *path, GError **error);

/* Makes a page; NULL on failure. */
typedef GString *(*ArchiveMake)(gpointer data, GError **error);

/* Appends the page NAME, compressed, which MAKE makes from DATA when its turn comes, in
 * archive_close. FREE_DATA frees DATA (or NULL). */
void archive_add_page(Archive *archive, const char *name, ArchiveMake make, gpointer data,
                      GDestroyNotify free_data);

/* Appends TEXT, which outlives the archive, uncompressed and without anything besides: a mimetype.
 */
void archive_add_mark(Archive *archive, const char *name, const char *text);

/* Appends the file at PATH as it is, uncompressed: sound and pictures are compressed already. */
void archive_add_file(Archive *archive, const char *name, const char *path);

/* Writes the archive and frees it; the first error there was. On failure there is no file. */
gboolean archive_close(Archive *archive, GError **error);

/* Frees the archive without writing it. */
void archive_abandon(Archive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Archive, archive_abandon)

#endif
