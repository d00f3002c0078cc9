/* The digests of files, each read once. */
#ifndef LECTERN_SHOW_FILE_DIGESTS_H
#define LECTERN_SHOW_FILE_DIGESTS_H

#include <glib.h>

typedef struct FileDigests FileDigests;

FileDigests *file_digests_new(void);
void file_digests_free(FileDigests *digests);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FileDigests, file_digests_free)

/* The SHA-256 of the file at PATH as it was when it was first asked for; NULL where there was none
 * that could be read. Borrowed. */
const char *file_digests_get(FileDigests *digests, const char *path);

/* The digest of all files in and below FOLDER with their names; the caller frees it. */
char *file_digests_tree(FileDigests *digests, const char *folder);

#endif
