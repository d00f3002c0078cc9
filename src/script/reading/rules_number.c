#include <string.h>

#include "script/reading/noun.h"
#include "script/reading/rules.h"

static gboolean has_leading_zero(const Number *number)
{
    return number->integer[0] == '0' && number->integer[1];
}

/* Whether the number from PLACE to BEHIND is tied to letters by itself or by signs: "AB-235212". */
static gboolean is_serial(const Scene *scene, gsize place, gsize behind)
{
    gsize before = place - 1;
    if (scene_joins(scene, place) &&
        (scene_is_dash(scene, before) || scene_is_sign(scene, before, '/'))) {
        return scene_joins(scene, before);
    }
    return scene_is_tied(scene, place) || scene_joins_word(scene, behind);
}

/* Longer ungrouped numbers that are not round are nobody's count: they are said digit by digit. */
static gboolean is_digits(const Number *number, gboolean serial)
{
    enum { MOST_OF_A_COUNT = 6, MOST_IN_SERIAL = 4, ROUND = 1000 };
    gsize most = serial ? MOST_IN_SERIAL : MOST_OF_A_COUNT;
    return has_leading_zero(number) ||
           (!number->grouped && strlen(number->integer) > most && number->value % ROUND != 0);
}

/* "user123", "x9453ab": several small letters joined to digits that are not round. */
static gboolean is_code(const Scene *scene, gsize place)
{
    enum { FEWEST_DIGITS = 3, FEWEST_LETTERS = 2, ROUND = 100 };
    const Atom *before = scene_joins(scene, place) ? scene_at(scene, place - 1) : NULL;
    const Atom *after = scene_joins(scene, place + 1) ? scene_at(scene, place + 1) : NULL;
    gboolean letters_before = before && before->kind == ATOM_WORD && before->capitals == 0 &&
                              before->letters >= FEWEST_LETTERS;
    gboolean letters_after = after && after->kind == ATOM_WORD && after->capitals == 0 &&
                             after->letters >= FEWEST_LETTERS;
    return (letters_before || letters_after) && scene_length(scene, place) >= FEWEST_DIGITS &&
           scene_value(scene, place) % ROUND != 0;
}

/* NUMBER at PLACE agrees with the noun behind it: "doscientas personas", "ein Haus", "eine Frau".
 */
static SpellForm counted_form(const Scene *scene, gsize place, const Number *number)
{
    enum { UNITS = 10, HUNDRED = 100 };
    gboolean agrees = number->value % UNITS == 1 || number->value >= HUNDRED;
    if (!agrees || number->fraction[0] || !book_has(scene->book, BOOK_GENDER_ENDINGS)) {
        return SPELL_CARDINAL;
    }
    gboolean only_one = *book_wording(scene->book, "one_agrees") != '\0';
    const char *gender = only_one && number->value != 1 ? NULL : noun_gender(scene, number->behind);
    if (!gender) {
        return SPELL_CARDINAL;
    }
    SpellForm form = noun_form(gender);
    return number->value == 1 ? noun_case_form(scene, place, form, strcmp(gender, "masculine") == 0)
                              : form;
}

gsize rule_number(const Scene *scene, gsize place, GString *out)
{
    Number number;
    if (!number_read(scene, place, &number)) {
        if (scene_is_number(scene, place)) {
            say_digits(scene, out, scene_text(scene, place), scene_length(scene, place));
            return 1;
        }
        return 0;
    }
    if (!number.fraction[0] && (is_digits(&number, is_serial(scene, place, number.behind)) ||
                                (number.behind == place + 1 && is_code(scene, place)))) {
        say_digits(scene, out, number.integer, strlen(number.integer));
    } else {
        say_number(scene, out, &number,
                   number.fraction[0] ? SPELL_AMOUNT : counted_form(scene, place, &number));
    }
    return number.behind - place;
}

