#include "script/reading/unit.h"

#include <string.h>

enum { LONGEST = 4 };

/* What the book has for the longest run of atoms at PLACE; the place behind it. */
static char *const *find_unit(const Scene *scene, gsize place, gsize *behind)
{
    for (gsize last = MIN(place + LONGEST, scene->count); last > place; last--) {
        char *const *found = scene_find_run(scene, place, last, BOOK_UNITS);
        if (found) {
            *behind = last;
            return found;
        }
    }
    return NULL;
}

/* The word of the power at PLACE ("²", "2"), for the unit FORMS; NULL for none. */
static const char *power_at(const Scene *scene, gsize place, char *const *forms)
{
    if (!scene_joins(scene, place) || !book_flag(forms, 2, "length")) {
        return NULL;
    }
    char *const *found = scene_find(scene, place, BOOK_POWERS);
    return found ? found[0] : NULL;
}

static void append_form(GString *out, const char *power, const char *form)
{
    if (power && strchr(power, '{')) {
        g_autofree char *small = g_utf8_strdown(form, -1);
        say_pattern(out, power, "unit", form, "small", small, NULL);
    } else {
        say(out, power ? power : "");
        say(out, form);
    }
}

/* Appends "per day" for "/day" at PLACE; gives the place behind. */
static gsize append_rate(const Scene *scene, gsize place, Unit *unit)
{
    if (!scene_find(scene, place + 1, BOOK_RATES)) {
        return place;
    }
    GString *const forms[] = {unit->one, unit->many};
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        say_wording(scene, forms[i], "per");
        say_span(forms[i], scene->text, scene_at(scene, place + 1)->span);
    }
    return place + 2;
}

/* Appends "per hour" for "/h" at PLACE; gives the place behind. */
static gsize append_per(const Scene *scene, gsize place, Unit *unit)
{
    gsize behind;
    if (!scene_joins_sign(scene, place, '/') || !scene_joins(scene, place + 1)) {
        return place;
    }
    char *const *found = find_unit(scene, place + 1, &behind);
    if (!found) {
        return append_rate(scene, place, unit);
    }
    const char *power = power_at(scene, behind, found);
    if (book_flag(found, 2, "time") && scene_joins(scene, behind) &&
        scene_find(scene, behind, BOOK_POWERS)) {
        say_wording(scene, unit->one, "per");
        say_wording(scene, unit->many, "per");
        say(unit->one, found[0]);
        say(unit->many, found[0]);
        say_wording(scene, unit->one, "squared");
        say_wording(scene, unit->many, "squared");
        return behind + 1;
    }
    GString *const forms[] = {unit->one, unit->many};
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        say_wording(scene, forms[i], "per");
        say(forms[i], power ? power : "");
        say(forms[i], found[0]);
    }
    return power ? behind + 1 : behind;
}

/* Whether a sign follows the unit from PLACE to BEHIND, or nothing is there but it and its number:
 * then "in" is no preposition. */
static gboolean ends_phrase(const Scene *scene, gsize place, gsize behind)
{
    enum { LONGEST_NUMBER = 5 };
    const Atom *next = scene_at(scene, behind);
    if (next->kind == ATOM_SIGN && next->first == '(') {
        return TRUE;
    }
    if (scene_is_number(scene, place - 1) && scene_is_number(scene, place - 3) &&
        scene_find(scene, place - 2, BOOK_UNITS)) {
        return TRUE; /* "6 ft 2 in" */
    }
    if (next->kind == ATOM_SIGN) {
        return !next->spaced && next->first < 0x80 && strchr(",;.)", (int)next->first);
    }
    gboolean words = place > LONGEST_NUMBER;
    for (gsize i = 0; i < place && !words; i++) {
        words = scene_is_word(scene, i);
    }
    return next->kind == ATOM_NONE && !words;
}

gboolean unit_read(const Scene *scene, gsize place, Unit *unit)
{
    gsize behind;
    char *const *found = find_unit(scene, place, &behind);
    if (!found || (book_flag(found, 2, "apart") && scene_joins(scene, place)) ||
        (book_flag(found, 2, "close") && !scene_joins(scene, place) &&
         !ends_phrase(scene, place, behind))) {
        return FALSE;
    }
    const char *power = power_at(scene, behind, found);
    gsize next = power ? behind + 1 : behind;
    gboolean dotted = book_flag(found, 2, "stop") && scene_joins_sign(scene, next, '.');
    if (scene_joins_word(scene, next) || scene_joins_number(scene, next) ||
        (book_flag(found, 2, "only with stop") && !dotted)) {
        return FALSE;
    }
    unit->one = g_string_new(NULL);
    unit->many = g_string_new(NULL);
    unit->form = book_flag(found, 2, "feminine") ? SPELL_FEMININE
                 : book_flag(found, 2, "neuter") ? SPELL_NEUTER
                                                 : SPELL_AMOUNT;
    append_form(unit->one, power, found[0]);
    append_form(unit->many, power, found[1] ? found[1] : found[0]);
    unit->behind = append_per(scene, next, unit);
    if (dotted && scene_is_word(scene, next + 1) && !scene_is_capital(scene, next + 1)) {
        unit->behind = next + 1; /* no sentence ends at it */
    }
    return TRUE;
}

void unit_clear(Unit *unit)
{
    g_string_free(unit->one, TRUE);
    g_string_free(unit->many, TRUE);
}
