/* The transcript as plain text: the document's own words, with the name of each speaker. */
#include "base/file.h"
#include "package/sync/heard_words.h"
#include "package/sync/times.h"
#include "package/transcript/transcript.h"

/* The transcript as it grows. */
typedef struct {
    const PackageInput *input;
    GString *out;
    int speaker; /* whose name was written last in this block */
} Transcript;

static void append_span(GString *out, const char *text, Span span)
{
    for (gsize i = span.start; i < span.end; i++) {
        g_string_append_c(out, text[i] == '\r' ? '\n' : text[i]);
    }
}

static void append_utterance(Transcript *transcript, const Utterance *utterance, gboolean heard)
{
    const Script *script = transcript->input->script;
    const Speaker *who = script_speaker(script, utterance->speaker);
    if (who && utterance->speaker != transcript->speaker) {
        g_string_append_printf(transcript->out, "[%s] ", who->name);
        transcript->speaker = utterance->speaker;
    }
    if (utterance->kind == UTTERANCE_SKIPPED) {
        g_string_append(transcript->out, heard ? utterance->instead : "(not read)");
        g_string_append_c(transcript->out, heard ? '\n' : ' ');
    }
    append_span(transcript->out, script->document->text, utterance->span);
}

static void append_heading(Transcript *transcript, gsize index)
{
    const PackageInput *input = transcript->input;
    gint64 start = package_chapter_start(input, index);
    g_string_append(transcript->out, "\n\n\n");
    times_append_minutes(transcript->out, times_ms(start, input->performed->rate));
    g_string_append_printf(transcript->out, "  %s\n", package_chapter_title(input, index));
}

static void append_chapter(Transcript *transcript, gsize index)
{
    const PackageInput *input = transcript->input;
    const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, index);
    const Utterance *before = NULL;
    append_heading(transcript, index);
    for (gsize i = 0; i < chapter->utterance_count; i++) {
        const Utterance *utterance = script_utterance(input->script, chapter->first_utterance + i);
        if (!before || before->block != utterance->block) {
            g_string_append(transcript->out, before ? "\n\n" : "\n");
            transcript->speaker = SPEAKER_NARRATOR;
        } else {
            append_span(transcript->out, input->script->document->text,
                        (Span){before->span.end, utterance->span.start});
        }
        append_utterance(transcript, utterance, heard_utterance(chapter, i));
        before = utterance;
    }
}

gboolean transcript_text(const PackageInput *input, GArray *files, GError **error)
{
    g_autoptr(GString) out = g_string_new(input->script->title);
    Transcript transcript = {input, out, SPEAKER_NARRATOR};
    if (input->metadata->creator) {
        g_string_append_printf(out, "\n%s", input->metadata->creator);
    }
    for (guint i = 0; i < input->performed->chapters->len; i++) {
        append_chapter(&transcript, i);
    }
    g_string_append_c(out, '\n');
    char *file = g_strconcat(input->base_name, ".txt", NULL);
    package_add_file(files, file, "text/plain; charset=utf-8",
                     g_strdup("Transcript of the whole edition"));
    g_autofree char *path = g_build_filename(input->folder, file, NULL);
    return file_write(path, out->str, out->len, error);
}
