/* The package document of an EPUB: what the book is, and its pages in order. */
#ifndef LECTERN_DOCUMENT_EPUB_PACKAGE_H
#define LECTERN_DOCUMENT_EPUB_PACKAGE_H

#include "document/epub_archive.h"
#include "document/metadata.h"

typedef struct {
    char *path;       /* of the package document */
    GPtrArray *pages; /* of char *: paths of the spine's pages, without the navigation document */
    char *navigation; /* the path of the navigation document, or of the NCX; NULL for neither */
} EpubPackage;

/* Reads it, and what is known of the work into METADATA, which is empty. */
EpubPackage *epub_package_read(const char *name, EpubArchive *archive, Metadata *metadata,
                               GError **error);
void epub_package_free(EpubPackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EpubPackage, epub_package_free)

#endif
