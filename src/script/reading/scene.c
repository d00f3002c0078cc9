#include "script/reading/scene.h"

#include <string.h>

#include "base/utf8.h"

const Atom *scene_at(const Scene *scene, gsize place)
{
    static const Atom none = {.kind = ATOM_NONE, .spaced = TRUE};
    return place < scene->count ? &scene->atoms[place] : &none;
}

gboolean scene_joins(const Scene *scene, gsize place)
{
    return place < scene->count && !scene->atoms[place].spaced;
}

gboolean scene_joins_sign(const Scene *scene, gsize place, gunichar sign)
{
    return scene_joins(scene, place) && scene_is_sign(scene, place, sign);
}

gboolean scene_joins_number(const Scene *scene, gsize place)
{
    return scene_joins(scene, place) && scene_is_number(scene, place);
}

gboolean scene_joins_word(const Scene *scene, gsize place)
{
    return scene_joins(scene, place) && scene_is_word(scene, place);
}

gboolean scene_is_omission(const Scene *scene, gsize place)
{
    return scene_is_sign(scene, place, '\'') || scene_is_sign(scene, place, U'’') ||
           scene_is_sign(scene, place, U'‘');
}

gboolean scene_has_stop(const Scene *scene, gsize place, gsize *behind)
{
    gboolean stop =
        scene_joins_sign(scene, place + 1, '.') && !scene_joins_sign(scene, place + 2, '.');
    *behind = stop ? place + 2 : place + 1;
    return stop;
}

gboolean scene_is_elision(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    return atom->kind == ATOM_WORD && atom->letters < span_length(atom->span) &&
           scene_ending(scene, place).start < atom->span.end &&
           utf8_previous(scene->text, atom->span.end) == scene_ending(scene, place).start;
}

gboolean scene_is_tied(const Scene *scene, gsize place)
{
    return scene_joins(scene, place) &&
           (scene_is_word(scene, place - 1) || scene_is_number(scene, place - 1)) &&
           !scene_is_elision(scene, place - 1);
}

gboolean scene_is_number(const Scene *scene, gsize place)
{
    return scene_at(scene, place)->kind == ATOM_NUMBER;
}

gboolean scene_is_word(const Scene *scene, gsize place)
{
    return scene_at(scene, place)->kind == ATOM_WORD;
}

gboolean scene_is_sign(const Scene *scene, gsize place, gunichar sign)
{
    const Atom *atom = scene_at(scene, place);
    return atom->kind == ATOM_SIGN && atom->first == sign;
}

gboolean scene_says(const Scene *scene, gsize place, const char *word)
{
    const Atom *atom = scene_at(scene, place);
    gsize length = span_length(atom->span);
    return atom->kind == ATOM_WORD && strlen(word) == length &&
           g_ascii_strncasecmp(scene->text + atom->span.start, word, length) == 0;
}

gboolean scene_is_capital(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    return atom->kind == ATOM_WORD && g_unichar_isupper(atom->first);
}

gboolean scene_is_capitals(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    return atom->kind == ATOM_WORD && atom->capitals == atom->letters;
}

gboolean scene_is_dash(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    return atom->kind == ATOM_SIGN &&
           (atom->first == '-' || (atom->first >= U'‐' && atom->first <= U'—') ||
            atom->first == U'−');
}

gsize scene_length(const Scene *scene, gsize place)
{
    return span_length(scene_at(scene, place)->span);
}

const char *scene_text(const Scene *scene, gsize place)
{
    return scene->text + scene_at(scene, place)->span.start;
}

guint scene_value(const Scene *scene, gsize place)
{
    enum { MOST_DIGITS = 9 };
    guint value = 0;
    gsize length = scene_length(scene, place);
    const char *digits = scene_text(scene, place);
    if (length > MOST_DIGITS) {
        return G_MAXUINT;
    }
    for (gsize i = 0; i < length; i++) {
        value = value * 10 + (guint)(digits[i] - '0');
    }
    return value;
}

