/* The tags of HTML, before they are parsed: how deep they nest, and those of XHTML. */
#ifndef LECTERN_DOCUMENT_HTML_DEPTH_H
#define LECTERN_DOCUMENT_HTML_DEPTH_H

#include <glib.h>

/* As deep as browsers nest elements. */
#define HTML_DEEPEST 512U

/* Whether elements in SOURCE are nested deeper than that. A parser asks for each tag what it is
 * in: so this decides how long it takes. */
gboolean html_is_too_deep(const char *source, gsize length);

#endif
