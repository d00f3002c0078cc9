#include "serve/validators.h"

#include <string.h>
#include <time.h>

#define HTTP_DATE "%a, %d %b %Y %H:%M:%S GMT"

enum { OK = 200, NOT_MODIFIED = 304, PRECONDITION_FAILED = 412 };

void validators_of(const struct stat *state, const char *variant, Validators *validators)
{
    g_snprintf(validators->tag, sizeof validators->tag,
               "\"%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x.%lx%s\"",
               (guint64)state->st_ino, (guint64)state->st_size, (guint64)state->st_mtim.tv_sec,
               (unsigned long)state->st_mtim.tv_nsec, variant);
    validators->time = state->st_mtim.tv_sec;
    struct tm when;
    gmtime_r(&state->st_mtim.tv_sec, &when);
    /* The program keeps to the names of the C locale. */
    strftime(validators->date, sizeof validators->date, HTTP_DATE, &when);
}

/* Whether LIST, "*" or tags with commas between, has TAG. WEAK takes W/"x" for "x" too. */
static gboolean has_tag(const char *list, const char *tag, gboolean weak)
{
    g_auto(GStrv) entries = g_strsplit(list, ",", -1); /* our own tags have no comma */
    for (char **entry = entries; *entry; entry++) {
        const char *name = g_strstrip(*entry);
        if (weak && g_str_has_prefix(name, "W/")) {
            name += strlen("W/");
        }
        if (strcmp(name, "*") == 0 || strcmp(name, tag) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The time in DATE; FALSE where it is none of HTTP's. */
static gboolean parse_date(const char *date, gint64 *time)
{
    struct tm when = {0};
    const char *end = strptime(date, HTTP_DATE, &when);
    *time = timegm(&when);
    return end && !*end;
}

guint validators_check(const Validators *validators, const Conditions *conditions)
{
    gint64 time;
    if (conditions->if_match) {
        if (!has_tag(conditions->if_match, validators->tag, FALSE)) {
            return PRECONDITION_FAILED;
        }
    } else if (conditions->if_unmodified_since &&
               parse_date(conditions->if_unmodified_since, &time) && validators->time > time) {
        return PRECONDITION_FAILED;
    }
    if (conditions->if_none_match) {
        return has_tag(conditions->if_none_match, validators->tag, TRUE) ? NOT_MODIFIED : OK;
    }
    return conditions->if_modified_since && parse_date(conditions->if_modified_since, &time) &&
                   validators->time <= time
               ? NOT_MODIFIED
               : OK;
}

gboolean validators_allow_range(const Validators *validators, const char *if_range)
{
    return !if_range || strcmp(if_range, validators->tag) == 0 ||
           strcmp(if_range, validators->date) == 0;
}