Span scene_ending(const Scene *scene, gsize place)
{
    Span span = scene_at(scene, place)->span;
    for (gsize at = span.start; at < span.end; at = utf8_next(scene->text, span.end, at)) {
        gunichar c = utf8_at(scene->text, span.end, at);
        if (c == '\'' || c == U'’') {
            return (Span){at, span.end};
        }
    }
    return (Span){span.end, span.end};
}

char *const *scene_find(const Scene *scene, gsize place, BookGroup group)
{
    const Atom *atom = scene_at(scene, place);
    Span span = atom->span;
    if (atom->kind == ATOM_NONE) {
        return NULL;
    }
    char *const *found = book_find(scene->book, group, scene->text, span);
    if (!found && atom->kind == ATOM_WORD && atom->letters < span_length(span)) {
        span.end = scene_ending(scene, place).start;
        found = book_find(scene->book, group, scene->text, span);
    }
    return found;
}

char *const *scene_find_run(const Scene *scene, gsize place, gsize before, BookGroup group)
{
    if (place >= before || before > scene->count) {
        return NULL;
    }
    Span run = {scene->atoms[place].span.start, scene->atoms[before - 1].span.end};
    return book_find(scene->book, group, scene->text, run);
}

gboolean scene_is_common(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    if (!scene->language || atom->kind != ATOM_WORD) {
        return FALSE;
    }
    g_autofree char *folded =
        language_fold(scene->text + atom->span.start, span_length(atom->span));
    return g_hash_table_contains(scene->language->common_words, folded);
}

/* Whether the word at PLACE, a plain one, ends as the language's plurals do ("os as"). */
static gboolean has_plural_ending(const Scene *scene, gsize place)
{
    enum { SHORTEST = 4 };
    const char *endings = book_wording(scene->book, "plural_endings");
    if (!*endings || !scene_is_word(scene, place) || scene_is_capital(scene, place) ||
        scene_length(scene, place) < SHORTEST || scene_is_common(scene, place) ||
        scene_find(scene, place, BOOK_NEVER_COUNTED)) {
        return FALSE;
    }
    const char *end = scene->text + scene_at(scene, place)->span.end;
    for (const char *at = endings; *at; at += strspn(at, " ")) {
        gsize length = strcspn(at, " ");
        if (strncmp(end - length, at, length) == 0) {
            return TRUE;
        }
        at += length;
    }
    return FALSE;
}

gboolean scene_is_plural(const Scene *scene, gsize place)
{
    enum { SHORTEST = 4 };
    gsize length = scene_length(scene, place);
    return scene_find(scene, place, BOOK_COUNTED) || has_plural_ending(scene, place) ||
           (*book_wording(scene->book, "plural_s") && scene_is_word(scene, place) &&
            !scene_is_capital(scene, place) && length >= SHORTEST &&
            scene_text(scene, place)[length - 1] == 's' &&
            scene_text(scene, place)[length - 2] != 's' &&
            !scene_find(scene, place, BOOK_NEVER_COUNTED));
}

gsize scene_first_ordinal(const Scene *scene, gsize place)
{
    enum { MOST = 3 };
    for (guint i = 0; i < MOST; i++) {
        gboolean joined = scene_find(scene, place - 1, BOOK_CONJUNCTIONS) &&
                          scene_is_sign(scene, place - 2, '.') && scene_joins(scene, place - 2) &&
                          scene_is_number(scene, place - 3);
        if (!joined) {
            break;
        }
        place -= 3;
    }
    return place;
}

gboolean scene_is_sum(const Scene *scene, gsize place)
{
    enum { REACH = 6 };
    for (gsize at = place; at < place + REACH && at < scene->count; at++) {
        if (scene_is_sign(scene, at, '=')) {
            return TRUE;
        }
        if (scene_is_word(scene, at)) {
            return FALSE;
        }
    }
    return FALSE;
}

gboolean scene_begins_amount(const Scene *scene, gsize place)
{
    return scene_joins_number(scene, place) ||
           (scene_joins(scene, place) && scene_at(scene, place)->kind == ATOM_SIGN &&
            scene_find(scene, place, BOOK_CURRENCIES) && scene_joins_number(scene, place + 1));
}
