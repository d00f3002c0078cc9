/* HTML inside Markdown. */
#ifndef LECTERN_DOCUMENT_MARKUP_H
#define LECTERN_DOCUMENT_MARKUP_H

#include <glib.h>

/* What stands between the tags of HTML, without comments, to be freed by the caller. */
char *markup_text(const char *html);

/* Whether TAG is "<br>" in one of its forms. */
gboolean markup_is_line_break(const char *tag);

#endif
