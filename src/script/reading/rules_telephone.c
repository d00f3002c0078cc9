/* Telephone numbers and others in groups, which are said digit by digit. */
#include <string.h>

#include "script/reading/rules.h"

enum {
    MOST_GROUPS = 8,
    FEWEST_DIGITS = 7,
    MOST_DIGITS = 17,
    FEWEST_OF_A_LINE = 9, /* with its area's code */
    MOST_OF_A_LINE = 12,
    FREE_CALL = 800,
};

typedef struct {
    gsize groups[MOST_GROUPS]; /* the places of the groups of digits or capitals */
    gsize count;
    guint digits;
    gboolean plus, brackets;
    gboolean nought; /* its first group begins with 0: the others may have spaces between */
    gsize behind;
} Telephone;

/* Behind what stands between two groups of digits at PLACE; PLACE where they do not go on. */
static gsize skip_separator(const Scene *scene, gsize place, const Telephone *telephone)
{
    gsize at = place;
    if (scene_joins_sign(scene, at, ')') && telephone->brackets) {
        at++;
    } else if (scene_joins_sign(scene, at, '(') && telephone->plus) {
        return at + 1;
    }
    if (telephone->nought && scene_joins_sign(scene, at, '/') &&
        scene_joins_number(scene, at + 1)) {
        return at + 1; /* "030/1234567" */
    }
    if (scene_joins_sign(scene, at, '-') || scene_joins_sign(scene, at, '.') ||
        scene_joins_sign(scene, at, U'‑') || scene_joins_sign(scene, at, U'–')) {
        at += scene_joins(scene, at + 1) ? 1 : 0;
    } else if (at == place && !((telephone->plus || telephone->brackets || telephone->nought) &&
                                scene_at(scene, at)->spaced)) {
        return place;
    }
    gboolean open = scene_is_sign(scene, at, '(') && telephone->plus;
    return open ? at + 1 : at;
}

static gboolean is_group(const Scene *scene, gsize place, const Telephone *telephone)
{
    enum { LONGEST_WORD = 7 };
    if (scene_is_number(scene, place)) {
        return TRUE;
    }
    return telephone->count >= 2 && scene_joins_word(scene, place) &&
           scene_is_capitals(scene, place) && scene_length(scene, place) <= LONGEST_WORD;
}

static void read_groups(const Scene *scene, gsize place, Telephone *telephone)
{
    for (gsize at = place; telephone->count < MOST_GROUPS;) {
        if (!is_group(scene, at, telephone)) {
            break;
        }
        telephone->groups[telephone->count++] = at;
        telephone->digits += (guint)scene_length(scene, at);
        telephone->behind = at + 1;
        gsize next = skip_separator(scene, at + 1, telephone);
        if (next == at + 1 && !(scene_at(scene, next)->spaced &&
                                (telephone->plus || telephone->brackets || telephone->nought))) {
            break;
        }
        if (scene_is_sign(scene, at + 1, '(') || scene_is_sign(scene, next - 1, '(')) {
            telephone->brackets = TRUE;
        }
        at = next;
    }
}

static gsize group_length(const Scene *scene, const Telephone *telephone, gsize index)
{
    return index < telephone->count ? scene_length(scene, telephone->groups[index]) : 0;
}

