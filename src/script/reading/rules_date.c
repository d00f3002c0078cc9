/* Dates with the name of a month in them. */
#include <string.h>

#include "script/reading/rules.h"

enum { LONGEST_MONTH = 31, YEAR_DIGITS = 4, SHORT_DIGITS = 2 };

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

static gboolean is_year_at(const Scene *scene, gsize place)
{
    return scene_is_number(scene, place) && scene_length(scene, place) == YEAR_DIGITS;
}

guint read_day(const Scene *scene, gsize place, gsize *behind)
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

/* "4–6 July": both days before the month. Gives the place behind, 0 for none. */
static gsize say_two_days(const Scene *scene, gsize place, GString *out)
{
    gsize dash, month;
    guint first = read_day(scene, place, &dash);
    if (first == 0 || !scene_is_dash(scene, dash) || !scene_joins(scene, dash) ||
        !scene_joins(scene, dash + 1)) {
        return 0;
    }
    guint last = read_day(scene, dash + 1, &month);
    const char *name = last > first ? month_name(scene, month) : NULL;
    if (!name || is_doubtful_month(scene, month) || !scene_at(scene, month)->spaced) {
        return 0;
    }
    g_autoptr(GString) one = g_string_new(NULL);
    g_autoptr(GString) other = g_string_new(NULL);
    say_value(scene, one, SPELL_DAY, first);
    say_value(scene, other, SPELL_DAY, last);
    const char *pattern = book_wording(scene->book, "two_days");
    if (scene_find(scene, place - 1, BOOK_BEFORE_DAYS)) {
        pattern = book_wording(scene->book, "two_days_after_article");
    }
    if (!*pattern) {
        return 0;
    }
    say_pattern(out, pattern, "first", one->str, "day", other->str, "month", name, NULL);
    say_ending(scene, out, month);
    gsize behind = month_end(scene, month);
    if (behind > month + 1) {
        say_stop(scene, out, month + 1);
    }
    return behind;
}

gsize rule_day_month(const Scene *scene, gsize place, GString *out)
{
    gsize month;
    guint day = read_day(scene, place, &month);
    if (day == 0 || scene_is_tied(scene, place)) {
        return 0;
    }
    gsize two = say_two_days(scene, place, out);
    if (two > 0) {
        return two - place;
    }
    gboolean of = scene_is_word(scene, month) && *book_wording(scene->book, "of_month") &&
                  scene_says(scene, month, book_wording(scene->book, "of_month"));
    month += of ? 1 : 0;
    const char *name = month_name(scene, month);
    gboolean dash = scene_joins_sign(scene, month, '-') && month_name(scene, month + 1);
    if (dash) {
        name = month_name(scene, ++month);
    }
    if (!name || (!scene_at(scene, month)->spaced && !dash) ||
        (is_doubtful_month(scene, month) && !is_year_at(scene, month_end(scene, month)))) {
        return 0;
    }
    say_day_and_month(scene, place, out, "day_month", day, name);
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
    say_day_and_month(scene, place, out, "month_day", day, name);
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

/* The name of a month that is cut short: "Sept. 2019", "Jan." */
gsize rule_month(const Scene *scene, gsize place, GString *out)
{
    const char *name = month_name(scene, place);
    if (!name) {
        return 0;
    }
    gsize behind = month_end(scene, place);
    gboolean year = is_year_at(scene, behind) || is_month_range(scene, place, behind);
    if (!is_short_month(scene, place) ||
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
