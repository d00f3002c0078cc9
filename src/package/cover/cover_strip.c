#include "package/cover/cover_strip.h"

/* Samples of one speaker in each bar. */
typedef struct {
    gint64 *samples; /* a row for each speaker, the narrator first; a column for each bar */
    gsize bars, speakers;
    gint64 total; /* the timeline's samples */
} Tally;

static gint64 bar_start(const Tally *tally, gsize bar)
{
    return (gint64)((double)tally->total * (double)bar / (double)tally->bars);
}

/* Counts what lies between START and END of the timeline as SPEAKER's. */
static void count(Tally *tally, int speaker, gint64 start, gint64 end)
{
    gsize row = (gsize)(speaker - SPEAKER_NARRATOR);
    gsize bar = (gsize)((double)start * (double)tally->bars / (double)MAX(tally->total, 1));
    for (bar = MIN(bar, tally->bars - 1); bar < tally->bars && bar_start(tally, bar) < end; bar++) {
        gint64 from = MAX(start, bar_start(tally, bar));
        gint64 to = MIN(end, bar_start(tally, bar + 1));
        tally->samples[row * tally->bars + bar] += MAX(to - from, 0);
    }
}

static void count_all(const PackageInput *input, Tally *tally)
{
    gint64 origin = 0;
    for (guint i = 0; i < input->performed->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, i);
        for (gsize k = 0; k < chapter->utterance_count; k++) {
            const Utterance *utterance =
                script_utterance(input->script, chapter->first_utterance + k);
            Placement place = chapter->utterances[k];
            count(tally, utterance->speaker, origin + place.start, origin + place.end);
        }
        origin += chapter->length;
    }
}

static void find_bar(const Tally *tally, gsize index, StripBar *bar)
{
    gint64 most = 0, all = 0;
    bar->speaker = SPEAKER_NARRATOR;
    for (gsize row = 0; row < tally->speakers; row++) {
        gint64 samples = tally->samples[row * tally->bars + index];
        all += samples;
        if (samples > most) {
            most = samples;
            bar->speaker = (int)row + SPEAKER_NARRATOR;
        }
    }
    gint64 length = bar_start(tally, index + 1) - bar_start(tally, index);
    bar->height = length > 0 ? (double)all / (double)length : 0.0;
}

void cover_strip(const PackageInput *input, StripBar *bars, gsize count_of_bars)
{
    Tally tally = {.bars = count_of_bars, .speakers = input->script->speakers->len + 1};
    for (guint i = 0; i < input->performed->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, i);
        tally.total += chapter->length;
    }
    tally.samples = g_new0(gint64, tally.bars * tally.speakers);
    count_all(input, &tally);
    for (gsize i = 0; i < count_of_bars; i++) {
        find_bar(&tally, i, &bars[i]);
    }
    g_free(tally.samples);
}
