#include "speech/word_times.h"

#include "speech/phonemes.h"

/* The word whose events are coming in. */
typedef struct {
    gsize word;
    gsize position;
    gsize length;
    gsize followers; /* events that told of words behind it */
} Group;

static const WordEvent *word_event(const SpokenEvents *events, guint index)
{
    return &g_array_index(events->words, WordEvent, index);
}

static PhonemeEvent *phoneme_event(const SpokenEvents *events, guint index)
{
    return &g_array_index(events->phonemes, PhonemeEvent, index);
}

/* The last word that begins at or before character POSITION, or TEXT's word_count. */
static gsize word_before(const EspeakText *text, gsize position)
{
    gsize low = 0;
    gsize high = text->word_count;
    while (low < high) {
        gsize middle = low + (high - low) / 2;
        if (text->words[middle].characters.start <= position) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 ? low - 1 : text->word_count;
}

/* A pair from the dictionary whose parts are told ("so | much") has events one character apart, all
 * of the length of its first word. */
static gboolean continues_group(const Group *group, const WordEvent *event)
{
    return event->position == group->position + group->followers + 1 &&
           event->length == group->length;
}

static void keep_first(guint32 *start, guint32 sample)
{
    if (*start == SAMPLE_UNKNOWN) {
        *start = sample;
    }
}

/* Fills STARTS with what an event inside the word tells, and GUESSES with what one before it does.
 */
static void sort_events(const EspeakText *text, const SpokenEvents *events, guint32 *starts,
                        guint32 *guesses)
{
    Group group = {.word = text->word_count};
    for (guint i = 0; i < events->words->len; i++) {
        const WordEvent *event = word_event(events, i);
        gsize word = word_before(text, event->position);
        if (group.word < text->word_count && continues_group(&group, event)) {
            group.followers++;
            if (group.word + group.followers < text->word_count) {
                keep_first(&guesses[group.word + group.followers], event->sample);
            }
        } else if (word == text->word_count ||
                   !span_contains(text->words[word].characters, event->position)) {
            /* Between two words: a dash, a quotation mark. */
            gsize next = word == text->word_count ? 0 : word + 1;
            if (next < text->word_count) {
                keep_first(&guesses[next], event->sample);
            }
        } else if (starts[word] == SAMPLE_UNKNOWN) {
            starts[word] = event->sample;
            group = (Group){word, event->position, event->length, 0};
        }
    }
}

/* Takes over the guesses that lie between the times of the words around them. */
static void accept_guesses(gsize count, guint32 end, const guint32 *guesses, guint32 *starts)
{
    guint32 after = end;
    for (gsize i = count; i-- > 0;) {
        if (starts[i] != SAMPLE_UNKNOWN) {
            after = starts[i];
        } else if (guesses[i] < after) {
            starts[i] = guesses[i];
            after = guesses[i];
        }
    }
}

/* The phonemes spoken in [START, END), without pauses; SAMPLES gets the sample of each. NEXT is the
 * event to begin looking at, and moves on. */
static GPtrArray *phonemes_between(const SpokenEvents *events, guint32 start, guint32 end,
                                   guint *next, GArray *samples)
{
    GPtrArray *names = g_ptr_array_new();
    for (; *next < events->phonemes->len; (*next)++) {
        PhonemeEvent *event = phoneme_event(events, *next);
        if (event->sample >= end) {
            break;
        }
        if (event->sample >= start && phoneme_is_sound(event->name)) {
            g_ptr_array_add(names, event->name);
            g_array_append_val(samples, event->sample);
        }
    }
    return names;
}

/* Places words FIRST + 1 to LAST - 1, which have no time, between FIRST and LAST, which have (or
 * LAST is the word count). */
static void cut_stretch(const EspeakText *text, const SpokenEvents *events, gsize first, gsize last,
                        PhonemesOf phonemes_of, guint *next_phoneme, guint32 *starts)
{
    guint32 end = last < text->word_count ? starts[last] : events->end;
    g_autoptr(GArray) samples = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GPtrArray) spoken =
        phonemes_between(events, starts[first], end, next_phoneme, samples);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = first; i < last; i++) {
        Span bytes = text->words[i].bytes;
        g_autofree char *word = g_strndup(text->text->str + bytes.start, span_length(bytes));
        g_ptr_array_add(words, phonemes_of(word));
    }
    g_autofree guint *begins = phonemes_align(words, spoken);
    for (gsize i = first + 1; begins && i < last; i++) {
        guint begin = begins[i - first];
        if (begin < samples->len && !span_is_empty(text->words[i].bytes)) {
            starts[i] = g_array_index(samples, guint32, begin);
        }
    }
}

void word_times(const EspeakText *text, const SpokenEvents *events, PhonemesOf phonemes_of,
                guint32 *starts)
{
    gsize count = text->word_count;
    guint32 *guesses = g_new(guint32, count + 1);
    for (gsize i = 0; i < count; i++) {
        starts[i] = guesses[i] = SAMPLE_UNKNOWN;
    }
    sort_events(text, events, starts, guesses);
    accept_guesses(count, events->end, guesses, starts);
    g_free(guesses);

    guint next_phoneme = 0;
    gsize known = count;
    for (gsize i = 0; i <= count; i++) {
        if (i < count && starts[i] == SAMPLE_UNKNOWN) {
            continue;
        }
        if (known < count && i > known + 1) {
            cut_stretch(text, events, known, i, phonemes_of, &next_phoneme, starts);
        }
        known = i;
    }
}
