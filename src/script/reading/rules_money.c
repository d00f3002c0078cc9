/* Amounts of money. */
#include <string.h>

#include "script/reading/amount.h"
#include "script/reading/noun.h"
#include "script/reading/rules.h"
#include "script/reading/unit.h"

enum { ONE, MANY, SMALL_ONE, SMALL_MANY, OF_MANY, FORMS };

/* What a currency has in the book: its names, then those of its hundredth part, then what it is
 * called behind a million ("d’euros"). */
typedef struct {
    const char *forms[FORMS];
    SpellForm gender;
} Currency;

static gboolean read_currency(char *const *found, Currency *currency)
{
    if (!found) {
        return FALSE;
    }
    for (gsize i = 0; i < FORMS; i++) {
        currency->forms[i] = *found ? *found++ : "";
    }
    if (strcmp(currency->forms[OF_MANY], "feminine") == 0) {
        currency->forms[OF_MANY] = "";
        currency->gender = SPELL_FEMININE;
    } else {
        currency->gender =
            *found && strcmp(*found, "feminine") == 0 ? SPELL_FEMININE : SPELL_AMOUNT;
    }
    return TRUE;
}

/* The currency whose sign or code stands at PLACE: "$", "US$", "EUR"; the place behind it, or 0. */
static gsize currency_at(const Scene *scene, gsize place, Currency *currency)
{
    if (scene_is_word(scene, place) && scene_joins(scene, place + 1) &&
        read_currency(scene_find_run(scene, place, place + 2, BOOK_CURRENCIES), currency)) {
        return place + 2;
    }
    return read_currency(scene_find(scene, place, BOOK_CURRENCIES), currency) ? place + 1 : 0;
}

/* The word of the magnitude at PLACE: "million" for itself and for "m"; NULL for none. */
static const char *magnitude_at(const Scene *scene, gsize place)
{
    char *const *found = scene_find(scene, place, BOOK_MAGNITUDES);
    if (!found || (scene_joins_sign(scene, place + 1, '&') && scene_joins(scene, place + 2)) ||
        (scene_joins(scene, place + 1) &&
         (scene_is_word(scene, place + 1) || scene_is_number(scene, place + 1)))) {
        return NULL;
    }
    return found[0];
}

/* Behind the magnitude at PLACE, which may have a hyphen before it; says nothing. */
static gsize magnitude_end(const Scene *scene, gsize place, const char **magnitude)
{
    *magnitude = magnitude_at(scene, place);
    if (*magnitude) {
        gboolean stop = scene_find(scene, place, BOOK_MAGNITUDES)[1] != NULL &&
                        scene_joins_sign(scene, place + 1, '.');
        return place + (stop ? 2 : 1);
    }
    if (scene_joins_sign(scene, place, '-') && scene_joins_word(scene, place + 1)) {
        *magnitude = magnitude_at(scene, place + 1);
        return *magnitude ? place + 2 : place;
    }
    return place;
}

/* The hundredths that DIGITS behind a decimal sign are; G_MAXUINT where they are finer. */
static guint hundredths(const char *digits)
{
    gsize length = strlen(digits);
    while (length > 0 && digits[length - 1] == '0') {
        length--;
    }
    if (length > 2) {
        return G_MAXUINT;
    }
    guint value = length > 0 ? (guint)(digits[0] - '0') * 10 : 0;
    return value + (length > 1 ? (guint)(digits[1] - '0') : 0);
}

/* "five million"; in languages where that has a plural, one of them is a phrase of its own, which
 * may have another form where the number at PLACE is in the dative. */
static void say_millions(const Scene *scene, gsize place, GString *out, const Number *number,
                         const char *magnitude)
{
    char *const *one = book_forms(scene->book, BOOK_SINGLE_MAGNITUDES, magnitude);
    if (one && number_is_one(number)) {
        gboolean dative = one[1] && noun_case(scene, place, FALSE) == CASE_DATIVE;
        say(out, one[dative ? 1 : 0]);
    } else {
        say_number(scene, out, number, SPELL_CARDINAL);
        say(out, magnitude);
    }
}

static void say_count(const Scene *scene, GString *out, SpellForm form, guint64 count,
                      const char *one, const char *many)
{
    say_value(scene, out, form, count);
    say(out, count == 1 ? one : many);
}

