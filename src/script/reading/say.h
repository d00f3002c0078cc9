/* Writes what is spoken. All append to OUT, words with single spaces between. */
#ifndef LECTERN_SCRIPT_SAY_H
#define LECTERN_SCRIPT_SAY_H

#include "script/reading/number.h"

/* WORDS, with a space before them where OUT has none. */
void say(GString *out, const char *words);
void say_span(GString *out, const char *text, Span span);

/* WORDS with a space on either side, as of what has none where it is written. */
void say_apart(GString *out, const char *words);

/* The words for KEY in the book's [wording]. */
void say_wording(const Scene *scene, GString *out, const char *key);

/* VALUE in the form FORM. */
void say_value(const Scene *scene, GString *out, SpellForm form, guint64 value);

/* Digit by digit. */
void say_digits(const Scene *scene, GString *out, const char *digits, gsize length);

/* The same as telephone numbers and the like have them, in which a language may say nought
 * otherwise, "oh": the book's wording for KEY, if it has one. */
void say_dialled(const Scene *scene, GString *out, const char *digits, gsize length,
                 const char *key);

/* NUMBER as a count in the form FORM, with the digits of its fraction. */
void say_number(const Scene *scene, GString *out, const Number *number, SpellForm form);

/* A year, with nothing said of its era. */
void say_year(const Scene *scene, GString *out, guint year);

/* Two digits as minutes and the last half of a pair have them: "05" is "oh five". */
void say_pair(const Scene *scene, GString *out, const char *two);

/* What is called rather than counted, as houses and aircraft are: "fourteen twenty eight", "one oh
 * five", "twelve hundred". */
void say_in_pairs(const Scene *scene, GString *out, guint value);

/* The ordinal VALUE as Spanish has it before a noun: "primer", "tercer". */
void say_short_ordinal(const Scene *scene, GString *out, guint64 value);

/* VALUE of UNIT ("minutes"), by the language's [time units]. */
void say_time_unit(const Scene *scene, GString *out, guint value, const char *unit);

/* The words in PATTERN ("the {day} of {month}") with VALUES, names and words in turn and NULL last,
 * in their places. */
void say_pattern(GString *out, const char *pattern, ...) G_GNUC_NULL_TERMINATED;

/* DAY and MONTH by the pattern named PATTERN in [wording], or by that for the word before PLACE,
 * where they begin. */
void say_day_and_month(const Scene *scene, gsize place, GString *out, const char *pattern,
                       guint day, const char *month);

/* The full stop at PLACE belongs to an abbreviation: it is said (as a pause) only where it ends the
 * text, or a sentence before one of the commonest words, as well. */
void say_stop(const Scene *scene, GString *out, gsize place);

/* What follows the letters of the word at PLACE: "’s". */
void say_ending(const Scene *scene, GString *out, gsize place);

/* The letters of SPAN one by one, as an engine says them: "U.A.E" (its "a" would be the article,
 * and a full stop behind the last a sentence's end). */
void say_letters(GString *out, const char *text, Span span);

#endif
