/* The rules of reading. Each looks at one place of a scene; where it knows what stands there, it
 * appends the words to OUT and gives how many atoms they are for, else 0. The table of them
 * (rules.c) has the surest first, and the first that answers is taken. */
#ifndef LECTERN_SCRIPT_RULES_H
#define LECTERN_SCRIPT_RULES_H

#include "script/reading/say.h"

/* What a rule's first atom may be. */
enum {
    AT_WORD = 1,
    AT_NUMBER = 2,
    AT_SIGN = 4,
    AT_SMALL = 8, /* a short word in small letters that nothing joins, before no number */
};

typedef gsize ReadingRule(const Scene *scene, gsize place, GString *out);

typedef struct {
    const char *name; /* the class, for people: "year" */
    ReadingRule *apply;
    guint at; /* AT_WORD and so on */
} RuleEntry;

extern const RuleEntry reading_rules[];
extern const gsize reading_rule_count;

/* rules_electronic.c: addresses of the web and of people, hashtags. */
ReadingRule rule_web_address, rule_mail_address, rule_domain, rule_hashtag, rule_handle;

/* rules_date.c, rules_weekday.c, rules_numeric_date.c, rules_year.c */
ReadingRule rule_iso_date, rule_numeric_date, rule_day_and_month, rule_day_month, rule_month_day,
    rule_month;
ReadingRule rule_weekday;
ReadingRule rule_decade, rule_short_year, rule_ended_decade, rule_plural_number, rule_season,
    rule_year_with_era, rule_year;

/* rules_time.c: times of the day; rules_ratio.c; rules_verse.c; rules_duration.c. */
ReadingRule rule_clock, rule_hour, rule_military_time;
ReadingRule rule_ratio;
ReadingRule rule_verse, rule_verse_book;
ReadingRule rule_duration, rule_spaced_duration;

/* rules_money.c, rules_measure.c */
ReadingRule rule_money, rule_money_behind, rule_magnitude, rule_measure, rule_per_unit, rule_height,
    rule_short_height, rule_marked_length, rule_bearing;

/* rules_telephone.c, rules_digits.c: what is said digit by digit, and versions. */
ReadingRule rule_telephone;

/* rules_digits.c */
ReadingRule rule_dotted_digits, rule_version, rule_cued_digits;

/* The ordinal VALUE, written from PLACE on in one atom and a full stop ("2.", "II."), where the
 * language has ordinals so and no sentence ends there; as a rule does, in rules_number.c. */
gsize read_stopped_ordinal(const Scene *scene, gsize place, guint value, GString *out);

/* Whether words before PLACE say that digits follow: "ending in 8876", "your code is 4567"; in
 * rules_digits.c. */
gboolean is_cued_digits(const Scene *scene, gsize place);

/* The day of a month that is written at PLACE, with its ending ("25th", "3."); 0 for none; in
 * rules_date.c. */
guint read_day(const Scene *scene, gsize place, gsize *behind);

/* The value of the Roman numeral in capitals at PLACE, 0 for none; in rules_roman.c. */
guint read_roman(const Scene *scene, gsize place);

/* Whether that numeral, a single letter, is more likely the word "I" or an initial. */
gboolean is_doubtful_roman(const Scene *scene, gsize place);

/* The value of the Roman numeral with an ordinal's ending ("XIXe") at PLACE, 0 for none; in
 * rules_roman.c. */
guint read_ended_roman(const Scene *scene, gsize place);

/* rules_fraction.c, rules_number.c */
ReadingRule rule_fraction, rule_mixed_fraction, rule_fraction_sign;
ReadingRule rule_ordinal, rule_stopped_ordinal, rule_negative, rule_number;

/* rules_regnal.c: of monarchs and popes; rules_roman.c: other Roman numerals. */
ReadingRule rule_regnal;
ReadingRule rule_ended_roman, rule_numbered_roman, rule_small_roman;

/* rules_abbreviation.c: words that are short for others. */
ReadingRule rule_spelling, rule_number_abbreviation, rule_after_ordinal, rule_title,
    rule_abbreviation;

/* rules_house.c: addresses. */
ReadingRule rule_house_number, rule_room_number, rule_post_code, rule_street;

/* Whether an airliner without its maker's name stands at PLACE: "787-9"; and whether the name of
 * one who makes such stands before PLACE: "Boeing 737-800". In rules_house.c. */
gboolean is_airliner(const Scene *scene, gsize place);
gboolean follows_maker(const Scene *scene, gsize place);

/* rules_place.c, rules_score.c */
ReadingRule rule_place, rule_party, rule_score;

/* rules_letters.c: capitals. */
ReadingRule rule_dotted_letters, rule_initialism, rule_initialisms, rule_ended_in_letters,
    rule_aperture, rule_letter_number;

/* rules_power.c, rules_formula.c */
ReadingRule rule_power, rule_raised_unit, rule_speed_unit, rule_formula;

/* rules_range.c */
ReadingRule rule_range_dash;

/* rules_sign.c, rules_emoji.c */
ReadingRule rule_between_numbers, rule_prefix, rule_over_letter, rule_stroke, rule_sign,
    rule_greek_letter, rule_emoji;

#endif
