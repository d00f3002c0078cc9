#include "script/reading/variety.h"

#include <string.h>

#include "base/utf8.h"
#include "script/reading/atoms.h"
#include "script/reading/book.h"

/* A few pages are plenty. One word may be a quotation, or a name. */
enum { SAMPLE_BYTES = 256 * 1024, FEWEST = 3, MAJORITY = 2, MOST_DAYS = 31, DAY_DIGITS = 2 };

typedef struct {
    char region[3];
    guint hits;
} Vote;

enum { MOST_REGIONS = 8 };

/* Counts what the book says of KEY, a word that only some regions spell so. */
static void count(Vote *votes, char *const *region)
{
    for (gsize i = 0; region && i < MOST_REGIONS; i++) {
        if (votes[i].hits == 0) {
            g_strlcpy(votes[i].region, region[0], sizeof votes[i].region);
        }
        if (strcmp(votes[i].region, region[0]) == 0) {
            votes[i].hits++;
            return;
        }
    }
}

static gboolean is_day(const char *text, const Atom *atom)
{
    guint64 value = g_ascii_strtoull(text + atom->span.start, NULL, 10);
    return atom->kind == ATOM_NUMBER && span_length(atom->span) <= DAY_DIGITS && value >= 1 &&
           value <= MOST_DAYS;
}

static gboolean is_month(const Book *book, const char *text, const Atom *atom)
{
    return atom->kind == ATOM_WORD && atom->capitals > 0 &&
           book_find(book, BOOK_MONTHS, text, atom->span) != NULL;
}

static void count_all(const Book *book, const char *text, const GArray *atoms, Vote *votes)
{
    static const char day_month[] = "(day month)", month_day[] = "(month day)";
    for (guint i = 0; i < atoms->len; i++) {
        const Atom *atom = &g_array_index(atoms, Atom, i);
        if (atom->kind == ATOM_WORD && atom->letters > 2) {
            count(votes, book_find(book, BOOK_REGIONAL, text, atom->span));
        }
        if (i + 1 == atoms->len) {
            break;
        }
        const Atom *next = &g_array_index(atoms, Atom, i + 1);
        if (is_day(text, atom) && is_month(book, text, next)) {
            count(votes, book_forms(book, BOOK_REGIONAL, day_month));
        } else if (is_month(book, text, atom) && is_day(text, next)) {
            count(votes, book_forms(book, BOOK_REGIONAL, month_day));
        }
    }
}

static gboolean names_region(const char *language)
{
    return strpbrk(language, "-_") != NULL;
}

char *variety_find(const char *language, const char *text, gsize length)
{
    const Book *book = names_region(language) ? NULL : book_get(language, NULL);
    if (!book || !book_has(book, BOOK_REGIONAL)) {
        return g_strdup(language);
    }
    g_autoptr(GArray) atoms = g_array_new(FALSE, FALSE, sizeof(Atom));
    gsize end = MIN(length, (gsize)SAMPLE_BYTES);
    while (end < length && end > 0 && ((guchar)text[end] & 0xC0) == 0x80) {
        end--;
    }
    atoms_cut(text, (Span){0, end}, atoms);
    Vote votes[MOST_REGIONS] = {0};
    count_all(book, text, atoms, votes);
    guint all = 0;
    const Vote *best = &votes[0];
    for (gsize i = 0; i < MOST_REGIONS; i++) {
        all += votes[i].hits;
        best = votes[i].hits > best->hits ? &votes[i] : best;
    }
    if (best->hits < FEWEST || best->hits < MAJORITY * (all - best->hits)) {
        return g_strdup(language);
    }
    return g_strdup_printf("%s-%s", language, best->region);
}
