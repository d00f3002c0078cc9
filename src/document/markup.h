/* HTML inside Markdown. */
#ifndef LECTERN_DOCUMENT_MARKUP_H
#define LECTERN_DOCUMENT_MARKUP_H

#include <glib.h>

/* What stands between the tags of HTML, without comments, to be freed by the caller. */
char *markup_text(const char *html);

/* The name of the element that TAG, "<span …>" or "</span>", begins or ends, in small letters, to
 * be freed by the caller; NULL for what has no end (a comment, "<br>", "<x/>"). */
char *markup_element(const char *tag, gboolean *ends);

/* The language that TAG says its element is in, a BCP 47 tag to be freed by the caller, or NULL. */
char *markup_language(const char *tag);

/* Whether TAG is "<br>" in one of its forms. */
gboolean markup_is_line_break(const char *tag);

#endif
