/* Dashes that say "to", and those of sums. */
#include <string.h>

#include "script/reading/rules.h"

/* Whether an amount ends before PLACE: a number, or one with a unit, "s" or "pm" behind it. */
static gboolean ends_amount(const Scene *scene, gsize place)
{
    if (scene_is_number(scene, place - 1)) {
        enum { YEAR = 4 };
        gboolean circa =
            scene_says(scene, place - 2, "c") && scene_length(scene, place - 1) == YEAR;
        return circa ||
               !(scene_joins(scene, place - 1) && scene_is_word(scene, place - 2)); /* "a4-3" */
    }
    if (scene_is_sign(scene, place - 1, '%')) {
        return TRUE;
    }
    if (scene_joins_sign(scene, place - 1, '.') && scene_says(scene, place - 2, "m")) {
        return TRUE; /* "6 a.m.-8 a.m." */
    }
    if (scene_find(scene, place - 1, BOOK_HALF_DAYS) && scene_is_number(scene, place - 2)) {
        return TRUE; /* "7 AM-8 PM" */
    }
    return scene_is_word(scene, place - 1) && scene_joins(scene, place - 1) &&
           scene_is_number(scene, place - 2) &&
           (scene_says(scene, place - 1, "s") || scene_find(scene, place - 1, BOOK_HALF_DAYS) ||
            scene_find(scene, place - 1, BOOK_ORDINALS) ||
            scene_find(scene, place - 1, BOOK_UNITS) ||
            scene_find(scene, place - 1, BOOK_MAGNITUDES));
}

static gboolean is_calendar(const Scene *scene, gsize place)
{
    char *const *day = scene_find(scene, place, BOOK_WEEKDAYS);
    if (day && *book_wording(scene->book, "small_weekdays") &&
        strlen(day[0]) > scene_length(scene, place)) {
        return TRUE; /* "man.–fre." */
    }
    return scene_is_capital(scene, place) && (day || scene_find(scene, place, BOOK_MONTHS));
}

/* Whether the name of a month, with a capital where the language has it, or of an era is at PLACE.
 */
static gboolean is_date_word(const Scene *scene, gsize place)
{
    gboolean small = *book_wording(scene->book, "small_weekdays") != '\0';
    return scene_is_word(scene, place) && (small || scene_is_capital(scene, place)) &&
           (scene_find(scene, place, BOOK_MONTHS) || scene_find(scene, place, BOOK_ERAS));
}

/* Whether a date or a year with its era ends before PLACE, or begins there: "May 3 – June 2", "300
 * BC–AD 50", "1. juli–3. august". */
static gboolean ends_date(const Scene *scene, gsize place)
{
    gsize word = scene_is_sign(scene, place - 1, '.') ? place - 2 : place - 1;
    if (scene_is_number(scene, word)) {
        return scene_is_capital(scene, word - 1) && scene_find(scene, word - 1, BOOK_MONTHS);
    }
    gsize number = scene_is_sign(scene, word - 1, '.') ? word - 2 : word - 1;
    const char *of = book_wording(scene->book, "of_month");
    number -= *of && scene_says(scene, number, of) ? 1 : 0;
    return is_date_word(scene, word) && scene_is_number(scene, number);
}

static gboolean begins_date(const Scene *scene, gsize place)
{
    if (!scene_is_number(scene, place)) {
        gsize behind;
        scene_has_stop(scene, place, &behind); /* "Oct. 14" */
        return scene_is_capital(scene, place) && scene_is_number(scene, behind) &&
               is_date_word(scene, place);
    }
    gsize word = scene_joins_sign(scene, place + 1, '.') ? place + 2 : place + 1;
    const char *of = book_wording(scene->book, "of_month");
    word += *of && scene_says(scene, word, of) ? 1 : 0;
    return is_date_word(scene, word);
}

/* Whether the hyphen at PLACE is a minus behind an equals sign: "y = 2x - 1". */
static gboolean is_term(const Scene *scene, gsize place)
{
    enum { REACH = 6 };
    if (!scene_is_sign(scene, place, '-') || scene_joins(scene, place) ||
        scene_joins(scene, place + 1) || !scene_is_number(scene, place + 1)) {
        return FALSE;
    }
    for (gsize back = 1; back <= REACH && back <= place; back++) {
        if (scene_is_sign(scene, place - back, '=')) {
            return TRUE;
        }
        if (scene_is_word(scene, place - back) && scene_length(scene, place - back) > 1) {
            return FALSE;
        }
    }
    return FALSE;
}

