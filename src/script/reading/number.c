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

/* Whether a group of digits stands at PLACE with nothing but a space before it: "12 000". */
static gboolean is_spaced_group(const Scene *scene, gsize place)
{
    return book_number_signs(scene->book)->group_by_space && is_group(scene, place) &&
           scene_at(scene, place)->spaced;
}

/* Reads the groups behind the first digits, which end at NUMBER->behind. */
static gboolean read_groups(const Scene *scene, Number *number)
{
    if (strlen(number->integer) > GROUP || number->integer[0] == '0') {
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
