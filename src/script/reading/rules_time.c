/* Times of the day, and lengths of time written with colons. */
#include <string.h>

#include "script/reading/rules.h"

enum { HOURS = 24, MINUTES = 60, NOON = 12, PAIR = 2 };

/* Hours, minutes and seconds as they are written; the place behind them. */
typedef struct {
    guint parts[3];
    const char *digits[3];
    gsize count;
    gsize behind;
} Clock;

/* Reads what stands at PLACE with SIGN between its parts. */
static gboolean read_clock(const Scene *scene, gsize place, gunichar sign, Clock *clock)
{
    *clock = (Clock){.behind = place};
    if (!scene_is_number(scene, place) || scene_is_tied(scene, place) ||
        scene_length(scene, place) > PAIR ||
        (scene_joins(scene, place) && scene_is_sign(scene, place - 1, sign))) {
        return FALSE;
    }
    for (gsize at = place; clock->count < 3; at += 2) {
        clock->parts[clock->count] = scene_value(scene, at);
        clock->digits[clock->count++] = scene_text(scene, at);
        clock->behind = at + 1;
        if (!scene_joins_sign(scene, at + 1, sign) || !scene_joins_number(scene, at + 2)) {
            break;
        }
        if (scene_length(scene, at + 2) != PAIR || scene_value(scene, at + 2) >= MINUTES) {
            return FALSE;
        }
    }
    gboolean more = scene_joins_sign(scene, clock->behind, sign) &&
                    scene_joins_number(scene, clock->behind + 1);
    return clock->count >= 2 && !more;
}

/* Appends what the book has in GROUP for the words at PLACE ("p.m"); gives the place behind them
 * and the full stop of the abbreviation; PLACE for none. */
static gsize say_run(const Scene *scene, gsize place, BookGroup group, GString *out)
{
    enum { LONGEST = 5 };
    for (gsize behind = MIN(place + LONGEST, scene->count); behind > place; behind--) {
        char *const *found = scene_find_run(scene, place, behind, group);
        if (!found || scene_joins_number(scene, behind) ||
            (scene_joins_word(scene, behind) && !scene_find(scene, behind, BOOK_ZONES))) {
            continue;
        }
        say(out, found[0]);
        if (behind > place + 1 && scene_joins_sign(scene, behind, '.')) {
            behind++;
            if (!scene_joins_word(scene, behind)) {
                say_stop(scene, out, behind - 1);
            }
        }
        return behind;
    }
    return place;
}

/* Appends "PM EST" for the half of the day and the zone that stand at PLACE. */
static gsize say_half_and_zone(const Scene *scene, gsize place, GString *out)
{
    gsize behind = say_run(scene, place, BOOK_HALF_DAYS, out);
    return say_run(scene, behind, BOOK_ZONES, out);
}

/* Appends the time in CLOCK, and the FRACTION of its last second, digits or NULL. */
static void say_duration(const Scene *scene, GString *out, const Clock *clock, const Atom *fraction)
{
    say_time_unit(scene, out, clock->parts[0], "hours");
    say_time_unit(scene, out, clock->parts[1], "minutes");
    say_wording(scene, out, "and");
    if (!fraction) {
        say_time_unit(scene, out, clock->parts[2], "seconds");
        return;
    }
    const char *seconds = book_form(scene->book, BOOK_TIME_UNITS, "seconds");
    say_value(scene, out, SPELL_CARDINAL, clock->parts[2]);
    say_wording(scene, out, "point");
    say_digits(scene, out, scene->text + fraction->span.start, span_length(fraction->span));
    say(out, seconds ? seconds : "");
}

/* The form that hours have: "la una", "klokken ett". */
static SpellForm hour_form(const Scene *scene)
{
    return *book_wording(scene->book, "hours_feminine") ? SPELL_FEMININE
           : *book_wording(scene->book, "hours_neuter") ? SPELL_NEUTER
                                                        : SPELL_CARDINAL;
}

/* The hour and minutes by the language's patterns. */
static void say_hour(const Scene *scene, GString *out, guint hour, const char *minutes,
                     gboolean half)
{
    g_autoptr(GString) hours = g_string_new(NULL);
    g_autoptr(GString) rest = g_string_new(NULL);
    say_value(scene, hours, hour_form(scene), hour);
    gboolean whole = minutes[0] == '0' && minutes[1] == '0';
    if (!whole) {
        say_pair(scene, rest, minutes);
    }
    const char *key = whole ? (half ? "hour_half_day" : hour > NOON ? "hour_24" : "hour") : "time";
    const char *one = whole ? "one_hour" : "one_time";
    if (hour == 1 && *book_wording(scene->book, one)) {
        key = one;
    }
    say_pattern(out, book_wording(scene->book, key), "hour", hours->str, "minute", rest->str, NULL);
}

