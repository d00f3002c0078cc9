/* Addresses of houses: streets, numbers called in pairs, states and post codes. */
#include "script/reading/rules.h"

/* Whether the word at PLACE is the last of a street's name: "Elm", "1st", "San Tomas". */
static gboolean is_street_name(const Scene *scene, gsize place)
{
    return (scene_is_capital(scene, place) && !scene_find(scene, place, BOOK_TITLES)) ||
           (scene_is_word(scene, place) && scene_find(scene, place, BOOK_ORDINALS) &&
            scene_is_number(scene, place - 1));
}

/* "Elm St." */
gsize rule_street(const Scene *scene, gsize place, GString *out)
{
    char *const *forms = scene_find(scene, place, BOOK_STREETS);
    gsize behind;
    if (!forms || !scene_at(scene, place)->spaced || !is_street_name(scene, place - 1)) {
        return 0;
    }
    gboolean stop = scene_has_stop(scene, place, &behind);
    gboolean goes_on = scene_is_capital(scene, behind) && scene_at(scene, behind)->spaced;
    if ((!stop && !book_flag(forms, 1, "bare") && scene_joins(scene, behind) &&
         !scene_joins_sign(scene, behind, ',')) ||
        (scene_find(scene, place, BOOK_TITLES) && goes_on && !scene_is_common(scene, behind) &&
         !scene_find(scene, place - 2, BOOK_HOUSES) && !scene_is_number(scene, place - 2))) {
        return 0;
    }
    say(out, forms[0]);
    char *const *compass = scene_find(scene, behind, BOOK_COMPASS);
    if (compass && scene_is_capitals(scene, behind) && !scene_is_word(scene, behind + 1)) {
        say(out, compass[0]); /* "Pennsylvania Ave. NW" */
        return behind + 1 - place;
    }
    if (stop) {
        if (goes_on) {
            g_string_append_c(out, '.');
        } else {
            say_stop(scene, out, behind - 1);
        }
    }
    return behind - place;
}

/* Whether a street's name follows the number at PLACE: capitals, then "St", "Avenue". */
static gboolean is_house_number(const Scene *scene, gsize place)
{
    enum { REACH = 6 };
    gboolean letter = scene_joins_word(scene, place + 1) && scene_length(scene, place + 1) == 1 &&
                      scene_is_capital(scene, place + 1); /* "221B Baker Street" */
    if (!letter && scene_joins(scene, place + 1)) {
        return FALSE;
    }
    for (gsize at = place + (letter ? 2 : 1); at < place + REACH; at++) {
        if (!scene_at(scene, at)->spaced && !scene_is_sign(scene, at, '.') &&
            !scene_find(scene, at, BOOK_ORDINALS)) {
            return FALSE;
        }
        if (at > place + 1 &&
            (scene_find(scene, at, BOOK_STREETS) || scene_find(scene, at, BOOK_STREET_WORDS))) {
            return TRUE;
        }
        gboolean ordinal = scene_is_number(scene, at) && scene_joins_word(scene, at + 1);
        if (!scene_is_capital(scene, at) && !ordinal && !scene_is_sign(scene, at, '.') &&
            !scene_find(scene, at, BOOK_ORDINALS)) {
            return FALSE;
        }
    }
    return FALSE;
}

/* "1428 Elm St": in pairs, as addresses are read; a point of the compass behind it is said. */
gsize rule_house_number(const Scene *scene, gsize place, GString *out)
{
    enum { LONGEST = 5, PAIRS = 4 };
    guint value = scene_value(scene, place);
    gsize length = scene_length(scene, place);
    gboolean street = scene_is_number(scene, place) && length <= LONGEST && value > 0 &&
                      !scene_is_tied(scene, place) && is_house_number(scene, place);
    if (!street) {
        return 0;
    }
    if (length > PAIRS) {
        say_digits(scene, out, scene_text(scene, place), length);
    } else {
        say_in_pairs(scene, out, value);
    }
    char *const *compass = scene_find(scene, place + 1, BOOK_COMPASS);
    if (!compass || !scene_is_capitals(scene, place + 1)) {
        return 1;
    }
    say(out, compass[0]);
    return scene_joins_sign(scene, place + 2, '.') ? 3 : 2;
}

