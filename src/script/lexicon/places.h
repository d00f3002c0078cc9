/* Places of a word, told by the words around it: "@to _; the * _". */
#ifndef LECTERN_SCRIPT_PLACES_H
#define LECTERN_SCRIPT_PLACES_H

#include "base/span.h"

/* How far around a word is looked. */
enum { PLACE_WORDS = 4 };

/* A list of places; of places_new. */
typedef struct Places Places;

/* The places in LIST, with ";" between, that use CLASSES: names to sets of folded words, which must
 * outlive them. NULL where LIST breaks the grammar: *FAULT is then the place at fault, to be freed
 * by the caller. */
Places *places_new(const char *list, GHashTable *classes, char **fault);
void places_free(Places *places);

/* The words around WORD of TEXT, within CONTEXT, up to the next mark on each side. */
typedef struct Around Around;
Around *around_new(const char *text, Span context, Span word);
void around_free(Around *around);

/* Whether one of PLACES fits. */
gboolean places_fit(const Places *places, const Around *around);

#endif
