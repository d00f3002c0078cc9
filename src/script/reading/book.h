/* What Lectern knows of reading a language aloud: one readable key file each, readings/CODE.conf.
 * It has the words; the rules are in code. */
#ifndef LECTERN_SCRIPT_BOOK_H
#define LECTERN_SCRIPT_BOOK_H

#include "base/span.h"
#include "script/reading/speller.h"

/* The groups of a file. The file itself says, above each, what it is for. */
typedef enum {
    BOOK_WORDING,
    BOOK_MONTHS,
    BOOK_WEEKDAYS,
    BOOK_TITLES,
    BOOK_AFTER_TITLES,
    BOOK_CONJUNCTIONS,
    BOOK_STREETS,
    BOOK_STREET_WORDS,
    BOOK_HOUSES,
    BOOK_PLACES_IN_PAIRS,
    BOOK_COMPASS,
    BOOK_PLACES,
    BOOK_BEFORE_TOWNS,
    BOOK_PARTIES,
    BOOK_SCORE_WORDS,
    BOOK_INNINGS_WORDS,
    BOOK_ODDS_WORDS,
    BOOK_BEFORE_RANGES,
    BOOK_AFTER_RANGES,
    BOOK_AFTER_RECORDS,
    BOOK_BEFORE_RECORDS,
    BOOK_NO_NOUNS,
    BOOK_AMOUNT_ENDINGS,
    BOOK_DETERMINERS,
    BOOK_AFTER_TIMES,
    BOOK_BEFORE_NUMBERS,
    BOOK_ABBREVIATIONS,
    BOOK_SPELLINGS,
    BOOK_SAID_AS_WORDS,
    BOOK_SPELLED,
    BOOK_SPELLED_OR_WORDS,
    BOOK_ARTICLES,
    BOOK_BEFORE_DATIVES,
    BOOK_CASES,
    BOOK_CAPITAL_WORDS,
    BOOK_UNITS,
    BOOK_LETTERED,
    BOOK_POWERS,
    BOOK_ELEMENTS,
    BOOK_RATES,
    BOOK_BEFORE_UNITS,
    BOOK_AFTER_LENGTHS,
    BOOK_MAGNITUDES,
    BOOK_SURE_MAGNITUDES,
    BOOK_SINGLE_MAGNITUDES,
    BOOK_CURRENCIES,
    BOOK_CURRENCY_WORDS,
    BOOK_ERAS,
    BOOK_ZONES,
    BOOK_HALF_DAYS,
    BOOK_TIME_UNITS,
    BOOK_DURATIONS,
    BOOK_HOUR_WORDS,
    BOOK_BEFORE_TIMES,
    BOOK_BEFORE_SECONDS,
    BOOK_ORDINALS,
    BOOK_AFTER_ORDINALS,
    BOOK_DENOMINATORS,
    BOOK_FRACTIONS,
    BOOK_HALVES,
    BOOK_REGNAL,
    BOOK_RULERS,
    BOOK_AFTER_REGNAL,
    BOOK_NUMBERED,
    BOOK_CHAPTERS,
    BOOK_COUNTED,
    BOOK_GENDERS,
    BOOK_GENDER_ENDINGS,
    BOOK_NEVER_COUNTED,
    BOOK_BEFORE_YEARS,
    BOOK_DECADE_ENDINGS,
    BOOK_BEFORE_DAYS,
    BOOK_BEFORE_DIGITS,
    BOOK_NO_CUES,
    BOOK_BEFORE_TELEPHONES,
    BOOK_BEFORE_VERSES,
    BOOK_PREFIXES,
    BOOK_SIGNS,
    BOOK_OPERATORS,
    BOOK_EITHER,
    BOOK_ADDRESS_SIGNS,
    BOOK_DOMAINS,
    BOOK_REGIONS,
    BOOK_REGIONAL,
    BOOK_GROUPS,
} BookGroup;

typedef struct Book Book;

/* The book of the language CODE, loaded once and kept: of "en-GB" that of "en" with what en-GB.conf
 * has otherwise, of "en-AU" the same by the [regions] of en.conf; "en" itself for a region that has
 * none. NULL without an error for a language that has no file, whose text is read as it stands;
 * LECTERN_ERROR_INPUT or _SYNTAX where one is broken. May be called from any thread. */
const Book *book_get(const char *code, GError **error);

/* The forms that BOOK has in GROUP for SPAN of TEXT, ended by NULL: borrowed; NULL for none. Case
 * is ignored but in units, magnitudes, currencies, zones and the words in capitals. */
char *const *book_find(const Book *book, BookGroup group, const char *text, Span span);

/* The same for all of KEY. */
char *const *book_forms(const Book *book, BookGroup group, const char *key);

/* Whether FLAG is among FOUND from the FROMth on; FOUND may be NULL. */
gboolean book_flag(char *const *found, gsize from, const char *flag);

/* Whether BOOK has anything in GROUP. */
gboolean book_has(const Book *book, BookGroup group);

/* The first of those forms for KEY, or NULL. */
const char *book_form(const Book *book, BookGroup group, const char *key);

/* The words for KEY in [wording]; "" where there are none. */
const char *book_wording(const Book *book, const char *key);

/* The signs that numbers have; 0 for none. */
typedef struct {
    gunichar decimal, other_decimal; /* the other only before one or two digits */
    gunichar group, other_group;     /* between groups of three digits */
    gboolean group_by_space;
    gboolean by_wide_space; /* also by one that breaks lines, which may part two numbers */
    gboolean indian_groups; /* also "1,00,000" */
} NumberSigns;

const NumberSigns *book_number_signs(const Book *book);

/* How BOOK's language says numbers. */
Speller *book_speller(const Book *book);

#endif
