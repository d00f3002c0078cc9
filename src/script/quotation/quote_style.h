/* How a text marks its speech, measured on the whole of it. */
#ifndef LECTERN_SCRIPT_QUOTE_STYLE_H
#define LECTERN_SCRIPT_QUOTE_STYLE_H

#include "script/language.h"

/* Whether speech stands in ‘single’ marks and “double” ones are inside, as in many British books.
 */
gboolean quote_style_is_single(const Document *document);

/* The dash that opens speech at the start of paragraphs, or 0 where the text has none that does. */
gunichar quote_style_dash(const Document *document, const Language *language);

#endif
