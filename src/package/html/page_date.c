#include "package/html/page_date.h"

#include <glib.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

enum { DATE_LIMIT = 128 };

/* DAY in LANGUAGE, or NULL where ICU cannot say. */
static char *format(const GDateTime *day, const char *language)
{
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *form = udat_open(UDAT_NONE, UDAT_LONG, language, u"UTC", -1, NULL, 0, &status);
    if (U_FAILURE(status)) {
        return NULL;
    }
    UChar text[DATE_LIMIT];
    char utf8[DATE_LIMIT * 3];
    UDate when = (double)g_date_time_to_unix((GDateTime *)(gpointer)day) * U_MILLIS_PER_SECOND;
    int32_t length = udat_format(form, when, text, DATE_LIMIT, NULL, &status);
    udat_close(form);
    if (U_FAILURE(status) || length >= DATE_LIMIT) {
        return NULL;
    }
    u_strToUTF8(utf8, sizeof utf8, NULL, text, length, &status);
    return U_FAILURE(status) ? NULL : g_strdup(utf8);
}

char *page_date(const char *date, const char *language)
{
    enum { DAY_LENGTH = 10 };
    g_autofree char *midnight = g_utf8_strlen(date, -1) >= DAY_LENGTH
                                    ? g_strdup_printf("%.*sT00:00:00Z", DAY_LENGTH, date)
                                    : NULL;
    g_autoptr(GDateTime) day = midnight ? g_date_time_new_from_iso8601(midnight, NULL) : NULL;
    char *text = day ? format(day, language) : NULL;
    return text ? text : g_strdup(date);
}
