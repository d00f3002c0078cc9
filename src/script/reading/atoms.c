#include "script/reading/atoms.h"

#include <string.h>

#include "base/utf8.h"

enum { MOST_LETTERS = 255 };

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == U'’';
}

static gboolean is_capital(gunichar c)
{
    return c < 0x80 ? g_ascii_isupper((char)c) : g_unichar_isupper(c);
}

static gboolean is_letter(gunichar c)
{
    return c < 0x80 ? g_ascii_isalpha((char)c) : g_unichar_isalpha(c) || g_unichar_ismark(c);
}

/* Whether the word at AT is a short one with a full stop, as abbreviations are. */
static gboolean is_stopped(const char *text, gsize end, gsize at)
{
    enum { LONGEST = 6 };
    for (guint letters = 0; at < end && letters <= LONGEST; letters++) {
        gunichar c = utf8_at(text, end, at);
        if (!is_letter(c)) {
            return c == '.' && letters > 0;
        }
        at = utf8_next(text, end, at);
    }
    return FALSE;
}

/* Whether what was read of ATOM up to the apostrophe at AT is a French elision before what is a
 * word of its own: "l’ONU", "l’art. 5". A capital before capitals is one only of an article, as
 * others may be shouted: "J’AI". */
static gboolean is_elision(const char *text, gsize end, gsize at, const Atom *atom)
{
    const char *start = text + atom->span.start;
    gsize length = at - atom->span.start, next = utf8_next(text, end, at);
    gboolean que = length == 2 && strchr("qQ", start[0]) && start[1] == 'u';
    if (!(que || (length == 1 && strchr("cdjlmnstCDJLMNST", start[0]))) || next >= end) {
        return FALSE;
    }
    gsize after = utf8_next(text, end, next);
    gboolean capitals = is_capital(utf8_at(text, end, next)) && after < end &&
                        is_capital(utf8_at(text, end, after));
    gboolean article = que || strchr("cdjlmnstDL", start[0]);
    return capitals ? article : is_stopped(text, end, next);
}

/* Behind the word at AT; counts its letters into ATOM. */
static gsize word_end(const char *text, gsize end, gsize at, Atom *atom)
{
    gboolean counting = TRUE;
    while (at < end) {
        gunichar c = utf8_at(text, end, at);
        gsize next = utf8_next(text, end, at);
        if (is_apostrophe(c) && is_letter(utf8_at(text, end, next))) {
            if (is_elision(text, end, at, atom)) {
                return next;
            }
            counting = FALSE;
        } else if (!is_letter(c)) {
            break;
        }
        if (counting && atom->letters < MOST_LETTERS) {
            atom->letters++;
            atom->capitals += is_capital(c) ? 1 : 0;
        }
        at = next;
    }
    return at;
}

static gsize digits_end(const char *text, gsize end, gsize at)
{
    while (at < end && g_ascii_isdigit(text[at])) {
        at++;
    }
    return at;
}

static gboolean is_capital_word(const Atom *atom)
{
    return atom->kind == ATOM_WORD && atom->letters > 1 && atom->capitals == atom->letters;
}

/* Marks the words of a run of two or more words in capitals, one of them long: a headline, or a
 * cry, whose short words are no initialisms. */
static void mark_headlines(GArray *atoms, gsize from)
{
    enum { LONG_WORD = 5 };
    for (gsize i = from; i < atoms->len;) {
        gsize end = i, words = 0, longest = 0;
        for (; end < atoms->len; end++) {
            const Atom *atom = &g_array_index(atoms, Atom, end);
            if (atom->kind == ATOM_WORD && !is_capital_word(atom) && atom->letters > 1) {
                break;
            }
            words += is_capital_word(atom) ? 1 : 0;
            longest = MAX(longest, is_capital_word(atom) ? atom->letters : 0);
        }
        for (gsize k = i; k < end; k++) {
            g_array_index(atoms, Atom, k).headline = words > 1 && longest >= LONG_WORD;
        }
        i = end + 1;
    }
}

static gboolean is_sign(const GArray *atoms, gsize place, gunichar sign)
{
    return place < atoms->len && g_array_index(atoms, Atom, place).kind == ATOM_SIGN &&
           g_array_index(atoms, Atom, place).first == sign;
}

/* Whether "@", "://" or a full stop before a letter is in the atoms from START to END. */
static gboolean may_be_address(const GArray *atoms, gsize start, gsize end)
{
    for (gsize i = start; i + 1 < end; i++) {
        gboolean dot = is_sign(atoms, i, '.') && i > start &&
                       g_array_index(atoms, Atom, i + 1).kind == ATOM_WORD;
        gboolean scheme = is_sign(atoms, i, ':') && i + 2 < end && is_sign(atoms, i + 1, '/') &&
                          is_sign(atoms, i + 2, '/');
        if (dot || scheme || is_sign(atoms, i, '@')) {
            return TRUE;
        }
    }
    return FALSE;
}

static void mark_addresses(GArray *atoms, gsize from)
{
    for (gsize start = from, end; start < atoms->len; start = end) {
        end = start + 1;
        while (end < atoms->len && !g_array_index(atoms, Atom, end).spaced) {
            end++;
        }
        if (may_be_address(atoms, start, end)) {
            for (gsize i = start; i < end; i++) {
                g_array_index(atoms, Atom, i).address = TRUE;
            }
        }
    }
}

void atoms_cut(const char *text, Span span, GArray *atoms)
{
    gsize from = atoms->len;
    gboolean spaced = TRUE;
    for (gsize at = span.start; at < span.end;) {
        gunichar c = utf8_at(text, span.end, at);
        if (utf8_is_space(c)) {
            spaced = TRUE;
            at = utf8_next(text, span.end, at);
            continue;
        }
        Atom atom = {.kind = ATOM_SIGN, .span = {at, at}, .first = c, .spaced = spaced};
        if (is_letter(c)) {
            atom.kind = ATOM_WORD;
            atom.span.end = word_end(text, span.end, at, &atom);
        } else if (g_ascii_isdigit((char)MIN(c, 0x7F))) {
            atom.kind = ATOM_NUMBER;
            atom.span.end = digits_end(text, span.end, at);
        } else {
            atom.span.end = utf8_next(text, span.end, at);
        }
        g_array_append_val(atoms, atom);
        at = atom.span.end;
        spaced = FALSE;
    }
    mark_headlines(atoms, from);
    mark_addresses(atoms, from);
}
