/* How names and rare words are read: pronunciation lexicons (pls.h) in layers, of which a later one
 * overrules those before it, and the places of a text that they know.
 *
 * A grapheme stands for whole words, exactly as it is written; in capitals all through too
 * ("WAŁĘSA", from four letters on), and one without capitals also with its first at the start of a
 * sentence. Of several that begin at one word the longest counts. In a language with an “’s” a word
 * may have it behind. */
#ifndef LECTERN_SCRIPT_LEXICON_H
#define LECTERN_SCRIPT_LEXICON_H

#include "script/lexicon/pls.h"
#include "script/script.h"

/* A grapheme's reading. */
typedef struct LexiconEntry LexiconEntry;
struct LexiconEntry {
    char *grapheme;
    char *ipa, *alias; /* one of them, or NULL both where it only has a language */
    char *language;    /* NULL: the text's */
    char *role;        /* "noun", or NULL for any */
    const char *file;  /* where it stands, for messages; belongs to the lexicon */
    guint line;
    guint layer;
    gboolean own;       /* the program's */
    LexiconEntry *next; /* another of the same layer, with another role */
};

/* A lexicon without entries for texts in LANGUAGE (BCP 47); it may be shared (lexicon_ref). */
Lexicon *lexicon_new(const char *language);
Lexicon *lexicon_ref(Lexicon *lexicon);
void lexicon_unref(Lexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lexicon, lexicon_unref)

/* Adds the file at PATH as the next layer. Of a lexicon in another language than the text's only
 * graphemes with a capital are taken: names are read as that language has them. */
gboolean lexicon_read(Lexicon *lexicon, const char *path, GError **error);

/* The same for PLS, which stands in the file at PATH. */
void lexicon_add(Lexicon *lexicon, const char *path, const Pls *pls);

/* The program's own lexicon for the language of LEXICON, if there is one, as its next layer. */
gboolean lexicon_read_own(Lexicon *lexicon, GError **error);

/* Calls SEE with each entry. */
typedef void (*LexiconSee)(const LexiconEntry *entry, gpointer data);
void lexicon_for_each(const Lexicon *lexicon, LexiconSee see, gpointer data);

/* The same with those, but the program's own, that the LENGTH bytes of TEXT have words for. */
void lexicon_for_each_in(const Lexicon *lexicon, const char *text, gsize length, LexiconSee see,
                         gpointer data);

/* The entry for the words of TEXT that begin at OFFSET, where a word begins, before END, and in
 * *LENGTH how many bytes they have. CONTEXT_START is how far back may be looked. NULL for none. */
const LexiconEntry *lexicon_at(const Lexicon *lexicon, const char *text, gsize context_start,
                               gsize offset, gsize end, gsize *length);

/* What LEXICON knows of the LENGTH bytes of TEXT, but for the program's own: a lexicon to keep with
 * it, in the order of its layers; NULL where that is nothing. */
Pls *lexicon_excerpt(const Lexicon *lexicon, const char *text, gsize length);

/* Appends the readings of the utterance SPAN of TEXT, which stands in CONTEXT, to READINGS; their
 * strings belong to them. Linear in the length of SPAN, whatever the lexicon is. */
void lexicon_find(const Lexicon *lexicon, const char *text, Span context, Span span,
                  GArray *readings);

#endif
