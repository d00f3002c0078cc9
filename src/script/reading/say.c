#include "script/reading/say.h"

#include <string.h>

#include "base/utf8.h"

void say(GString *out, const char *words)
{
    if (*words && out->len > 0 && out->str[out->len - 1] != ' ') {
        g_string_append_c(out, ' ');
    }
    g_string_append(out, words);
}

void say_span(GString *out, const char *text, Span span)
{
    if (!span_is_empty(span)) {
        if (out->len > 0 && out->str[out->len - 1] != ' ') {
            g_string_append_c(out, ' ');
        }
        g_string_append_len(out, text + span.start, (gssize)span_length(span));
    }
}

void say_apart(GString *out, const char *words)
{
    g_string_append_printf(out, " %s ", words);
}

void say_wording(const Scene *scene, GString *out, const char *key)
{
    say(out, book_wording(scene->book, key));
}

/* Appends VALUE by parts where a feminine form reaches its thousands, which ICU leaves masculine:
 * "trescientas mil personas", but "trescientos millones". FALSE where it is said in one. */
static gboolean say_feminine_thousands(const Scene *scene, GString *out, guint64 value)
{
    enum { THOUSAND = 1000, MILLION = 1000000 };
    const char *thousand = book_wording(scene->book, "feminine_thousand");
    if (!*thousand || value < THOUSAND) {
        return FALSE;
    }
    guint64 thousands = value % MILLION / THOUSAND;
    if (value >= MILLION) {
        say_value(scene, out, SPELL_AMOUNT, value - value % MILLION);
    }
    if (thousands > 1) {
        say_value(scene, out, SPELL_FEMININE, thousands);
    }
    say(out, thousands > 0 ? thousand : "");
    if (value % THOUSAND > 0) {
        say_value(scene, out, SPELL_FEMININE, value % THOUSAND);
    }
    return TRUE;
}

void say_value(const Scene *scene, GString *out, SpellForm form, guint64 value)
{
    enum { LAST_GROUP = 1000 };
    if (form == SPELL_FEMININE && say_feminine_thousands(scene, out, value)) {
        return;
    }
    if (form == SPELL_AMOUNT && value % LAST_GROUP == 0) {
        form = SPELL_CARDINAL; /* "eighteen million nine hundred twenty five thousand dollars" */
    }
    if (out->len > 0 && out->str[out->len - 1] != ' ') {
        g_string_append_c(out, ' ');
    }
    speller_say(book_speller(scene->book), form, (gint64)value, out);
}

void say_digits(const Scene *scene, GString *out, const char *digits, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        say_value(scene, out, SPELL_CARDINAL, (guint64)(digits[i] - '0'));
    }
}

void say_dialled(const Scene *scene, GString *out, const char *digits, gsize length,
                 const char *key)
{
    const char *nought = book_wording(scene->book, key);
    for (gsize i = 0; i < length; i++) {
        if (digits[i] == '0' && *nought) {
            say(out, nought);
        } else {
            say_digits(scene, out, digits + i, 1);
        }
    }
}

/* The digits behind a decimal sign, as the language says them: one by one, or as one number where
 * they are few. */
static void say_fraction(const Scene *scene, GString *out, const char *digits)
{
    enum { FEW = 2 };
    gsize length = strlen(digits);
    gboolean whole = *book_wording(scene->book, "fraction_as_number") && length <= FEW;
    gsize zeros = whole ? strspn(digits, "0") : length;
    if (zeros == length) {
        say_digits(scene, out, digits, length);
        return;
    }
    say_digits(scene, out, digits, zeros);
    say_value(scene, out, SPELL_CARDINAL, g_ascii_strtoull(digits + zeros, NULL, 10));
}

void say_number(const Scene *scene, GString *out, const Number *number, SpellForm form)
{
    if (number->fraction[0] && *book_wording(scene->book, "plain_decimals")) {
        form = SPELL_CARDINAL; /* "uno coma cinco kilos", but "un kilo" */
    }
    if (number->integer[0]) {
        say_value(scene, out, form, number->value);
    } else if (*book_wording(scene->book, "zero_before_point")) {
        say_value(scene, out, form, 0);
    }
    if (number->fraction[0]) {
        say_wording(scene, out, "point");
        say_fraction(scene, out, number->fraction);
    }
}

