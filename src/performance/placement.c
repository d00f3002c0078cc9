#include "performance/placement.h"

#include "speech/engine.h"

static const Word *word_at(const Wording *wording, gsize index)
{
    return &g_array_index(wording->words, Word, index);
}

/* Spreads the words FIRST to LAST - 1 evenly over [START, END) by where they stand in the text; the
 * stretch of text begins at byte FROM and ends where word LAST begins, or with the text. */
static void spread(const Wording *wording, gsize first, gsize last, gsize from, guint32 start,
                   guint32 end, Placement *places, guint8 *estimated)
{
    gsize to = last < wording->words->len ? word_at(wording, last)->spoken.start : wording->length;
    for (gsize i = first; i < last; i++) {
        guint64 bytes = word_at(wording, i)->spoken.start - from;
        guint64 span = (guint64)(end - start) * bytes;
        places[i].start = start + (guint32)(to > from ? span / (to - from) : 0);
        estimated[i] = 1;
    }
}

/* Gives each of the words that begin at one sample an equal part of the time until the next word:
 * neighbours whose reading is one word share what says them. */
static void part_shared(gsize count, guint32 length, Placement *places, guint8 *estimated)
{
    for (gsize first = 0, last; first < count; first = last) {
        for (last = first + 1; last < count && places[last].start == places[first].start; last++) {
        }
        guint32 start = places[first].start;
        guint64 room = (last < count ? places[last].start : length) - start;
        for (gsize i = first + 1; i < last; i++) {
            places[i].start = start + (guint32)(room * (i - first) / (last - first));
            estimated[i] = 1;
        }
    }
}

void placement_words(const Wording *wording, const guint32 *starts, guint32 offset, guint32 length,
                     Placement *places, guint8 *estimated)
{
    gsize count = wording->words->len;
    gsize pending = 0; /* the first word that has no place yet */
    gsize from = 0;    /* the text and the sample from which it is to be spread */
    guint32 sample = 0;
    gboolean any = FALSE; /* whether a word has a place already */
    for (gsize i = 0; i < count; i++) {
        guint32 start = starts ? starts[i] : SAMPLE_UNKNOWN;
        gboolean known = start < length && (!any || start > sample);
        if (!known) {
            continue;
        }
        spread(wording, pending, i, from, sample, start, places, estimated);
        places[i].start = start;
        estimated[i] = 0;
        any = TRUE;
        sample = start;
        from = word_at(wording, i)->spoken.start;
        pending = i + 1;
    }
    spread(wording, pending, count, from, sample, length, places, estimated);
    part_shared(count, length, places, estimated);

    for (gsize i = 0; i < count; i++) {
        places[i].end = i + 1 < count ? places[i + 1].start : length;
    }
    for (gsize i = 0; i < count; i++) {
        places[i].start += offset;
        places[i].end += offset;
    }
}
