/* Dates with a month in them, in words or in digits. Years by themselves are in rules_year.c. */
#include <string.h>

#include "script/reading/rules.h"

enum { MONTHS = 12, LONGEST_MONTH = 31, YEAR_DIGITS = 4, SHORT_DIGITS = 2 };

static const char *const month_keys[MONTHS] = {"1", "2", "3", "4",  "5",  "6",
                                               "7", "8", "9", "10", "11", "12"};

/* The month's name at PLACE, "January" for "Jan"; NULL for none. */
static const char *month_name(const Scene *scene, gsize place)
{
    char *const *month = scene_is_word(scene, place) ? scene_find(scene, place, BOOK_MONTHS) : NULL;
    return month ? month[0] : NULL;
}

/* Whether the word at PLACE may be another word as well ("may", "march"), as it is written here. */
static gboolean is_doubtful_month(const Scene *scene, gsize place)
{
    char *const *month = scene_find(scene, place, BOOK_MONTHS);
    return month && month[1] && strcmp(month[1], "doubtful") == 0 &&
           !scene_is_capital(scene, place);
}

static gboolean is_short_month(const Scene *scene, gsize place)
{
    const char *name = month_name(scene, place);
    return name && g_utf8_strlen(name, -1) > scene_at(scene, place)->letters;
}

/* Behind the month at PLACE and the full stop of its abbreviation. */
static gsize month_end(const Scene *scene, gsize place)
{
    gboolean stop = is_short_month(scene, place) && scene_joins_sign(scene, place + 1, '.');
    return place + (stop ? 2 : 1);
}

/* The day of a month that is written at PLACE, with its ending ("25th", "3."); 0 for none. */
static guint read_day(const Scene *scene, gsize place, gsize *behind)
{
    guint day = scene_is_number(scene, place) ? scene_value(scene, place) : 0;
    *behind = place + 1;
    if (day == 0 || day > LONGEST_MONTH || scene_length(scene, place) > SHORT_DIGITS) {
        return 0;
    }
    if (scene_joins_word(scene, *behind)) {
        if (!scene_find(scene, *behind, BOOK_ORDINALS)) {
            return 0;
        }
        ++*behind;
    } else if (*book_wording(scene->book, "ordinal_stop") &&
               scene_joins_sign(scene, *behind, '.') && !scene_joins_number(scene, *behind + 1)) {
        ++*behind;
    }
    return day;
}

