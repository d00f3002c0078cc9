#include "performance/take.h"

#include "base/digest.h"
#include "performance/pauses.h"
#include "sound/join.h"

/* The text of a take, in bytes; 15 are about a second. From the least size on a take ends at about
 * every third pause between paragraphs, and from the most on at any; in a paragraph that is longer
 * it ends between sentences. More and shorter ones would share the work among more cores, and save
 * more of it when a word is changed; but each makes a pause up to one packet longer, and has an
 * encoder started for it. */
enum { LEAST_BYTES = 500, MOST_BYTES = 1800, CHOSEN_ONE_IN = 3 };

/* How much of the text before a pause decides whether a take ends there. */
enum { CONTEXT_BYTES = 64 };

void take_forget(Take *take)
{
    g_clear_pointer(&take->utterances, g_free);
    g_clear_pointer(&take->announcements, g_free);
    g_clear_pointer(&take->first_word, g_free);
    g_clear_pointer(&take->words, g_free);
    g_clear_pointer(&take->estimated, g_free);
    g_clear_pointer(&take->hops, g_free);
}

static gint64 samples_in(guint rate, int milliseconds)
{
    return (gint64)milliseconds * rate / 1000;
}

/* Whether the text that ends at byte END is one that a take ends with, as the digest of it has it:
 * a choice that is as good as any, and the same each time. */
static gboolean is_chosen(const Script *script, gsize end)
{
    gsize length = MIN(end, CONTEXT_BYTES);
    guint8 bytes[DIGEST_BYTES];
    Digest digest;
    digest_init(&digest);
    digest_add(&digest, script->document->text + end - length, length);
    digest_end(&digest, bytes);
    return bytes[0] % CHOSEN_ONE_IN == 0;
}

/* Whether a take that began at byte START may and shall end before the utterance at INDEX. */
static gboolean ends_before(const Script *script, const Preset *preset, guint rate, gsize start,
                            gsize index)
{
    const Utterance *utterance = script_utterance(script, index);
    gsize bytes = utterance->span.start - start;
    Boundary boundary = script_boundary(script, index);
    gsize least = boundary >= BOUNDARY_PARAGRAPH ? LEAST_BYTES : MOST_BYTES;
    gsize most = boundary >= BOUNDARY_PARAGRAPH ? MOST_BYTES : 2 * MOST_BYTES;
    if (bytes < least || boundary < BOUNDARY_SENTENCE || !utterance_is_heard(utterance) ||
        pause_before(script, preset, rate, index) < 2 * samples_in(rate, TAKE_EDGE_MS)) {
        return FALSE;
    }
    return bytes >= most || is_chosen(script, script_utterance(script, index - 1)->span.end);
}

GArray *takes_plan(const Script *script, const Preset *preset, guint rate, gsize first, gsize count)
{
    GArray *takes = g_array_new(FALSE, TRUE, sizeof(Take));
    gint64 before = count > 0 ? pause_before(script, preset, rate, first) : 0;
    Take take = {.first_utterance = first, .head = MAX(samples_in(rate, preset->head_ms), before)};
    gsize start = count > 0 ? script_utterance(script, first)->span.start : 0;
    for (gsize i = first; i < first + count; i++) {
        if (i > first && ends_before(script, preset, rate, start, i)) {
            gint64 pause = pause_before(script, preset, rate, i);
            take.tail = pause / 2;
            take.least_tail = samples_in(rate, TAKE_EDGE_MS);
            take.utterance_count = i - take.first_utterance;
            g_array_append_val(takes, take);
            take = (Take){.first_utterance = i, .head = pause - take.tail};
            start = script_utterance(script, i)->span.start;
        }
    }
    take.tail = MAX(samples_in(rate, preset->tail_ms), pause_behind(script, rate, first + count));
    take.least_tail = take.tail;
    take.utterance_count = first + count - take.first_utterance;
    g_array_append_val(takes, take);
    return takes;
}
