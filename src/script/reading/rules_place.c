/* Places cut short, and the parties of those who come from them. */
#include "script/reading/rules.h"

/* What stands at PLACE: "NY", "Mass", or "N.Y" with a full stop in it. */
typedef struct {
    char *const *forms; /* NULL for none */
    gsize last;         /* its last atom */
    gsize behind;       /* that, and its full stop */
    gboolean stop;
} Short;

static Short read_short(const Scene *scene, gsize place)
{
    enum { DOTTED = 3 };
    Short found = {.last = place};
    if (scene_joins_sign(scene, place + 1, '.') && scene_joins_word(scene, place + 2)) {
        found.forms = scene_find_run(scene, place, place + DOTTED, BOOK_PLACES);
        found.last = found.forms ? place + DOTTED - 1 : place;
    }
    if (!found.forms) {
        found.forms = scene_find(scene, place, BOOK_PLACES);
    }
    found.stop = scene_has_stop(scene, found.last, &found.behind);
    return found;
}

/* Whether a town stands before the comma before PLACE: behind a street or a number, as in an
 * address, or behind "in". */
static gboolean follows_town(const Scene *scene, gsize place)
{
    enum { LONGEST_TOWN = 3 };
    gsize at = place - 3;
    for (guint words = 1; words < LONGEST_TOWN && scene_is_capital(scene, at); words++) {
        at--;
    }
    if (!scene_is_sign(scene, at, ',')) {
        return scene_find(scene, at, BOOK_BEFORE_TOWNS) != NULL;
    }
    gsize street = scene_is_sign(scene, at - 1, '.') ? at - 2 : at - 1;
    return scene_is_number(scene, street) || scene_find(scene, street, BOOK_STREETS) ||
           scene_find(scene, street, BOOK_STREET_WORDS);
}

/* ", NY", ", Mass.", "in N.H." and "CA 95051" */
gsize rule_place(const Scene *scene, gsize place, GString *out)
{
    enum { POST_CODE = 5 };
    Short found = read_short(scene, place);
    if (!found.forms || scene_is_tied(scene, place) || scene_at(scene, place)->headline) {
        return 0;
    }
    gboolean comma = scene_is_sign(scene, place - 1, ',') && scene_joins(scene, place - 1) &&
                     scene_is_capital(scene, place - 2);
    gsize next = found.behind;
    gboolean code = scene_is_number(scene, next) && scene_length(scene, next) == POST_CODE &&
                    scene_at(scene, next)->spaced && !scene_joins_word(scene, next + 1);
    gboolean short_name = book_flag(found.forms, 1, "stop");
    gboolean doubtful = book_flag(found.forms, 1, "doubtful");
    gboolean aside = found.stop && scene_joins_sign(scene, next, ','); /* "Tupelo, Miss., is" */
    gboolean town = comma && (aside || follows_town(scene, place));
    gboolean name = scene_is_capital(scene, next) && !scene_is_common(scene, next) &&
                    !scene_find(scene, next, BOOK_TITLES); /* "N.M. Rothschild" */
    gboolean alone = (book_flag(found.forms, 1, "always") && !name) ||
                     (short_name && !doubtful && scene_find(scene, place - 1, BOOK_BEFORE_TOWNS));
    if ((!comma && !alone && (!code || doubtful)) || (short_name && !found.stop) ||
        (!short_name && !code && scene_is_word(scene, next) &&
         !(town && !scene_is_capital(scene, next))) ||
        (doubtful && !code && !town)) {
        return 0;
    }
    say(out, found.forms[0]);
    if (code) {
        say_digits(scene, out, scene_text(scene, next), POST_CODE);
        return next + 1 - place;
    }
    if (short_name) {
        say_stop(scene, out, found.last + 1);
        return found.behind - place;
    }
    return found.last + 1 - place;
}

/* ", D-Nev.,", "(R-Calif.)" and "(Lab, Crewe)": whom somebody belongs to, and whence he comes. */
gsize rule_party(const Scene *scene, gsize place, GString *out)
{
    char *const *party = scene_find(scene, place, BOOK_PARTIES);
    if (party && scene_at(scene, place)->letters > 1 && scene_is_sign(scene, place - 1, '(') &&
        scene_joins_sign(scene, place + 1, ',') && scene_is_capital(scene, place + 2)) {
        say(out, party[0]); /* "(Lab, Crewe)" */
        return 1;
    }
    if (!party || !scene_joins_sign(scene, place + 1, '-') || !scene_joins_word(scene, place + 2) ||
        !(scene_is_sign(scene, place - 1, ',') || scene_is_sign(scene, place - 1, '('))) {
        return 0;
    }
    Short from = read_short(scene, place + 2);
    if (!from.forms) {
        return 0;
    }
    say_pattern(out, book_wording(scene->book, "party_of_place"), "party", party[0], "place",
                from.forms[0], NULL);
    if (from.stop) {
        say_stop(scene, out, from.last + 1);
    }
    return from.behind - place;
}
