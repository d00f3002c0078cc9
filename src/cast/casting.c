#include "cast/casting.h"

#include <string.h>

#include "cast/cast_apply.h"
#include "cast/cast_check.h"
#include "cast/corrections.h"
#include "cast/fitness.h"
#include "script/speaker/speakers.h"

/* Who speaks at least this part of all lines is one of the main speakers, from whose voices the
 * unknown ones' must differ. */
enum { MAIN_PART = 10 };

/* A speaker waiting for a voice; main speakers come first, then the unknown, then the others. */
typedef struct {
    guint speaker;
    int rank;
    guint lines;
    char *name; /* folded */
    guint64 tie;
} Turn;

static void turn_clear(gpointer data)
{
    g_free(((Turn *)data)->name);
}

static int compare_turns(gconstpointer a, gconstpointer b)
{
    const Turn *first = a;
    const Turn *second = b;
    if (first->rank != second->rank) {
        return first->rank - second->rank;
    }
    if (first->lines != second->lines) {
        return first->lines > second->lines ? -1 : 1;
    }
    if (first->tie != second->tie) {
        return first->tie < second->tie ? -1 : 1;
    }
    return (first->speaker > second->speaker) - (first->speaker < second->speaker);
}

static int voice_number(const GPtrArray *voices, const char *name)
{
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = voices->pdata[i];
        if (strcmp(voice->name, name) == 0) {
            return (int)i;
        }
    }
    return NO_VOICE;
}

/* A voice for the narrator: nobody else's, fit to narrate, of the right accent, grown up, in this
 * order; of equals the first by name. */
static const Voice *choose_narrator(const Casting *casting, const GPtrArray *pool)
{
    enum { ADULT = 1, ACCENT = 2, NARRATOR = 4, FREE = 8 };
    const Voice *best = NULL;
    int best_points = -1;
    for (guint i = 0; i < pool->len; i++) {
        const Voice *voice = pool->pdata[i];
        int number = voice_number(casting->voices, voice->name);
        g_assert(number != NO_VOICE); /* the pool is some of the voices */
        int points = (casting->load[number] == 0 ? FREE : 0) + (voice->narrator ? NARRATOR : 0) +
                     (casting->foreign[number] ? 0 : ACCENT) +
                     (voice->age == AGE_ADULT ? ADULT : 0);
        if (points > best_points) {
            best = voice;
            best_points = points;
        }
    }
    return best;
}

static double *measure_distances(const GPtrArray *voices)
{
    gsize count = voices->len;
    double *distances = g_new(double, count *count);
    for (gsize a = 0; a < count; a++) {
        for (gsize b = 0; b < count; b++) {
            distances[a * count + b] = voice_distance(voices->pdata[a], voices->pdata[b]);
        }
    }
    return distances;
}

static gboolean *find_foreign(const GPtrArray *voices, const char *language)
{
    gboolean *foreign = g_new(gboolean, voices->len);
    for (guint i = 0; i < voices->len; i++) {
        foreign[i] = !voice_has_accent(voices->pdata[i], language);
    }
    return foreign;
}

static guint *count_lines(const Script *script)
{
    guint *lines = g_new0(guint, script->speakers->len + 1);
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (utterance->speaker >= 0 && utterance_is_heard(utterance)) {
            lines[utterance->speaker]++;
        }
    }
    return lines;
}

/* Notes the voices that are decided already: of the script, and of the cast file's members who do
 * not speak in this text, which are better left to them. */
static void note_decided(Casting *casting, const CastFile *cast)
{
    for (guint i = 0; cast && i < cast->members->len; i++) {
        const CastMember *member = cast->members->pdata[i];
        if (member->voice) {
            casting->load[voice_number(casting->voices, member->voice)] = 1;
        }
    }
    for (guint i = 0; i < casting->script->speakers->len; i++) {
        const char *voice = script_speaker(casting->script, (int)i)->voice;
        casting->given[i] = voice ? voice_number(casting->voices, voice) : NO_VOICE;
        if (voice) {
            casting->load[casting->given[i]] += MAX(casting->lines[i], 1);
        }
    }
}

