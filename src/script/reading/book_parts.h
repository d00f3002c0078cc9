/* What a book is made of. For those who read it and look words up in it. */
#ifndef LECTERN_SCRIPT_BOOK_PARTS_H
#define LECTERN_SCRIPT_BOOK_PARTS_H

#include "script/reading/book.h"

enum { LONGEST_KEY = 64 };

typedef struct {
    const char *name;
    gboolean cased; /* "mW" is not "MW" */
} BookGroupKind;

extern const BookGroupKind book_groups[BOOK_GROUPS];

/* How long the keys of a group are, by the byte with which they begin: nearly every word that is
 * looked up is in none, and this tells most of them without its being folded and hashed. */
typedef struct {
    guint64 lengths[256]; /* a bit for each */
} Outline;

struct Book {
    GHashTable *entries[BOOK_GROUPS]; /* char * -> char ** */
    Outline outlines[BOOK_GROUPS];
    char *rules[SPELL_FORMS]; /* the names of ICU's */
    Speller *speller;
    NumberSigns signs;
};

#endif
