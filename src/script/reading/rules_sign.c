/* Signs. */
#include <string.h>

#include "script/reading/rules.h"

/* The words for a power of two or three: "squared"; NULL for others. */
static char *const *raised_form(const Scene *scene, gsize place)
{
    guint value = scene_is_number(scene, place) ? scene_value(scene, place) : 0;
    const char *sign = value == 2 ? "²" : value == 3 ? "³" : "";
    return book_forms(scene->book, BOOK_SIGNS, sign);
}

/* "2+3", "2×8", "y=x": the names of signs between what they join. */
gsize rule_between_numbers(const Scene *scene, gsize place, GString *out)
{
    enum { PIXELS = 3 };
    char *const *forms = scene_find(scene, place, BOOK_OPERATORS);
    gboolean before = scene_is_number(scene, place - 1) || scene_is_word(scene, place - 1) ||
                      scene_find(scene, place - 1, BOOK_POWERS); /* "x² + y²" */
    gboolean after = scene_is_number(scene, place + 1) || scene_is_word(scene, place + 1) ||
                     (scene_find(scene, place + 1, BOOK_CURRENCIES) &&
                      scene_joins_number(scene, place + 2)); /* "= €0.92" */
    gboolean numbers =
        (scene_is_number(scene, place - 1) ||
         (scene_find(scene, place - 1, BOOK_UNITS) && scene_is_number(scene, place - 2))) &&
        scene_is_number(scene, place + 1); /* "10 ft x 12 ft" */
    gboolean compares = scene_is_sign(scene, place, '<') || scene_is_sign(scene, place, '>');
    if (!forms || !before || !after || (scene_is_word(scene, place) && !numbers) ||
        (compares && (scene_joins(scene, place) || scene_joins(scene, place + 1)))) {
        return 0;
    }
    gboolean sided = scene_joins(scene, place) != scene_joins(scene, place + 1);
    if (sided && (scene_is_word(scene, place) || scene_is_sign(scene, place, '*'))) {
        return 0;
    }
    char *const *power = scene_is_sign(scene, place, '^') && !scene_joins_word(scene, place + 2) &&
                                 scene_joins(scene, place + 1)
                             ? raised_form(scene, place + 1)
                             : NULL;
    gboolean screen = scene_is_sign(scene, place, U'×') && numbers &&
                      !scene_is_sum(scene, place + 1) && scene_length(scene, place - 1) >= PIXELS &&
                      scene_length(scene, place + 1) >= PIXELS; /* "1920×1080" */
    gboolean sizes = scene_is_sign(scene, place, U'×') && !scene_is_number(scene, place - 1) &&
                     numbers; /* "10 cm × 15 cm" */
    if (screen || sizes) {
        say_apart(out, book_wording(scene->book, "by"));
        return 1;
    }
    say_apart(out, power ? power[0] : forms[0]);
    return power ? 2 : 1; /* "x^2" */
}

/* "~10", "<5", "~$5" */
gsize rule_prefix(const Scene *scene, gsize place, GString *out)
{
    char *const *forms = scene_find(scene, place, BOOK_PREFIXES);
    if (!forms || scene_is_word(scene, place) || !scene_at(scene, place)->spaced ||
        !scene_begins_amount(scene, place + 1)) {
        return 0;
    }
    say(out, forms[0]);
    return 1;
}

/* "1/f noise": a number and a letter that is no unit. */
gsize rule_over_letter(const Scene *scene, gsize place, GString *out)
{
    const char *over = book_wording(scene->book, "over");
    if (!*over || !scene_is_sign(scene, place, '/') || scene_at(scene, place)->address ||
        !scene_joins(scene, place) || !scene_is_number(scene, place - 1) ||
        scene_is_tied(scene, place - 1) || !scene_joins_word(scene, place + 1) ||
        scene_at(scene, place + 1)->letters != 1 || scene_joins(scene, place + 2)) {
        return 0;
    }
    say_apart(out, over);
    return 1;
}

/* "input/output", "I-5/I-90": between words a stroke is a breath. */
gsize rule_stroke(const Scene *scene, gsize place, GString *out)
{
    gboolean numbered = scene_is_number(scene, place - 1) && scene_joins(scene, place - 1) &&
                        (scene_is_word(scene, place - 2) || scene_is_dash(scene, place - 2));
    gboolean measures = scene_is_tied(scene, place - 1) && scene_is_number(scene, place - 2) &&
                        scene_joins_number(scene, place + 1) &&
                        scene_joins_word(scene, place + 2); /* "180C/160C" */
    gboolean words =
        scene_joins_word(scene, place + 1) && !scene_joins_sign(scene, place + 2, '/') &&
        !scene_is_sign(scene, place - 2, '/') && (scene_is_word(scene, place - 1) || numbered);
    if (!*book_wording(scene->book, "strokes_silent") || !scene_is_sign(scene, place, '/') ||
        scene_at(scene, place)->address || !scene_joins(scene, place) || !(words || measures)) {
        return 0;
    }
    if (scene_find(scene, place - 1, BOOK_EITHER) && scene_find(scene, place + 1, BOOK_EITHER)) {
        say_apart(out, book_wording(scene->book, "or")); /* "he/she" */
        return 1;
    }
    g_string_append_c(out, ' ');
    return 1;
}

gsize rule_sign(const Scene *scene, gsize place, GString *out)
{
    const Atom *atom = scene_at(scene, place);
    gboolean letter = atom->kind == ATOM_WORD && atom->letters == 1 && atom->first >= 0x80 &&
                      span_length(atom->span) < 4;
    if (atom->kind != ATOM_SIGN && !letter) {
        return 0;
    }
    char *const *forms = scene_find(scene, place, BOOK_SIGNS);
    if (!forms) {
        return 0;
    }
    say(out, forms[0]);
    return 1;
}

/* "Δt", "µT": a Greek letter before one or two of ours. */
gsize rule_greek_letter(const Scene *scene, gsize place, GString *out)
{
    enum { MOST = 3 };
    const Atom *atom = scene_at(scene, place);
    Span greek = {atom->span.start, atom->span.start + 2};
    if (atom->first < U'Α' || atom->first > U'ω' || atom->letters < 2 || atom->letters > MOST ||
        !g_ascii_isalpha(scene->text[greek.end])) {
        return 0;
    }
    char *const *forms = book_find(scene->book, BOOK_SIGNS, scene->text, greek);
    if (!forms) {
        return 0;
    }
    say(out, forms[0]);
    say_span(out, scene->text, (Span){greek.end, atom->span.end});
    return 1;
}
