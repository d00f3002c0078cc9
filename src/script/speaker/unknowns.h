/* Strangers: quotations whose speaker is unknown, told from each other where they clearly differ.
 */
#ifndef LECTERN_SCRIPT_UNKNOWNS_H
#define LECTERN_SCRIPT_UNKNOWNS_H

#include "script/speaker/attribution.h"

/* For each line the number of its stranger: 0 where its speaker is known, or is not to be told from
 * any other. Two differ by their sex ("she said", "he said") or by taking turns in paragraphs that
 * hold nothing but what they say. The caller frees it. */
guint8 *unknowns_number(const Attribution *attribution);

/* The sex of stranger NUMBER of the lines that have NUMBERS. */
Gender unknowns_gender(const Attribution *attribution, const guint8 *numbers, guint8 number);

#endif
