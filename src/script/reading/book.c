#include "script/reading/book.h"

#include <string.h>

#include "base/utf8.h"
#include "script/reading/book_parts.h"

const BookGroupKind book_groups[BOOK_GROUPS] = {
    [BOOK_WORDING] = {"wording", FALSE},
    [BOOK_MONTHS] = {"months", FALSE},
    [BOOK_WEEKDAYS] = {"weekdays", FALSE},
    [BOOK_TITLES] = {"titles", FALSE},
    [BOOK_AFTER_TITLES] = {"after titles", FALSE},
    [BOOK_CONJUNCTIONS] = {"between titles", FALSE},
    [BOOK_STREETS] = {"streets", FALSE},
    [BOOK_STREET_WORDS] = {"street words", FALSE},
    [BOOK_HOUSES] = {"house words", FALSE},
    [BOOK_PLACES_IN_PAIRS] = {"before pairs", FALSE},
    [BOOK_COMPASS] = {"compass", TRUE},
    [BOOK_PLACES] = {"places", TRUE},
    [BOOK_BEFORE_TOWNS] = {"before towns", FALSE},
    [BOOK_PARTIES] = {"parties", TRUE},
    [BOOK_SCORE_WORDS] = {"score words", FALSE},
    [BOOK_INNINGS_WORDS] = {"innings words", FALSE},
    [BOOK_ODDS_WORDS] = {"odds words", FALSE},
    [BOOK_BEFORE_RECORDS] = {"before records", FALSE},
    [BOOK_AFTER_RANGES] = {"after ranges", FALSE},
    [BOOK_AFTER_RECORDS] = {"after records", FALSE},
    [BOOK_BEFORE_RANGES] = {"before ranges", FALSE},
    [BOOK_DETERMINERS] = {"determiners", FALSE},
    [BOOK_AMOUNT_ENDINGS] = {"amount endings", FALSE},
    [BOOK_NO_NOUNS] = {"no nouns", FALSE},
    [BOOK_AFTER_TIMES] = {"after times", FALSE},
    [BOOK_BEFORE_NUMBERS] = {"before numbers", FALSE},
    [BOOK_ABBREVIATIONS] = {"abbreviations", FALSE},
    [BOOK_SPELLINGS] = {"spellings", TRUE},
    [BOOK_SAID_AS_WORDS] = {"said as words", TRUE},
    [BOOK_SPELLED] = {"spelled", TRUE},
    [BOOK_SPELLED_OR_WORDS] = {"spelled or words", TRUE},
    [BOOK_ARTICLES] = {"articles", FALSE},
    [BOOK_BEFORE_DATIVES] = {"before datives", FALSE},
    [BOOK_CASES] = {"cases", FALSE},
    [BOOK_CAPITAL_WORDS] = {"words in capitals", TRUE},
    [BOOK_LETTERED] = {"lettered things", FALSE},
    [BOOK_UNITS] = {"units", TRUE},
    [BOOK_POWERS] = {"powers", TRUE},
    [BOOK_ELEMENTS] = {"elements", TRUE},
    [BOOK_RATES] = {"rates", FALSE},
    [BOOK_BEFORE_UNITS] = {"before one unit", FALSE},
    [BOOK_AFTER_LENGTHS] = {"after lengths", FALSE},
    [BOOK_MAGNITUDES] = {"magnitudes", TRUE},
    [BOOK_SINGLE_MAGNITUDES] = {"single magnitudes", TRUE},
    [BOOK_SURE_MAGNITUDES] = {"sure magnitudes", TRUE},
    [BOOK_CURRENCIES] = {"currencies", TRUE},
    [BOOK_CURRENCY_WORDS] = {"currency words", FALSE},
    [BOOK_ERAS] = {"eras", TRUE},
    [BOOK_ZONES] = {"zones", FALSE},
    [BOOK_HALF_DAYS] = {"half days", FALSE},
    [BOOK_TIME_UNITS] = {"time units", FALSE},
    [BOOK_DURATIONS] = {"durations", FALSE},
    [BOOK_HOUR_WORDS] = {"hour words", FALSE},
    [BOOK_BEFORE_SECONDS] = {"before seconds", FALSE},
    [BOOK_BEFORE_TIMES] = {"before times", FALSE},
    [BOOK_ORDINALS] = {"ordinal endings", FALSE},
    [BOOK_AFTER_ORDINALS] = {"after ordinals", FALSE},
    [BOOK_DENOMINATORS] = {"denominators", FALSE},
    [BOOK_FRACTIONS] = {"fractions", FALSE},
    [BOOK_HALVES] = {"halves", FALSE},
    [BOOK_REGNAL] = {"regnal names", FALSE},
    [BOOK_RULERS] = {"rulers", FALSE},
    [BOOK_AFTER_REGNAL] = {"after regnal", FALSE},
    [BOOK_CHAPTERS] = {"chapters", FALSE},
    [BOOK_NUMBERED] = {"numbered things", FALSE},
    [BOOK_COUNTED] = {"counted", FALSE},
    [BOOK_GENDERS] = {"genders", FALSE},
    [BOOK_GENDER_ENDINGS] = {"gender endings", FALSE},
    [BOOK_NEVER_COUNTED] = {"never counted", FALSE},
    [BOOK_BEFORE_DAYS] = {"before days", FALSE},
    [BOOK_BEFORE_YEARS] = {"before years", FALSE},
    [BOOK_DECADE_ENDINGS] = {"decade endings", FALSE},
    [BOOK_BEFORE_VERSES] = {"before verses", FALSE},
    [BOOK_PREFIXES] = {"number prefixes", TRUE},
    [BOOK_NO_CUES] = {"no cues", FALSE},
    [BOOK_BEFORE_DIGITS] = {"before digits", FALSE},
    [BOOK_BEFORE_TELEPHONES] = {"before telephones", FALSE},
    [BOOK_SIGNS] = {"signs", TRUE},
    [BOOK_OPERATORS] = {"operators", TRUE},
    [BOOK_EITHER] = {"either", FALSE},
    [BOOK_ADDRESS_SIGNS] = {"address signs", TRUE},
    [BOOK_DOMAINS] = {"domains", FALSE},
    [BOOK_REGIONS] = {"regions", TRUE},
    [BOOK_REGIONAL] = {"regional words", FALSE},
};

