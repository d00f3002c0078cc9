#include "edition/sample.h"

#include <math.h>
#include <string.h>

#include "cmocka_headers.h"
#include "script/wording/words.h"
#include "sound/loudness.h"

enum { WORD_MS = 60, GAP_MS = 40, EDGE_MS = 100 };

const Sample sample_whole = {"flac,mp3", 1, SAMPLE_CHAPTERS, -1, -1, -1};
const Sample sample_small = {"wav", 1, SAMPLE_CHAPTERS, -1, -1, -1};

typedef struct {
    const char *text;
    UtteranceKind kind;
    BlockKind block; /* of the block that it starts, where it starts one */
    gboolean starts_block;
    guint chapter;
    int speaker;
} Line;

/* Utterances stand in one block where they are behind the one that starts it. */
static const Line lines[SAMPLE_UTTERANCES] = {
    {"The Harbour", UTTERANCE_TITLE, BLOCK_TITLE, TRUE, 0, -1},
    {"Rain fell on the quay.", UTTERANCE_NARRATION, BLOCK_PARAGRAPH, TRUE, 0, -1},
    {"Nobody moved.", UTTERANCE_NARRATION, BLOCK_PARAGRAPH, FALSE, 0, -1},
    {"“Stay here,”", UTTERANCE_QUOTATION, BLOCK_PARAGRAPH, TRUE, 0, 0},
    {"said Ann Dale.", UTTERANCE_NARRATION, BLOCK_PARAGRAPH, FALSE, 0, -1},
    {"“It’s 50 metres deep.”", UTTERANCE_QUOTATION, BLOCK_PARAGRAPH, FALSE, 0, 0},
    {"The Boat", UTTERANCE_HEADING, BLOCK_HEADING, TRUE, 1, -1},
    {"Bob painted it green once — long ago.", UTTERANCE_NARRATION, BLOCK_PARAGRAPH, TRUE, 1, -1},
    {"“Green,” he said, “is the sea’s own colour.”", UTTERANCE_QUOTATION, BLOCK_PARAGRAPH, TRUE, 1,
     1},
    {"Rain fell on the quay.", UTTERANCE_SKIPPED, BLOCK_PARAGRAPH, TRUE, 1, -1},
    {"The Night", UTTERANCE_HEADING, BLOCK_HEADING, TRUE, 2, -1},
    {"…", UTTERANCE_NARRATION, BLOCK_PARAGRAPH, TRUE, 2, -1},
    {"for (;;) wait();", UTTERANCE_SKIPPED, BLOCK_CODE, TRUE, 2, -1},
    {"They left at dawn.", UTTERANCE_NARRATION, BLOCK_PARAGRAPH, TRUE, 2, -1},
};

static const char *const titles[SAMPLE_CHAPTERS] = {"The Harbour", "The Boat", "The Night"};

static Document *make_document(void)
{
    GString *text = g_string_new(NULL);
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    for (gsize i = 0; i < SAMPLE_UTTERANCES; i++) {
        if (i > 0) {
            g_string_append(text, lines[i].starts_block ? "\n\n" : " ");
        }
        Span span = {text->len, text->len + strlen(lines[i].text)};
        g_string_append(text, lines[i].text);
        if (lines[i].starts_block) {
            Block block = {lines[i].block, lines[i].block == BLOCK_HEADING ? 1 : 0, span, span};
            g_array_append_val(blocks, block);
        }
        Block *last = &g_array_index(blocks, Block, blocks->len - 1);
        last->text.end = last->source.end = span.end;
    }
    g_string_append_c(text, '\n');
    gsize length = text->len;
    Document *document = document_new("sample.txt", g_string_free(text, FALSE), length);
    g_array_append_vals(document->blocks, blocks->data, blocks->len);
    g_array_unref(blocks);
    document->metadata.creator = g_strdup("A. Writer");
    document->metadata.date = g_strdup("2021-04-01");
    return document;
}

static void add_utterances(Script *script)
{
    gsize at = 0;
    guint block = 0;
    for (gsize i = 0; i < SAMPLE_UTTERANCES; i++) {
        const char *found = strstr(script->document->text + at, lines[i].text);
        gsize start = (gsize)(found - script->document->text);
        at = start + strlen(lines[i].text);
        block += i > 0 && lines[i].starts_block;
        Utterance utterance = {
            .id = g_strdup_printf("u%04d", (int)i + 1),
            .kind = lines[i].kind,
            .chapter = lines[i].chapter,
            .block = block,
            .sentence = (guint)i + 1,
            .speaker = lines[i].speaker,
            .span = {start, at},
            .rule = g_intern_static_string("by-hand"),
            .confidence = 1.0,
            .pause_ms = PAUSE_BY_STRUCTURE,
            .instead = lines[i].block == BLOCK_CODE ? g_strdup("There is a listing here.") : NULL,
        };
        g_array_append_val(script->utterances, utterance);
    }
}