gsize rule_negative(const Scene *scene, gsize place, GString *out)
{
    if (scene_joins(scene, place) &&
        (scene_is_sign(scene, place - 1, '%') || scene_is_sign(scene, place - 1, '.'))) {
        return 0;
    }
    gboolean minus = scene_is_sign(scene, place, '-') || scene_is_sign(scene, place, U'−');
    gboolean plus = scene_is_sign(scene, place, '+');
    gboolean number =
        scene_joins_number(scene, place + 1) ||
        (scene_joins_sign(scene, place + 1, '.') && scene_joins_number(scene, place + 2)) ||
        (scene_joins(scene, place + 1) && scene_joins_number(scene, place + 2) &&
         scene_find(scene, place + 1, BOOK_CURRENCIES));              /* "-$40" */
    gboolean zone = scene_find(scene, place - 1, BOOK_ZONES) != NULL; /* "UTC−05:00" */
    if (!(minus || plus) || !number || (scene_is_tied(scene, place) && !zone) ||
        (scene_joins(scene, place) && scene_is_sign(scene, place - 1, ')'))) {
        return 0;
    }
    say_wording(scene, out, minus ? "minus" : "plus");
    g_string_append_c(out, ' ');
    return 1;
}

/* Raised letters as the plain ones: "ᵉ" is "e". */
static void append_plain(GString *out, const char *text, gsize length)
{
    static const struct {
        gunichar raised;
        char plain;
    } letters[] = {{U'ᵉ', 'e'}, {U'ʳ', 'r'}, {U'ˢ', 's'}, {U'ᵈ', 'd'},
                   {U'ⁿ', 'n'}, {U'ᵒ', 'o'}, {U'ᵗ', 't'}, {U'ʰ', 'h'}};
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        for (gsize i = 0; i < G_N_ELEMENTS(letters); i++) {
            c = letters[i].raised == c ? (gunichar)letters[i].plain : c;
        }
        g_string_append_unichar(out, c);
    }
}

/* Whether the words at the end of OUT end in the letters that are written behind the digits. */
static gboolean ends_as_written(const Scene *scene, gsize place, const GString *out)
{
    const Atom *atom = scene_at(scene, place);
    g_autoptr(GString) ending = g_string_new(NULL);
    append_plain(ending, scene_text(scene, place),
                 scene_ending(scene, place).start - atom->span.start);
    return ending->len > 0 && out->len > ending->len &&
           g_ascii_strncasecmp(out->str + out->len - ending->len, ending->str, ending->len) == 0;
}

/* What stands before an ordinal, for its ending. */
typedef enum {
    BEFORE_NOTHING,
    BEFORE_ARTICLE, /* "das": the ordinal has no ending */
    BEFORE_OBLIQUE, /* "dem": it has an "n" */
    BEFORE_BARE,    /* "ein", "ihr": it shows the gender itself */
} BeforeOrdinal;

static BeforeOrdinal before_ordinal(const Scene *scene, gsize place)
{
    char *const *article = scene_find(scene, place - 1, BOOK_ARTICLES);
    const char *dative = book_wording(scene->book, "dative_article");
    if (!article) {
        return BEFORE_NOTHING;
    }
    if (article[0] && strcmp(article[0], "agrees") == 0) {
        return BEFORE_BARE;
    }
    gboolean oblique = (article[0] && strcmp(article[0], "n") == 0) ||
                       (*dative && scene_says(scene, place - 1, dative) &&
                        scene_find(scene, place - 2, BOOK_BEFORE_DATIVES));
    return oblique ? BEFORE_OBLIQUE : BEFORE_ARTICLE;
}

/* The ending of an ordinal from FIRST on behind a word that governs a dative, with no article
 * between, before the noun at PLACE: "in 2. Instanz" is "in zweiter Instanz"; NULL for none. */
static const char *dative_ending(const Scene *scene, gsize first, gsize place)
{
    char *const *noun = scene_find(scene, place, BOOK_AFTER_ORDINALS);
    const char *gender = noun_gender(scene, place);
    if (!gender || (!*gender && !noun) || noun_case(scene, first, FALSE) != CASE_DATIVE) {
        return NULL;
    }
    gboolean feminine = noun ? !noun[0] : strcmp(gender, "feminine") == 0;
    return book_wording(scene->book,
                        feminine ? "feminine_dative_ordinal_ending" : "dative_ordinal_ending");
}

/* The ending that an ordinal takes that no article makes weak, before the noun at PLACE: "1. Platz"
 * is "erster Platz"; NULL where no noun is known to stand there. GUESS: by its gender as well. */
