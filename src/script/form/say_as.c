#include "script/form/say_as.h"

#include <string.h>

#include "base/utf8.h"
#include "document/numerals.h"
#include "script/reading/book.h"
#include "script/reading/reading.h"
#include "script/reading/say.h"

enum { MOST_DIGITS = 18, MOST_DATE_PARTS = 3, YEAR_DIGITS = 4 };

typedef char *Sayer(const Book *book, const char *language, const char *format, const char *text,
                    gsize length);

/* Reads a whole number with signs between its groups, or a Roman numeral. */
static gboolean read_whole(const char *text, gsize length, gint64 *value)
{
    char digits[MOST_DIGITS + 1];
    gsize count = 0;
    for (gsize at = 0; at < length; at = utf8_next(text, length, at)) {
        gunichar c = utf8_at(text, length, at);
        if (g_ascii_isdigit((char)MIN(c, 0x7F)) && count < MOST_DIGITS) {
            digits[count++] = (char)c;
        } else if (at == 0 ||
                   (c != ',' && c != '.' && c != '\'' && c != U'’' && !utf8_is_space(c))) {
            *value = numeral_read(text, (Span){0, length});
            return *value > 0;
        }
    }
    digits[count] = '\0';
    *value = (gint64)g_ascii_strtoull(digits, NULL, 10);
    return count > 0;
}

static char *say_whole(const Book *book, const char *text, gsize length, SpellForm form)
{
    gint64 value;
    if (!book || !read_whole(text, length, &value)) {
        return NULL;
    }
    GString *out = g_string_new(NULL);
    speller_say(book_speller(book), form, value, out);
    return g_string_free(out, FALSE);
}

static char *say_cardinal(const Book *book, const char *language, const char *format,
                          const char *text, gsize length)
{
    (void)language;
    (void)format;
    return say_whole(book, text, length, SPELL_CARDINAL);
}

/* "3", and "3rd", of which the letters say so already. */
static char *say_ordinal(const Book *book, const char *language, const char *format,
                         const char *text, gsize length)
{
    (void)language;
    (void)format;
    gsize digits = length;
    while (digits > 0 && !g_ascii_isdigit(text[digits - 1])) {
        digits--;
    }
    return say_whole(book, text, digits > 0 ? digits : length, SPELL_ORDINAL);
}

/* Letters as an engine says them, "U.A.E", and digits one by one. */
static char *say_characters(const Book *book, const char *language, const char *format,
                            const char *text, gsize length)
{
    (void)book;
    (void)language;
    (void)format;
    GString *out = g_string_new(NULL);
    gboolean letter = FALSE;
    for (gsize at = 0; at < length; at = utf8_next(text, length, at)) {
        gunichar c = utf8_at(text, length, at);
        if (utf8_is_space(c)) {
            letter = FALSE;
            continue;
        }
        gboolean is_letter = g_unichar_isalpha(c);
        g_string_append(out, out->len == 0 ? "" : letter && is_letter ? "." : " ");
        g_string_append_unichar(out, is_letter ? g_unichar_toupper(c) : c);
        letter = is_letter;
    }
    return g_string_free(out, FALSE);
}

/* Digit by digit, with a pause between groups. */
static char *say_telephone(const Book *book, const char *language, const char *format,
                           const char *text, gsize length)
{
    (void)book;
    (void)language;
    (void)format;
    GString *out = g_string_new(NULL);
    gboolean gap = FALSE;
    for (gsize at = 0; at < length; at = utf8_next(text, length, at)) {
        gunichar c = utf8_at(text, length, at);
        if (!g_unichar_isdigit(c) && !(c == '+' && out->len == 0)) {
            gap = out->len > 0;
            continue;
        }
        g_string_append(out, gap ? ", " : out->len > 0 ? " " : "");
        g_string_append_unichar(out, c);
        gap = FALSE;
    }
    return g_string_free(out, FALSE);
}