static void add_chapters(Script *script)
{
    for (guint i = 0; i < SAMPLE_CHAPTERS; i++) {
        Chapter chapter = {.title = g_strdup(titles[i])};
        gboolean begun = FALSE;
        for (guint k = 0; k < SAMPLE_UTTERANCES; k++) {
            if (lines[k].chapter == i && !begun) {
                chapter.span.start = script_utterance(script, k)->span.start;
                begun = TRUE;
            }
        }
        chapter.span.end = script->document->length;
        g_array_append_val(script->chapters, chapter);
        if (i > 0) {
            script_chapter(script, i - 1)->span.end = chapter.span.start;
        }
    }
}

Script *sample_script(void)
{
    Script *script = script_new(make_document());
    script->title = g_strdup("The Harbour");
    script->language = g_strdup("en");
    script->narrator = g_strdup("en-test-narrator");
    const char *const names[] = {"Ann Dale", "Bob"};
    const char *const voices[] = {"en-test-ann", "en-test-bob"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        Speaker *speaker = speaker_new(names[i]);
        speaker->voice = g_strdup(voices[i]);
        g_ptr_array_add(script->speakers, speaker);
    }
    add_utterances(script);
    add_chapters(script);
    for (guint i = 0; i < SAMPLE_UTTERANCES; i++) {
        Speaker *speaker = script_speaker(script, lines[i].speaker);
        if (speaker) {
            speaker->lines++;
        }
    }
    return script;
}

/* The voices there are: one more than is heard. Sorted by name. */
static GPtrArray *make_voices(void)
{
    const char *const names[] = {"en-test-ann", "en-test-bob", "en-test-mute", "en-test-narrator"};
    GPtrArray *voices = g_ptr_array_new_with_free_func((GDestroyNotify)voice_free);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        Voice *voice = g_new0(Voice, 1);
        voice->name = g_strdup(names[i]);
        voice->language = g_strdup("en-GB");
        voice->engine = g_strdup("test");
        g_ptr_array_add(voices, voice);
    }
    return voices;
}

/* What is made so far. */
typedef struct {
    const Sample *sample;
    Edition *edition;
    PerformedChapter *chapter;
    GArray *samples; /* of float: the chapter's */
    GArray *words;   /* of Placement: the chapter's */
} Maker;

static guint samples_in(const Maker *maker, guint milliseconds)
{
    return maker->edition->rate * milliseconds / 1000;
}

static void add_silence(Maker *maker, guint milliseconds)
{
    g_array_set_size(maker->samples, maker->samples->len + samples_in(maker, milliseconds));
}

/* A tone for a word, with soft ends. */
static Placement add_tone(Maker *maker, double hertz, double level)
{
    guint count = samples_in(maker, WORD_MS);
    Placement place = {maker->samples->len, maker->samples->len + count};
    for (guint i = 0; i < count; i++) {
        double swell = sin(G_PI * i / count);
        double wave = sin(2.0 * G_PI * hertz * i / maker->edition->rate);
        float sample = (float)(level * swell * wave);
        g_array_append_val(maker->samples, sample);
    }
    return place;
}

static void perform(Maker *maker, gsize index, gsize in_chapter)
{
    const Utterance *utterance = script_utterance(maker->edition->script, index);
    g_autoptr(Wording) wording = wording_new(maker->edition->script, utterance);
    maker->chapter->first_word[in_chapter] = maker->words->len;
    guint tones = utterance->instead ? 3 : wording->words->len;
    gboolean dropped = maker->sample->dropped == (int)index;
    double level = maker->sample->silent == (int)index || dropped ? 0.0 : 0.4;
    guint start = maker->samples->len;
    for (guint i = 0; i < tones; i++) {
        Placement place = add_tone(maker, 200.0 + 20.0 * (double)(index + i), level);
        if (!utterance->instead) {
            g_array_append_val(maker->words, place);
        }
    }
    if (tones > 0 && !dropped) {
        maker->chapter->utterances[in_chapter] = (Placement){start, maker->samples->len};
        add_silence(maker, GAP_MS);
    }
}

/* Encodes the chapter in all formats; METER hears what goes in. */
static void encode(Maker *maker, const char *folder, const Preset *preset, Loudness *meter)
{
    g_auto(GStrv) formats = g_strsplit(maker->sample->formats, ",", -1);
    const float *samples = (const float *)(gpointer)maker->samples->data;
    loudness_add(meter, samples, maker->samples->len);
    for (gsize i = 0; formats[i]; i++) {
        const AudioFormat *format = audio_format_find(formats[i]);
        char *name = g_strdup_printf("%s.%s", maker->chapter->slug, format->extension);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        Encoder *encoder = encoder_open(path, format, pcm_mono(maker->edition->rate), preset, NULL);
        assert_non_null(encoder);
        assert_true(encoder_write(encoder, samples, maker->samples->len, NULL));
        assert_true(encoder_close(encoder, NULL));
        g_ptr_array_add(maker->chapter->files, name);
    }
}

