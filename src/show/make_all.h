/* Editions for many orders at once, each made in a process of its own: what goes wrong with one
 * costs no other. */
#ifndef LECTERN_SHOW_MAKE_ALL_H
#define LECTERN_SHOW_MAKE_ALL_H

#include "base/cache.h"
#include "show/order.h"

/* One edition to be made. */
typedef struct {
    const Order *order; /* read (order_read) */
    char *folder;       /* where its edition goes, which need not exist */
    gpointer data;      /* the caller's */
} MakeTask;

typedef struct {
    guint jobs; /* cores to use, at least 1 */
    gboolean no_cache;
    gboolean (*interrupted)(void); /* asked now and then; TRUE ends all; or NULL */

    /* Called when TASK has ended, with ERROR where its edition was not made. */
    void (*done)(const MakeTask *task, const GError *error, gpointer data);
    gpointer data;
} MakeAllOptions;

/* Makes the editions of TASKS (of MakeTask) of SHOW. It forks: call it before there are threads.
 * FALSE where it was interrupted, or could not begin; whatever becomes of a task is told to `done`.
 */
gboolean make_all(const Show *show, const GArray *tasks, const MakeAllOptions *options,
                  GError **error);

#endif
