/* The table of contents of an EPUB. */
#ifndef LECTERN_DOCUMENT_EPUB_CONTENTS_H
#define LECTERN_DOCUMENT_EPUB_CONTENTS_H

#include "document/epub_package.h"

/* What the table of contents of PACKAGE calls each page: titles by path, to be freed with
 * g_hash_table_unref; empty where it has none that can be read. */
GHashTable *epub_contents(const char *name, EpubArchive *archive, const EpubPackage *package);

#endif
