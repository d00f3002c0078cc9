/* Roman numerals: of wars, chapters, centuries. */
#include <string.h>

#include "document/numerals.h"
#include "script/language.h"
#include "script/reading/rules.h"

enum { LONGEST_NUMERAL = 8, LAST_COMMON = 40 };

guint read_roman(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    if (atom->kind != ATOM_WORD || atom->letters > LONGEST_NUMERAL ||
        !scene_is_capitals(scene, place)) {
        return 0;
    }
    Span span = {atom->span.start, scene_ending(scene, place).start};
    for (gsize i = span.start; i < span.end; i++) {
        if (!strchr("IVXLCDM", scene->text[i])) {
            return 0;
        }
    }
    return numeral_read(scene->text, span);
}

gboolean is_doubtful_roman(const Scene *scene, gsize place)
{
    if (scene_at(scene, place)->letters > 1) {
        return FALSE;
    }
    gboolean pronoun =
        scene_at(scene, place)->first == 'I' && *book_wording(scene->book, "pronoun_i") != '\0';
    if (pronoun && span_length(scene_ending(scene, place)) > 0 &&
        scene->text[scene_at(scene, place)->span.end - 1] != 's') {
        return TRUE; /* "I'm" */
    }
    gboolean lower =
        pronoun && scene_is_word(scene, place + 1) && !scene_is_capital(scene, place + 1);
    return (lower && scene_at(scene, place)->letters == scene_length(scene, place) &&
            !scene_find(scene, place + 1, BOOK_AFTER_REGNAL)) ||
           (scene_joins_sign(scene, place + 1, '.') && scene_is_word(scene, place + 2) &&
            !*book_wording(scene->book, "ordinal_stop")) ||
           scene_joins(scene, place) ||
           (scene_joins(scene, place + 1) &&
            (scene_is_dash(scene, place + 1) || scene_is_sign(scene, place + 1, '&')));
}

guint read_ended_roman(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    if (atom->capitals == 0 || atom->capitals >= atom->letters ||
        atom->capitals > LONGEST_NUMERAL || !span_is_empty(scene_ending(scene, place))) {
        return 0;
    }
    Span numeral = {atom->span.start, atom->span.start + atom->capitals};
    Span ending = {numeral.end, atom->span.end};
    /* "Le" and "De" are no numerals. */
    gsize roman = strspn(scene_text(scene, place), atom->capitals > 1 ? "IVXLCDM" : "VX");
    if (roman != atom->capitals || !book_find(scene->book, BOOK_ORDINALS, scene->text, ending)) {
        return 0;
    }
    return numeral_read(scene->text, numeral);
}

/* "XIXe", "XXth": the ordinal's ending stands behind the numeral. */
gsize rule_ended_roman(const Scene *scene, gsize place, GString *out)
{
    guint value = read_ended_roman(scene, place);
    if (value == 0) {
        return 0;
    }
    say_value(scene, out, SPELL_ORDINAL, value);
    return 1;
}

/* Whether the word at PLACE is one that numbers follow ("Chapter", "War"). */
static gboolean is_numbered(const Scene *scene, gsize place)
{
    return scene_find(scene, place, BOOK_NUMBERED) != NULL &&
           (scene_is_capital(scene, place) ||
            scene_find(scene, place, BOOK_NUMBERED)[0][0] != '\0');
}

/* "chapter ii", "pp. xi–xv": small letters, more than one, behind what is numbered. */
gsize rule_small_roman(const Scene *scene, gsize place, GString *out)
{
    const Atom *atom = scene_at(scene, place);
    gsize length = scene_length(scene, place);
    if (length < 2 || length > LONGEST_NUMERAL || atom->letters != length ||
        strspn(scene_text(scene, place), "ivxl") < length) {
        return 0;
    }
    gsize before = place - 1;
    gboolean listed = scene_is_sign(scene, before, '(') &&
                      scene_joins_sign(scene, place + 1, ')') && scene_joins(scene, place) &&
                      strspn(scene_text(scene, place), "ivx") == length; /* "(iii)" */
    if (scene_is_dash(scene, before) && scene_joins(scene, before)) {
        before = scene_is_sign(scene, place - 3, '.') ? place - 4 : place - 3; /* "xi–xv" */
    } else if (scene_is_sign(scene, before, '.')) {
        before = place - 2;
    }
    gboolean numbered = listed ? TRUE
                        : before == place - 1
                            ? scene_at(scene, place)->spaced &&
                                  scene_find(scene, before, BOOK_NUMBERED) != NULL &&
                                  !scene_says(scene, before, "no")
                            : scene_find(scene, before, BOOK_BEFORE_NUMBERS) != NULL;
    g_autofree char *capitals = g_ascii_strup(scene_text(scene, place), (gssize)length);
    guint value = numbered ? numeral_read(capitals, (Span){0, length}) : 0;
    if (value == 0) {
        return 0;
    }
    say_value(scene, out, SPELL_CARDINAL, value);
    return 1;
}

