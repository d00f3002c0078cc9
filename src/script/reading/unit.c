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

/* What the book has for the power at PLACE ("²", "2", "^2"); *BEHIND is the place behind it. NULL
 * for none. */
static char *const *find_power(const Scene *scene, gsize place, gsize *behind)
{
    gsize at = scene_joins_sign(scene, place, '^') ? place + 1 : place;
    *behind = at + 1;
    return scene_joins(scene, at) ? scene_find(scene, at, BOOK_POWERS) : NULL;
}

/* The words of the power at PLACE for the unit FORMS; NULL for none. */
static char *const *power_at(const Scene *scene, gsize place, char *const *forms, gsize *behind)
{
    return book_flag(forms, 2, "length") ? find_power(scene, place, behind) : NULL;
}

/* POWERS are its words for many and, where they are others, for one. */
static void append_form(GString *out, char *const *powers, const char *form, gboolean one)
{
    const char *power = powers ? powers[one && powers[1] ? 1 : 0] : NULL;
    if (power && strchr(power, '{')) {
        g_autofree char *small = g_utf8_strdown(form, -1);
        g_autoptr(GString) words = g_string_new(NULL);
        say_pattern(words, power, "unit", form, "small", small, NULL);
        say(out, words->str);
    } else {
        say(out, power ? power : "");
        say(out, form);
    }
}

/* Appends "per day" for "/day" at PLACE; gives the place behind. */
static gsize append_rate(const Scene *scene, gsize place, Unit *unit)
{
    char *const *rate = scene_find(scene, place + 1, BOOK_RATES);
    if (!rate) {
        return place;
    }
    GString *const forms[] = {unit->one, unit->many};
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        say_wording(scene, forms[i], "per");
        say(forms[i], rate[0]);
    }
    return place + 2;
}

/* Appends "per hour" for "/h" at PLACE; gives the place behind. */
static gsize append_per(const Scene *scene, gsize place, Unit *unit)
{
    gsize behind, power_end = place;
    if (!scene_joins_sign(scene, place, '/') || !scene_joins(scene, place + 1)) {
        return place;
    }
    char *const *found = find_unit(scene, place + 1, &behind);
    if (!found) {
        return append_rate(scene, place, unit);
    }
    char *const *power = power_at(scene, behind, found, &power_end);
    if (book_flag(found, 2, "time") && find_power(scene, behind, &power_end)) {
        say_wording(scene, unit->one, "per");
        say_wording(scene, unit->many, "per");
        say(unit->one, found[0]);
        say(unit->many, found[0]);
        say_wording(scene, unit->one, "squared");
        say_wording(scene, unit->many, "squared");
        return power_end;
    }
    GString *const forms[] = {unit->one, unit->many};
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        say_wording(scene, forms[i], "per");
        append_form(forms[i], power, found[0], TRUE);
    }
    return power ? power_end : behind;
}

/* Whether a sign follows the unit from PLACE to BEHIND, or nothing is there but it and its number:
 * then "in" is no preposition. */
