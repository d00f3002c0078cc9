/* Numbers with units. */
#include <string.h>

#include "script/reading/amount.h"
#include "script/reading/noun.h"
#include "script/reading/rules.h"
#include "script/reading/unit.h"

/* Behind the sign or word that stands between two numbers of one unit at PLACE, whose words are
 * appended: "2-5 lb", "2x8 m"; PLACE for none. */
static gsize say_between(const Scene *scene, gsize place, GString *out)
{
    gboolean close = scene_joins(scene, place) && scene_joins(scene, place + 1);
    if (scene_is_dash(scene, place) && close) {
        say_wording(scene, out, "range");
        return place + 1;
    }
    if (scene_is_sign(scene, place, U'×') || scene_says(scene, place, "x")) {
        say_wording(scene, out, "by");
        return place + 1;
    }
    return place;
}

/* Appends NUMBER and what follows it up to a unit; gives the place behind, 0 where none follows. */
static gsize say_measure(const Scene *scene, gsize first_place, const Number *first, GString *out,
                         guint numbers)
{
    enum { MOST_NUMBERS = 3, SHORT_UNIT = 3, NOON = 12 };
    Unit unit;
    gsize at = first->behind;
    /* "5 - kg" is none, "5-kg" is. */
    gboolean hyphen = scene_joins_sign(scene, at, '-') && scene_joins_word(scene, at + 1);
    gboolean hour = first->value > 0 && first->value <= NOON && !first->fraction[0] &&
                    scene_find(scene, at, BOOK_HALF_DAYS); /* "6-8pm" */
    if (!hour && unit_read(scene, hyphen ? at + 1 : at, &unit)) {
        gboolean one = number_is_one(first) && numbers == 1;
        say_number(scene, out, first,
                   one ? noun_case_form(scene, first_place, unit.form, FALSE) : unit.form);
        gsize last = unit.behind - 1;
        /* What is written in full stays as it is, right or wrong: "a 5-meters tall wall". */
        gboolean plural = scene_is_word(scene, last) &&
                          scene_text(scene, last)[scene_length(scene, last) - 1] == 's' &&
                          scene_length(scene, last) > SHORT_UNIT;
        gboolean single = hyphen || amount_is_adjective(scene, first_place, unit.behind) ||
                          amount_is_before_plural(scene, first_place, unit.behind);
        say(out, one || (single && !plural) ? unit.one->str : unit.many->str);
        unit_clear(&unit);
        return unit.behind;
    }
    g_autoptr(GString) rest = g_string_new(NULL);
    gsize second = say_between(scene, at, rest);
    Number number;
    if (second == at || numbers == MOST_NUMBERS || !number_read(scene, second, &number)) {
        return 0;
    }
    gsize behind = say_measure(scene, first_place, &number, rest, numbers + 1);
    if (behind > 0) {
        say_number(scene, out, first, SPELL_AMOUNT);
        say(out, rest->str);
    }
    return behind;
}

/* "/km²" behind a space: in the head of a table's column. */
gsize rule_per_unit(const Scene *scene, gsize place, GString *out)
{
    return scene_at(scene, place)->spaced ? unit_say_per(scene, place, out) - place : 0;
}

gsize rule_measure(const Scene *scene, gsize place, GString *out)
{
    Number number;
    if (scene_is_tied(scene, place) || !number_read(scene, place, &number)) {
        return 0;
    }
    if (scene_joins_sign(scene, number.behind, '/') && scene_joins(scene, number.behind + 1)) {
        say_number(scene, out, &number, SPELL_AMOUNT);
        gsize end = unit_say_per(scene, number.behind, out);
        if (end > number.behind) {
            return end - place;
        }
        g_string_truncate(out, 0);
    }
    gsize behind = say_measure(scene, place, &number, out, 1);
    if (behind == 0) {
        g_string_truncate(out, 0);
        return 0;
    }
    return behind - place;
}

/* Appends the name that FORMS have for the unit of a mark; ONE: of a single one. */
static void say_mark(GString *out, char *const *forms, gboolean one)
{
    if (forms) {
        say(out, one || !forms[1] ? forms[0] : forms[1]);
    }
}

static void say_prime(const Scene *scene, GString *out, guint value, const char *key)
{
    say_value(scene, out, SPELL_CARDINAL, value);
    say_mark(out, book_forms(scene->book, BOOK_UNITS, key), value == 1);
}

static gboolean is_prime(const Scene *scene, gsize place, gunichar straight, gunichar curly,
                         gunichar prime)
{
    return scene_joins_sign(scene, place, straight) || scene_joins_sign(scene, place, curly) ||
           scene_joins_sign(scene, place, prime);
}

/* Whether degrees, or their minutes, stand before PLACE: "48° 51′ 24″", "48°51'24\"". */
static gboolean follows_degrees(const Scene *scene, gsize place)
{
    return scene_is_sign(scene, place - 1, U'°') ||
           (scene_is_number(scene, place - 2) && scene_is_sign(scene, place - 3, U'°') &&
            is_prime(scene, place - 1, '\'', U'’', U'′'));
}