/* Whether the numeral at PLACE is one that chapters have: "CD" and "MD" are none. */
static gboolean is_chapter(const Scene *scene, gsize place)
{
    enum { LONG = 3 };
    gsize letters = scene_at(scene, place)->letters;
    gboolean small = strspn(scene_text(scene, place), "IVX") >= letters;
    return small || (strspn(scene_text(scene, place), "IVXL") >= letters && letters >= LONG);
}

/* Whether nothing but the numeral stands before the end of a heading or line. */
static gboolean is_alone(const Scene *scene, gsize place)
{
    gboolean first = !scene_is_word(scene, place - 1) && !scene_is_number(scene, place - 1);
    gsize next = scene_joins_sign(scene, place + 1, '.') ? place + 2 : place + 1;
    return first && place == 0 && (next > place + 1 || next == scene->count);
}

/* "MCMXCIX": a year, as buildings and films have it. */
static gboolean is_roman_year(const Scene *scene, gsize place, guint value)
{
    enum { FEWEST = 4, LAST = 2100 };
    const Atom *atom = scene_at(scene, place);
    return atom->letters >= FEWEST && atom->first == 'M' && value <= LAST && !atom->headline &&
           !scene_joins(scene, place);
}

gsize rule_numbered_roman(const Scene *scene, gsize place, GString *out)
{
    guint value = read_roman(scene, place);
    if (value == 0) {
        return 0;
    }
    gsize ordinal = read_stopped_ordinal(scene, place, value, out);
    if (ordinal > 0 && scene_at(scene, place)->letters > 1 &&
        scene_find(scene, place - 1, BOOK_ARTICLES)) {
        return ordinal; /* "der II. Weltkrieg" */
    }
    g_string_truncate(out, 0);
    char *const *noun = *book_wording(scene->book, "ordinal_romans")
                            ? scene_find(scene, place + 1, BOOK_AFTER_ORDINALS)
                            : NULL;
    if (noun && scene_at(scene, place + 1)->spaced && scene_is_capital(scene, place + 1) &&
        scene_at(scene, place)->spaced) {
        if (book_flag(noun, 0, "feminine")) {
            say_value(scene, out, SPELL_ORDINAL_FEMININE, value); /* "la II Guerra Mundial" */
        } else {
            say_short_ordinal(scene, out, value);
        }
        return 1;
    }
    if (is_roman_year(scene, place, value)) {
        say_year(scene, out, value);
        say_ending(scene, out, place);
        return 1;
    }
    gboolean stopped =
        scene_is_sign(scene, place - 1, '.') && scene_joins(scene, place - 1) &&
        (scene_at(scene, place)->letters > 1 || !*book_wording(scene->book, "pronoun_i")) &&
        scene_find(scene, place - 2, BOOK_BEFORE_NUMBERS); /* "vol. XX" */
    gboolean numeral = scene_at(scene, place)->letters > 1 ||
                       strchr("IVX", scene_text(scene, place)[0]) != NULL ||
                       scene_find(scene, place - 1, BOOK_CHAPTERS); /* not "Group D" */
    gboolean numbered = numeral && (stopped || is_numbered(scene, place - 1)) &&
                        scene_at(scene, place)->spaced &&
                        !(scene_joins(scene, place + 1) && scene_joins(scene, place + 2));
    const char *century = book_wording(scene->book, "century");
    if (*century && scene_says(scene, place + 1, century)) {
        say_value(scene, out, SPELL_ORDINAL, value);
        return 1;
    }
    gboolean letters = scene_at(scene, place)->letters > 1;
    gboolean common = letters && value <= LAST_COMMON &&
                      strspn(scene_text(scene, place), "IVX") == scene_at(scene, place)->letters;
    gboolean twice = scene_at(scene, place)->letters > 1 &&
                     strspn(scene_text(scene, place), "X") == scene_at(scene, place)->letters;
    if (!(numbered && !(value == 1 && is_doubtful_roman(scene, place))) &&
        !(common && !twice && !scene_is_tied(scene, place) && !scene_at(scene, place)->headline) &&
        !(letters && is_chapter(scene, place) && is_alone(scene, place))) {
        return 0;
    }
    say_value(scene, out, SPELL_CARDINAL, value);
    say_ending(scene, out, place);
    return 1;
}
