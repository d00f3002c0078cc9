/* Who made a work, as a picture says it. */
#ifndef LECTERN_PACKAGE_COVER_CREDIT_H
#define LECTERN_PACKAGE_COVER_CREDIT_H

#include <glib.h>

/* The CREATORS (with ";" between) in a line, each once, without those whom another line of the
 * picture names: that is one of SAID, ended by NULL, but for case. The caller frees it; NULL for
 * none. */
char *credit_line(const char *creators, const char *const *said);

/* Whether A and B say the same, but for case; FALSE where one of them is NULL. */
gboolean credit_is_same(const char *a, const char *b);

#endif