/* Behind the word that a language puts after a time ("Uhr", "h"); it is in the patterns. */
static gsize skip_hour_word(const Scene *scene, gsize place)
{
    return scene_find(scene, place, BOOK_HOUR_WORDS) ? place + 1 : place;
}

static gboolean has_half(const Scene *scene, gsize place)
{
    g_autoptr(GString) none = g_string_new(NULL);
    return say_run(scene, place, BOOK_HALF_DAYS, none) > place;
}

/* Whether what stands at PLACE says that the number before it is no time: "from 4.25%". */
static gboolean measures(const Scene *scene, gsize place)
{
    return scene_is_sign(scene, place, '%') || scene_find(scene, place, BOOK_MAGNITUDES) ||
           scene_find(scene, place, BOOK_UNITS) || scene_find(scene, place, BOOK_CURRENCIES) ||
           scene_says(scene, place, "percent");
}

/* Whether the number at PLACE behind a colon is too great for minutes: "1:50,000" is a scale. The
 * last digits of a racer's time in a language that groups by full stops are seldom round. */
static gboolean is_scale(const Scene *scene, gsize place)
{
    enum { HUNDRED = 100 };
    Number number;
    return number_read(scene, place, &number) && number.grouped &&
           (book_number_signs(scene->book)->group == ',' || number.value % HUNDRED == 0);
}

/* Whether a word that times follow ("um", "kl.") stands before PLACE. */
static gboolean is_behind_clock(const Scene *scene, gsize place)
{
    return scene_find(scene, place - 1, BOOK_BEFORE_TIMES) ||
           (scene_is_sign(scene, place - 1, '.') &&
            scene_find(scene, place - 2, BOOK_BEFORE_TIMES));
}

/* Whether the last number of a clock that ends before PLACE goes on behind a decimal sign, or
 * behind a full stop where COLON parts the others. */
static gboolean has_fraction(const Scene *scene, gsize place, gboolean colon)
{
    gunichar decimal = book_number_signs(scene->book)->decimal;
    gboolean sign =
        scene_joins_sign(scene, place, decimal) || (colon && scene_joins_sign(scene, place, '.'));
    return sign && scene_joins_number(scene, place + 1);
}

/* Appends the minutes and seconds in CLOCK with the fraction behind it, a racer's time: "1:45.32";
 * gives the place behind. */
static gsize say_race(const Scene *scene, GString *out, const Clock *clock)
{
    say_value(scene, out, SPELL_CARDINAL, clock->parts[0]);
    g_string_append_c(out, ' ');
    if (clock->digits[1][0] == '0' && !*book_wording(scene->book, "oh")) {
        say_digits(scene, out, clock->digits[1], PAIR);
    } else {
        say_pair(scene, out, clock->digits[1]);
    }
    say_wording(scene, out, "point");
    say_digits(scene, out, scene_text(scene, clock->behind + 1),
               scene_length(scene, clock->behind + 1));
    return clock->behind + 2;
}

/* Whether the time from PLACE to BEHIND is what a train or a race is called: "the 8.04 to London",
 * but not "a 2.25 to 1 ratio". */
static gboolean is_service(const Scene *scene, gsize place, gsize behind)
{
    char *const *article = scene_find(scene, place - 1, BOOK_ARTICLES);
    return article && strcmp(article[0], "single") != 0 &&
           scene_find(scene, behind, BOOK_AFTER_TIMES);
}

gsize rule_clock(const Scene *scene, gsize place, GString *out)
{
    Clock clock;
    gboolean colon = read_clock(scene, place, ':', &clock);
    if (!colon && !read_clock(scene, place, '.', &clock)) {
        return 0;
    }
    gboolean half = has_half(scene, clock.behind);
    if (!colon && !half && measures(scene, clock.behind)) {
        return 0;
    }
    gboolean named = half || scene_find(scene, clock.behind, BOOK_HOUR_WORDS) ||
                     is_behind_clock(scene, place) ||
                     (*book_wording(scene->book, "dotted_times") && clock.count == 2) ||
                     is_service(scene, place, clock.behind); /* "the 8.04 to London" */
    gboolean grouped = colon && clock.count == 2 && is_scale(scene, clock.behind - 1);
    if ((!colon && !named) || grouped || (clock.count == 2 && clock.parts[0] > HOURS)) {
        return 0;
    }
    gboolean fraction = has_fraction(scene, clock.behind, colon);
    if (fraction && clock.count == 2) {
        return say_race(scene, out, &clock) - place;
    }
    gboolean game = colon && clock.count == 2 && clock.parts[0] == 0 && !half && !fraction &&
                    scene_length(scene, place) == 1; /* "0:04 left" */
    if (game) {
        say_time_unit(scene, out, clock.parts[1], "seconds");
        return clock.behind - place;
    }
    if (clock.count == 3) {
        say_duration(scene, out, &clock, fraction ? scene_at(scene, clock.behind + 1) : NULL);
        if (fraction) {
            return clock.behind + 2 - place;
        }
    } else {
        gboolean offset = scene_at(scene, place - 1)->kind == ATOM_SIGN &&
                          scene_find(scene, place - 2, BOOK_ZONES); /* "UTC−05:00" */
        say_hour(scene, out, clock.parts[0], clock.digits[1], half || offset);
    }
    gsize behind = skip_hour_word(scene, clock.behind);
    return say_half_and_zone(scene, behind, out) - place;
}