void say_year(const Scene *scene, GString *out, guint year)
{
    enum { HUNDRED = 100, FIRST = 1100, MILLENNIUM = 2000, SMALL = 10 };
    guint rest = year % HUNDRED;
    gboolean pairs = *book_wording(scene->book, "years_in_pairs") && year >= FIRST;
    if (pairs && rest >= SMALL) {
        say_value(scene, out, SPELL_CARDINAL, year / HUNDRED);
        say_value(scene, out, SPELL_CARDINAL, rest);
    } else if (pairs && year >= MILLENNIUM) {
        say_value(scene, out, SPELL_CARDINAL, year);
    } else {
        gboolean counted = year >= MILLENNIUM && year < MILLENNIUM + SMALL &&
                           *book_wording(scene->book, "first_years_counted");
        say_value(scene, out, counted ? SPELL_CARDINAL : SPELL_YEAR, year);
    }
}

void say_pair(const Scene *scene, GString *out, const char *two)
{
    guint value = (guint)(two[0] - '0') * 10 + (guint)(two[1] - '0');
    if (two[0] == '0') {
        say_wording(scene, out, "oh");
    }
    if (value > 0 || two[0] != '0') {
        say_value(scene, out, SPELL_CARDINAL, value);
    } else {
        say_wording(scene, out, "oh");
    }
}

void say_time_unit(const Scene *scene, GString *out, guint value, const char *unit)
{
    const char *many = book_form(scene->book, BOOK_TIME_UNITS, unit);
    g_autofree char *one_key = g_strconcat("one ", unit, NULL);
    const char *one = book_form(scene->book, BOOK_TIME_UNITS, one_key);
    if (value == 1 && one) {
        say(out, one);
    } else {
        say_value(scene, out, SPELL_CARDINAL, value);
        say(out, many ? many : "");
    }
}

void say_in_pairs(const Scene *scene, GString *out, guint value)
{
    enum { HUNDRED = 100, THOUSAND = 1000, TEN = 10 };
    guint rest = value % HUNDRED;
    if (value < HUNDRED || (rest == 0 && (value < THOUSAND || value % THOUSAND == 0))) {
        say_value(scene, out, SPELL_CARDINAL, value);
    } else if (value >= THOUSAND && value % THOUSAND >= TEN) {
        say_year(scene, out, value);
    } else {
        const char tail[] = {(char)('0' + rest / TEN), (char)('0' + rest % TEN), '\0'};
        say_value(scene, out, SPELL_CARDINAL, value / HUNDRED);
        g_string_append_c(out, ' ');
        say_pair(scene, out, tail);
    }
}

void say_short_ordinal(const Scene *scene, GString *out, guint64 value)
{
    say_value(scene, out, SPELL_ORDINAL, value);
    if (g_str_has_suffix(out->str, "primero") || g_str_has_suffix(out->str, "tercero")) {
        g_string_truncate(out, out->len - 1);
    }
}

void say_stop(const Scene *scene, GString *out, gsize place)
{
    enum { CLOSING_MARKS = 3 };
    gsize next = place + 1;
    if (scene_joins(scene, next) && scene_at(scene, next)->first < 0x80 &&
        scene_at(scene, next)->kind == ATOM_SIGN &&
        strchr(",;:", (int)scene_at(scene, next)->first)) {
        return; /* the sentence goes on */
    }
    while (next < place + CLOSING_MARKS && scene_joins(scene, next) &&
           scene_at(scene, next)->kind == ATOM_SIGN) {
        next++;
    }
    gboolean sentence = scene_is_capital(scene, next) && scene_is_common(scene, next);
    if (sentence || scene_at(scene, next)->kind == ATOM_NONE) {
        g_string_append_c(out, '.');
    }
}

void say_ending(const Scene *scene, GString *out, gsize place)
{
    Span ending = scene_ending(scene, place);
    g_string_append_len(out, scene->text + ending.start, (gssize)span_length(ending));
}

void say_letters(GString *out, const char *text, Span span)
{
    if (out->len > 0 && out->str[out->len - 1] != ' ') {
        g_string_append_c(out, ' ');
    }
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        if (at > span.start) {
            g_string_append_c(out, '.');
        }
        g_string_append_unichar(out, g_unichar_toupper(utf8_at(text, span.end, at)));
    }
}

void say_day_and_month(const Scene *scene, gsize place, GString *out, const char *pattern,
                       guint day, const char *month)
{
    gsize leading = scene_first_ordinal(scene, place);
    char *const *after = scene_find(scene, leading - 1, BOOK_BEFORE_DAYS);
    if (after && strcmp(pattern, "day_month") == 0) {
        pattern = after[0];
    }
    g_autoptr(GString) words = g_string_new(NULL);
    const char *first = book_wording(scene->book, "first_day");
    if (day == 1 && *first) {
        g_string_assign(words, first);
    } else {
        say_value(scene, words, SPELL_DAY, day);
    }
    say_pattern(out, book_wording(scene->book, pattern), "day", words->str, "month", month, NULL);
}