static gboolean ends_phrase(const Scene *scene, gsize place, gsize behind)
{
    enum { LONGEST_NUMBER = 5 };
    const Atom *next = scene_at(scene, behind);
    if (next->kind == ATOM_SIGN && (next->first == '(' || next->first == '=')) {
        return TRUE;
    }
    if (scene_is_number(scene, place - 1) && scene_is_number(scene, place - 3) &&
        scene_find(scene, place - 2, BOOK_UNITS) &&
        !book_flag(scene_find(scene, place - 2, BOOK_UNITS), 2, "close")) {
        return TRUE; /* "6 ft 2 in", but not "7 in 10 in Texas" */
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

/* Whether the unit at PLACE is a letter that belongs to the number of something: "Exit 14A". */
static gboolean is_part_of_name(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    return atom->kind == ATOM_WORD && atom->letters == 1 && atom->capitals == 1 &&
           scene_joins(scene, place) && scene_is_number(scene, place - 1) &&
           ((scene_is_capital(scene, place - 2) && !scene_is_common(scene, place - 2)) ||
            scene_find(scene, place - 2, BOOK_LETTERED));
}

/* Whether "V" behind a space is volts: between a number that is no year and a plain word. */
static gboolean is_before_noun(const Scene *scene, gsize place, gsize behind)
{
    enum { YEAR_DIGITS = 4 };
    return scene_is_number(scene, place - 1) && scene_length(scene, place - 1) < YEAR_DIGITS &&
           scene_at(scene, behind)->spaced && scene_is_word(scene, behind) &&
           !scene_is_capital(scene, behind) && !scene_is_common(scene, behind);
}

/* What FOUND, a unit of few things ("below 100"), means behind a greater number before PLACE:
 * "384pp" has pages. */
static char *const *of_many(const Scene *scene, gsize place, char *const *found)
{
    static const char below[] = "below ";
    const char *limit = NULL;
    for (gsize i = 0; found && found[i]; i++) {
        limit = g_str_has_prefix(found[i], below) ? found[i] + strlen(below) : limit;
    }
    if (!limit || !scene_is_number(scene, place - 1) ||
        scene_value(scene, place - 1) < g_ascii_strtoull(limit, NULL, 10)) {
        return found;
    }
    g_autofree char *key =
        g_strdup_printf("many %.*s", (int)scene_length(scene, place), scene_text(scene, place));
    return book_forms(scene->book, BOOK_UNITS, key);
}

gboolean unit_read(const Scene *scene, gsize place, Unit *unit)
{
    gsize behind = place, power_end = place;
    char *const *found = of_many(scene, place, find_unit(scene, place, &behind));
    if (!found || is_part_of_name(scene, place) ||
        (book_flag(found, 2, "apart") && scene_joins(scene, place)) ||
        (book_flag(found, 2, "close") && !scene_joins(scene, place) &&
         !ends_phrase(scene, place, behind) &&
         !(book_flag(found, 2, "noun") && is_before_noun(scene, place, behind)))) {
        return FALSE;
    }
    char *const *power = power_at(scene, behind, found, &power_end);
    gsize next = power ? power_end : behind;
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
    append_form(unit->one, power, found[0], TRUE);
    gboolean single = !found[1] || (book_flag(found, 2, "noun") && !scene_joins(scene, place) &&
                                    is_before_noun(scene, place, behind)); /* "a 12 V battery" */
    append_form(unit->many, power, single ? found[0] : found[1], single);
    unit->behind = append_per(scene, next, unit);
    if (unit->behind > next) {
        unit->behind = append_per(scene, unit->behind, unit); /* "mg/kg/day" */
    }
    gboolean comma = scene_joins_sign(scene, next + 1, ','); /* "45 min., som" */
    gboolean goes_on = comma ||
                       (scene_is_word(scene, next + 1) && !scene_is_capital(scene, next + 1)) ||
                       (scene_is_number(scene, next + 1) &&
                        scene_find(scene, next + 2, BOOK_UNITS)); /* "6 ft. 2 in." */
    if (dotted && goes_on) {
        unit->behind = next + 1; /* no sentence ends at it */
    }
    return TRUE;
}

void unit_clear(Unit *unit)
{
    g_string_free(unit->one, TRUE);
    g_string_free(unit->many, TRUE);
}

gsize unit_say_per(const Scene *scene, gsize place, GString *out)
{
    if (!scene_is_sign(scene, place, '/') || !scene_joins(scene, place + 1)) {
        return place;
    }
    char *const *rate = scene_find(scene, place + 1, BOOK_RATES);
    if (rate) {
        say_wording(scene, out, "per");
        say(out, rate[0]);
        return place + 2;
    }
    Unit unit;
    if (!unit_read(scene, place + 1, &unit)) {
        return place;
    }
    gsize behind = unit.behind;
    say_wording(scene, out, "per");
    say(out, unit.one->str);
    unit_clear(&unit);
    return behind;
}
