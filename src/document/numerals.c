#include "document/numerals.h"

#include <string.h>

enum { LONGEST_NUMERAL = 16, MOST_DIGITS = 4 };

static guint digits_value(const char *numeral)
{
    guint value = 0;
    gsize length = strlen(numeral);
    for (gsize i = 0; i < length; i++) {
        if (!g_ascii_isdigit(numeral[i]) || length > MOST_DIGITS) {
            return 0;
        }
        value = value * 10 + (guint)(numeral[i] - '0');
    }
    return value;
}

/* Greatest first, as Roman numerals are written; four in a row ("IIII") are an older habit. */
static guint roman_value(const char *numeral)
{
    static const struct {
        const char *sign;
        guint value;
        guint most;
    } signs[] = {
        {"m", 1000, 4}, {"cm", 900, 1}, {"d", 500, 1}, {"cd", 400, 1}, {"c", 100, 4},
        {"xc", 90, 1},  {"l", 50, 1},   {"xl", 40, 1}, {"x", 10, 4},   {"ix", 9, 1},
        {"v", 5, 1},    {"iv", 4, 1},   {"i", 1, 4},
    };
    guint value = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        for (guint n = 0; n < signs[i].most && g_str_has_prefix(numeral, signs[i].sign); n++) {
            value += signs[i].value;
            numeral += strlen(signs[i].sign);
        }
    }
    return *numeral ? 0 : value;
}

static guint word_value(const char *numeral)
{
    static const char *const words[][2] = {
        {"one", "first"},
        {"two", "second"},
        {"three", "third"},
        {"four", "fourth"},
        {"five", "fifth"},
        {"six", "sixth"},
        {"seven", "seventh"},
        {"eight", "eighth"},
        {"nine", "ninth"},
        {"ten", "tenth"},
        {"eleven", "eleventh"},
        {"twelve", "twelfth"},
        {"thirteen", "thirteenth"},
        {"fourteen", "fourteenth"},
        {"fifteen", "fifteenth"},
        {"sixteen", "sixteenth"},
        {"seventeen", "seventeenth"},
        {"eighteen", "eighteenth"},
        {"nineteen", "nineteenth"},
        {"twenty", "twentieth"},
    };
    static const char *const tens[] = {"twenty", "thirty", "forty", "fifty"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(numeral, words[i][0]) == 0 || strcmp(numeral, words[i][1]) == 0) {
            return i + 1;
        }
    }
    for (guint i = 0; i < G_N_ELEMENTS(tens); i++) {
        if (g_str_has_prefix(numeral, tens[i])) {
            const char *rest = numeral + strlen(tens[i]);
            guint unit = *rest == '-' ? word_value(rest + 1) : 0;
            guint ten = (i + 2) * 10;
            return *rest == '\0' ? ten : unit >= 1 && unit <= 9 ? ten + unit : 0;
        }
    }
    return 0;
}

static gboolean is_one_case(const char *numeral, gsize length)
{
    gsize capitals = 0;
    for (gsize i = 0; i < length; i++) {
        capitals += g_ascii_isupper(numeral[i]) ? 1 : 0;
    }
    return capitals == 0 || capitals == length;
}

guint numeral_read(const char *text, Span span)
{
    gsize length = span_length(span);
    if (span_is_empty(span) || length > LONGEST_NUMERAL) {
        return 0;
    }
    g_autofree char *numeral = g_ascii_strdown(text + span.start, (gssize)length);
    guint value = digits_value(numeral);
    if (value == 0 && is_one_case(text + span.start, length)) {
        value = roman_value(numeral); /* "Mix", "Did" are words */
    }
    return value ? value : word_value(numeral);
}