char *const *book_find(const Book *book, BookGroup group, const char *text, Span span)
{
    char key[LONGEST_KEY];
    gsize length = span_length(span);
    if (length == 0 || length >= sizeof key) {
        return NULL;
    }
    gboolean cased = book_groups[group].cased;
    guchar first = (guchar)(cased ? text[span.start] : utf8_ascii_small(text[span.start]));
    gboolean ascii = TRUE;
    for (gsize i = 0; i < length; i++) {
        ascii = ascii && (guchar)text[span.start + i] < 0x80;
    }
    /* What is not ASCII may be folded to other bytes. */
    const WordOutline *outline = &book->outlines[group];
    if (first < 0x80 &&
        !(ascii ? word_outline_has(outline, first, length) : word_outline_begins(outline, first))) {
        return NULL;
    }
    for (gsize i = 0; i < length; i++) {
        key[i] = text[span.start + i];
        if (!cased) {
            key[i] = utf8_ascii_small(key[i]);
        }
    }
    key[length] = '\0';
    if (ascii || cased) {
        return g_hash_table_lookup(book->entries[group], key);
    }
    g_autofree char *folded = g_utf8_strdown(key, (gssize)length);
    return g_hash_table_lookup(book->entries[group], folded);
}

char *const *book_forms(const Book *book, BookGroup group, const char *key)
{
    return book_find(book, group, key, (Span){0, strlen(key)});
}

gboolean book_flag(char *const *found, gsize from, const char *flag)
{
    for (gsize i = 0; found && found[i]; i++) {
        if (i >= from && strcmp(found[i], flag) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean book_has(const Book *book, BookGroup group)
{
    return g_hash_table_size(book->entries[group]) > 0;
}

const char *book_form(const Book *book, BookGroup group, const char *key)
{
    char **found = g_hash_table_lookup(book->entries[group], key);
    return found ? found[0] : NULL;
}

const char *book_wording(const Book *book, const char *key)
{
    const char *words = book_form(book, BOOK_WORDING, key);
    return words ? words : "";
}

const NumberSigns *book_number_signs(const Book *book)
{
    return &book->signs;
}

Speller *book_speller(const Book *book)
{
    return book->speller;
}
