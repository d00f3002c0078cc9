/* Words that are short for others. */
#include <string.h>

#include "script/reading/rules.h"

/* Whether a number, or a Roman one, stands at PLACE; SINGLE: also "I". */
static gboolean is_numeral(const Scene *scene, gsize place, gboolean single)
{
    const Atom *atom = scene_at(scene, place);
    if (atom->kind == ATOM_WORD && atom->letters == 1 && atom->first == 'I' && !single) {
        return scene_is_number(scene, place + 1);
    }
    return atom->kind == ATOM_NUMBER ||
           (atom->kind == ATOM_WORD &&
            strspn(scene_text(scene, place), "IVXLC") >= atom->letters) ||
           (atom->kind == ATOM_WORD && atom->letters == 1 && scene_is_number(scene, place + 1));
}

/* Whether a month or an era stands at PLACE, with a number behind it. */
static gboolean is_date_word(const Scene *scene, gsize place)
{
    gsize behind;
    scene_has_stop(scene, place, &behind);
    return scene_is_number(scene, behind) &&
           (scene_find(scene, place, BOOK_MONTHS) || scene_find(scene, place, BOOK_ERAS));
}

/* "No. 5", "pp. 3–5", "#5" */
gsize rule_number_abbreviation(const Scene *scene, gsize place, GString *out)
{
    enum { LONGEST = 3, YEAR = 4 };
    char *const *forms = scene_find(scene, place, BOOK_BEFORE_NUMBERS);
    gsize behind;
    gboolean word = scene_is_word(scene, place);
    gboolean stop = scene_has_stop(scene, place, &behind);
    for (gsize atoms = 2; atoms <= LONGEST && scene_joins(scene, place + atoms - 1); atoms++) {
        char *const *run = scene_find_run(scene, place, place + atoms, BOOK_BEFORE_NUMBERS);
        if (run) { /* "§§", "n.º" */
            forms = run;
            behind = place + atoms;
            stop = TRUE;
        }
    }
    if (!forms || scene_is_tied(scene, place) ||
        (!word && scene_is_number(scene, place - 1) && scene_is_number(scene, behind))) {
        return 0;
    }
    gboolean single = book_flag(forms, 1, "i") || !*book_wording(scene->book, "pronoun_i");
    gboolean inside = book_flag(forms, 1, "inside") && scene_is_capital(scene, place) &&
                      scene_is_word(scene, place - 1); /* "the world No 1" */
    gboolean joined = book_flag(forms, 1, "joined") && scene_joins_number(scene, behind) &&
                      scene_length(scene, behind) == YEAR; /* "c1750" */
    gboolean bare = joined || book_flag(forms, 1, "bare") ||
                    (book_flag(forms, 1, "bare name") && scene_is_capital(scene, place) &&
                     !scene_joins(scene, behind) && !scene_is_plural(scene, behind + 1) &&
                     !(scene_joins(scene, behind + 1) && scene_is_dash(scene, behind + 1) &&
                       scene_joins_word(scene, behind + 2))); /* "No 16-year-old" */
    gboolean bracket = stop && scene_is_sign(scene, behind, '(') &&
                       scene_joins_number(scene, behind + 1); /* "eq. (5)" */
    if (bracket && scene_at(scene, behind)->spaced) {
        say(out, forms[0]);
        return behind - place;
    }
    gboolean both = stop && scene_is_word(scene, behind) &&
                    scene_joins_sign(scene, behind + 1, '.') &&
                    scene_find(scene, behind, BOOK_BEFORE_NUMBERS) &&
                    scene_is_number(scene, behind + 2); /* "b. c. 1500" */
    gboolean dated = stop && book_flag(forms, 1, "dates") && scene_is_capital(scene, behind) &&
                     scene_at(scene, behind)->spaced &&
                     is_date_word(scene, behind); /* "b. Jan. 5" */
    if (both || dated) {
        say(out, forms[0]);
        return behind - place;
    }
    if (!is_numeral(scene, behind, single) || (word && !stop && !inside && !bare) ||
        (book_flag(forms, 1, "small") && scene_is_capital(scene, place)) ||
        (book_flag(forms, 1, "digits") && !scene_is_number(scene, behind)) ||
        (!word && !scene_joins(scene, behind) && !book_flag(forms, 1, "bare"))) {
        return 0;
    }
    say(out, forms[0]);
    if (!scene_at(scene, behind)->spaced) {
        g_string_append_c(out, ' ');
    }
    return behind - place;
}

/* Whether an ordinal ends before PLACE: "19th", "XIXe", "Ier". */
static gboolean follows_ordinal(const Scene *scene, gsize place)
{
    gsize before = place - 1;
    if (scene_joins(scene, before) && scene_is_number(scene, before - 1)) {
        return scene_find(scene, before, BOOK_ORDINALS) != NULL;
    }
    return read_ended_roman(scene, before) > 0 ||
           (scene_at(scene, before)->first == 'I' && scene_find(scene, before, BOOK_SPELLINGS));
}

/* "the 19th c.", "2nd ed.", "XIXe s." */
gsize rule_after_ordinal(const Scene *scene, gsize place, GString *out)
{
    char *const *forms = scene_find(scene, place, BOOK_AFTER_ORDINALS);
    gsize behind;
    if (!forms || !scene_at(scene, place)->spaced || !follows_ordinal(scene, place) ||
        !scene_has_stop(scene, place, &behind)) {
        return 0;
    }
    say(out, forms[0]);
    say_stop(scene, out, behind - 1);
    return behind - place;
}

