#include "performance/perform_chapter.h"

#include "performance/placement.h"
#include "script/wording/words.h"

/* What stands where an utterance could not be spoken, and where there was nothing to speak. */
enum { FAULT_SILENCE_MS = 500, WORDLESS_SILENCE_MS = 50 };

/* An utterance that was asked for. */
typedef struct {
    Wording *wording;
    SpeechJob *job; /* NULL where the utterance is not heard */
} Asked;

/* The state of one chapter's performance. */
typedef struct {
    const Performance *show;
    PerformedChapter *chapter;
    Track *track;
    GArray *faults;
    GQueue asked;      /* of Asked *, in order */
    gsize next_to_ask; /* counted in the chapter */
    GArray *words;     /* of Placement */
    GByteArray *estimated;
} Stage;

static const Utterance *utterance_of(const Stage *stage, gsize index)
{
    return script_utterance(stage->show->script, stage->chapter->first_utterance + index);
}

static const Voice *voice_of(const Stage *stage, const Utterance *utterance)
{
    return g_hash_table_lookup(stage->show->voices,
                               utterance_voice(stage->show->script, utterance));
}

static gint64 samples_in(const Performance *show, int milliseconds)
{
    return (gint64)milliseconds * show->rate / 1000;
}

static Asked *ask(const Stage *stage, const Utterance *utterance)
{
    Asked *asked = g_new0(Asked, 1);
    if (!utterance_is_heard(utterance)) {
        return asked;
    }
    asked->wording = wording_new(stage->show->script, utterance);
    asked->job = speech_pool_say(stage->show->pool, voice_of(stage, utterance), asked->wording);
    return asked;
}

static void asked_free(Asked *asked)
{
    if (asked->job) {
        speech_job_drop(asked->job);
    }
    g_clear_pointer(&asked->wording, wording_free);
    g_free(asked);
}

static void ask_ahead(Stage *stage)
{
    while (stage->asked.length < stage->show->ahead &&
           stage->next_to_ask < stage->chapter->utterance_count) {
        const Utterance *utterance = utterance_of(stage, stage->next_to_ask++);
        g_queue_push_tail(&stage->asked, ask(stage, utterance));
    }
}

/* The silence before the utterance at INDEX of the chapter. */
static gint64 pause_before(const Stage *stage, gsize index)
{
    const Utterance *utterance = utterance_of(stage, index);
    const Preset *preset = stage->show->preset;
    Boundary boundary =
        script_boundary(stage->show->script, stage->chapter->first_utterance + index);
    if (utterance->pause_ms != PAUSE_BY_STRUCTURE) {
        return samples_in(stage->show, utterance->pause_ms);
    }
    return boundary == BOUNDARY_CHAPTER ? 0 : samples_in(stage->show, preset->pause_ms[boundary]);
}

static void note_fault(Stage *stage, gsize index, const char *reason)
{
    Fault fault = {.utterance = stage->chapter->first_utterance + index,
                   .reason = g_strdup(reason)};
    g_array_append_val(stage->faults, fault);
}

/* Puts SPEECH, or silence where it is NULL or empty, on the track and its words on the timeline. */
static gboolean place(Stage *stage, const Asked *asked, const Voice *voice, const Speech *speech,
                      Placement *placement, GError **error)
{
    const Performance *show = stage->show;
    double gain_db =
        voice->gain_db + show->preset->target_lufs - CALIBRATED_LUFS + show->correction_db;
    placement->start = (guint32)track_position(stage->track);
    gboolean spoken = speech && speech->length > 0;
    gint64 silence = samples_in(show, speech ? WORDLESS_SILENCE_MS : FAULT_SILENCE_MS);
    gboolean done =
        spoken ? track_speech(stage->track, speech->samples, speech->length, gain_db, error)
               : track_silence(stage->track, silence, error);
    placement->end = (guint32)track_position(stage->track);

    guint first = stage->words->len;
    g_array_set_size(stage->words, first + asked->wording->words->len);
    g_byte_array_set_size(stage->estimated, stage->words->len);
    placement_words(asked->wording, spoken ? speech->word_starts : NULL, placement->start,
                    placement->end - placement->start,
                    (Placement *)(void *)stage->words->data + first,
                    stage->estimated->data + first);
    return done;
}

/* Waits for the next utterance, which is at INDEX of the chapter, and performs it. */
static gboolean perform_utterance(Stage *stage, gsize index, GError **error)
{
    Asked *asked = g_queue_pop_head(&stage->asked);
    Placement *placement = &stage->chapter->utterances[index];
    const Utterance *utterance = utterance_of(stage, index);
    stage->chapter->first_word[index] = stage->words->len;
    gint64 before = track_position(stage->track);
    gboolean done = TRUE;
    if (asked->job) {
        g_autoptr(GError) failure = NULL;
        g_autoptr(Speech) speech = speech_job_wait(g_steal_pointer(&asked->job), &failure);
        if (!speech) {
            note_fault(stage, index, failure->message);
        }
        done = track_silence(stage->track, pause_before(stage, index), error) &&
               place(stage, asked, voice_of(stage, utterance), speech, placement, error);
    } else {
        placement->start = placement->end = (guint32)before;
    }
    asked_free(asked);
    double seconds = (double)(track_position(stage->track) - before) / stage->show->rate;
    return done && stage->show->performed(seconds, stage->show->data);
}

/* The silence at the chapter's end: so much more than the preset's that chapters can be joined,
 * encoded as they are. */
static gint64 tail_samples(const Stage *stage)
{
    const Performance *show = stage->show;
    gint64 tail = samples_in(show, show->preset->tail_ms);
    gint64 over = (track_position(stage->track) + tail) % show->grain;
    return over > 0 ? tail + show->grain - over : tail;
}

static gboolean perform_all(Stage *stage, GError **error)
{
    const Preset *preset = stage->show->preset;
    PerformedChapter *chapter = stage->chapter;
    if (!track_silence(stage->track, samples_in(stage->show, preset->head_ms), error)) {
        return FALSE;
    }
    for (gsize i = 0; i < chapter->utterance_count; i++) {
        ask_ahead(stage);
        if (!perform_utterance(stage, i, error)) {
            return FALSE;
        }
    }
    chapter->first_word[chapter->utterance_count] = stage->words->len;
    return track_silence(stage->track, tail_samples(stage), error) &&
           track_finish(stage->track, error);
}

gboolean perform_chapter(const Performance *performance, PerformedChapter *chapter, Track *track,
                         GArray *faults, GError **error)
{
    Stage stage = {
        .show = performance,
        .chapter = chapter,
        .track = track,
        .faults = faults,
        .asked = G_QUEUE_INIT,
        .words = g_array_new(FALSE, TRUE, sizeof(Placement)),
        .estimated = g_byte_array_new(),
    };
    chapter->utterances = g_new0(Placement, chapter->utterance_count);
    chapter->first_word = g_new0(guint32, chapter->utterance_count + 1);
    gboolean done = perform_all(&stage, error);
    chapter->length = track_position(track);
    chapter->words = (Placement *)(void *)g_array_free(stage.words, FALSE);
    chapter->estimated = g_byte_array_free(stage.estimated, FALSE);
    g_queue_clear_full(&stage.asked, (GDestroyNotify)asked_free);
    return done;
}
