/* Finding descriptions of people: "the two old soldiers", "a spokesman for the ministry". */
#ifndef LECTERN_SCRIPT_DESCRIPTION_FIND_H
#define LECTERN_SCRIPT_DESCRIPTION_FIND_H

#include "script/speaker/people.h"

/* Adds MENTION to PEOPLE, behind all others. */
void people_add_mention(People *people, Mention mention);

/* The noun for people that ends the description whose first word, behind its determiner, is FIRST;
 * G_MAXUINT. */
guint description_head(const Tokens *tokens, guint first, guint32 nouns);

/* Adds the description from FIRST to its noun HEAD, or the name that follows it: "his friend Anna"
 * is Anna. Gives where it ends. */
guint description_add(People *people, guint first, guint head, gboolean definite);

/* "the two old soldiers", "his wife", "police officials": a determiner, a few modifiers, and a noun
 * for people; without a determiner only many. Adds one that begins at AT; gives where it ends, AT
 * where none does. */
guint description_try(People *people, guint at);

#endif
