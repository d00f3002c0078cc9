/* Fractions. */
#include <string.h>

#include "script/reading/half.h"
#include "script/reading/rules.h"
#include "script/reading/unit.h"

enum { LONGEST_NUMERATOR = 3, LONGEST_DENOMINATOR = 4 };

typedef struct {
    guint numerator, denominator;
    gsize behind;
} Fraction;

/* "th", or "ths" in "7/8ths". */
static gboolean is_ordinal_ending(const Scene *scene, gsize place)
{
    Span span = scene_at(scene, place)->span;
    if (span_length(span) > 1 && scene->text[span.end - 1] == 's' &&
        *book_wording(scene->book, "plural_s")) {
        Span one = {span.start, span.end - 1};
        if (book_find(scene->book, BOOK_ORDINALS, scene->text, one)) {
            return TRUE;
        }
    }
    return scene_find(scene, place, BOOK_ORDINALS) != NULL;
}

static gboolean read_fraction(const Scene *scene, gsize place, Fraction *fraction)
{
    gboolean slash =
        scene_joins_sign(scene, place + 1, '/') || scene_joins_sign(scene, place + 1, U'⁄');
    if (!scene_is_number(scene, place) || scene_is_tied(scene, place) || !slash ||
        !scene_joins_number(scene, place + 2) || scene_length(scene, place) > LONGEST_NUMERATOR ||
        scene_length(scene, place + 2) > LONGEST_DENOMINATOR ||
        scene_joins_sign(scene, place - 1, '/')) {
        return FALSE;
    }
    if (scene_is_dash(scene, place - 1) && scene_joins(scene, place) &&
        scene_joins(scene, place - 1) && scene_is_word(scene, place - 2)) {
        return FALSE; /* "T-34/85" */
    }
    gsize behind = place + 3;
    if (scene_joins_word(scene, behind) && is_ordinal_ending(scene, behind)) {
        behind++;
    }
    gboolean more = scene_joins(scene, behind) &&
                    (scene_is_sign(scene, behind, '/') || scene_is_word(scene, behind));
    *fraction = (Fraction){scene_value(scene, place), scene_value(scene, place + 2), behind};
    return !more && fraction->denominator > 1;
}

/* "halves" for 2, "thirds" for 3: the language's own words, else ordinals. */
static void say_denominator(const Scene *scene, GString *out, guint denominator, gboolean one)
{
    g_autofree char *key = g_strdup_printf("%u", denominator);
    char *const *forms = book_forms(scene->book, BOOK_DENOMINATORS, key);
    if (forms) {
        say(out, one || !forms[1] ? forms[0] : forms[1]);
        return;
    }
    say_value(scene, out, SPELL_ORDINAL, denominator);
    const char *ending = book_wording(scene->book, one ? "denominator_one" : "denominator_many");
    g_string_append(out, ending);
}

/* Whether the words for it are those of two numbers with a slash: "120/80" is a pressure of the
 * blood, and a language may say all but the small fractions so ("15/20": "quinze sur vingt"). */
static gboolean is_over(const Scene *scene, const Fraction *fraction)
{
    enum { LEAST_OVER = 20, TEN = 10, LEAST_PRESSURE = 80 };
    guint least = (guint)g_ascii_strtoull(book_wording(scene->book, "over_from"), NULL, TEN);
    gboolean pressure = fraction->numerator >= fraction->denominator &&
                        fraction->denominator >= LEAST_OVER &&
                        (fraction->denominator % TEN == 0 || fraction->numerator >= LEAST_PRESSURE);
    return *book_wording(scene->book, "over") &&
           (pressure || (least > 0 && fraction->numerator > 1 && fraction->denominator >= least));
}

/* Whether it is the number of a law or a file and its year: "2/2018". */
static gboolean is_of_year(const Scene *scene, const Fraction *fraction)
{
    enum { FIRST = 1900, LAST = 2099 };
    return *book_wording(scene->book, "numbers_of_year") && fraction->denominator >= FIRST &&
           fraction->denominator <= LAST;
}

static void say_fraction(const Scene *scene, GString *out, const Fraction *fraction)
{
    const char *metre = book_wording(scene->book, "metre_word");
    if (fraction->numerator > 1 && *metre && scene_says(scene, fraction->behind, metre)) {
        /* "6/8 time" */
        say_value(scene, out, SPELL_CARDINAL, fraction->numerator);
        say_value(scene, out, SPELL_CARDINAL, fraction->denominator);
        return;
    }
    if (fraction->numerator == fraction->denominator) {
        say_value(scene, out, SPELL_CARDINAL, fraction->numerator); /* "50/50" */
        say_value(scene, out, SPELL_CARDINAL, fraction->denominator);
        return;
    }
    if (is_of_year(scene, fraction)) {
        say_value(scene, out, SPELL_CARDINAL, fraction->numerator);
        g_string_append_c(out, ' ');
        say_year(scene, out, fraction->denominator);
        return;
    }
    if (is_over(scene, fraction)) {
        say_value(scene, out, SPELL_CARDINAL, fraction->numerator);
        say_wording(scene, out, "over");
        say_value(scene, out, SPELL_CARDINAL, fraction->denominator);
        return;
    }
    const char *one = book_wording(scene->book, "one_of_fraction");
    if (fraction->numerator == 1 && *one) {
        say(out, one);
    } else {
        say_value(scene, out, SPELL_CARDINAL, fraction->numerator);
    }
    say_denominator(scene, out, fraction->denominator, fraction->numerator == 1);
}

