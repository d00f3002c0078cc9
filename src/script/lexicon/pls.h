/* Pronunciation lexicons as files: W3C's Pronunciation Lexicon Specification (PLS) 1.0. */
#ifndef LECTERN_SCRIPT_PLS_H
#define LECTERN_SCRIPT_PLS_H

#include <glib.h>

#define PLS_NAMESPACE "http://www.w3.org/2005/01/pronunciation-lexicon"

enum { PLS_LIMIT = 32 * 1024 * 1024 };

/* One <lexeme>. It has IPA, or an alias, or only a language whose rules it follows (which the
 * specification does not know of: xml:lang on a lexeme is ours). */
typedef struct {
    GPtrArray *graphemes; /* of char *: what is written, white space folded; at least one */
    char *ipa;            /* NULL where it has an alias */
    char *alias;          /* what is read instead */
    char *language;       /* its own, or NULL */
    char *role;           /* as written, or NULL */
    guint line;
} PlsLexeme;

typedef struct {
    char *language;     /* of the whole lexicon */
    GPtrArray *lexemes; /* of PlsLexeme *, as they stand */
} Pls;

/* The lexicon in BYTES; PATH is for messages. Of several pronunciations the preferred or the first
 * counts. X-SAMPA becomes IPA. No entity but XML's own five is expanded and nothing else is
 * opened. LECTERN_ERROR_SYNTAX with a line where it is no such lexicon, or one that cannot be used.
 */
Pls *pls_read(const char *path, const char *bytes, gsize length, GError **error);

Pls *pls_new(const char *language);
PlsLexeme *pls_add(Pls *pls, const char *grapheme);
void pls_free(Pls *pls);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pls, pls_free)

/* PLS as a file, each lexeme on a line of its own behind what COMMENT_OF (or NULL) gives for it, a
 * line to be freed or NULL. */
typedef char *(*PlsComment)(guint index, gconstpointer data);
GString *pls_write(const Pls *pls, const char *heading, PlsComment comment_of, gconstpointer data);

#endif
