/* Addresses of the web and of people, handles and hashtags. */
#include <string.h>

#include "script/reading/rules.h"

enum { MOST_ATOMS = 96, SHORT_WORD = 2, DEFAULT_LONGEST = 63 };

/* The place behind the atoms that stand together with the one at PLACE, at most MOST_ATOMS, without
 * the punctuation at their end. */
static gsize run_end(const Scene *scene, gsize place)
{
    gsize end = place + 1;
    while (end < place + MOST_ATOMS && scene_joins(scene, end)) {
        gunichar c = scene_at(scene, end)->first;
        if (scene_at(scene, end)->kind == ATOM_SIGN &&
            (c >= 0x80 || strchr("\"'()<>[]{}|;,", (int)c))) {
            break;
        }
        end++;
    }
    while (end > place + 1 && scene_at(scene, end - 1)->kind == ATOM_SIGN &&
           strchr(".:?!-", (int)MIN(scene_at(scene, end - 1)->first, 0x7F))) {
        end--;
    }
    return end;
}

static gboolean has_vowel(const Scene *scene, gsize place)
{
    const char *letters = scene_text(scene, place);
    gsize length = scene_length(scene, place);
    for (gsize i = 0; i < length; i++) {
        if (strchr("aeiouyAEIOUY", letters[i]) || (guchar)letters[i] >= 0x80) {
            return TRUE;
        }
    }
    return FALSE;
}

/* A part of an address: what the book has for it, letters where it cannot be a word. */
static void say_part(const Scene *scene, gsize place, gsize from, GString *out)
{
    char *const *forms = scene_find(scene, place, BOOK_DOMAINS);
    gboolean domain = place > from && scene_is_sign(scene, place - 1, '.');
    if (forms && (domain || forms[1])) {
        say(out, forms[0]);
    } else if (!has_vowel(scene, place) || (domain && scene_length(scene, place) == SHORT_WORD)) {
        say_letters(out, scene->text, scene_at(scene, place)->span);
    } else {
        say_span(out, scene->text, scene_at(scene, place)->span);
    }
}

/* Appends the atoms from PLACE to END as an address is read. */
static void say_address(const Scene *scene, gsize place, gsize end, GString *out)
{
    for (gsize at = place; at < end; at++) {
        const Atom *atom = scene_at(scene, at);
        char *const *sign =
            atom->kind == ATOM_SIGN ? scene_find(scene, at, BOOK_ADDRESS_SIGNS) : NULL;
        if (atom->kind == ATOM_NUMBER) {
            say_digits(scene, out, scene_text(scene, at), scene_length(scene, at));
        } else if (sign) {
            say(out, sign[0]);
        } else if (atom->kind == ATOM_WORD) {
            say_part(scene, at, place, out);
        }
    }
}

static gboolean is_scheme(const Scene *scene, gsize place)
{
    return scene_joins_sign(scene, place + 1, ':') && scene_joins_sign(scene, place + 2, '/') &&
           scene_joins_sign(scene, place + 3, '/');
}

gsize rule_web_address(const Scene *scene, gsize place, GString *out)
{
    gboolean scheme = is_scheme(scene, place);
    gboolean www = scene_says(scene, place, "www") && scene_joins_sign(scene, place + 1, '.') &&
                   scene_joins(scene, place + 2);
    if (!scene_at(scene, place)->address || (!scheme && !www) || scene_is_tied(scene, place)) {
        return 0;
    }
    gsize end = run_end(scene, place);
    say_address(scene, place, end, out);
    return end - place;
}

/* The place of the "@" in the atoms from PLACE to END, END for none. */
static gsize find_at(const Scene *scene, gsize place, gsize end)
{
    for (gsize at = place; at < end; at++) {
        if (scene_is_sign(scene, at, '@')) {
            return at;
        }
        gunichar c = scene_at(scene, at)->first;
        if (scene_at(scene, at)->kind == ATOM_SIGN && !strchr(".-_+&%", (int)MIN(c, 0x7F))) {
            break;
        }
    }
    return end;
}

gsize rule_mail_address(const Scene *scene, gsize place, GString *out)
{
    if (!scene_at(scene, place)->address || !scene_joins(scene, place + 1) ||
        scene_is_tied(scene, place)) {
        return 0;
    }
    gsize end = run_end(scene, place), at = find_at(scene, place, end);
    if (at == end || at == place || at + 3 >= end || !scene_is_word(scene, at + 1)) {
        return 0;
    }
    if (scene_joins(scene, place) && scene_is_sign(scene, place - 1, '.')) {
        g_string_append_c(out, ' '); /* the stop is a sentence's: an engine would say "dot" */
    }
    say_address(scene, place, end, out);
    return end - place;
}

/* "example.com/page": a dot and a known last part. */
gsize rule_domain(const Scene *scene, gsize place, GString *out)
{
    gsize at = place;
    if (!scene_at(scene, place)->address || !scene_joins(scene, place + 1) ||
        scene_is_tied(scene, place)) {
        return 0;
    }
    gsize end = run_end(scene, place);
    gboolean known = FALSE;
    for (; at < end && !scene_is_sign(scene, at, '/'); at++) {
        gunichar c = scene_at(scene, at)->first;
        if (scene_at(scene, at)->kind == ATOM_SIGN && !strchr(".-_", (int)MIN(c, 0x7F))) {
            return 0;
        }
        known = at > place + 1 && scene_is_sign(scene, at - 1, '.') &&
                scene_find(scene, at, BOOK_DOMAINS) && !scene_is_capital(scene, at) &&
                scene_at(scene, at)->letters == scene_length(scene, at);
    }
    if (!known || (at < end && at + 1 == end)) {
        return 0;
    }
    say_address(scene, place, end, out);
    return end - place;
}

/* Appends a word that is several ("BlackLivesMatter") as several. */
static void say_camel(const Scene *scene, gsize place, GString *out)
{
    const Atom *atom = scene_at(scene, place);
    say(out, "");
    if (out->len > 0 && out->str[out->len - 1] != ' ') {
        g_string_append_c(out, ' ');
    }
    gunichar before = 0;
    for (const char *at = scene->text + atom->span.start; at < scene->text + atom->span.end;
         at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isupper(c) && g_unichar_islower(before)) {
            g_string_append_c(out, ' ');
        }
        g_string_append_unichar(out, c);
        before = c;
    }
}

/* "#BlackLivesMatter" */
gsize rule_hashtag(const Scene *scene, gsize place, GString *out)
{
    if (!scene_is_sign(scene, place, '#') || !scene_joins_word(scene, place + 1) ||
        scene_is_tied(scene, place)) {
        return 0;
    }
    say_wording(scene, out, "hashtag");
    say_camel(scene, place + 1, out);
    return 2;
}

/* "@jane_doe": the underscore is part of the name. */
gsize rule_handle(const Scene *scene, gsize place, GString *out)
{
    if (!scene_is_sign(scene, place, '@') || !scene_joins_word(scene, place + 1) ||
        !scene_joins_sign(scene, place + 2, '_') || scene_is_tied(scene, place)) {
        return 0;
    }
    gsize end = place + 1;
    while (scene_joins_word(scene, end) || scene_joins_number(scene, end) ||
           (scene_joins_sign(scene, end, '_') && scene_joins(scene, end + 1))) {
        end++;
    }
    say_address(scene, place, end, out);
    return end - place;
}
