/* What the parts of a production share: the chapters to be made, and the takes that wait (tasks).
 */
#ifndef LECTERN_PERFORMANCE_PRODUCTION_PARTS_H
#define LECTERN_PERFORMANCE_PRODUCTION_PARTS_H

#include "performance/balance.h"
#include "performance/chapter_work.h"
#include "performance/levelling.h"
#include "performance/production.h"
#include "sound/shape.h"

typedef struct {
    ChapterWork *work;
    Levelling levelling;
} Job;

/* A take to be made. */
typedef struct {
    Job *job;
    guint index;
} Task;

struct Production {
    const PerformOptions *options;
    Performance performance;
    const char *folder;
    Shape shape;
    Balance *balance;
    GPtrArray *chapters;         /* of PerformedChapter * */
    Job *jobs;                   /* one for each of chapters */
    guint8 common[DIGEST_BYTES]; /* of what all takes depend on */

    GMutex mutex; /* guards all below */
    GCond changed;
    GQueue tasks;    /* of Task *, in the order in which they are begun */
    guint busy;      /* tasks begun and not done */
    gsize done, all; /* utterances */
    double seconds;
    gboolean stopped;
    GError *error;
};

/* ---- tasks (production_tasks.c) ---- */

/* Adds all takes of JOB to what is to be done. The mutex is held, or there are no threads yet. */
void production_queue_job(Production *production, Job *job);

/* The longest chapters first, so that none is left for one core at the end: those that WANTED says,
 * or all where it is NULL. */
void production_queue(Production *production, const guint8 *wanted);

/* The next task, which the caller frees; waits where one may come. NULL where all is done. */
Task *production_begin_task(Production *production);
void production_end_task(Production *production, Task *task);

/* UTTERANCES more are done; FALSE where the work is to end. */
gboolean production_add_progress(Production *production, gsize utterances, double seconds);

/* Notes what went wrong (or NULL), and that nothing more is to be begun. */
void production_stop(Production *production, const GError *error);

/* ---- one take (production_take.c) ---- */

/* The key of TASK in the cache; NULL where there is none. */
char *production_key(const Production *production, const Task *task);

/* Whether the take of TASK was found in the cache and handed over; FALSE with an error where that
 * failed. */
gboolean production_reuse(Production *production, const Task *task, const char *key,
                          GError **error);

/* Performs the take of TASK, keeps it in the cache and hands it over. */
gboolean production_make(Production *production, const Task *task, const char *key, GError **error);

#endif