gsize rule_hour(const Scene *scene, gsize place, GString *out)
{
    guint hour = scene_value(scene, place);
    if (scene_is_tied(scene, place) || scene_length(scene, place) > PAIR || hour > HOURS) {
        return 0;
    }
    if (hour >= 1 && hour <= NOON && has_half(scene, place + 1)) {
        say_value(scene, out, SPELL_CARDINAL, hour);
        return say_half_and_zone(scene, place + 1, out) - place;
    }
    const char *before = book_wording(scene->book, "before_bare_hour");
    gboolean bare = *book_wording(scene->book, "hours_neuter") ||
                    (*before && scene_says(scene, place - 2, before)); /* "a la 1" */
    bare = bare && !scene_find(scene, place + 1, BOOK_HOUR_WORDS);
    if (bare && is_behind_clock(scene, place) &&
        !(scene_joins(scene, place + 1) && scene_joins_number(scene, place + 2))) {
        say_value(scene, out, hour_form(scene), hour); /* "klokken 1" */
        return 1;
    }
    /* "10h30", "10h", "10 Uhr" */
    if (!scene_find(scene, place + 1, BOOK_HOUR_WORDS)) {
        return 0;
    }
    gboolean minutes = scene_is_number(scene, place + 2) &&
                       scene_length(scene, place + 2) == PAIR &&
                       scene_value(scene, place + 2) < MINUTES &&
                       !scene_find(scene, place + 3, BOOK_UNITS); /* "1 h 30 min" */
    const char *named = book_wording(scene->book, hour == 1 ? "one_hour_named" : "hour_named");
    if (!minutes && *named) {
        g_autoptr(GString) hours = g_string_new(NULL);
        say_value(scene, hours, SPELL_FEMININE, hour);
        say_pattern(out, named, "hour", hours->str, NULL);
        return 2;
    }
    say_hour(scene, out, hour, minutes ? scene_text(scene, place + 2) : "00", FALSE);
    return minutes ? 3 : 2;
}

/* "0900 hours", "at 1430 GMT": a time of four digits, as soldiers and pilots have it. */
gsize rule_military_time(const Scene *scene, gsize place, GString *out)
{
    enum { DIGITS = 4 };
    const char *digits = scene_text(scene, place);
    const char *hours = book_wording(scene->book, "military_hours");
    guint value = scene_value(scene, place);
    if (!*hours || scene_length(scene, place) != DIGITS || scene_is_tied(scene, place) ||
        (scene_joins(scene, place + 1) &&
         (scene_at(scene, place + 1)->kind != ATOM_SIGN || scene_joins(scene, place + 2))) ||
        value / 100 >= HOURS || value % 100 >= MINUTES) {
        return 0;
    }
    gboolean named = scene_says(scene, place + 1, hours) || scene_says(scene, place + 1, "hrs");
    gboolean timed = scene_find(scene, place - 1, BOOK_BEFORE_TIMES) != NULL;
    gboolean nought = digits[0] == '0' &&
                      (named || timed || scene_find(scene, place + 1, BOOK_ZONES) ||
                       (scene_find(scene, place - 1, BOOK_ARTICLES) &&
                        scene_find(scene, place + 1, BOOK_AFTER_TIMES))); /* "the 0815 from" */
    if (!nought && !(named && timed)) {
        return 0;
    }
    if (digits[0] == '0') {
        say_pair(scene, out, digits);
    } else {
        say_value(scene, out, SPELL_CARDINAL, value / 100);
    }
    if (value % 100 == 0) {
        say_wording(scene, out, "hundred");
    } else {
        g_string_append_c(out, ' ');
        say_pair(scene, out, digits + 2);
    }
    if (named) {
        say(out, hours);
    }
    return named ? 2 : 1;
}