/* Appends the unit at PLACE, in the singular for what is less than one; gives the place behind. */
static gsize say_unit(const Scene *scene, gsize place, gboolean one, GString *out)
{
    Unit unit;
    if (!unit_read(scene, place, &unit)) {
        return place;
    }
    gsize behind = unit.behind;
    say(out, one ? unit.one->str : unit.many->str);
    unit_clear(&unit);
    return behind;
}

gsize rule_fraction(const Scene *scene, gsize place, GString *out)
{
    Fraction fraction;
    if (!read_fraction(scene, place, &fraction)) {
        return 0;
    }
    gboolean half = fraction.numerator == 1 && fraction.denominator == 2;
    gsize behind = half ? half_say(scene, place, fraction.behind, out) : 0;
    if (behind > 0) {
        return behind - place;
    }
    say_fraction(scene, out, &fraction);
    return say_unit(scene, fraction.behind, TRUE, out) - place;
}

/* Appends VALUE and a half of what stands at NOUN where the language has words of its own for it:
 * "zweieinhalb", "dos horas y media". Gives the place behind, 0 where it has none. */
static gsize say_and_a_half(const Scene *scene, GString *out, guint64 value, gsize noun)
{
    const char *half = book_wording(scene->book, "and_a_half");
    if (!*half) {
        return half_say_behind(scene, value, noun, out);
    }
    say_value(scene, out, SPELL_AMOUNT, value);
    g_string_append(out, half);
    return say_unit(scene, noun, FALSE, out);
}

/* "3 2/4", and "3 1/2 km" */
gsize rule_mixed_fraction(const Scene *scene, gsize place, GString *out)
{
    Fraction fraction;
    Number whole;
    gboolean hyphen = scene_joins_sign(scene, place + 1, '-'); /* "1-1/2" */
    gsize part = hyphen ? place + 2 : place + 1;
    if (scene_is_tied(scene, place) || (!hyphen && !scene_at(scene, part)->spaced) ||
        !number_read(scene, place, &whole) || whole.behind != place + 1 ||
        !read_fraction(scene, part, &fraction) ||
        (hyphen && fraction.numerator >= fraction.denominator)) {
        return 0;
    }
    gboolean half = fraction.numerator == 1 && fraction.denominator == 2;
    gsize behind = half ? say_and_a_half(scene, out, whole.value, fraction.behind) : 0;
    if (behind > 0) {
        return behind - place;
    }
    say_number(scene, out, &whole, SPELL_CARDINAL);
    say_wording(scene, out, "and");
    behind = half ? half_say(scene, place, fraction.behind, out) : 0;
    if (behind > 0) {
        return behind - place;
    }
    say_fraction(scene, out, &fraction);
    return say_unit(scene, fraction.behind, FALSE, out) - place;
}

/* "½", "2½" */
gsize rule_fraction_sign(const Scene *scene, gsize place, GString *out)
{
    gsize sign = scene_is_number(scene, place) ? place + 1 : place;
    if (sign > place && scene_joins_sign(scene, sign, '-')) {
        sign++; /* "2-½" */
    }
    char *const *forms = scene_find(scene, sign, BOOK_FRACTIONS);
    if (!forms || scene_is_word(scene, sign) || scene_is_number(scene, sign) ||
        (sign > place && scene_is_tied(scene, place))) {
        return 0;
    }
    gsize behind = 0;
    if (scene_is_sign(scene, sign, U'½')) {
        behind = sign > place ? say_and_a_half(scene, out, scene_value(scene, place), sign + 1)
                              : half_say(scene, place, sign + 1, out);
    }
    if (behind > 0) {
        return behind - place;
    }
    if (sign > place) {
        say_value(scene, out, SPELL_CARDINAL, scene_value(scene, place));
        say_wording(scene, out, "and");
        behind = scene_is_sign(scene, sign, U'½') ? half_say(scene, place, sign + 1, out) : 0;
        if (behind > 0) {
            return behind - place;
        }
        say(out, forms[1] ? forms[1] : forms[0]);
    } else {
        say(out, forms[0]);
    }
    return say_unit(scene, sign + 1, sign == place, out) - place;
}
