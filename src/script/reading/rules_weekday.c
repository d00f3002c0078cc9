/* Days of the week that are cut short: "Mon–Fri", "lun. 3 mai", "Sa. 10–14 Uhr". */
#include <string.h>

#include "script/reading/rules.h"

/* Behind the word at PLACE and its full stop. */
static gsize day_end(const Scene *scene, gsize place)
{
    return scene_joins_sign(scene, place + 1, '.') ? place + 2 : place + 1;
}

/* The place of the word that ends before PLACE, with a full stop or without. */
static gsize word_before(const Scene *scene, gsize place)
{
    return scene_joins_sign(scene, place - 1, '.') ? place - 2 : place - 1;
}

static gboolean is_day(const Scene *scene, gsize place)
{
    return scene_find(scene, place, BOOK_WEEKDAYS) != NULL;
}

/* Whether a day of the week stands at PLACE in a form that is hardly another word: with a full
 * stop, a capital, or in full. */
static gboolean is_sure_day(const Scene *scene, gsize place)
{
    char *const *day = scene_find(scene, place, BOOK_WEEKDAYS);
    return day && (day_end(scene, place) > place + 1 || scene_is_capital(scene, place) ||
                   strlen(day[0]) == scene_length(scene, place));
}

/* Whether a month stands at PLACE, or behind "of" there: "3 de mayo". */
static gboolean is_month_at(const Scene *scene, gsize place)
{
    const char *of = book_wording(scene->book, "of_month");
    gsize at = *of && scene_says(scene, place, of) ? place + 1 : place;
    return scene_is_word(scene, at) && scene_find(scene, at, BOOK_MONTHS);
}

/* Whether a day of a month stands at PLACE, one before the other: "3 Feb", "Feb 3". */
static gboolean is_date_at(const Scene *scene, gsize place)
{
    gsize behind;
    if (!scene_at(scene, place)->spaced) {
        return FALSE;
    }
    if (read_day(scene, place, &behind) > 0) {
        return scene_is_capital(scene, behind) && is_month_at(scene, behind);
    }
    return scene_is_capital(scene, place) && scene_find(scene, place, BOOK_MONTHS) &&
           read_day(scene, day_end(scene, place), &behind) > 0;
}

/* Whether a date follows the day at PLACE, which ends before BEHIND. */
static gboolean is_dated(const Scene *scene, gsize place, gsize behind)
{
    gsize date = scene_joins_sign(scene, behind, ',') ? behind + 1 : behind, month;
    if (date == place + 1) {
        return scene_is_capital(scene, place) && is_date_at(scene, date);
    }
    return (scene_is_word(scene, date) && scene_find(scene, date, BOOK_MONTHS)) || /* "Fri, May" */
           (read_day(scene, date, &month) > 0 && is_month_at(scene, month)); /* "lun. 3 mai" */
}

/* Whether words as between two ends ("bis", "og") stand at PLACE, or a comma is joined there. */
static gboolean is_between(const Scene *scene, gsize place)
{
    return scene_says(scene, place, book_wording(scene->book, "range")) ||
           scene_find(scene, place, BOOK_CONJUNCTIONS) || scene_joins_sign(scene, place, ',');
}

/* Whether another day is named beside the one from PLACE to BEHIND: "Di. bis So.", "Sa. und So." */
static gboolean is_listed(const Scene *scene, gsize place, gsize behind)
{
    gboolean next = is_between(scene, behind) && is_sure_day(scene, behind + 1);
    gboolean before = place >= 2 && is_between(scene, place - 1) &&
                      is_sure_day(scene, word_before(scene, place - 1));
    return is_sure_day(scene, place) && (next || before);
}

static gboolean is_hour(const Scene *scene, gsize place)
{
    enum { HOURS = 24 };
    return scene_is_number(scene, place) && scene_value(scene, place) <= HOURS;
}

/* Whether a time follows the day from PLACE to BEHIND: "Mi., 20.15 Uhr", "lør. 10–14". */
static gboolean is_timed(const Scene *scene, gsize place, gsize behind)
{
    gsize time = scene_joins_sign(scene, behind, ',') ? behind + 1 : behind;
    if (!is_sure_day(scene, place) || !is_hour(scene, time)) {
        return FALSE;
    }
    gboolean minutes =
        (scene_joins_sign(scene, time + 1, ':') || scene_joins_sign(scene, time + 1, '.')) &&
        scene_joins_number(scene, time + 2);
    gsize end = minutes ? time + 3 : time + 1;
    gboolean range = scene_is_dash(scene, end) && is_hour(scene, end + 1);
    return minutes || (range && behind > place + 1) || scene_find(scene, end, BOOK_HOUR_WORDS) ||
           (range && scene_find(scene, end + 2, BOOK_HOUR_WORDS));
}

gsize rule_weekday(const Scene *scene, gsize place, GString *out)
{
    char *const *day = scene_find(scene, place, BOOK_WEEKDAYS);
    if (!day ||
        strlen(day[0]) == scene_ending(scene, place).start - scene_at(scene, place)->span.start ||
        !(scene_is_capital(scene, place) || *book_wording(scene->book, "small_weekdays"))) {
        return 0;
    }
    gsize behind = day_end(scene, place);
    gboolean first =
        scene_joins(scene, behind) && scene_is_dash(scene, behind) && is_day(scene, behind + 1);
    gboolean last = scene_joins(scene, place) && scene_is_dash(scene, place - 1) &&
                    is_day(scene, word_before(scene, place - 1));
    gboolean listed = is_listed(scene, place, behind);
    if (!(first || last || listed || is_dated(scene, place, behind) ||
          is_timed(scene, place, behind))) {
        return 0;
    }
    say(out, day[0]);
    if ((last || listed) && behind > place + 1) {
        say_stop(scene, out, behind - 1);
    }
    return behind - place;
}
