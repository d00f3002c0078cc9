/* Where the episodes of a show are made before they are put on the site: one run at a time. */
#ifndef LECTERN_SHOW_WORKSHOP_H
#define LECTERN_SHOW_WORKSHOP_H

#include "show/show.h"

typedef struct Workshop Workshop;

/* Takes the workshop of SHOW, and clears away what a killed run left in it. LECTERN_ERROR_OUTPUT
 * where another run has it. */
Workshop *workshop_open(const Show *show, GError **error);

/* Clears up and gives it back. */
void workshop_free(Workshop *workshop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Workshop, workshop_free)

/* Where to make NAME; the caller frees it. */
char *workshop_path(const Workshop *workshop, const char *name);

#endif
