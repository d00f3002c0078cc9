/* The words of a language as the system lists them: Debian's "wamerican", "wngerman" and so on. The
 * program can do without; then it knows only the commonest. */
#ifndef LECTERN_SCRIPT_WORD_LIST_H
#define LECTERN_SCRIPT_WORD_LIST_H

#include <glib.h>

/* A set of the words of LANGUAGE (BCP 47), folded (language_fold), from all the lists that
 * lexicons/word-lists.conf names for it and that are there; to be freed with g_hash_table_unref.
 * *NOUNS: all nouns of the language have capitals. */
GHashTable *word_list_read(const char *language, gboolean *nouns, GError **error);

#endif
