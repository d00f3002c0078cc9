/* What of a show's articles has to be made: each article, its place in the ledger, and whether its
 * edition is still what it would be. */
#ifndef LECTERN_SHOW_SURVEY_H
#define LECTERN_SHOW_SURVEY_H

#include "show/episode.h"
#include "show/file_digests.h"
#include "show/ledger.h"
#include "show/order.h"

/* Called for each article of which no episode can be made. */
typedef void (*SurveyProblem)(const GError *error, gpointer data);

/* An article that has to be made. */
typedef struct {
    Order *order; /* read */
    LedgerEntry *entry;
} SurveyTask;

typedef struct {
    FileDigests *files;
    GPtrArray *names;     /* of char *: the articles, sorted */
    GHashTable *articles; /* the same as a set */
    GArray *tasks;        /* of SurveyTask */
    GHashTable *episodes; /* LedgerEntry * -> Episode *: those that are as they would be made */
} Survey;

/* Looks at all articles of SHOW; new ones get an entry in LEDGER. With ALL even what has not
 * changed has to be made. NULL where the folder cannot be read. */
Survey *survey_new(const Show *show, Ledger *ledger, gboolean all, SurveyProblem problem,
                   gpointer data, GError **error);
void survey_free(Survey *survey);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Survey, survey_free)

/* Whether the article of ENTRY is gone. */
gboolean survey_is_gone(const Survey *survey, const LedgerEntry *entry);

#endif
