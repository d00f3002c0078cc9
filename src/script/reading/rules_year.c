/* Years and decades. */
#include <string.h>

#include "script/reading/rules.h"

enum { YEAR_DIGITS = 4, FIRST_YEAR = 1000, LAST_YEAR = 2999 };

/* Whether the four digits at PLACE stand by themselves: no decimal, no part of a longer number. */
static gboolean is_alone(const Scene *scene, gsize place)
{
    Number number;
    return scene_length(scene, place) == YEAR_DIGITS && number_read(scene, place, &number) &&
           number.behind == place + 1;
}

/* "1990er", "1980-tallet": the ending is said as it is written, in one word with the number. */
gsize rule_ended_decade(const Scene *scene, gsize place, GString *out)
{
    gboolean hyphen = scene_joins_sign(scene, place + 1, '-');
    gsize ending = hyphen ? place + 2 : place + 1;
    guint value = scene_value(scene, place);
    char *const *form = scene_find(scene, ending, BOOK_DECADE_ENDINGS);
    if (!form || value == G_MAXUINT || scene_length(scene, place) > YEAR_DIGITS ||
        (value % 10 != 0 && !book_flag(form, 1, "years")) || scene_is_tied(scene, place) ||
        !scene_joins_word(scene, ending) || book_flag(form, 1, "hyphen") != hyphen) {
        return 0;
    }
    say_year(scene, out, value);
    for (char *space; (space = strchr(out->str, ' '));) {
        g_string_erase(out, space - out->str, 1);
    }
    g_string_append_len(out, scene_text(scene, ending), (gssize)scene_length(scene, ending));
    return ending + 1 - place;
}

gsize rule_year(const Scene *scene, gsize place, GString *out)
{
    guint year = scene_value(scene, place);
    if (!is_alone(scene, place) || year < FIRST_YEAR || year > LAST_YEAR) {
        return 0;
    }
    gboolean dated =
        scene_find(scene, place - 1, BOOK_BEFORE_YEARS) ||
        (scene_is_word(scene, place - 1) && scene_find(scene, place - 1, BOOK_MONTHS)) ||
        (scene_is_sign(scene, place - 1, ',') && scene_is_number(scene, place - 2));
    if (!dated && scene_at(scene, place + 1)->spaced && scene_is_plural(scene, place + 1)) {
        return 0;
    }
    say_year(scene, out, year);
    return 1;
}

/* "2010/11", "2008–09": a year and the next. */
gsize rule_season(const Scene *scene, gsize place, GString *out)
{
    enum { SHORT_DIGITS = 2, CENTURY = 100 };
    guint year = scene_value(scene, place);
    gboolean slash = scene_joins_sign(scene, place + 1, '/');
    if (slash && is_alone(scene, place) && scene_joins_number(scene, place + 2) &&
        scene_length(scene, place + 2) == YEAR_DIGITS && year >= FIRST_YEAR && year <= LAST_YEAR &&
        scene_value(scene, place + 2) == year + 1 && !scene_joins_word(scene, place + 3) &&
        !scene_joins_sign(scene, place + 3, '/')) {
        say_year(scene, out, year);
        g_string_append_c(out, ' ');
        say_year(scene, out, year + 1);
        return 3;
    }
    if (scene_length(scene, place) != YEAR_DIGITS || year < FIRST_YEAR || year > LAST_YEAR ||
        scene_is_tied(scene, place) ||
        !(slash || (scene_joins(scene, place + 1) && scene_is_dash(scene, place + 1))) ||
        !scene_joins_number(scene, place + 2) || scene_length(scene, place + 2) != SHORT_DIGITS ||
        scene_value(scene, place + 2) != (year + 1) % CENTURY ||
        scene_joins_sign(scene, place + 3, '-')) {
        return 0;
    }
    say_year(scene, out, year);
    say_wording(scene, out, slash ? "" : "range");
    g_string_append_c(out, ' ');
    say_pair(scene, out, scene_text(scene, place + 2));
    return 3;
}

/* Turns the last word of OUT into its plural: "eighties", "hundreds". */
static void make_plural(GString *out)
{
    if (out->len > 0 && out->str[out->len - 1] == 'y') {
        g_string_truncate(out, out->len - 1);
        g_string_append(out, "ies");
    } else if (out->len > 0 && out->str[out->len - 1] == 'x') {
        g_string_append(out, "es");
    } else {
        g_string_append_c(out, 's');
    }
}

/* The place behind the "s" of a decade at PLACE, with or without an apostrophe; 0 for none. */
static gsize plural_end(const Scene *scene, gsize place)
{
    gsize letter = place;
    if (scene_joins_sign(scene, place, '\'') || scene_joins_sign(scene, place, U'’')) {
        letter++;
    }
    return scene_joins_word(scene, letter) && scene_says(scene, letter, "s") ? letter + 1 : 0;
}

