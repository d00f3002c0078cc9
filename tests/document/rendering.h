/* Documents as text, one block a line, for comparison with what is expected. */
#ifndef LECTERN_TESTS_DOCUMENT_RENDERING_H
#define LECTERN_TESTS_DOCUMENT_RENDERING_H

#include "document/parse.h"

/* "heading 2: CHAPTER I." and so on, line ends inside a block as " / ". The caller frees it. */
char *render_blocks(const Document *document);

/* Fails unless SOURCE, read in FORMAT, has exactly the blocks that EXPECTED shows. */
void assert_blocks(DocumentFormat format, const char *source, const char *expected);

/* Fails unless DOCUMENT keeps its promises: valid UTF-8 without NUL; blocks in order and trimmed,
 * with nothing but white space between them; sources inside the source of SOURCE_LENGTH bytes. */
void assert_sound(const Document *document, gsize source_length);

/* Fails unless the inlines of DOCUMENT are in order, each in a block and inside or beside others.
 */
void assert_inlines_sound(const Document *document);

#endif
