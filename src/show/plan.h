/* What of a site is uploaded in which order, so that nobody finds it half changed: what pages and
 * feed name before these, and what they name no more after them. */
#ifndef LECTERN_SHOW_PLAN_H
#define LECTERN_SHOW_PLAN_H

#include "show/show.h"

/* The steps, in order. */
typedef enum {
    PLAN_MEDIA,  /* covers, and the editions of the episodes: none of them ever changes */
    PLAN_PAGES,  /* all else but the next */
    PLAN_FEED,   /* archives, the JSON feed, and last the feed */
    PLAN_REMOVE, /* folders that were once in the site and are no more, with "/" at the end */
    PLAN_STEPS,
} PlanStep;

/* "media", "pages", "feed", "remove"; and back, FALSE for an unknown one. */
const char *plan_step_name(PlanStep step);
gboolean plan_step_from_name(const char *name, PlanStep *step);

/* For each step a GPtrArray of char *, paths in the site, of the show in FOLDER as it was published
 * last; they are for the caller to free. LECTERN_ERROR_INPUT where it never was. */
gboolean plan_make(const char *folder, GPtrArray *steps[PLAN_STEPS], GError **error);

#endif