static const char *strong_ending(const Scene *scene, gsize place, gboolean guess)
{
    char *const *noun = scene_find(scene, place, BOOK_AFTER_ORDINALS);
    if (noun) {
        return noun[0] ? noun[0] : "";
    }
    const char *gender = guess ? noun_gender(scene, place) : NULL;
    if (!gender) {
        return NULL;
    }
    SpellForm form = noun_form(gender);
    return form == SPELL_NEUTER     ? book_wording(scene->book, "neuter_ordinal_ending")
           : form == SPELL_FEMININE ? ""
                                    : book_wording(scene->book, "masculine_ordinal_ending");
}

gsize read_stopped_ordinal(const Scene *scene, gsize place, guint value, GString *out)
{
    gsize next = place + 2;
    if (!*book_wording(scene->book, "ordinal_stop") || scene_is_tied(scene, place) ||
        !scene_joins_sign(scene, place + 1, '.')) {
        return 0;
    }
    BeforeOrdinal before = before_ordinal(scene, scene_first_ordinal(scene, place));
    gboolean oblique = before == BEFORE_OBLIQUE;
    gboolean dated =
        oblique || (before == BEFORE_ARTICLE && *book_wording(scene->book, "dates_alone") != '\0');
    if (dated && scene_at(scene, next)->kind == ATOM_NONE) {
        say_value(scene, out, SPELL_ORDINAL, value); /* "am 3." */
        g_string_append(out, oblique ? "n" : "");
        say_stop(scene, out, place + 1);
        return 2;
    }
    if (!scene_is_word(scene, next) || !scene_at(scene, next)->spaced) {
        return 0;
    }
    const char *strong = before == BEFORE_NOTHING
                             ? dative_ending(scene, scene_first_ordinal(scene, place), next)
                             : NULL;
    strong = strong ? strong : strong_ending(scene, next, before == BEFORE_BARE);
    gboolean weak = oblique || before == BEFORE_ARTICLE;
    if (!weak && !strong && scene_is_capital(scene, next)) {
        return 0;
    }
    say_value(scene, out, SPELL_ORDINAL, value);
    g_string_append(out, oblique ? "n" : !weak && strong ? strong : "");
    return 2;
}

/* "3. verdenskrig", "der 2. Weltkrieg": digits with a full stop, before what is no new sentence. */
gsize rule_stopped_ordinal(const Scene *scene, gsize place, GString *out)
{
    enum { MOST_DIGITS = 3 };
    return scene_length(scene, place) > MOST_DIGITS
               ? 0
               : read_stopped_ordinal(scene, place, scene_value(scene, place), out);
}

gsize rule_ordinal(const Scene *scene, gsize place, GString *out)
{
    Number number;
    if (!number_read(scene, place, &number) || number.fraction[0]) {
        return 0;
    }
    gsize suffix = number.behind;
    gunichar behind = scene_at(scene, suffix + 1)->first;
    gboolean shortened = *book_wording(scene->book, "short_ordinals") != '\0';
    if (scene_joins_sign(scene, suffix, '.') &&
        (behind == U'º' || behind == U'ª' ||
         (shortened && scene_joins_word(scene, suffix + 1) &&
          scene_says(scene, suffix + 1, "er")))) {
        suffix++; /* "1.º", "1.er" */
    }
    if (!scene_joins_word(scene, suffix)) {
        return 0;
    }
    gunichar sign = scene_at(scene, suffix)->first;
    if (sign == U'º' || sign == U'ª') {
        say_value(scene, out, sign == U'º' ? SPELL_ORDINAL : SPELL_ORDINAL_FEMININE, number.value);
        return suffix + 1 - place;
    }
    if (!scene_find(scene, suffix, BOOK_ORDINALS)) {
        return 0;
    }
    if (scene_says(scene, suffix, "d") &&
        !(scene_is_capital(scene, suffix + 1) && scene_at(scene, suffix + 1)->spaced)) {
        return 0; /* "2d Lieutenant", but "3d models" */
    }
    if (shortened && scene_says(scene, suffix, "er")) {
        say_short_ordinal(scene, out, number.value);
        return suffix + 1 - place;
    }
    static const SpellForm forms[] = {SPELL_ORDINAL, SPELL_ORDINAL_FEMININE};
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_string_truncate(out, 0);
        say_value(scene, out, forms[i], number.value);
        if (ends_as_written(scene, suffix, out)) {
            say_ending(scene, out, suffix);
            return suffix + 1 - place;
        }
    }
    g_string_truncate(out, 0);
    return 0;
}