/* ADJECTIVE: "a five million dollar yacht". */
static void say_amount(const Scene *scene, gsize place, GString *out, const Number *number,
                       const char *magnitude, const Currency *currency, gboolean adjective)
{
    guint cents = hundredths(number->fraction);
    if (magnitude) {
        say_millions(scene, place, out, number, magnitude);
        say(out, currency->forms[adjective ? ONE : *currency->forms[OF_MANY] ? OF_MANY : MANY]);
    } else if (cents == G_MAXUINT || (cents > 0 && !*currency->forms[SMALL_ONE])) {
        say_number(scene, out, number, SPELL_AMOUNT);
        say(out, currency->forms[MANY]);
    } else if (adjective && cents == 0) {
        say_count(scene, out, currency->gender, number->value, currency->forms[ONE],
                  currency->forms[ONE]);
    } else if (number->value == 0 && cents > 0) {
        say_count(scene, out, SPELL_AMOUNT, cents, currency->forms[SMALL_ONE],
                  currency->forms[SMALL_MANY]);
    } else {
        say_count(scene, out, currency->gender, number->value, currency->forms[ONE],
                  currency->forms[MANY]);
        if (cents > 0) {
            say_wording(scene, out, "money_and");
            gboolean named = !*book_wording(scene->book, "bare_cents");
            say_count(scene, out, named ? SPELL_AMOUNT : SPELL_CARDINAL, cents,
                      named ? currency->forms[SMALL_ONE] : "",
                      named ? currency->forms[SMALL_MANY] : "");
        }
    }
}

/* Appends "per month" for "/mo" at PLACE; gives the place behind. */
static gsize say_rate(const Scene *scene, gsize place, GString *out)
{
    char *const *ending =
        scene_joins_word(scene, place) ? scene_find(scene, place, BOOK_AMOUNT_ENDINGS) : NULL;
    if (ending) {
        say(out, ending[0]); /* "£220pw" */
        return place + 1;
    }
    if (!scene_joins_sign(scene, place, '/') || !scene_joins_word(scene, place + 1)) {
        return place;
    }
    gsize behind = unit_say_per(scene, place, out);
    if (behind > place || scene_is_capital(scene, place + 1)) {
        return behind;
    }
    say_wording(scene, out, "per");
    say_span(out, scene->text, scene_at(scene, place + 1)->span);
    return place + 2;
}

/* Appends "five to" for the first of two numbers in "$5–10m", where the other ends at the same
 * currency; gives the place of the second, or PLACE. */
static gsize say_range_start(const Scene *scene, gsize sign, gsize place, Number *number,
                             GString *out)
{
    Number second;
    if (!scene_is_dash(scene, place) || !scene_joins(scene, place)) {
        return place;
    }
    gsize next = place + 1;
    const Atom *again = scene_at(scene, next);
    gboolean twice = again->kind == ATOM_SIGN && again->first == scene_at(scene, sign)->first &&
                     scene_joins_number(scene, next + 1);
    next += twice ? 1 : 0;
    if (!scene_joins_number(scene, next) || !number_read(scene, next, &second)) {
        return place;
    }
    const char *magnitude;
    magnitude_end(scene, second.behind, &magnitude);
    if (twice && !magnitude) {
        return place; /* "$250-$300": each has its currency said */
    }
    say_number(scene, out, number, SPELL_AMOUNT);
    say_wording(scene, out, "range");
    *number = second;
    return second.behind;
}

/* The place behind the code of a currency that says behind the amount which "$" it is ("$5 CAD"),
 * which *CURRENCY becomes; PLACE for none. */
static gsize code_end(const Scene *scene, gsize place, Currency *currency)
{
    enum { CODE = 3 };
    if (!scene_is_capitals(scene, place) || scene_length(scene, place) != CODE ||
        scene_is_number(scene, place + 1)) {
        return place;
    }
    return read_currency(scene_find(scene, place, BOOK_CURRENCIES), currency) ? place + 1 : place;
}

/* Behind ",-" at PLACE, which says that an amount has no hundredths; PLACE for none. */
static gsize even_end(const Scene *scene, gsize place)
{
    return scene_joins_sign(scene, place, ',') && scene_joins(scene, place + 1) &&
                   scene_is_dash(scene, place + 1) && !scene_joins(scene, place + 2)
               ? place + 2
               : place;
}

