/* What a Markdown source says of itself: "key: value" lines between "---" lines at its start. */
#ifndef LECTERN_DOCUMENT_FRONT_MATTER_H
#define LECTERN_DOCUMENT_FRONT_MATTER_H

#include "document/document.h"

/* Reads the front matter of SOURCE into the metadata of DOCUMENT, whose name is for warnings; keys
 * that mean nothing to it are left out. TITLE is set to the title's bytes in SOURCE, or
 * empty. Gives the offset behind the front matter: 0 where there is none. */
gsize front_matter_read(Document *document, const char *source, gsize length, Span *title);

#endif
