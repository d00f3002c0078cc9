/* The rules of reading. Each looks at one place of a scene; where it knows what stands there, it
 * appends the words to OUT and gives how many atoms they are for, else 0. The table of them
 * (rules.c) has the surest first, and the first that answers is taken. */
#ifndef LECTERN_SCRIPT_RULES_H
#define LECTERN_SCRIPT_RULES_H

#include "script/reading/say.h"

/* What a rule's first atom may be. */
enum { AT_WORD = 1, AT_NUMBER = 2, AT_SIGN = 4 };

typedef gsize ReadingRule(const Scene *scene, gsize place, GString *out);

typedef struct {
    const char *name; /* the class, for people: "year" */
    ReadingRule *apply;
    guint at; /* AT_WORD and so on */
} RuleEntry;

extern const RuleEntry reading_rules[];
extern const gsize reading_rule_count;

/* Addresses of the web and of people (rules_electronic.c). */
ReadingRule rule_web_address, rule_mail_address, rule_domain, rule_handle, rule_hashtag;

/* Dates and years (rules_date.c, rules_year.c). */
ReadingRule rule_iso_date, rule_written_date, rule_numeric_date, rule_day_month, rule_month_day,
    rule_month, rule_weekday, rule_decade, rule_year_with_era, rule_year, rule_short_decade;

/* Times of the day and lengths of time (rules_time.c). */
ReadingRule rule_clock, rule_hour, rule_duration;

/* Money and measures (rules_money.c, rules_measure.c). */
ReadingRule rule_money, rule_money_behind, rule_measure, rule_height;

/* Telephone and other numbers that are said digit by digit (rules_telephone.c). */
ReadingRule rule_telephone, rule_dotted_digits, rule_long_digits;

/* Counts (rules_number.c). */
ReadingRule rule_fraction, rule_mixed_fraction, rule_fraction_sign, rule_ordinal, rule_negative,
    rule_number, rule_number_word, rule_plural_number, rule_version;

/* Roman numerals (rules_roman.c). */
ReadingRule rule_regnal, rule_numbered_roman;

/* Words that are short for others (rules_abbreviation.c). */
ReadingRule rule_number_abbreviation, rule_title, rule_street, rule_place, rule_abbreviation,
    rule_spelling;

/* Capitals (rules_letters.c). */
ReadingRule rule_dotted_letters, rule_initialism, rule_serial, rule_formula;

/* Signs (rules_sign.c). */
ReadingRule rule_range_dash, rule_between_numbers, rule_sign, rule_emoji;

#endif