/* Appends DAY and MONTH by PATTERN, or by that for the word before PLACE, where they begin. */
static void say_date(const Scene *scene, gsize place, GString *out, const char *pattern, guint day,
                     const char *month)
{
    char *const *after =
        scene_is_word(scene, place - 1) ? scene_find(scene, place - 1, BOOK_BEFORE_DAYS) : NULL;
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

gsize rule_day_month(const Scene *scene, gsize place, GString *out)
{
    gsize month;
    guint day = read_day(scene, place, &month);
    if (day == 0 || scene_is_tied(scene, place)) {
        return 0;
    }
    gboolean of = scene_is_word(scene, month) && *book_wording(scene->book, "of_month") &&
                  scene_says(scene, month, book_wording(scene->book, "of_month"));
    month += of ? 1 : 0;
    const char *name = month_name(scene, month);
    gboolean dash = scene_joins_sign(scene, month, '-') && month_name(scene, month + 1);
    if (dash) {
        name = month_name(scene, ++month);
    }
    if (!name || is_doubtful_month(scene, month) || (!scene_at(scene, month)->spaced && !dash)) {
        return 0;
    }
    say_date(scene, place, out, "day_month", day, name);
    say_ending(scene, out, month);
    gsize behind = month_end(scene, month);
    if (behind > month + 1) {
        say_stop(scene, out, month + 1);
    }
    if (dash && scene_joins_sign(scene, behind, '-') && scene_joins_number(scene, behind + 1)) {
        g_string_append_c(out, ' ');
        behind++; /* "4-Jul-1976" */
    }
    return behind - place;
}

static gboolean is_year_at(const Scene *scene, gsize place)
{
    return scene_is_number(scene, place) && scene_length(scene, place) == YEAR_DIGITS;
}

/* Whether the number at PLACE is part of a time, a decimal or the like. */
static gboolean goes_on(const Scene *scene, gsize place)
{
    return scene_joins(scene, place) && scene_joins_number(scene, place + 1) &&
           (scene_is_sign(scene, place, ':') || scene_is_sign(scene, place, '.') ||
            scene_is_sign(scene, place, '/'));
}

/* Appends the other end of a range of days that begins at PLACE ("5–7"); gives the place behind. */
static gsize say_last_day(const Scene *scene, gsize place, GString *out)
{
    gsize behind;
    if (!scene_is_dash(scene, place) || !scene_joins(scene, place)) {
        return place;
    }
    guint day = read_day(scene, place + 1, &behind);
    if (day == 0 || goes_on(scene, behind) || scene_joins(scene, behind + 1)) {
        return place;
    }
    say_wording(scene, out, "range");
    say_value(scene, out, SPELL_DAY, day);
    return behind;
}

gsize rule_month_day(const Scene *scene, gsize place, GString *out)
{
    const char *name = month_name(scene, place);
    if (!name || !*book_wording(scene->book, "month_day") || scene_is_tied(scene, place)) {
        return 0;
    }
    gsize at = month_end(scene, place), behind;
    if (scene_joins_sign(scene, at, '-')) {
        at++;
    } else if (!scene_at(scene, at)->spaced) {
        return 0;
    }
    guint day = read_day(scene, at, &behind);
    gsize year = scene_joins_sign(scene, behind, ',') ? behind + 1 : behind;
    if (day == 0 || goes_on(scene, behind) || scene_joins_sign(scene, behind, '%') ||
        (is_doubtful_month(scene, place) && !is_year_at(scene, year))) {
        return 0;
    }
    say_date(scene, place, out, "month_day", day, name);
    if (behind > at + 1) {
        say_ending(scene, out, behind - 1);
    }
    return say_last_day(scene, behind, out) - place;
}

/* Whether a dash parts the short month from PLACE to BEHIND from another: "Jan–Mar". */
static gboolean is_month_range(const Scene *scene, gsize place, gsize behind)
{
    gsize before = scene_joins_sign(scene, place - 2, '.') ? place - 3 : place - 2;
    gboolean first = scene_joins(scene, behind) && scene_is_dash(scene, behind) &&
                     scene_joins_word(scene, behind + 1) && month_name(scene, behind + 1) &&
                     scene_is_capital(scene, behind + 1);
    gboolean last = scene_joins(scene, place) && scene_is_dash(scene, place - 1) &&
                    scene_joins(scene, place - 1) && month_name(scene, before) &&
                    scene_is_capital(scene, before);
    return (first || last) && scene_is_capital(scene, place);
}

/* Whether it is the name of a month, cut short, that stands at PLACE: "Sept. 2019", "Jan." */
gsize rule_month(const Scene *scene, gsize place, GString *out)
{
    const char *name = month_name(scene, place);
    gsize behind = name ? month_end(scene, place) : 0;
    if (!name) {
        return 0;
    }
    gboolean year = is_year_at(scene, behind) || is_month_range(scene, place, behind);
    if (!name || !is_short_month(scene, place) ||
        (!year && (!scene_is_capital(scene, place) || scene_is_capitals(scene, place)))) {
        return 0;
    }
    if (!year && (behind == place + 1 || is_doubtful_month(scene, place) ||
                  scene_says(scene, place, "mar") || scene_says(scene, place, "sun"))) {
        return 0;
    }
    say(out, name);
    if (behind > place + 1) {
        say_stop(scene, out, place + 1);
    }
    return behind - place;
}

/* "Mon–Fri": a day of the week cut short, at the end of a range. */
gsize rule_weekday(const Scene *scene, gsize place, GString *out)
{
    char *const *day = scene_find(scene, place, BOOK_WEEKDAYS);
    gsize behind = scene_joins_sign(scene, place + 1, '.') ? place + 2 : place + 1;
    gsize before = scene_joins_sign(scene, place - 2, '.') ? place - 3 : place - 2;
    gboolean first = scene_joins(scene, behind) && scene_is_dash(scene, behind) &&
                     scene_find(scene, behind + 1, BOOK_WEEKDAYS);
    gboolean last = scene_joins(scene, place) && scene_is_dash(scene, place - 1) &&
                    scene_find(scene, before, BOOK_WEEKDAYS);
    if (!day || !scene_is_capital(scene, place) || !(first || last) ||
        strlen(day[0]) == scene_length(scene, place)) {
        return 0;
    }
    say(out, day[0]);
    if (last && behind > place + 1) {
        say_stop(scene, out, behind - 1);
    }
    return behind - place;
}

/* Appends YEAR, written with DIGITS digits. */
static void say_written_year(const Scene *scene, GString *out, const char *digits, gsize length)
{
    guint year = (guint)g_ascii_strtoull(digits, NULL, 10);
    if (length == SHORT_DIGITS) {
        g_string_append_c(out, ' ');
        say_pair(scene, out, digits);
    } else {
        say_year(scene, out, year);
    }
}

/* The numbers at PLACE, with the same sign between them ("2016/07/03"); the sign, or 0. */
static gunichar read_three(const Scene *scene, gsize place, guint numbers[3])
{
    gunichar sign = scene_at(scene, place + 1)->first;
    if (!scene_is_number(scene, place) || !(sign == '-' || sign == '/' || sign == '.') ||
        !scene_joins_sign(scene, place + 1, sign) || !scene_joins_number(scene, place + 2) ||
        !scene_joins_sign(scene, place + 3, sign) || !scene_joins_number(scene, place + 4) ||
        scene_is_tied(scene, place) || scene_joins_word(scene, place + 5)) {
        return 0;
    }
    gboolean more =
        scene_joins_sign(scene, place + 5, sign) && scene_joins_number(scene, place + 6);
    gboolean before = scene_joins_sign(scene, place - 1, sign);
    for (gsize i = 0; i < 3; i++) {
        numbers[i] = scene_value(scene, place + 2 * i);
    }
    return more || before ? 0 : sign;
}

static gboolean is_date(guint day, guint month)
{
    return day >= 1 && day <= LONGEST_MONTH && month >= 1 && month <= MONTHS;
}

static const char *month_of(const Scene *scene, guint month)
{
    const char *name = book_form(scene->book, BOOK_MONTHS, month_keys[month - 1]);
    return name ? name : "";
}

gsize rule_iso_date(const Scene *scene, gsize place, GString *out)
{
    guint numbers[3];
    gunichar sign = read_three(scene, place, numbers);
    if (sign == 0 || scene_length(scene, place) != YEAR_DIGITS ||
        !is_date(numbers[2], numbers[1])) {
        return 0;
    }
    say_date(scene, place, out, sign == '/' ? "date_by_slash" : "day_month", numbers[2],
             month_of(scene, numbers[1]));
    say_wording(scene, out, "date_year");
    say_written_year(scene, out, scene_text(scene, place), YEAR_DIGITS);
    return 5;
}

gsize rule_numeric_date(const Scene *scene, gsize place, GString *out)
{
    guint numbers[3];
    gunichar sign = read_three(scene, place, numbers);
    gsize length = scene_length(scene, place + 4);
    if (sign == 0 || (length != YEAR_DIGITS && length != SHORT_DIGITS)) {
        return 0;
    }
    gboolean month_first = *book_wording(scene->book, "month_first") != '\0';
    if (month_first && is_date(numbers[1], numbers[0])) {
        say_date(scene, place, out, "date_by_slash", numbers[1], month_of(scene, numbers[0]));
    } else if (is_date(numbers[0], numbers[1])) {
        say_date(scene, place, out, "day_month", numbers[0], month_of(scene, numbers[1]));
    } else {
        return 0;
    }
    say_wording(scene, out, "date_year");
    say_written_year(scene, out, scene_text(scene, place + 4), length);
    return 5;
}
