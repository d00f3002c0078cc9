/* The start of a show: a folder in which everything is there and can be published. */
#ifndef LECTERN_SHOW_START_H
#define LECTERN_SHOW_START_H

#include <glib.h>

/* What goes into show.conf; all of it is text on one line. */
typedef struct {
    const char *title, *description, *author, *email, *url, *language;
} ShowStart;

/* Makes a show in FOLDER: show.conf with comments, an article to be replaced, and a cover that is
 * drawn of title, author and the voices of that article. What is missing of GIVEN gets a text that
 * says so. LECTERN_ERROR_OUTPUT where there is a show already, or a file that would be written
 * over. */
gboolean show_start(const char *folder, const ShowStart *given, GError **error);

#endif
