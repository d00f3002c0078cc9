/* The Roman numerals of monarchs, popes and heirs, in the case of their names. */
#include <string.h>

#include "script/language.h"
#include "script/reading/noun.h"
#include "script/reading/rules.h"

enum { LAST_REGNAL = 40, LAST_HEIR = 6, MOST_NAMES = 5, MOST_RULERS = 3 };

static gboolean is_given_name(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    const Language *language = scene->language;
    if (!language || atom->kind != ATOM_WORD || !scene_is_capital(scene, place)) {
        return FALSE;
    }
    g_autofree char *folded =
        language_fold(scene->text + atom->span.start, span_length(atom->span));
    return g_hash_table_contains(language->given_names, folded);
}

/* What the book has for the ruler's name at PLACE, also in the genitive: "Heinrichs". */
static char *const *find_ruler(const Scene *scene, gsize place, gboolean *genitive)
{
    char *const *found = scene_find(scene, place, BOOK_REGNAL);
    const char *ending = book_wording(scene->book, "genitive_ending");
    Span span = scene_at(scene, place)->span;
    gsize length = strlen(ending);
    *genitive = FALSE;
    if (found || length == 0 || span_length(span) <= length ||
        strncmp(scene->text + span.end - length, ending, length) != 0) {
        return found;
    }
    span.end -= length;
    found = book_find(scene->book, BOOK_REGNAL, scene->text, span);
    *genitive = found != NULL;
    return found;
}

/* The case of the names of which the last is at NAME: by their ending, or what governs the first of
 * them: "unter Kaiser Wilhelm II.", "von Karl I. und Karl II." */
static NounCase ruler_case(const Scene *scene, gsize name)
{
    gboolean genitive;
    for (guint rulers = 0; rulers < MOST_RULERS; rulers++) {
        gsize first = name;
        find_ruler(scene, first, &genitive);
        if (genitive) {
            return CASE_GENITIVE;
        }
        for (guint names = 1; names < MOST_NAMES; names++) {
            gsize before = first - 1;
            if (!scene_is_capital(scene, before) ||
                !(find_ruler(scene, before, &genitive) || is_given_name(scene, before) ||
                  scene_find(scene, before, BOOK_RULERS))) {
                break;
            }
            first = before;
        }
        gboolean more = scene_find(scene, first - 1, BOOK_CONJUNCTIONS) &&
                        scene_is_sign(scene, first - 2, '.') && read_roman(scene, first - 3) > 0;
        if (!more) {
            return noun_case(scene, first, TRUE);
        }
        name = first - 4;
    }
    return CASE_NONE;
}

/* The pattern for the numeral of the name at NAME, of a queen where FEMININE. */
static const char *regnal_pattern(const Scene *scene, gsize name, gboolean feminine)
{
    static const char *const endings[] = {[CASE_NONE] = "",
                                          [CASE_GENITIVE] = "_genitive",
                                          [CASE_DATIVE] = "_dative",
                                          [CASE_ACCUSATIVE] = "_accusative"};
    const char *gender = feminine ? "_feminine" : "";
    NounCase governed = book_has(scene->book, BOOK_CASES) ? ruler_case(scene, name) : CASE_NONE;
    g_autofree char *in_case = g_strconcat("regnal", gender, endings[governed], NULL);
    g_autofree char *plain = g_strconcat("regnal", gender, NULL);
    const char *pattern = book_wording(scene->book, in_case);
    pattern = *pattern ? pattern : book_wording(scene->book, plain);
    return *pattern ? pattern : book_wording(scene->book, "regnal");
}

/* The place of the name that the numeral at PLACE goes with: before it, or before another numeral
 * of the same name, "Felipe II y III". */
static gsize name_place(const Scene *scene, gsize place)
{
    gboolean genitive;
    gsize other = scene_joins_sign(scene, place - 2, '.') ? place - 3 : place - 2;
    gboolean pronoun =
        scene_at(scene, place)->letters == 1 && *book_wording(scene->book, "pronoun_i");
    gboolean listed = scene_find(scene, place - 1, BOOK_CONJUNCTIONS) && !pronoun &&
                      read_roman(scene, other) > 0 && find_ruler(scene, other - 1, &genitive);
    return listed ? other - 1 : place - 1;
}

gsize rule_regnal(const Scene *scene, gsize place, GString *out)
{
    guint value = read_roman(scene, place);
    gsize name = name_place(scene, place);
    if (value == 0 || value > LAST_REGNAL || !scene_is_capital(scene, name) ||
        !scene_at(scene, place)->spaced || is_doubtful_roman(scene, place)) {
        return 0;
    }
    gboolean genitive;
    char *const *regnal = find_ruler(scene, name, &genitive);
    if (!regnal && scene_find(scene, name, BOOK_NUMBERED)) {
        return 0; /* "Mark II" */
    }
    gboolean letters = scene_at(scene, place)->letters > 1;
    gsize given = name - 1;
    if (scene_is_sign(scene, given, '.') && scene_at(scene, given - 1)->letters == 1) {
        given -= 2; /* "John T. Smith III" */
    }
    gboolean heir = letters && value <= LAST_HEIR && is_given_name(scene, given) &&
                    scene_at(scene, name)->spaced && !scene_is_common(scene, name) &&
                    !scene_is_capitals(scene, name); /* "John Smith III" */
    if (!regnal && !heir && !(letters && is_given_name(scene, name))) {
        return 0;
    }
    gboolean feminine = book_flag(regnal, 1, "feminine");
    const char *pattern = regnal_pattern(scene, name, feminine);
    g_autoptr(GString) ordinal = g_string_new(NULL);
    guint counted =
        (guint)g_ascii_strtoull(book_wording(scene->book, "regnal_count_from"), NULL, 10);
    SpellForm form = feminine ? SPELL_REGNAL_FEMININE : SPELL_REGNAL;
    say_value(scene, ordinal, counted > 0 && value >= counted ? SPELL_CARDINAL : form, value);
    const char *first = book_wording(scene->book, "first_regnal");
    say_pattern(out, pattern, "ordinal", value == 1 && *first ? first : ordinal->str, NULL);
    say_ending(scene, out, place);
    gboolean stop =
        *book_wording(scene->book, "ordinal_stop") && scene_joins_sign(scene, place + 1, '.');
    if (stop) {
        say_stop(scene, out, place + 1);
    }
    return stop ? 2 : 1;
}
