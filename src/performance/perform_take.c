#include "performance/perform_take.h"

#include "performance/announcements.h"
#include "performance/direction.h"
#include "performance/pauses.h"
#include "performance/placement.h"
#include "performance/places.h"
#include "script/wording/words.h"

/* What stands where an utterance could not be spoken, and where there was nothing to speak. */
enum { FAULT_SILENCE_MS = 500, WORDLESS_SILENCE_MS = 50 };

/* An utterance that was asked for. */
typedef struct {
    Wording *wording;
    SpeechJob *announcement; /* NULL where its speaker is not announced */
    SpeechJob *job;          /* NULL where the utterance is not heard */
} Asked;

/* The state of one take's performance. */
typedef struct {
    const Performance *show;
    Take *take;
    double correction_db;
    Track *track;
    GArray *faults;
    GQueue asked;      /* of Asked *, in order */
    gsize next_to_ask; /* counted in the take */
    GArray *words;     /* of Placement */
    GByteArray *estimated;
} Stage;

static const Utterance *utterance_of(const Stage *stage, gsize index)
{
    return script_utterance(stage->show->script, stage->take->first_utterance + index);
}

static const Voice *voice_of(const Performance *show, const Utterance *utterance)
{
    return g_hash_table_lookup(show->voices, utterance_voice(show->script, utterance));
}

static const Voice *narrator_of(const Performance *show)
{
    return g_hash_table_lookup(show->voices, show->script->narrator);
}

static gboolean is_announced(const Performance *show, gsize index)
{
    return show->announced && show->announced[index];
}

static gint64 samples_in(const Performance *show, int milliseconds)
{
    return (gint64)milliseconds * show->rate / 1000;
}

/* The speaker of the utterance at INDEX of the script, said by the narrator. */
static SpeechJob *ask_announcement(const Performance *show, gsize index)
{
    g_autoptr(Wording) wording = announcement_wording(show->script, index);
    return speech_pool_say(show->pool, narrator_of(show), wording, NULL);
}

static Asked *ask(const Stage *stage, gsize index)
{
    const Performance *show = stage->show;
    const Utterance *utterance = utterance_of(stage, index);
    Asked *asked = g_new0(Asked, 1);
    if (!utterance_is_heard(utterance)) {
        return asked;
    }
    gsize in_script = stage->take->first_utterance + index;
    if (is_announced(show, in_script)) {
        asked->announcement = ask_announcement(show, in_script);
    }
    asked->wording = wording_new(show->script, utterance);
    Delivery delivery = direct(show->script, in_script, asked->wording, show->prosody);
    asked->job = speech_pool_say(show->pool, voice_of(show, utterance), asked->wording, &delivery);
    delivery_clear(&delivery);
    return asked;
}

static void asked_free(Asked *asked)
{
    g_clear_pointer(&asked->announcement, speech_job_drop);
    g_clear_pointer(&asked->job, speech_job_drop);
    g_clear_pointer(&asked->wording, wording_free);
    g_free(asked);
}

static void ask_ahead(Stage *stage)
{
    while (stage->asked.length < stage->show->ahead &&
           stage->next_to_ask < stage->take->utterance_count) {
        g_queue_push_tail(&stage->asked, ask(stage, stage->next_to_ask++));
    }
}

/* The silence before the utterance at INDEX of the take. */
static gint64 pause_in_take(const Performance *show, const Take *take, gsize index)
{
    /* Before the first there is the take's head. */
    return index == 0 ? 0
                      : pause_before(show->script, show->preset, show->rate,
                                     take->first_utterance + index);
}

static void note_fault(Stage *stage, gsize index, const char *reason)
{
    Fault fault = {.utterance = stage->take->first_utterance + index, .reason = g_strdup(reason)};
    g_array_append_val(stage->faults, fault);
}

/* What SPEAKER's VOICE is amplified by. */
static double gain_db(const Performance *show, const Voice *voice, int speaker)
{
    return voice_gain_db(voice, show->preset->target_lufs, show->ceiling_dbtp) +
           balance_db(show->balance, speaker);
}

