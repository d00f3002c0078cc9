/* Which utterances each chapter has, and what its files are called. */
#ifndef LECTERN_PERFORMANCE_CHAPTER_PLAN_H
#define LECTERN_PERFORMANCE_CHAPTER_PLAN_H

#include "performance/performance.h"

/* The chapters of SCRIPT that OPTIONS ask for, in order: a GPtrArray of PerformedChapter *, of
 * which nothing was performed. */
GPtrArray *chapters_plan(const Script *script, const PerformOptions *options);

#endif
