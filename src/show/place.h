/* Editions are put into their places on the site, and taken away. */
#ifndef LECTERN_SHOW_PLACE_H
#define LECTERN_SHOW_PLACE_H

#include "show/ledger.h"
#include "show/order.h"

/* Moves the edition in FOLDER, which was made by ORDER, to its place among those of ENTRY, and
 * notes in ENTRY that it has it. One of that name that is there already and
 * whole stays: it is the same. */
gboolean place_edition(const Show *show, Ledger *ledger, LedgerEntry *entry, const Order *order,
                       const char *key, const char *folder, GError **error);

/* Removes from the site's episodes what LEDGER does not know: episodes that are no more, and
 * editions that another one has followed. Notes in LEDGER what was removed. */
gboolean place_prune(const Show *show, Ledger *ledger, GError **error);

#endif