/* Puts SPEECH, which SPEAKER says in VOICE, on the track: as loud as they are and where they stand.
 */
static gboolean put_speech(Stage *stage, int speaker, const Voice *voice, const Speech *speech,
                           GError **error)
{
    track_move(stage->track, speaker_place_db(speaker));
    double gain = gain_db(stage->show, voice, speaker) + stage->correction_db;
    return track_speech(stage->track, speech->samples, speech->length, gain, error);
}

/* Puts the announcement, if there is one, before the utterance at INDEX of the take, and behind it
 * the pause that the change of voice asks for. */
static gboolean announce(Stage *stage, Asked *asked, gsize index, GError **error)
{
    if (!asked->announcement) {
        return TRUE;
    }
    const Performance *show = stage->show;
    g_autoptr(GError) failure = NULL;
    g_autoptr(Speech) speech = speech_job_wait(g_steal_pointer(&asked->announcement), &failure);
    if (!speech) {
        note_fault(stage, index, failure->message);
        return track_silence(stage->track, samples_in(show, FAULT_SILENCE_MS), error);
    }
    if (speech->length == 0) {
        return TRUE;
    }
    Placement *placement = &stage->take->announcements[index];
    placement->start = (guint32)track_position(stage->track);
    gboolean done = put_speech(stage, SPEAKER_NARRATOR, narrator_of(show), speech, error);
    placement->end = (guint32)track_position(stage->track);
    gint64 pause = samples_in(show, show->preset->pause_ms[BOUNDARY_VOICE]);
    return done && track_silence(stage->track, pause, error);
}

/* Puts SPEECH of UTTERANCE, or silence where it is NULL or empty, on the track and its words on the
 * timeline. */
