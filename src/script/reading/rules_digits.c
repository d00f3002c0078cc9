/* Numbers that count nothing: of addresses, versions, codes. */
#include "script/reading/rules.h"

gboolean is_cued_digits(const Scene *scene, gsize place)
{
    enum { REACH = 3 };
    if (place > 1 && scene_find_run(scene, place - 2, place, BOOK_BEFORE_DIGITS)) {
        return TRUE; /* "ending in 8876" */
    }
    for (gsize back = 1; back <= REACH && back <= place; back++) {
        if (scene_find(scene, place - back, BOOK_BEFORE_DIGITS)) {
            return TRUE;
        }
        if (scene_find(scene, place - back, BOOK_NO_CUES)) {
            return FALSE; /* "with reference to 1945" */
        }
        if (!scene_is_word(scene, place - back) && !scene_is_number(scene, place - back) &&
            !scene_is_sign(scene, place - back, ':')) {
            return FALSE;
        }
    }
    return FALSE;
}

/* "192.168.0.1" and "1.2.3": addresses digit by digit, versions number by number. */
gsize rule_dotted_digits(const Scene *scene, gsize place, GString *out)
{
    enum { MOST_PARTS = 8, ADDRESS_PARTS = 4, LONGEST_PART = 3 };
    gsize parts = 1, behind = place + 1, longest = scene_length(scene, place);
    Number number;
    if (number_read(scene, place, &number) && number.grouped) {
        return 0; /* "1.000.000" */
    }
    while (parts < MOST_PARTS && scene_joins_sign(scene, behind, '.') &&
           scene_joins_number(scene, behind + 1)) {
        longest = MAX(longest, scene_length(scene, behind + 1));
        behind += 2;
        parts++;
    }
    gboolean line = parts > ADDRESS_PARTS && scene_text(scene, place)[0] == '0';
    if (parts < 3 || longest > LONGEST_PART || line || scene_joins_sign(scene, place - 1, '.')) {
        return 0;
    }
    gboolean address = parts == ADDRESS_PARTS;
    for (gsize at = place; at < behind; at += 2) {
        if (at > place) {
            gboolean point = book_number_signs(scene->book)->decimal == '.';
            say_wording(scene, out, address || !point ? "dot" : "point");
        }
        if (address) {
            say_digits(scene, out, scene_text(scene, at), scene_length(scene, at));
        } else {
            say_value(scene, out, SPELL_CARDINAL, scene_value(scene, at));
        }
    }
    return behind - place;
}

/* "3.2" where full stops are no decimal signs: a version, or a chapter's part. */
gsize rule_version(const Scene *scene, gsize place, GString *out)
{
    enum { GROUP = 3, ATOMS = 3 };
    const NumberSigns *signs = book_number_signs(scene->book);
    gsize second = place + 2;
    if (signs->decimal == '.' || signs->other_decimal == '.' || scene_is_tied(scene, place) ||
        (scene_joins(scene, place) && !scene_is_sign(scene, place - 1, '(')) ||
        !scene_joins_sign(scene, place + 1, '.') || !scene_joins_number(scene, second) ||
        scene_length(scene, place) >= GROUP || scene_length(scene, second) >= GROUP ||
        scene_joins_word(scene, second + 1) ||
        (scene_joins(scene, second + 1) && scene_joins_number(scene, second + 2))) {
        return 0;
    }
    say_value(scene, out, SPELL_CARDINAL, scene_value(scene, place));
    const char *dot = book_wording(scene->book, "version_dot");
    say(out, *dot ? dot : book_wording(scene->book, "dot"));
    if (scene_text(scene, second)[0] == '0') {
        say_digits(scene, out, scene_text(scene, second), scene_length(scene, second));
    } else {
        say_value(scene, out, SPELL_CARDINAL, scene_value(scene, second));
    }
    return ATOMS;
}

gsize rule_cued_digits(const Scene *scene, gsize place, GString *out)
{
    enum { FEWEST = 3 };
    gboolean goes_on =
        (scene_joins_sign(scene, place + 1, ',') || scene_joins_sign(scene, place + 1, '.')) &&
        scene_joins_number(scene, place + 2);
    if (scene_length(scene, place) < FEWEST || scene_is_plural(scene, place + 1) || goes_on ||
        !is_cued_digits(scene, place)) {
        if (!(scene_is_tied(scene, place) && scene_length(scene, place) >= FEWEST &&
              is_cued_digits(scene, place - 1))) {
            return 0;
        }
    }
    say_dialled(scene, out, scene_text(scene, place), scene_length(scene, place), "dialled_nought");
    return 1;
}
