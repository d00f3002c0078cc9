#include "script/reading/number.h"

#include <string.h>

enum { GROUP = 3, MOST_DIGITS = 18 };

static gboolean append_digits(const Scene *scene, gsize place, char *digits)
{
    gsize have = strlen(digits), more = scene_length(scene, place);
    if (have + more >= NUMBER_DIGITS) {
        return FALSE;
    }
    memcpy(digits + have, scene_text(scene, place), more);
    digits[have + more] = '\0';
    return TRUE;
}

/* Behind the sign between two groups of digits at PLACE, PLACE where there is none. */
static gsize group_sign_end(const Scene *scene, gsize place)
{
    const NumberSigns *signs = book_number_signs(scene->book);
    const Atom *atom = scene_at(scene, place);
    if (atom->kind != ATOM_SIGN || atom->spaced ||
        (atom->first != signs->group && atom->first != signs->other_group)) {
        return place;
    }
    return scene_joins_number(scene, place + 1) ? place + 1 : place;
}

static gboolean is_group(const Scene *scene, gsize place)
{
    return scene_is_number(scene, place) && scene_length(scene, place) == GROUP;
}

/* Whether a group of digits stands at PLACE with nothing but a space before it: "12 000". Where a
 * wide one may part two numbers, all groups from there on must be noughts. */
static gboolean is_spaced_group(const Scene *scene, gsize place)
{
    const NumberSigns *signs = book_number_signs(scene->book);
    if (!signs->group_by_space || !is_group(scene, place) || !scene_at(scene, place)->spaced) {
        return FALSE;
    }
    gsize start = scene_at(scene, place)->span.start;
    if (signs->by_wide_space || (guchar)scene->text[start - 1] >= 0x80) {
        return TRUE;
    }
    return strncmp(scene->text + start, "000", GROUP) == 0 && !scene_joins(scene, place + 1);
}

/* Behind groups of two digits and a last one of three from the sign at PLACE on: "1,00,000"; PLACE
 * for none. */
static gsize indian_end(const Scene *scene, gsize place)
{
    enum { MOST = 4, PAIR = 2 };
    gsize at = place;
    for (gsize i = 0; i < MOST; i++, at += 2) {
        if (group_sign_end(scene, at) == at) {
            return place;
        }
        if (is_group(scene, at + 1)) {
            return i > 0 ? at + 2 : place;
        }
        if (scene_length(scene, at + 1) != PAIR) {
            return place;
        }
    }
    return place;
}

/* Reads the groups behind the first digits, which end at NUMBER->behind. */
static gboolean read_groups(const Scene *scene, Number *number)
{
    if (strlen(number->integer) > GROUP || number->integer[0] == '0') {
        return TRUE;
    }
    if (book_number_signs(scene->book)->indian_groups && strlen(number->integer) < GROUP) {
        gsize end = indian_end(scene, number->behind);
        for (gsize at = number->behind; at < end; at += 2, number->grouped = TRUE) {
            if (!append_digits(scene, at + 1, number->integer)) {
                return FALSE;
            }
        }
        number->behind = end;
    }
    if (number->grouped) {
        return TRUE;
    }
    gboolean by_space = is_spaced_group(scene, number->behind);
    for (;;) {
        gsize next = by_space ? number->behind : group_sign_end(scene, number->behind);
        gboolean more = by_space ? is_spaced_group(scene, next)
                                 : next > number->behind && is_group(scene, next);
        if (!more) {
            return TRUE;
        }
        if (!append_digits(scene, next, number->integer)) {
            return FALSE;
        }
        number->grouped = TRUE;
        number->behind = next + 1;
    }
}

static gboolean read_fraction(const Scene *scene, Number *number)
{
    gsize sign = number->behind;
    gunichar decimal = book_number_signs(scene->book)->decimal;
    gunichar other = book_number_signs(scene->book)->other_decimal;
    if (other && number->integer[0] && scene_joins_sign(scene, sign, other) &&
        scene_joins_number(scene, sign + 1) && scene_length(scene, sign + 1) < GROUP &&
        !scene_joins_sign(scene, sign + 2, other)) {
        decimal = other;
    }
    if (!scene_is_sign(scene, sign, decimal) || !scene_joins_number(scene, sign + 1) ||
        (number->integer[0] && !scene_joins(scene, sign))) {
        return TRUE;
    }
    if (scene_is_sign(scene, sign + 2, decimal) && scene_joins_number(scene, sign + 3)) {
        return TRUE; /* "1.2.3" is no decimal */
    }
    number->behind = sign + 2;
    return append_digits(scene, sign + 1, number->fraction);
}

gboolean number_read(const Scene *scene, gsize place, Number *number)
{
    *number = (Number){.behind = place};
    if (scene_is_number(scene, place)) {
        number->behind++;
        if (!append_digits(scene, place, number->integer) || !read_groups(scene, number)) {
            return FALSE;
        }
    } else if (scene_is_tied(scene, place)) {
        return FALSE;
    }
    if (!read_fraction(scene, number) || strlen(number->integer) > MOST_DIGITS) {
        return FALSE;
    }
    number->value = g_ascii_strtoull(number->integer, NULL, 10);
    return number->behind > place;
}

gboolean number_is_one(const Number *number)
{
    return number->value == 1 && !number->fraction[0];
}