/* "Dr. Smith", "St Paul", "Gen. Lee" */
gsize rule_title(const Scene *scene, gsize place, GString *out)
{
    char *const *forms = scene_find(scene, place, BOOK_TITLES);
    gsize behind;
    if (!forms || scene_is_tied(scene, place) ||
        !(scene_is_capital(scene, place) || *book_wording(scene->book, "small_titles"))) {
        return 0;
    }
    gboolean stop = scene_has_stop(scene, place, &behind);
    gboolean name = scene_is_capital(scene, behind) && scene_at(scene, behind)->spaced &&
                    (stop || scene_at(scene, behind)->letters > 1 ||
                     !book_flag(forms, 1, "long")); /* "Gen Z" */
    name = name || (book_flag(forms, 1, "hyphen") && scene_joins_sign(scene, behind, '-') &&
                    scene_is_capital(scene, behind + 1));   /* "St-Denis" */
    name = name || (scene_joins_sign(scene, behind, '-') && /* "Gov.-elect" */
                    scene_find(scene, behind + 1, BOOK_AFTER_TITLES));
    name = name || (scene_find(scene, behind, BOOK_CONJUNCTIONS) &&
                    scene_find(scene, behind + 1, BOOK_TITLES)); /* "Dr. and Mrs. Ray" */
    if ((!stop && !book_flag(forms, 1, "bare")) ||
        (!name && !(stop && book_flag(forms, 1, "alone") && !scene_joins(scene, behind))) ||
        (scene_is_capitals(scene, place) && scene_at(scene, place)->letters > 1 && !stop &&
         !book_flag(forms, 1, "capitals"))) {
        return 0;
    }
    say(out, forms[0]);
    return behind - place;
}

/* "Hauptstr.": a word whose end alone is short for another; how many atoms, 0 for none. */
static gsize say_street_ending(const Scene *scene, gsize place, GString *out)
{
    const Atom *atom = scene_at(scene, place);
    gsize behind;
    if (!scene_is_capital(scene, place) || !scene_has_stop(scene, place, &behind)) {
        return 0;
    }
    const char *ending = book_wording(scene->book, "street_ending");
    gsize length = strlen(ending), letters = scene_length(scene, place);
    if (length == 0 || letters <= length + 1 ||
        strncmp(scene->text + atom->span.end - length, ending, length) != 0) {
        return 0;
    }
    say_span(out, scene->text, (Span){atom->span.start, atom->span.end - length});
    g_string_append(out, book_wording(scene->book, "street_word"));
    say_stop(scene, out, behind - 1);
    return behind - place;
}

/* "e.g.", "etc.", "approx." */
gsize rule_abbreviation(const Scene *scene, gsize place, GString *out)
{
    enum { LONGEST = 6, LONGEST_WORD = 12 };
    const Atom *atom = scene_at(scene, place);
    gsize last = place + 1;
    if (scene_is_tied(scene, place) || atom->letters > LONGEST_WORD ||
        (scene_joins(scene, place) && scene_is_sign(scene, place - 1, '/'))) { /* "/etc/" */
        return 0;
    }
    if (scene_joins_sign(scene, last, '.')) {
        last = MIN(place + LONGEST, scene->count); /* "z. B." has a space in it */
    }
    gsize street = say_street_ending(scene, place, out);
    if (street > 0) {
        return street;
    }
    for (; last > place; last--) {
        char *const *forms = scene_find_run(scene, place, last, BOOK_ABBREVIATIONS);
        gsize behind;
        if (!forms) {
            continue;
        }
        gboolean stop = scene_has_stop(scene, last - 1, &behind);
        gboolean between = !stop && book_flag(forms, 1, "between") && atom->spaced &&
                           scene_is_capital(scene, place - 1) && scene_is_capital(scene, last) &&
                           scene_at(scene, last)->spaced; /* "Roe v Wade" */
        if ((!stop && !between && !book_flag(forms, 1, "bare")) ||
            (!stop && scene_joins_word(scene, last)) || (stop && scene_joins_word(scene, behind)) ||
            (book_flag(forms, 1, "capital") && !scene_is_capital(scene, place)) ||
            (book_flag(forms, 1, "counted") && !scene_is_number(scene, place - 1)) ||
            (book_flag(forms, 1, "small") && scene_is_capital(scene, place))) {
            return 0;
        }
        say(out, forms[0]);
        if (stop && book_flag(forms, 1, "final") && scene_is_capital(scene, behind) &&
            !scene_find(scene, behind, BOOK_ABBREVIATIONS)) { /* but "Co. Ltd." */
            g_string_append_c(out, '.');
        } else if (stop) {
            say_stop(scene, out, behind - 1);
        }
        return behind - place;
    }
    return 0;
}

/* What the book has for exactly these characters: "9/11", "401(k)", "w/o" */
gsize rule_spelling(const Scene *scene, gsize place, GString *out)
{
    enum { LONGEST = 7 };
    const Atom *atom = scene_at(scene, place);
    if (scene_is_tied(scene, place) ||
        (atom->kind == ATOM_WORD && atom->capitals == 0 && atom->letters > 2)) {
        return 0;
    }
    gsize last = place + 1;
    while (last < place + LONGEST && scene_joins(scene, last)) {
        last++;
    }
    for (; last > place; last--) {
        char *const *forms = scene_find_run(scene, place, last, BOOK_SPELLINGS);
        gboolean dashes =
            scene_is_dash(scene, last - 1) && /* "the A- and B-teams" */
            (scene_joins_sign(scene, last, '-') || scene_find(scene, last, BOOK_CONJUNCTIONS));
        if (forms && !dashes && !scene_joins_word(scene, last) &&
            !scene_joins_number(scene, last) &&
            !(scene_joins(scene, last) && scene_joins_number(scene, last + 1))) {
            say(out, forms[0]);
            return last - place;
        }
    }
    return 0;
}