/* Whether the three digits at PLACE are part of a name: "F-104", "SR520". */
static gboolean is_model(const Scene *scene, gsize place)
{
    enum { DIGITS = 3, ROAD_DIGITS = 4, MOST_LETTERS = 3 };
    gsize letters = scene_joins_sign(scene, place - 1, '-') ? place - 2 : place - 1;
    const Atom *atom = scene_at(scene, letters), *behind = scene_at(scene, place + 1);
    gboolean suffix = behind->kind == ATOM_WORD && behind->letters == 1; /* "F-104G" */
    gsize length = scene_length(scene, place);
    gboolean road =
        length == ROAD_DIGITS && atom->letters == 1 && letters == place - 1; /* "B4012" */
    gboolean band = letters == place - 2 && atom->capitals == 1 && atom->letters > MOST_LETTERS &&
                    scene_is_capital(scene, letters) && !scene_is_common(scene, letters) &&
                    !scene_joins(scene, letters); /* "Blink-182" */
    gboolean capitals = scene_is_capitals(scene, letters) && atom->letters <= MOST_LETTERS;
    return *book_wording(scene->book, "models_in_pairs") && scene_joins(scene, place) &&
           (length == DIGITS || road) && scene_text(scene, place)[0] != '0' && (capitals || band) &&
           atom->letters == scene_length(scene, letters) && atom->first < 0x80 &&
           !scene_is_tied(scene, letters) &&
           (!scene_joins(scene, place + 1) || suffix ||
            (behind->kind == ATOM_SIGN && !scene_joins(scene, place + 2)));
}

/* Whether nothing but the name of a town, of a few words, stands behind PLACE up to a comma or the
 * end: else the number there may count what is named. */
static gboolean is_town_line(const Scene *scene, gsize place)
{
    enum { LONGEST_TOWN = 3 };
    gsize at = place + 1;
    while (at <= place + LONGEST_TOWN && scene_is_capital(scene, at)) {
        at++;
    }
    return scene_at(scene, at)->kind == ATOM_NONE || scene_is_sign(scene, at, ',');
}

/* "10115 Berlin" behind a comma or on a line of its own: digit by digit. */
gsize rule_post_code(const Scene *scene, gsize place, GString *out)
{
    enum { DIGITS = 5, ROUND = 1000 };
    gboolean first =
        (scene_at(scene, place - 1)->kind == ATOM_NONE && is_town_line(scene, place)) ||
        (scene_is_sign(scene, place - 1, ',') && scene_joins(scene, place - 1));
    if (!*book_wording(scene->book, "post_code_first") || scene_length(scene, place) != DIGITS ||
        !first || !scene_at(scene, place)->spaced || !scene_at(scene, place + 1)->spaced ||
        !scene_is_capital(scene, place + 1) || scene_value(scene, place) % ROUND == 0 ||
        scene_find(scene, place + 1, BOOK_COUNTED)) {
        return 0;
    }
    say_digits(scene, out, scene_text(scene, place), DIGITS);
    return 1;
}

/* Whether what stands before PLACE is numbered in pairs: "Room", "Flight", "U.S." */
static gboolean follows_called(const Scene *scene, gsize place)
{
    enum { DOTTED = 4 };
    gsize before = place - 1;
    if (scene_is_sign(scene, before, '.') && place >= DOTTED &&
        scene_find_run(scene, place - DOTTED, place - 1, BOOK_PLACES_IN_PAIRS)) {
        /* "U.S. 101 north", but not "in the U.S. 101 people" */
        return !scene_is_word(scene, place + 1) || scene_is_common(scene, place + 1) ||
               scene_is_capital(scene, place + 1);
    }
    if ((scene_is_dash(scene, before) && scene_joins(scene, place)) || /* "I-405" */
        scene_is_sign(scene, before, '.')) {
        before = place - 2;
    }
    char *const *found = scene_find(scene, before, BOOK_PLACES_IN_PAIRS);
    return found && (scene_is_capital(scene, before) || book_flag(found, 1, "small")) &&
           (scene_at(scene, before)->letters > 1 || before < place - 1);
}

gboolean is_airliner(const Scene *scene, gsize place)
{
    enum { DIGITS = 3 };
    const char *digits = scene_text(scene, place);
    return scene_length(scene, place) == DIGITS && digits[0] == '7' && digits[2] == '7' &&
           scene_joins_sign(scene, place + 1, '-') && scene_joins_number(scene, place + 2) &&
           scene_length(scene, place + 2) <= DIGITS && !scene_is_tied(scene, place);
}

gboolean follows_maker(const Scene *scene, gsize place)
{
    return book_flag(scene_find(scene, place - 1, BOOK_PLACES_IN_PAIRS), 1, "model");
}

/* "Room 405", "Interstate 95", "F-104": numbers that are called in pairs. */
gsize rule_room_number(const Scene *scene, gsize place, GString *out)
{
    if (is_model(scene, place) ||
        (is_airliner(scene, place) && *book_wording(scene->book, "models_in_pairs"))) {
        say_in_pairs(scene, out, scene_value(scene, place));
        return 1;
    }
    enum { LEAST = 3, MOST = 4 };
    gsize length = scene_length(scene, place);
    Number number;
    if (length < LEAST || length > MOST || scene_is_tied(scene, place) ||
        !follows_called(scene, place) || !number_read(scene, place, &number) ||
        number.behind != place + 1) {
        return 0;
    }
    say_in_pairs(scene, out, scene_value(scene, place));
    return 1;
}