/* Whether a decade with a mark before it begins at PLACE, and one ends before it: "’60s–’80s". */
static gboolean are_decades(const Scene *scene, gsize place)
{
    gsize next = place + 1;
    return scene_joins(scene, next) && scene_is_omission(scene, next) &&
           scene_joins_number(scene, next + 1) && scene_joins_word(scene, next + 2) &&
           scene_says(scene, next + 2, "s") && scene_says(scene, place - 1, "s") &&
           ends_amount(scene, place) && scene_joins(scene, place);
}

/* Whether the dash at PLACE goes down from hundreds: "747-400" is the name of a thing. */
static gboolean is_descending(const Scene *scene, gsize place)
{
    enum { LONG = 3, YEAR = 4, SHORT = 2 };
    gsize first = scene_length(scene, place - 1), second = scene_length(scene, place + 1);
    return scene_is_number(scene, place - 1) && scene_is_number(scene, place + 1) &&
           first >= LONG && !(first == YEAR && (second == SHORT || second == 1)) &&
           !scene_find(scene, place + 2, BOOK_ERAS) && /* "500–400 BC" */
           !scene_joins_sign(scene, place - 2, ',') &&
           !(scene_joins_sign(scene, place + 2, ',') && scene_joins_number(scene, place + 3)) &&
           scene_value(scene, place + 1) < scene_value(scene, place - 1);
}

/* Whether the number before PLACE is part of a model's name, as what follows is: "Boeing 737-800".
 */
static gboolean is_model(const Scene *scene, gsize place)
{
    return scene_is_sign(scene, place, '-') && scene_is_number(scene, place - 1) &&
           follows_maker(scene, place - 1);
}

/* "1939–45", "5pm-7pm", "Mon-Fri": a dash that says "to". */
gsize rule_range_dash(const Scene *scene, gsize place, GString *out)
{
    enum { SHORTEST_NOUN = 4 };
    if (!scene_is_dash(scene, place)) {
        return 0;
    }
    gsize before = scene_joins_sign(scene, place - 1, '.') ? place - 1 : place;
    gboolean close = scene_joins(scene, place);
    gboolean numbers = ends_amount(scene, place) && scene_begins_amount(scene, place + 1) && close;
    gboolean half_close = ends_amount(scene, place) && close && scene_is_number(scene, place + 1);
    gboolean wide = !close && scene_at(scene, place)->first != '-' && ends_amount(scene, place) &&
                    scene_is_number(scene, place + 1);
    gboolean days = close && scene_joins(scene, place + 1) && is_calendar(scene, before - 1) &&
                    is_calendar(scene, place + 1);
    gboolean dates =
        (scene_is_sign(scene, place, U'–') || (close && scene_joins(scene, place + 1))) &&
        ends_date(scene, place) && begins_date(scene, place + 1);
    gboolean sum = scene_is_sign(scene, place, '-') && ends_amount(scene, place) && !close &&
                   scene_is_number(scene, place + 1) && scene_is_sum(scene, place + 1);
    gboolean chain =
        (scene_joins(scene, place - 1) && scene_is_dash(scene, place - 2)) ||
        (scene_joins(scene, place + 2) && scene_is_dash(scene, place + 2) &&
         scene_joins(scene, place + 3) &&
         scene_at(scene, place + 3)->letters < SHORTEST_NOUN);    /* but "18–24-year-olds" */
    const char *open_end = book_wording(scene->book, "open_end"); /* "1999–present" */
    gboolean open =
        *open_end && ends_amount(scene, place) && scene_says(scene, place + 1, open_end);
    if (is_model(scene, place)) {
        return 0;
    }
    gboolean term = is_term(scene, place);
    if (!(open || numbers || half_close || wide || days || dates || sum || term ||
          are_decades(scene, place)) ||
        chain || is_descending(scene, place)) {
        return 0;
    }
    gboolean minus = term || scene_is_sum(scene, place + 1);
    say_apart(out, book_wording(scene->book, minus ? "minus" : "range"));
    return 1;
}
