/* From a document to its script: quotations, speakers and sentences are found, and cut into
 * utterances and chapters. */
#ifndef LECTERN_SCRIPT_ASSEMBLY_BUILD_H
#define LECTERN_SCRIPT_ASSEMBLY_BUILD_H

#include "script/script.h"

/* Works out the script of DOCUMENT, which it takes over (also on failure). LANGUAGE is BCP 47, or
 * NULL to go by the document, and then by its words. */
Script *script_build(Document *document, const char *language, GError **error);

#endif
