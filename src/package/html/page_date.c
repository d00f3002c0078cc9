#include "package/html/page_date.h"

#include <glib.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/ustring.h>

enum { DATE_LIMIT = 128 };

/* TEXT of LENGTH, where it is whole: the caller frees it. */
static char *to_utf8(const UChar *text, int32_t length, UErrorCode status)
{
    char utf8[DATE_LIMIT * 3];
    if (U_FAILURE(status) || length >= DATE_LIMIT) {
        return NULL;
    }
    u_strToUTF8(utf8, sizeof utf8, NULL, text, length, &status);
    return U_FAILURE(status) ? NULL : g_strdup(utf8);
}

/* The first moment of the day DATE; FALSE where it is none. */
static gboolean read_day(const char *date, UDate *when)
{
    enum { DAY_LENGTH = 10 };
    g_autofree char *midnight = g_utf8_strlen(date, -1) >= DAY_LENGTH
                                    ? g_strdup_printf("%.*sT00:00:00Z", DAY_LENGTH, date)
                                    : NULL;
    g_autoptr(GDateTime) day = midnight ? g_date_time_new_from_iso8601(midnight, NULL) : NULL;
    if (day) {
        *when = (double)g_date_time_to_unix(day) * U_MILLIS_PER_SECOND;
    }
    return day != NULL;
}

/* WHEN in LANGUAGE, or NULL where ICU cannot say. */
static char *format(UDate when, const char *language)
{
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *form = udat_open(UDAT_NONE, UDAT_LONG, language, u"UTC", -1, NULL, 0, &status);
    if (U_FAILURE(status)) {
        return NULL;
    }
    UChar text[DATE_LIMIT];
    int32_t length = udat_format(form, when, text, DATE_LIMIT, NULL, &status);
    udat_close(form);
    return to_utf8(text, length, status);
}

/* FROM and TO in LANGUAGE, or NULL where ICU cannot say. */
static char *format_both(UDate from, UDate to, const char *language)
{
    UErrorCode status = U_ZERO_ERROR;
    UDateIntervalFormat *form = udtitvfmt_open(language, u"yMMMMd", -1, u"UTC", -1, &status);
    if (U_FAILURE(status)) {
        return NULL;
    }
    UChar text[DATE_LIMIT];
    int32_t length = udtitvfmt_format(form, from, to, text, DATE_LIMIT, NULL, &status);
    udtitvfmt_close(form);
    return to_utf8(text, length, status);
}

char *page_date(const char *date, const char *language)
{
    UDate when;
    char *text = read_day(date, &when) ? format(when, language) : NULL;
    return text ? text : g_strdup(date);
}

char *page_dates(const char *from, const char *to, const char *language)
{
    UDate first, last;
    char *text =
        read_day(from, &first) && read_day(to, &last) ? format_both(first, last, language) : NULL;
    return text ? text : g_strdup_printf("%s – %s", from, to);
}
