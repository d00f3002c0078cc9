/* Production: all chapters are made, take by take, on all cores. */
#ifndef LECTERN_PERFORMANCE_PRODUCTION_H
#define LECTERN_PERFORMANCE_PRODUCTION_H

#include "performance/perform_take.h"
#include "performance/performance.h"

typedef struct Production Production;

/* Of the chapters of OPTIONS, whose files go into FOLDER. PERFORMANCE lacks a pool. All arguments
 * but PERFORMANCE outlive it. */
Production *production_new(const PerformOptions *options, const Performance *performance,
                           const char *folder);
void production_free(Production *production);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Production, production_free)

/* Makes every chapter, again where it is not as loud as it shall be. Forks, if there is anything to
 * be spoken: call it before there are threads. */
gboolean production_run(Production *production, GError **error);

/* What was made; shares its chapters with PRODUCTION. */
Performed *production_performed(Production *production);

#endif