/* Appends the number with its magnitude and currency; gives the place behind. */
static gsize say_money(const Scene *scene, gsize sign, gsize place, const Currency *currency,
                       GString *out)
{
    Number number;
    if (!number_read(scene, place, &number)) {
        return 0;
    }
    const char *magnitude;
    number.behind = even_end(scene, number.behind);
    gsize behind = number.behind, next = magnitude_end(scene, behind, &magnitude);
    if (!magnitude) {
        behind = say_range_start(scene, sign, behind, &number, out);
        next = magnitude_end(scene, behind, &magnitude);
    }
    Currency named = *currency;
    next = code_end(scene, next, &named);
    gboolean joined = magnitude && scene_is_dash(scene, next - 2) &&
                      *book_wording(scene->book, "adjective_singular") &&
                      scene_is_word(scene, next) && !scene_is_common(scene, next);
    gboolean adjective = joined || amount_is_adjective(scene, sign, next) ||
                         (!magnitude && amount_is_before_plural(scene, sign, next));
    gboolean twice = scene_says(scene, next, named.forms[MANY]); /* "$5 million dollars" */
    say_amount(scene, sign, out, &number, magnitude, &named, adjective && !twice);
    next += twice ? 1 : 0;
    return say_rate(scene, next, out);
}

gsize rule_money(const Scene *scene, gsize place, GString *out)
{
    enum { SHORT_CODE = 2 }; /* "kr" */
    Currency currency;
    gsize number = currency_at(scene, place, &currency);
    gboolean code = number > 0 && scene_is_word(scene, number - 1);
    if (number == 0 || scene_is_tied(scene, place) ||
        (!scene_is_number(scene, number) && !scene_is_sign(scene, number, '.')) ||
        (code && !scene_is_capital(scene, place) && scene_length(scene, place) > SHORT_CODE)) {
        return 0;
    }
    gsize behind = say_money(scene, place, number, &currency, out);
    return behind > 0 ? behind - place : 0;
}

/* "5m people", "2bn euros": the letters are a number where a noun for many follows. */
gsize rule_magnitude(const Scene *scene, gsize place, GString *out)
{
    Number number;
    const char *magnitude;
    if (!number_read(scene, place, &number) || scene_is_tied(scene, place)) {
        return 0;
    }
    gsize behind = magnitude_end(scene, number.behind, &magnitude);
    gsize letters = behind - 1;
    gboolean sure = scene_find(scene, letters, BOOK_SURE_MAGNITUDES) != NULL;
    if (scene_is_sign(scene, letters, '.')) {
        sure = scene_find(scene, --letters, BOOK_SURE_MAGNITUDES) != NULL;
    }
    Unit unit;
    if (magnitude && unit_read(scene, behind, &unit)) { /* "24bn km" */
        say_millions(scene, place, out, &number, magnitude);
        say(out, unit.many->str);
        behind = unit.behind;
        unit_clear(&unit);
        return behind - place;
    }
    if (!magnitude || (!sure && !scene_joins(scene, letters)) ||
        !(sure || (scene_at(scene, behind)->spaced && scene_is_plural(scene, behind)))) {
        return 0;
    }
    say_millions(scene, place, out, &number, magnitude);
    return behind - place;
}

/* The currency whose name stands in full at PLACE behind NUMBER, which is read as a price only with
 * two digits of its hundredths: "15,50 Euro"; the place behind it, or 0. */
static gsize currency_word_at(const Scene *scene, gsize place, const Number *number,
                              Currency *currency)
{
    enum { DIGITS = 2 };
    return strlen(number->fraction) == DIGITS && number->behind == place &&
                   read_currency(scene_find(scene, place, BOOK_CURRENCY_WORDS), currency)
               ? place + 1
               : 0;
}

gsize rule_money_behind(const Scene *scene, gsize place, GString *out)
{
    Number number;
    Currency currency;
    const char *magnitude;
    if (!number_read(scene, place, &number) || scene_is_tied(scene, place)) {
        return 0;
    }
    gsize even = even_end(scene, number.behind);
    gsize sign = magnitude_end(scene, even, &magnitude);
    gsize behind = currency_at(scene, sign, &currency);
    behind = behind > 0 ? behind : currency_word_at(scene, sign, &number, &currency);
    const char *own = book_wording(scene->book, "own_currency");
    if (behind == 0 && even > number.behind && *own) {
        say_number(scene, out, &number, SPELL_AMOUNT); /* "20,-" */
        say(out, own);
        return even - place;
    }
    gboolean word = scene_is_word(scene, sign);
    if (behind == 0 || scene_joins_word(scene, behind) || scene_joins_number(scene, behind) ||
        (scene_is_number(scene, behind) && !word)) {
        return 0;
    }
    if (number_is_one(&number)) {
        currency.gender = noun_case_form(scene, place, currency.gender, FALSE);
    }
    say_amount(scene, place, out, &number, magnitude, &currency, FALSE);
    return say_rate(scene, behind, out) - place;
}