/* Whether the groups are two times with a dash between: "10.00–14.00". */
static gboolean are_times(const Scene *scene, const Telephone *telephone)
{
    enum { GROUPS = 4, PAIR = 2, MINUTES = 60, HOURS = 24 };
    if (telephone->count != GROUPS || telephone->plus || telephone->brackets) {
        return FALSE;
    }
    for (gsize i = 0; i < GROUPS; i++) {
        gsize place = telephone->groups[i];
        guint most = i % 2 == 0 ? HOURS : MINUTES - 1;
        gboolean dash = scene_joins(scene, place + 1) && scene_is_dash(scene, place + 1);
        if (scene_length(scene, place) > PAIR || scene_value(scene, place) > most ||
            (i < GROUPS - 1 && (i == 1) != dash)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether groups of these lengths are a telephone number, an account or the like, and no range,
 * date or score. */
static gboolean is_telephone(const Scene *scene, const Telephone *telephone)
{
    if (telephone->digits < FEWEST_DIGITS || telephone->digits > MOST_DIGITS ||
        are_times(scene, telephone)) {
        return FALSE;
    }
    if (telephone->plus || telephone->brackets) {
        return telephone->count >= 2;
    }
    gsize first = group_length(scene, telephone, 0), second = group_length(scene, telephone, 1);
    if (telephone->nought && (scene_at(scene, telephone->groups[0] + 1)->spaced ||
                              scene_is_sign(scene, telephone->groups[0] + 1, '/'))) {
        gboolean free_call = first == second && first == 4; /* "0800 1111" */
        return telephone->count >= 2 && (telephone->digits >= FEWEST_OF_A_LINE || free_call) &&
               telephone->digits <= MOST_OF_A_LINE;
    }
    if (telephone->count == 2) {
        return scene_joins_sign(scene, telephone->groups[0] + 1, '-') &&
               ((first == 3 && second == 4) || is_cued_digits(scene, telephone->groups[0]));
    }
    return telephone->count >= 3;
}

/* "800" behind a country's code. */
static gboolean is_hundreds(const Scene *scene, const Telephone *telephone, gsize index)
{
    gsize place = telephone->groups[index];
    if (index == 0 && telephone->count == 3 && scene_length(scene, place) == 3) {
        return scene_value(scene, place) == FREE_CALL; /* "800-273-8255" */
    }
    return index == 1 && group_length(scene, telephone, 0) == 1 &&
           scene_length(scene, place) == 3 && scene_value(scene, place) % 100 == 0;
}

/* "0800" and the like, the code of calls that cost nothing. */
static gboolean is_free_code(const Scene *scene, gsize place)
{
    const char *digits = scene_text(scene, place);
    return scene_length(scene, place) == 4 && digits[0] == '0' && digits[1] != '0' &&
           strncmp(digits + 2, "00", 2) == 0 && *book_wording(scene->book, "hundred");
}

/* "45" in a language that says such numbers in pairs. */
static gboolean is_called_as_pair(const Scene *scene, gsize place)
{
    return scene_length(scene, place) == 2 && scene_text(scene, place)[0] != '0' &&
           *book_wording(scene->book, "dialled_pairs");
}

/* Whether the groups are those of an ISBN: at least four, the last of them a digit by itself. */
static gboolean is_isbn(const Scene *scene, const Telephone *telephone)
{
    enum { LEAST_GROUPS = 4, OLD = 10, NEW = 13 };
    return telephone->count >= LEAST_GROUPS && !telephone->plus &&
           (telephone->digits == OLD || telephone->digits == NEW) &&
           group_length(scene, telephone, telephone->count - 1) == 1;
}

static void say_groups(const Scene *scene, const Telephone *telephone, GString *out)
{
    const char *nought = is_isbn(scene, telephone) ? "isbn_nought" : "dialled_nought";
    for (gsize i = 0; i < telephone->count; i++) {
        gsize place = telephone->groups[i];
        gboolean word = scene_is_word(scene, place);
        if (i > 0) {
            g_string_append(out,
                            word || scene_is_word(scene, telephone->groups[i - 1]) ? " " : ", ");
        }
        if (word) {
            say_span(out, scene->text, scene_at(scene, place)->span);
        } else if (i == 0 && is_free_code(scene, place)) {
            say_dialled(scene, out, scene_text(scene, place), 2, nought);
            say_wording(scene, out, "hundred");
        } else if (is_hundreds(scene, telephone, i) || is_called_as_pair(scene, place)) {
            say_value(scene, out, SPELL_CARDINAL, scene_value(scene, place));
        } else {
            say_dialled(scene, out, scene_text(scene, place), scene_length(scene, place), nought);
        }
    }
}

/* Whether groups of digits with spaces between, of the lengths in PATTERN ("2322"), stand at PLACE;
 * reads them. */
static gboolean read_pattern(const Scene *scene, gsize place, const char *pattern,
                             Telephone *telephone)
{
    gsize count = strlen(pattern), same = 0, behind = place + count;
    while (same < count && same < MOST_GROUPS && scene_is_number(scene, place + same) &&
           (same == 0 || scene_at(scene, place + same)->spaced) &&
           scene_length(scene, place + same) == (gsize)(pattern[same] - '0')) {
        telephone->groups[same] = place + same;
        same++;
    }
    if (same < count || scene_is_number(scene, place - 1) || scene_is_number(scene, behind) ||
        scene_joins_word(scene, behind) ||
        (scene_joins(scene, behind) && scene_joins_number(scene, behind + 1))) {
        return FALSE;
    }
    telephone->count = count;
    telephone->behind = behind;
    return TRUE;
}

/* Whether a word that telephone numbers follow stands near before PLACE: "llame al 900 …". */
static gboolean is_named(const Scene *scene, gsize place)
{
    enum { REACH = 4 };
    for (gsize back = 1; back <= REACH && back <= place; back++) {
        if (scene_find(scene, place - back, BOOK_BEFORE_TELEPHONES)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the groups that the language's telephone numbers have stand at PLACE; reads them. Of some
 * that could be a count as well, a word before them must say so. */
static gboolean read_spaced_groups(const Scene *scene, gsize place, Telephone *telephone)
{
    static const char *const keys[] = {"telephone_groups", "named_telephone_groups"};
    for (gsize key = 0; key < G_N_ELEMENTS(keys); key++) {
        char *const *patterns = book_forms(scene->book, BOOK_WORDING, keys[key]);
        gboolean tried = patterns && (key == 0 || is_named(scene, place));
        for (gsize i = 0; tried && patterns[i]; i++) {
            if (read_pattern(scene, place, patterns[i], telephone)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

gsize rule_telephone(const Scene *scene, gsize place, GString *out)
{
    Telephone telephone = {0};
    gsize at = place;
    if (scene_is_tied(scene, place) || scene_joins_sign(scene, place - 1, '-')) {
        return 0;
    }
    if (read_spaced_groups(scene, place, &telephone)) {
        say_groups(scene, &telephone, out);
        return telephone.behind - place;
    }
    if (scene_is_sign(scene, at, '+')) {
        telephone.plus = TRUE;
        at++;
    } else if (scene_is_sign(scene, at, '(')) {
        telephone.brackets = TRUE;
        at++;
    }
    if ((at > place && !scene_joins_number(scene, at)) || !scene_is_number(scene, at)) {
        return 0;
    }
    Number number;
    if (at == place && number_read(scene, place, &number) && number.grouped &&
        !(scene_joins(scene, number.behind) && scene_joins_number(scene, number.behind + 1))) {
        return 0; /* "1.000.000" */
    }
    telephone.nought = scene_text(scene, at)[0] == '0' && scene_length(scene, at) > 1;
    read_groups(scene, at, &telephone);
    if (telephone.brackets && !telephone.plus && !scene_joins_sign(scene, at + 1, ')')) {
        return 0; /* "(2006–2012)" */
    }
    if (!is_telephone(scene, &telephone) || scene_joins_word(scene, telephone.behind)) {
        return 0;
    }
    if (telephone.plus) {
        say_wording(scene, out, "plus");
    }
    say_groups(scene, &telephone, out);
    return telephone.behind - place;
}