/* Performs the chapter NUMBER of the script from silence to silence. */
static PerformedChapter *perform_chapter(Maker *maker, guint number)
{
    static const char *const slugs[] = {"01-the-harbour", "02-the-boat", "03-the-night"};
    PerformedChapter *chapter = g_new0(PerformedChapter, 1);
    maker->chapter = chapter;
    chapter->number = number;
    chapter->slug = g_strdup(slugs[number - 1]);
    chapter->files = g_ptr_array_new_with_free_func(g_free);
    chapter->utterances = g_new0(Placement, SAMPLE_UTTERANCES);
    chapter->first_word = g_new0(guint32, SAMPLE_UTTERANCES + 1);
    g_array_set_size(maker->samples, 0);
    g_array_set_size(maker->words, 0);
    add_silence(maker, EDGE_MS);
    while (lines[chapter->first_utterance].chapter + 1 != number) {
        chapter->first_utterance++;
    }
    for (gsize i = chapter->first_utterance;
         i < SAMPLE_UTTERANCES && lines[i].chapter + 1 == number; i++) {
        perform(maker, i, chapter->utterance_count++);
    }
    add_silence(maker, EDGE_MS);
    chapter->first_word[chapter->utterance_count] = maker->words->len;
    chapter->length = maker->samples->len;
    chapter->words = g_memdup2(maker->words->data, maker->words->len * sizeof(Placement));
    chapter->estimated = g_new0(guint8, maker->words->len + 1);
    chapter->estimated[0] = TRUE;
    return chapter;
}

/* The rate of the formats, whose media types are added to TYPES. */
static guint look_up_formats(const Sample *sample, const Preset *preset, GPtrArray *types)
{
    g_auto(GStrv) names = g_strsplit(sample->formats, ",", -1);
    g_autoptr(GPtrArray) formats = g_ptr_array_new();
    for (gsize i = 0; names[i]; i++) {
        const AudioFormat *format = audio_format_find(names[i]);
        g_ptr_array_add(formats, (gpointer)format);
        g_ptr_array_add(types, (gpointer)format->media_type);
    }
    return audio_formats_rate((const AudioFormat *const *)formats->pdata, formats->len, preset);
}

gboolean sample_try(const Sample *sample, const char *folder, GError **error)
{
    g_autoptr(Script) script = sample_script();
    g_autoptr(GPtrArray) voices = make_voices();
    g_autoptr(Preset) preset = preset_load("podcast", NULL);
    g_autoptr(GPtrArray) chapters =
        g_ptr_array_new_with_free_func((GDestroyNotify)performed_chapter_free);
    g_autoptr(GArray) faults = g_array_new(FALSE, FALSE, sizeof(Fault));
    g_autoptr(GPtrArray) types = g_ptr_array_new();
    g_autoptr(GPtrArray) meters = g_ptr_array_new_with_free_func((GDestroyNotify)loudness_free);
    guint rate = look_up_formats(sample, preset, types);
    const Metadata metadata = {.title = script->title,
                               .creator = script->document->metadata.creator,
                               .date = script->document->metadata.date,
                               .language = script->language};
    Edition edition = {script,    voices, "podcast", rate, chapters, faults, 0.0,
                       -HUGE_VAL, types,  &metadata, NULL, FALSE,    1};
    Maker maker = {sample, &edition, NULL, g_array_new(FALSE, TRUE, sizeof(float)),
                   g_array_new(FALSE, FALSE, sizeof(Placement))};
    for (guint number = sample->first_chapter; number <= sample->last_chapter; number++) {
        Loudness *meter = loudness_new(pcm_mono(rate));
        g_ptr_array_add(meters, meter);
        g_ptr_array_add(chapters, perform_chapter(&maker, number));
        encode(&maker, folder, preset, meter);
        edition.true_peak_dbtp = MAX(edition.true_peak_dbtp, loudness_true_peak(meter));
    }
    edition.loudness_lufs = loudness_integrated((Loudness *const *)meters->pdata, meters->len);
    if (sample->faulty >= 0) {
        Fault fault = {(gsize)sample->faulty, (char *)"the engine was ended by signal 11"};
        g_array_append_val(faults, fault);
    }
    gboolean written = edition_write(&edition, folder, error);
    g_array_unref(maker.samples);
    g_array_unref(maker.words);
    return written;
}

void sample_make(const Sample *sample, const char *folder)
{
    g_autoptr(GError) error = NULL;
    assert_true(sample_try(sample, folder, &error));
}
