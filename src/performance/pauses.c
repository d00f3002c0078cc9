#include "performance/pauses.h"

#include <string.h>

#include "base/utf8.h"
#include "script/near_words.h"

static gint64 samples_in(guint rate, int milliseconds)
{
    return (gint64)milliseconds * rate / 1000;
}

/* The longest break that stands before the first word of UTTERANCE, or behind the last one. */
static int break_ms(const Script *script, const Utterance *utterance, gboolean behind)
{
    int longest = 0;
    gsize at = behind ? utterance->span.end : utterance->span.start;
    guint count = utterance->manners ? utterance->manners->len : 0;
    for (guint i = 0; i < count; i++) {
        const Manner *manner =
            &g_array_index(utterance->manners, Manner, behind ? count - 1 - i : i);
        Span more = behind ? (Span){manner->span.end, at} : (Span){at, manner->span.start};
        if (near_has_letter(script->document->text, more)) {
            break;
        }
        longest = MAX(longest, manner->pause_ms);
        at = behind ? manner->span.start : manner->span.end;
        if (near_has_letter(script->document->text, manner->span)) {
            break;
        }
    }
    return longest;
}

/* The last utterance before the one at INDEX that is heard and in its chapter, or NULL. */
static const Utterance *heard_before(const Script *script, gsize index, guint chapter)
{
    while (index > 0) {
        const Utterance *before = script_utterance(script, --index);
        if (before->chapter != chapter) {
            break;
        }
        if (utterance_is_heard(before)) {
            return before;
        }
    }
    return NULL;
}

/* Whether UTTERANCE ends with dots, maybe in quotation marks. */
static gboolean trails_off(const Script *script, const Utterance *utterance)
{
    const char *text = script->document->text;
    gsize end = utterance->span.end;
    while (end > utterance->span.start) {
        gunichar c = utf8_before(text, end);
        if (c == U'…') {
            return TRUE;
        }
        if (c == '.') {
            static const char dots[] = "...";
            gsize length = strlen(dots);
            return end - utterance->span.start >= length &&
                   strncmp(text + end - length, dots, length) == 0;
        }
        if (g_unichar_isalnum(c)) {
            break;
        }
        end = utf8_previous(text, end);
    }
    return FALSE;
}

gint64 pause_behind(const Script *script, guint rate, gsize index)
{
    guint chapter = index > 0 ? script_utterance(script, index - 1)->chapter : 0;
    const Utterance *before = heard_before(script, index, chapter);
    return before ? samples_in(rate, break_ms(script, before, TRUE)) : 0;
}

gint64 pause_before(const Script *script, const Preset *preset, guint rate, gsize index)
{
    const Utterance *utterance = script_utterance(script, index);
    Boundary boundary = script_boundary(script, index);
    if (utterance->pause_ms != PAUSE_BY_STRUCTURE) {
        return samples_in(rate, utterance->pause_ms);
    }
    int pause_ms = boundary == BOUNDARY_CHAPTER ? 0 : preset->pause_ms[boundary];
    const Utterance *before = heard_before(script, index, utterance->chapter);
    if (before && boundary >= BOUNDARY_SENTENCE && trails_off(script, before)) {
        pause_ms = MAX(pause_ms, preset->trail_ms);
    }
    if (before) {
        pause_ms = MAX(pause_ms, break_ms(script, before, TRUE));
    }
    return samples_in(rate, MAX(pause_ms, break_ms(script, utterance, FALSE)));
}
