/* Lengths of time in hours, minutes and seconds that are cut short. */
#include <string.h>

#include "script/reading/rules.h"

enum { PAIR = 2 };

static const char *const units[] = {"hours", "minutes", "seconds"};

/* "30m" behind "2h", "1h30", "1h 5m 20s": lengths of time, where "h" is no hour of the day. */
gsize rule_duration(const Scene *scene, gsize place, GString *out)
{
    static const char *const letters[] = {"h", "m", "s"};
    gsize at = place, unit = 0, parts = 0;
    if (book_has(scene->book, BOOK_HOUR_WORDS) || scene_is_tied(scene, place)) {
        return 0;
    }
    while (unit < G_N_ELEMENTS(units) && scene_is_number(scene, at) &&
           scene_length(scene, at) <= PAIR) {
        gsize named = unit;
        while (named < G_N_ELEMENTS(units) &&
               !(scene_joins_word(scene, at + 1) && scene_says(scene, at + 1, letters[named]))) {
            named++;
        }
        gboolean bare = named == G_N_ELEMENTS(units); /* "1h30" */
        if (bare && (unit == 0 || !scene_joins(scene, at) || scene_length(scene, at) != PAIR ||
                     scene_joins(scene, at + 1))) {
            break;
        }
        unit = bare ? unit : named;
        say_time_unit(scene, out, scene_value(scene, at), units[unit]);
        at += bare ? 1 : 2;
        unit++;
        parts++;
    }
    return parts > 1 ? at - place : 0;
}

/* One number of a length of time with its unit. */
typedef struct {
    guint value;
    gsize unit; /* index of units */
    gsize behind;
} Part;

/* Reads the part at PLACE by the book's [durations]: "20 min". FALSE for none. */
static gboolean read_part(const Scene *scene, gsize place, Part *part)
{
    char *const *named =
        scene_is_number(scene, place) ? scene_find(scene, place + 1, BOOK_DURATIONS) : NULL;
    gsize behind = place + 2;
    if (!named || scene_length(scene, place) > PAIR || scene_is_tied(scene, place) ||
        scene_joins_word(scene, behind) || scene_joins_number(scene, behind) ||
        scene_joins_sign(scene, behind, '/')) {
        return FALSE;
    }
    *part = (Part){.value = scene_value(scene, place), .behind = behind};
    while (part->unit < G_N_ELEMENTS(units) && strcmp(named[0], units[part->unit]) != 0) {
        part->unit++;
    }
    return part->unit < G_N_ELEMENTS(units);
}

/* "1 t 20 min", "2 t og 5 min", and "3 t" by itself, which are tons only where there are more than
 * a day has hours. */
gsize rule_spaced_duration(const Scene *scene, gsize place, GString *out)
{
    enum { DAY = 24 };
    Part part, next;
    gboolean decimal = scene_joins(scene, place) && scene_is_sign(scene, place - 1, ',');
    if (!book_has(scene->book, BOOK_DURATIONS) || decimal || !read_part(scene, place, &part) ||
        part.unit > 0 || part.value > DAY) {
        return 0;
    }
    const char *and = book_wording(scene->book, "and");
    say_time_unit(scene, out, part.value, units[part.unit]);
    for (;;) {
        gsize at = scene_says(scene, part.behind, and) ? part.behind + 1 : part.behind;
        if (!read_part(scene, at, &next) || next.unit <= part.unit) {
            return part.behind - place;
        }
        if (next.unit == 1) {
            say(out, and);
        }
        say_time_unit(scene, out, next.value, units[next.unit]);
        part = next;
    }
}