static gboolean place(Stage *stage, const Asked *asked, const Utterance *utterance,
                      const Speech *speech, Placement *placement, GError **error)
{
    const Performance *show = stage->show;
    placement->start = (guint32)track_position(stage->track);
    gboolean spoken = speech && speech->length > 0;
    gint64 silence = samples_in(show, speech ? WORDLESS_SILENCE_MS : FAULT_SILENCE_MS);
    gboolean done =
        spoken ? put_speech(stage, utterance->speaker, voice_of(show, utterance), speech, error)
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

/* Waits for the next utterance, which is at INDEX of the take, and performs it. */
static gboolean perform_utterance(Stage *stage, gsize index, GError **error)
{
    Asked *asked = g_queue_pop_head(&stage->asked);
    Placement *placement = &stage->take->utterances[index];
    const Utterance *utterance = utterance_of(stage, index);
    stage->take->first_word[index] = stage->words->len;
    gint64 before = track_position(stage->track);
    gboolean done = TRUE;
    if (asked->job) {
        done = track_silence(stage->track, pause_in_take(stage->show, stage->take, index), error) &&
               announce(stage, asked, index, error);
        g_autoptr(GError) failure = NULL;
        g_autoptr(Speech) speech = speech_job_wait(g_steal_pointer(&asked->job), &failure);
        if (!speech) {
            note_fault(stage, index, failure->message);
        }
        done = done && place(stage, asked, utterance, speech, placement, error);
    } else {
        placement->start = placement->end = (guint32)before;
    }
    asked_free(asked);
    double seconds = (double)(track_position(stage->track) - before) / stage->show->rate;
    return done && stage->show->performed(seconds, stage->show->data);
}

/* The silence at the take's end: as near to what was planned as it can be for the take to be
 * joined, encoded as it is. */
static gint64 tail_samples(const Stage *stage)
{
    gint64 grain = stage->show->grain;
    gint64 tail = stage->take->tail;
    gint64 over = (track_position(stage->track) + tail) % grain;
    gboolean less = over <= grain / 2 && tail - over >= stage->take->least_tail;
    return tail - over + (over > 0 && !less ? grain : 0);
}

static gboolean perform_all(Stage *stage, GError **error)
{
    Take *take = stage->take;
    if (!track_silence(stage->track, take->head, error)) {
        return FALSE;
    }
    for (gsize i = 0; i < take->utterance_count; i++) {
        ask_ahead(stage);
        if (!perform_utterance(stage, i, error)) {
            return FALSE;
        }
    }
    take->first_word[take->utterance_count] = stage->words->len;
    return track_silence(stage->track, tail_samples(stage), error) &&
           track_finish(stage->track, error);
}

gboolean perform_take(const Performance *performance, Take *take, double correction_db,
                      Track *track, GArray *faults, GError **error)
{
    Stage stage = {
        .show = performance,
        .take = take,
        .correction_db = correction_db,
        .track = track,
        .faults = faults,
        .asked = G_QUEUE_INIT,
        .words = g_array_new(FALSE, TRUE, sizeof(Placement)),
        .estimated = g_byte_array_new(),
    };
    take_forget(take);
    take->utterances = g_new0(Placement, take->utterance_count);
    take->announcements = g_new0(Placement, take->utterance_count);
    take->first_word = g_new0(guint32, take->utterance_count + 1);
    loudness_keep_hops(track_loudness(track));
    gboolean done = perform_all(&stage, error);
    take->length = track_position(track);
    take->levels = *loudness_levels(track_loudness(track));
    take->hops = loudness_take_hops(track_loudness(track), &take->hop_count);
    take->words = (Placement *)(void *)g_array_free(stage.words, FALSE);
    take->estimated = g_byte_array_free(stage.estimated, FALSE);
    g_queue_clear_full(&stage.asked, (GDestroyNotify)asked_free);
    return done;
}

/* Adds what SPEAKER, whose VOICE it is, is asked to say, and how that comes to sound. */
static void add_speech(const Performance *show, const Voice *voice, int speaker,
                       const Wording *wording, const Delivery *delivery, Digest *digest)
{
    g_autoptr(GBytes) said = speech_say_pack(voice, wording, delivery);
    gsize length;
    gconstpointer bytes = g_bytes_get_data(said, &length);
    digest_add_number(digest, (gint64)length);
    digest_add(digest, bytes, length);
    digest_add_real(digest, gain_db(show, voice, speaker));
    digest_add_real(digest, show->channels > 1 ? speaker_place_db(speaker) : 0.0);
    const guint8 *print = g_hash_table_lookup(show->prints, voice);
    if (print) {
        digest_add(digest, print, DIGEST_BYTES);
    }
}

static void add_announcement(const Performance *show, gsize index, Digest *digest)
{
    digest_add_number(digest, is_announced(show, index) ? 1 : 0);
    if (is_announced(show, index)) {
        g_autoptr(Wording) wording = announcement_wording(show->script, index);
        add_speech(show, narrator_of(show), SPEAKER_NARRATOR, wording, NULL, digest);
    }
}

static void add_utterance(const Performance *show, gsize index, gint64 pause, Digest *digest)
{
    const Utterance *utterance = script_utterance(show->script, index);
    if (!utterance_is_heard(utterance)) {
        digest_add_text(digest, NULL);
        return;
    }
    add_announcement(show, index, digest);
    g_autoptr(Wording) wording = wording_new(show->script, utterance);
    Delivery delivery = direct(show->script, index, wording, show->prosody);
    add_speech(show, voice_of(show, utterance), utterance->speaker, wording, &delivery, digest);
    delivery_clear(&delivery);
    digest_add_number(digest, pause);
}

void take_add_to_digest(const Performance *performance, const Take *take, Digest *digest)
{
    digest_add_number(digest, take->head);
    digest_add_number(digest, take->tail);
    digest_add_number(digest, take->least_tail);
    for (gsize i = 0; i < take->utterance_count; i++) {
        add_utterance(performance, take->first_utterance + i, pause_in_take(performance, take, i),
                      digest);
    }
}