/* "51.5° N", "0°7′W": a point of the compass behind degrees. */
gsize rule_bearing(const Scene *scene, gsize place, GString *out)
{
    gunichar before = scene_at(scene, place - 1)->first;
    if (scene_at(scene, place - 1)->kind != ATOM_SIGN || !scene_is_capitals(scene, place)) {
        return 0;
    }
    char *const *compass = scene_find(scene, place, BOOK_COMPASS);
    gboolean degrees = before == U'°' || before == U'′' || before == U'″' ||
                       ((before == '\'' || before == '"') && follows_degrees(scene, place - 2));
    if (!compass || !degrees || !scene_is_number(scene, place - 2)) {
        return 0;
    }
    say(out, compass[0]);
    return 1;
}

/* Whether a word stands at PLACE that lengths have behind them. */
static gboolean is_of_length(const Scene *scene, gsize place)
{
    return scene_at(scene, place)->spaced && scene_find(scene, place, BOOK_AFTER_LENGTHS);
}

/* Whether a quotation is open before PLACE: then a mark behind a number closes it. */
static gboolean is_in_quotation(const Scene *scene, gsize place)
{
    enum { REACH = 24 };
    gboolean open = FALSE;
    for (gsize back = 1; back <= REACH && back <= place; back++) {
        gunichar c = scene_at(scene, place - back)->first;
        if (scene_at(scene, place - back)->kind != ATOM_SIGN) {
            continue;
        }
        if (c == U'“' || c == U'„' || c == U'‘') {
            return TRUE;
        }
        open = c == '"' ? !open : open;
    }
    return open;
}

/* `2.75" of rain`, "10' x 12'": feet and inches by their marks. */
gsize rule_marked_length(const Scene *scene, gsize place, GString *out)
{
    Number number;
    if (scene_is_tied(scene, place) || !number_read(scene, place, &number)) {
        return 0;
    }
    gsize mark = number.behind, other = place - 2;
    gboolean feet = is_prime(scene, mark, '\'', U'’', U'′');
    gboolean inches = scene_joins_sign(scene, mark, '"') || scene_joins_sign(scene, mark, U'″');
    if ((feet || inches) && is_in_quotation(scene, place)) {
        return 0;
    }
    gboolean first = scene_says(scene, mark + 1, "x") && scene_is_number(scene, mark + 2);
    gboolean second = scene_says(scene, place - 1, "x") &&
                      scene_at(scene, other)->kind == ATOM_SIGN &&
                      scene_is_number(scene, other - 1);
    if (!(feet || inches) || !(first || second || (inches && is_of_length(scene, mark + 1)))) {
        return 0;
    }
    char *const *forms = book_forms(scene->book, BOOK_UNITS, feet ? "ft" : "in");
    if (!forms) {
        return 0;
    }
    say_number(scene, out, &number, SPELL_AMOUNT);
    say_mark(out, forms, number_is_one(&number));
    if (first) {
        say_wording(scene, out, "by");
        return mark + 2 - place;
    }
    return mark + 1 - place;
}

/* "a 6ft 4in striker", and in Britain "he is 6ft 4in": the inches are not named. */
gsize rule_short_height(const Scene *scene, gsize place, GString *out)
{
    enum { INCHES = 12, SHORT = 2, ATOMS = 4 };
    guint feet = scene_value(scene, place), inches = scene_value(scene, place + 2);
    if (scene_is_tied(scene, place) || feet == G_MAXUINT || !scene_says(scene, place + 1, "ft") ||
        !scene_is_number(scene, place + 2) || scene_length(scene, place + 2) > SHORT ||
        inches >= INCHES || !scene_says(scene, place + 3, "in")) {
        return 0;
    }
    char *const *foot = book_forms(scene->book, BOOK_UNITS, "ft");
    if (!foot || !(*book_wording(scene->book, "heights_in_short") ||
                   amount_is_adjective(scene, place, place + ATOMS))) {
        return 0;
    }
    say_value(scene, out, SPELL_CARDINAL, feet);
    say(out, foot[0]);
    say_value(scene, out, SPELL_CARDINAL, inches);
    return ATOMS;
}

/* 5'10", 6′ and 12″: straight marks only where both are there. */
gsize rule_height(const Scene *scene, gsize place, GString *out)
{
    enum { INCHES = 12, SECONDS = 60 };
    guint feet = scene_value(scene, place), inches = scene_value(scene, place + 2);
    if (scene_is_tied(scene, place) || feet == G_MAXUINT) {
        return 0;
    }
    gboolean degrees = follows_degrees(scene, place);
    gboolean feet_and_inches = is_prime(scene, place + 1, '\'', U'’', U'′') &&
                               scene_is_number(scene, place + 2) &&
                               is_prime(scene, place + 3, '"', U'”', U'″');
    if (feet_and_inches && !degrees && inches < INCHES) {
        say_prime(scene, out, feet, "ft");
        say_prime(scene, out, inches, "in");
        return 4;
    }
    if (feet_and_inches && !degrees && inches < SECONDS && feet < SECONDS) {
        say_time_unit(scene, out, feet, "minutes"); /* 4′33″ */
        say_time_unit(scene, out, inches, "seconds");
        return 4;
    }
    if (degrees) {
        gboolean minutes = is_prime(scene, place + 1, '\'', U'’', U'′');
        if (minutes || is_prime(scene, place + 1, '"', U'”', U'″')) {
            say_time_unit(scene, out, feet, minutes ? "minutes" : "seconds");
            return 2;
        }
    }
    if (scene_joins_sign(scene, place + 1, U'′') || scene_joins_sign(scene, place + 1, U'″')) {
        say_prime(scene, out, feet, scene_joins_sign(scene, place + 1, U'′') ? "ft" : "in");
        return 2;
    }
    return 0;
}