/* "B-52s", "100s of men", "1,000s": a number's plural, and no seconds. */
gsize rule_plural_number(const Scene *scene, gsize place, GString *out)
{
    enum { HUNDRED = 100, THOUSAND = 1000, TEN_THOUSAND = 10000 };
    Number number;
    if (!*book_wording(scene->book, "plural_s") || scene_is_tied(scene, place) ||
        !number_read(scene, place, &number) || number.fraction[0] || number.integer[0] == '0') {
        return 0;
    }
    gsize behind = plural_end(scene, number.behind);
    if (behind == 0 || scene_joins_word(scene, behind)) {
        return 0;
    }
    /* "grade 9s", "Challenger 2s" */
    gboolean named = scene_at(scene, place)->spaced &&
                     (scene_find(scene, place - 1, BOOK_NUMBERED) ||
                      (scene_is_capital(scene, place - 1) && !scene_is_common(scene, place - 1)));
    gboolean serial = scene_joins(scene, place) && scene_is_dash(scene, place - 1) &&
                      scene_joins(scene, place - 1) && scene_is_word(scene, place - 2);
    gboolean many = number.value >= HUNDRED && number.value < TEN_THOUSAND &&
                    !scene_find(scene, place - 1, BOOK_BEFORE_SECONDS);
    gboolean mark = behind > number.behind + 1; /* "1972’s" may be a year's */
    if (!(serial || named || number.grouped || many) ||
        (mark && !serial && number.value % HUNDRED > 0)) {
        return 0;
    }
    if (number.value >= THOUSAND && number.value < TEN_THOUSAND && !number.grouped &&
        number.value % HUNDRED > 0) {
        say_in_pairs(scene, out, (guint)number.value); /* "1099s" */
    } else {
        say_value(scene, out, SPELL_CARDINAL, number.value);
    }
    if (!serial && (number.value == HUNDRED || number.value == THOUSAND)) {
        g_string_erase(out, 0, (gssize)strcspn(out->str, " ") + 1); /* no "one" */
    }
    make_plural(out);
    return behind - place;
}

/* "’07": only where it begins with a nought, as other numbers of two digits are said so anyway. */
gsize rule_short_year(const Scene *scene, gsize place, GString *out)
{
    if (!scene_is_omission(scene, place) || !scene_joins_number(scene, place + 1) ||
        scene_length(scene, place + 1) != 2 || scene_text(scene, place + 1)[0] != '0' ||
        scene_joins(scene, place) || scene_joins_word(scene, place + 2) ||
        scene_joins_number(scene, place + 3)) {
        return 0;
    }
    say_pair(scene, out, scene_text(scene, place + 1));
    return 2;
}

gsize rule_decade(const Scene *scene, gsize place, GString *out)
{
    enum { DECADE = 10, CENTURY = 100, SHORT_DIGITS = 2 };
    gsize number = place;
    if (scene_is_omission(scene, place)) {
        number++;
        if (!scene_joins_number(scene, number) || scene_is_tied(scene, place)) {
            return 0;
        }
    } else if (!scene_is_number(scene, place)) {
        return 0;
    }
    gsize length = scene_length(scene, number), behind = plural_end(scene, number + 1);
    guint value = scene_value(scene, number);
    if (!*book_wording(scene->book, "plural_s") || behind == 0 || value % DECADE != 0) {
        return 0;
    }
    if (length == SHORT_DIGITS && value == 0 &&
        (number > place || scene_find(scene, place - 1, BOOK_ARTICLES))) {
        value = CENTURY * 2 * DECADE; /* "the 00s" */
    } else if (length != YEAR_DIGITS && (length != SHORT_DIGITS || value < 2 * DECADE)) {
        return 0;
    }
    say_value(scene, out, length == YEAR_DIGITS ? SPELL_YEAR : SPELL_CARDINAL, value);
    make_plural(out);
    return behind - place;
}

/* The place behind an era's name at PLACE ("BC", "B.C."), which is said; 0 for none. */
static gsize say_era(const Scene *scene, gsize place, GString *out)
{
    enum { LONGEST = 6 };
    for (gsize behind = MIN(place + LONGEST, scene->count); behind > place; behind--) {
        char *const *era = scene_find_run(scene, place, behind, BOOK_ERAS);
        if (era && !scene_joins_word(scene, behind)) {
            say(out, era[0]);
            if (scene_joins_sign(scene, behind, '.') && behind > place + 1) {
                say_stop(scene, out, behind++);
            }
            return behind;
        }
    }
    return 0;
}

gsize rule_year_with_era(const Scene *scene, gsize place, GString *out)
{
    enum { SHORT_YEAR = 3, CENTURY = 100 };
    Number number;
    if (!number_read(scene, place, &number) || number.fraction[0]) {
        return 0;
    }
    gboolean pairs = strlen(number.integer) == SHORT_YEAR && number.value % CENTURY >= 10 &&
                     *book_wording(scene->book, "year_pairs");
    if (strlen(number.integer) == YEAR_DIGITS && !number.grouped) {
        say_year(scene, out, (guint)number.value);
    } else if (pairs) {
        say_value(scene, out, SPELL_CARDINAL, number.value / CENTURY);
        say_value(scene, out, SPELL_CARDINAL, number.value % CENTURY);
    } else {
        say_number(scene, out, &number, SPELL_CARDINAL);
    }
    gsize behind = say_era(scene, number.behind, out);
    if (behind == 0) {
        g_string_truncate(out, 0);
        return 0;
    }
    return behind - place;
}