/* What is said for TEXT as it stands. */
static char *say_plain(const char *language, const char *text, gsize length)
{
    g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    Span whole = {0, length};
    reading_work_out(language, text, whole, whole, readings);
    GString *out = g_string_new(NULL);
    gsize at = 0;
    for (guint i = 0; i < readings->len; i++) {
        Reading *reading = &g_array_index(readings, Reading, i);
        g_string_append_len(out, text + at, (gssize)(reading->span.start - at));
        g_string_append(out, reading->spoken);
        at = reading->span.end;
        g_free(reading->spoken);
    }
    g_string_append_len(out, text + at, (gssize)(length - at));
    return g_string_free(out, FALSE);
}

/* The numbers in TEXT, at most MOST_DATE_PARTS; gives how many there are. */
static guint date_parts(const char *text, gsize length, guint parts[MOST_DATE_PARTS])
{
    guint count = 0;
    for (gsize at = 0; at < length && count < MOST_DATE_PARTS;) {
        guint value = 0;
        gsize digits = at;
        for (; digits < length && g_ascii_isdigit(text[digits]) && digits - at < YEAR_DIGITS;
             digits++) {
            value = value * 10 + (guint)(text[digits] - '0');
        }
        if (digits > at) {
            parts[count++] = value;
        }
        at = MAX(digits, at + 1);
    }
    return count;
}

/* A date in digits whose FORMAT, "dmy", tells what is which, by way of the form that is never
 * misread: year, month, day. */
static char *say_date(const Book *book, const char *language, const char *format, const char *text,
                      gsize length)
{
    enum { MONTHS = 12, DAYS = 31 };
    guint parts[MOST_DATE_PARTS], year = 0, month = 0, day = 0;
    if (!book || !format || strlen(format) != MOST_DATE_PARTS ||
        date_parts(text, length, parts) != MOST_DATE_PARTS) {
        return NULL;
    }
    for (guint i = 0; i < MOST_DATE_PARTS; i++) {
        *(format[i] == 'y' ? &year : format[i] == 'm' ? &month : &day) = parts[i];
    }
    enum { FIRST_FULL_YEAR = 100 }; /* of "24" the century is not known */
    if (year < FIRST_FULL_YEAR || month < 1 || month > MONTHS || day < 1 || day > DAYS) {
        return NULL;
    }
    g_autofree char *iso = g_strdup_printf("%04u-%02u-%02u", year, month, day);
    return say_plain(language, iso, strlen(iso));
}

/* What is known: SAY is NULL where such text is read so anyway. */
static const struct {
    const char *kind;
    Sayer *say;
    const char *formats; /* with spaces around each, or "" for none */
} kinds[] = {
    {"cardinal", say_cardinal, ""},
    {"number", say_cardinal, ""},
    {"ordinal", say_ordinal, ""},
    {"characters", say_characters, " characters glyphs "},
    {"spell-out", say_characters, ""},
    {"verbatim", say_characters, ""},
    {"digits", say_characters, ""},
    {"telephone", say_telephone, " 1 "},
    {"date", say_date, " mdy dmy ymd md dm ym my d m y "},
    {"time", NULL, " hms12 hms24 hms hm "},
    {"currency", NULL, ""},
    {"fraction", NULL, ""},
    {"unit", NULL, ""},
    {"address", NULL, ""},
};

gboolean say_as_is_known(const char *kind, const char *format)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(kinds[i].kind, kind) == 0) {
            g_autofree char *spaced = format ? g_strdup_printf(" %s ", format) : NULL;
            return !format || strstr(kinds[i].formats, spaced) != NULL;
        }
    }
    return FALSE;
}

char *say_as(const char *language, const char *kind, const char *format, const char *text,
             gsize length)
{
    const Book *book = book_get(language, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(kinds[i].kind, kind) == 0 && kinds[i].say) {
            char *said = kinds[i].say(book, language, format, text, length);
            if (said && *said == '\0') {
                g_clear_pointer(&said, g_free);
            }
            return said;
        }
    }
    return NULL;
}
