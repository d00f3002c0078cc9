/* What a book is made of. For those who read it and look words up in it. */
#ifndef LECTERN_SCRIPT_BOOK_PARTS_H
#define LECTERN_SCRIPT_BOOK_PARTS_H

#include "script/reading/book.h"
#include "script/word_outline.h"

enum { LONGEST_KEY = OUTLINE_LONGEST + 1 }; /* with its end */

typedef struct {
    const char *name;
    gboolean cased; /* "mW" is not "MW" */
} BookGroupKind;

extern const BookGroupKind book_groups[BOOK_GROUPS];

struct Book {
    GHashTable *entries[BOOK_GROUPS]; /* char * -> char ** */
    WordOutline outlines[BOOK_GROUPS];
    char *rules[SPELL_FORMS]; /* the names of ICU's */
    Speller *speller;
    NumberSigns signs;
};

#endif
