/* Documents for tests, made of given blocks, so that a test of the script stage is none of the
 * reader. */
#ifndef LECTERN_TESTS_SCRIPT_DOCUMENTS_H
#define LECTERN_TESTS_SCRIPT_DOCUMENTS_H

#include "document/document.h"

typedef struct {
    BlockKind kind;
    const char *text;
} BlockText;

/* A document of COUNT blocks with blank lines between them. */
Document *document_of_blocks(const BlockText *blocks, gsize count);

/* A document of the paragraphs in TEXT, which have blank lines between them. */
Document *document_of_paragraphs(const char *text);

#endif
