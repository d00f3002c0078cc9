/* The files in an EPUB. */
#ifndef LECTERN_DOCUMENT_EPUB_ARCHIVE_H
#define LECTERN_DOCUMENT_EPUB_ARCHIVE_H

#include <glib.h>

typedef struct EpubArchive EpubArchive;

/* Opens BYTES, which outlive it, an archive called NAME. */
EpubArchive *epub_archive_open(const char *name, const char *bytes, gsize length, GError **error);
void epub_archive_close(EpubArchive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EpubArchive, epub_archive_close)

/* The file at PATH, a NUL behind it, to be freed by the caller. What is read of an archive is
 * bounded, one file and all of them. */
char *epub_archive_read(EpubArchive *archive, const char *path, gsize *length, GError **error);

/* Whether there is a file at PATH. */
gboolean epub_archive_has(const EpubArchive *archive, const char *path);

/* The path of what HREF in the file at BASE points at, without its fragment: the caller's to free.
 */
char *epub_path(const char *base, const char *href);

#endif