/* Those who need a voice, in the order in which they choose. */
static GArray *order_turns(const Casting *casting)
{
    guint64 total = 0;
    for (guint i = 0; i < casting->script->speakers->len; i++) {
        total += casting->lines[i];
    }
    GArray *turns = g_array_new(FALSE, FALSE, sizeof(Turn));
    g_array_set_clear_func(turns, turn_clear);
    for (guint i = 0; i < casting->script->speakers->len; i++) {
        const Speaker *speaker = script_speaker(casting->script, (int)i);
        if (casting->given[i] != NO_VOICE) {
            continue;
        }
        gboolean is_main = (guint64)casting->lines[i] * MAIN_PART >= total;
        Turn turn = {.speaker = i, .lines = casting->lines[i]};
        turn.rank = speaker_is_unknown(speaker) ? 1 : is_main ? 0 : 2;
        turn.name = cast_name_fold(speaker->name);
        turn.tie = name_hash(turn.name, "");
        g_array_append_val(turns, turn);
    }
    g_array_sort(turns, compare_turns);
    return turns;
}

/* The voice of POOL that fits casting->speaker best; the narrator's where there is no other. */
static int choose_voice(Casting *casting, const GPtrArray *pool, const int *pool_numbers,
                        const char *name)
{
    int best = casting->narrator;
    Fitness best_fitness;
    fitness_prepare(casting);
    for (guint i = 0; i < pool->len; i++) {
        if (pool_numbers[i] == casting->narrator) {
            continue;
        }
        Fitness fitness = fitness_of(casting, pool_numbers[i], name);
        if (best == casting->narrator || fitness_is_better(&fitness, &best_fitness)) {
            best = pool_numbers[i];
            best_fitness = fitness;
        }
    }
    return best;
}

static void cast_speakers(Casting *casting, const GPtrArray *pool)
{
    g_autofree int *pool_numbers = g_new(int, pool->len);
    for (guint i = 0; i < pool->len; i++) {
        const Voice *voice = pool->pdata[i];
        pool_numbers[i] = voice_number(casting->voices, voice->name);
    }
    g_autoptr(GArray) turns = order_turns(casting);
    for (guint i = 0; i < turns->len; i++) {
        const Turn *turn = &g_array_index(turns, Turn, i);
        casting->speaker = turn->speaker;
        casting->is_main = i == 0 && turn->rank == 0;
        int voice = choose_voice(casting, pool, pool_numbers, turn->name);
        casting->given[turn->speaker] = voice;
        casting->load[voice] += MAX(turn->lines, 1);
        const Voice *chosen = casting->voices->pdata[voice];
        script_speaker(casting->script, (int)turn->speaker)->voice = g_strdup(chosen->name);
    }
}

static gboolean is_complete(const Script *script)
{
    for (guint i = 0; i < script->speakers->len; i++) {
        if (!script_speaker(script, (int)i)->voice) {
            return FALSE;
        }
    }
    return script->narrator != NULL;
}

/* Chooses what nobody has decided, from POOL. */
static void choose(Script *script, const GPtrArray *voices, const GPtrArray *pool,
                   const CastFile *cast)
{
    g_autoptr(Nearness) nearness = nearness_new(script);
    g_autofree double *distances = measure_distances(voices);
    g_autofree gboolean *foreign = find_foreign(voices, script->language);
    g_autofree guint *lines = count_lines(script);
    g_autofree int *given = g_new(int, script->speakers->len + 1);
    g_autofree guint *load = g_new0(guint, voices->len);
    g_autofree guint *near = g_new0(guint, voices->len);
    Casting casting = {.script = script,
                       .voices = voices,
                       .nearness = nearness,
                       .distances = distances,
                       .foreign = foreign,
                       .given = given,
                       .lines = lines,
                       .load = load,
                       .near = near};
    note_decided(&casting, cast);
    if (!script->narrator) {
        script->narrator = g_strdup(choose_narrator(&casting, pool)->name);
    }
    casting.narrator = voice_number(voices, script->narrator);
    cast_speakers(&casting, pool);
}

gboolean cast_assign(Script *script, const GPtrArray *voices, const CastFile *cast, GError **error)
{
    if (cast) {
        if (!cast_check_file(cast, voices, error)) {
            return FALSE;
        }
        corrections_apply(script, cast);
        cast_apply(script, cast);
    }
    if (!cast_check_script(script, voices, error)) {
        return FALSE;
    }
    /* Where people have named every voice, their language need not be known. */
    if (is_complete(script)) {
        return TRUE;
    }
    g_autoptr(GPtrArray) pool = voices_for(voices, script->language, error);
    if (!pool) {
        return FALSE;
    }
    choose(script, voices, pool, cast);
    return TRUE;
}
