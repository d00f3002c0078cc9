/* Raised digits: powers ("10⁶", "x²"), units that are squared, and the marks of notes. */
#include <string.h>

#include "script/reading/rules.h"

/* The value of a raised digit, G_MAXUINT of any other character. */
static guint raised_digit(gunichar c)
{
    switch (c) {
    case U'¹':
        return 1;
    case U'²':
        return 2;
    case U'³':
        return 3;
    default:
        return c == U'⁰' || (c >= U'⁴' && c <= U'⁹') ? (guint)(c - U'⁰') : G_MAXUINT;
    }
}

/* Whether what stands before PLACE can be raised to a power: a number, a letter, a bracket. The
 * mark of a note stands behind words and full stops. */
static gboolean is_base(const Scene *scene, gsize place)
{
    enum { LONGEST_NAME = 2 };
    const Atom *atom = scene_at(scene, place - 1);
    return atom->kind == ATOM_NUMBER ||
           (atom->kind == ATOM_WORD && atom->letters <= LONGEST_NAME) ||
           (atom->kind == ATOM_WORD && scene_find(scene, place - 1, BOOK_SIGNS)) ||
           (atom->kind == ATOM_SIGN && (atom->first == ')' || atom->first == ']') &&
            scene_is_word(scene, place - 2));
}

gsize rule_power(const Scene *scene, gsize place, GString *out)
{
    enum { MOST_DIGITS = 4 };
    gboolean minus = scene_is_sign(scene, place, U'⁻');
    if (scene_at(scene, place)->first < 0x80) {
        return 0;
    }
    gsize first = minus ? place + 1 : place, at = first;
    guint value = 0;
    for (; at < first + MOST_DIGITS && scene_joins(scene, at); at++) {
        guint digit = raised_digit(scene_at(scene, at)->first);
        if (digit == G_MAXUINT) {
            break;
        }
        value = value * 10 + digit;
    }
    const char *power = book_wording(scene->book, "power");
    if (at == first || !scene_joins(scene, place) || !*power) {
        return 0;
    }
    if (!is_base(scene, place)) {
        return at - place; /* nothing is said for a note's mark */
    }
    char *const *sign = scene_find(scene, place, BOOK_SIGNS);
    if (sign && at == place + 1) {
        say(out, sign[0]); /* "squared" */
        return 1;
    }
    say(out, power);
    if (minus) {
        say_wording(scene, out, "minus");
    }
    say_value(scene, out, SPELL_CARDINAL, value);
    return at - place;
}

/* Whether what stands before PLACE has one of a thing behind it: "por m²", "el m²". */
static gboolean is_one_before(const Scene *scene, gsize place)
{
    return scene_says(scene, place - 1, book_wording(scene->book, "per")) ||
           scene_find(scene, place - 1, BOOK_BEFORE_UNITS);
}

/* "km²" with no number before it, as in the head of a table's column. */
gsize rule_raised_unit(const Scene *scene, gsize place, GString *out)
{
    if (scene_at(scene, place + 1)->kind != ATOM_SIGN || !scene_joins(scene, place + 1)) {
        return 0;
    }
    char *const *unit = scene_find(scene, place, BOOK_UNITS);
    char *const *power = scene_find(scene, place + 1, BOOK_POWERS);
    if (!book_flag(unit, 2, "length") || !power || scene_is_number(scene, place + 1) ||
        scene_is_tied(scene, place) || scene_joins_word(scene, place + 2) ||
        scene_joins_number(scene, place + 2) || scene_joins_sign(scene, place + 2, '/')) {
        return 0;
    }
    gboolean one = is_one_before(scene, place);
    const char *words = power[one && power[1] ? 1 : 0], *name = unit[one ? 0 : 1];
    if (strchr(words, '{')) {
        g_autofree char *small = g_utf8_strdown(name, -1);
        say_pattern(out, words, "unit", name, "small", small, NULL);
    } else {
        say(out, words);
        say(out, name);
    }
    return 2;
}

/* "m/s" with no number before it. */
gsize rule_speed_unit(const Scene *scene, gsize place, GString *out)
{
    if (!scene_joins_sign(scene, place + 1, '/') || !scene_joins_word(scene, place + 2) ||
        scene_joins_word(scene, place + 3) || scene_is_tied(scene, place)) {
        return 0;
    }
    char *const *length = scene_find(scene, place, BOOK_UNITS);
    char *const *time = scene_find(scene, place + 2, BOOK_UNITS);
    if (!book_flag(length, 2, "length") || !book_flag(time, 2, "time")) {
        return 0;
    }
    say(out, length[1]);
    say_wording(scene, out, "per");
    say(out, time[0]);
    return 3;
}
