/* Attribution: who speaks each quotation, by which rule, and how sure that is. */
#ifndef LECTERN_SCRIPT_SPEAKERS_H
#define LECTERN_SCRIPT_SPEAKERS_H

#include "script/quotation/quotations.h"

/* Below these confidences nobody is named, in a story and in a report: the speaker is "Unknown". A
 * wrong voice is worse than none; docs/attribution.md says what the numbers go by. */
#define SPEAKER_THRESHOLD_STORY 0.40
#define SPEAKER_THRESHOLD_REPORT 0.35
#define SPEAKER_UNKNOWN "Unknown"

/* Gives every quotation of QUOTATIONS its speaker, rule, confidence and evidence, and appends those
 * who speak to SPEAKERS (a GPtrArray of Speaker *) in order of first speech, with their aliases and
 * gender. A quotation whose speaker cannot be told gets the speaker "Unknown", or "Unknown 1",
 * "Unknown 2" … where two of them clearly differ (two strangers in one conversation). */
void speakers_attribute(const Document *document, const Language *language, GArray *quotations,
                        GPtrArray *speakers);

/* Whether SPEAKER has one of those names. */
gboolean speaker_is_unknown(const Speaker *speaker);

/* What RULE, the rule of a quotation, goes by, in words for people; NULL for one it does not know.
 */
const char *speakers_rule_meaning(const char *rule);

#endif
