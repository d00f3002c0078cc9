/* What the values of show.conf have to be. */
#ifndef LECTERN_SHOW_SHOW_CHECK_H
#define LECTERN_SHOW_SHOW_CHECK_H

#include "show/show.h"

/* An empty show in FOLDER: for the reader. */
Show *show_new(const char *folder);

/* Whether TEXT has no control characters. */
gboolean show_is_one_line(const char *text);

/* NULL where *TEXT, which it may put into another form, is what it has to be; else what that is. */
typedef const char *ShowCheck(char **text);

ShowCheck check_title, check_description, check_language, check_email, check_url, check_guid,
    check_licence, check_medium;

/* The address of a site: a "/" is put at its end. */
ShowCheck check_site;

#endif
