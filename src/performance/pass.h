/* A pass: one making of all chapters with one gain. */
#ifndef LECTERN_PERFORMANCE_PASS_H
#define LECTERN_PERFORMANCE_PASS_H

#include "performance/perform_chapter.h"
#include "performance/performance.h"

typedef struct Pass Pass;

/* A pass over the chapters of OPTIONS, whose files go into FOLDER. All arguments but PERFORMANCE
 * outlive it. */
Pass *pass_new(const Script *script, const PerformOptions *options, const Performance *performance,
               const char *folder);
void pass_free(Pass *pass);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pass, pass_free)

/* Makes every chapter, on as many threads as there are jobs. */
gboolean pass_run(Pass *pass, GError **error);

/* Of all chapters together, once they are made. */
double pass_loudness(const Pass *pass);
double pass_true_peak(const Pass *pass);

/* What was made; shares its chapters and faults with PASS. */
Performed *pass_performed(Pass *pass);

#endif
