/* WebVTT (https://www.w3.org/TR/webvtt1/) and SubRip. */
#include <string.h>

#include "base/file.h"
#include "package/sync/times.h"
#include "package/transcript/cue.h"
#include "package/transcript/transcript.h"

typedef struct {
    const char *ending; /* of the files' names */
    const char *media_type;
    const char *title;
    const char *head;
    gboolean named; /* speakers' names stand in the text */

    /* Appends the cue at INDEX of CUES, shown from START to END ms; NUMBER counts from 1 in the
     * file, ORIGIN is the sample at which its timeline begins. */
    void (*append)(GString *out, const PackageInput *input, const Cues *cues, guint index,
                   gint64 origin, guint number, gint64 start, gint64 end);
} Form;

static void append_times(GString *out, gint64 start, gint64 end, char point)
{
    times_append_clock(out, start, point);
    g_string_append(out, " --> ");
    times_append_clock(out, end, point);
    g_string_append_c(out, '\n');
}

/* Appends TEXT as WebVTT has it; ">" too, since "-->" may not stand in a cue. */
static void append_escaped(GString *out, const char *text)
{
    for (const char *c = text; *c; c++) {
        switch (*c) {
        case '&':
            g_string_append(out, "&amp;");
            break;
        case '<':
            g_string_append(out, "&lt;");
            break;
        case '>':
            g_string_append(out, "&gt;");
            break;
        case '\n':
        case '\r':
            g_string_append_c(out, ' ');
            break;
        default:
            g_string_append_c(out, *c);
        }
    }
}

/* What stands between the tokens at INDEX - 1 and INDEX of CUE. */
static const char *space_before(const Cues *cues, const Cue *cue, guint index)
{
    if (index == cue->second && index > cue->first) {
        return "\n";
    }
    return index == cue->first || cues_token(cues, index)->is_glued ? "" : " ";
}

static void append_voice(GString *out, const Script *script, int speaker)
{
    g_string_append(out, "<v ");
    const Speaker *who = script_speaker(script, speaker);
    append_escaped(out, who ? who->name : "Narrator");
    g_string_append_c(out, '>');
}

/* Appends the text of the cue at INDEX; with WORD_TIMES each word that begins inside it has its
 * time, which grows from one to the next as WebVTT asks. */
static void append_vtt_text(GString *out, const PackageInput *input, const Cues *cues, guint index,
                            gint64 origin, gint64 start, gint64 end, gboolean word_times)
{
    const Cue *cue = &g_array_index(cues->cues, Cue, index);
    int speaker = G_MININT;
    gint64 before = start;
    for (guint i = cue->first; i < cue->end; i++) {
        const CueToken *token = cues_token(cues, i);
        gboolean changes = token->speaker != speaker;
        if (changes && i > cue->first) {
            g_string_append(out, "</v>");
        }
        g_string_append(out, space_before(cues, cue, i));
        if (changes) {
            append_voice(out, input->script, token->speaker);
            speaker = token->speaker;
        }
        gint64 at = times_ms(token->start - origin, input->performed->rate);
        if (word_times && token->is_word && at > before && at < end) {
            g_string_append_c(out, '<');
            times_append_clock(out, at, '.');
            g_string_append_c(out, '>');
            before = at;
        }
        append_escaped(out, token->text);
    }
    g_string_append(out, "</v>\n\n");
}

static void append_vtt(GString *out, const PackageInput *input, const Cues *cues, guint index,
                       gint64 origin, guint number, gint64 start, gint64 end)
{
    (void)number;
    append_times(out, start, end, '.');
    append_vtt_text(out, input, cues, index, origin, start, end, FALSE);
}

static void append_vtt_words(GString *out, const PackageInput *input, const Cues *cues, guint index,
                             gint64 origin, guint number, gint64 start, gint64 end)
{
    (void)number;
    append_times(out, start, end, '.');
    append_vtt_text(out, input, cues, index, origin, start, end, TRUE);
}

static void append_srt(GString *out, const PackageInput *input, const Cues *cues, guint index,
                       gint64 origin, guint number, gint64 start, gint64 end)
{
    (void)origin;
    const Cue *cue = &g_array_index(cues->cues, Cue, index);
    g_autofree char *name = cues_name(input->script, cues_speaker(cues, cue->first, cue->end));
    g_string_append_printf(out, "%u\n", number);
    append_times(out, start, end, ',');
    if (cue->second == cue->first) { /* the name has a line of its own */
        g_strchomp(name);
        g_string_append_printf(out, "%s\n", name);
    } else {
        g_string_append(out, name);
    }
    for (guint i = cue->first; i < cue->end; i++) {
        g_string_append(out, space_before(cues, cue, i));
        g_string_append(out, cues_token(cues, i)->text);
    }
    g_string_append(out, "\n\n");
}

static const Form form_vtt = {".vtt", "text/vtt", "Transcript", "WEBVTT\n\n", FALSE, append_vtt};
static const Form form_vtt_words = {
    ".words.vtt", "text/vtt", "Transcript with the time of every word",
    "WEBVTT\n\n", FALSE,      append_vtt_words};
static const Form form_srt = {".srt", "application/x-subrip", "Transcript", "", TRUE, append_srt};

/* Appends the cues of a chapter; COUNT is how many the file has. A cue begins no earlier than the
 * one before ends (*SHOWN, ms). */
static void append_chapter(GString *out, const Form *form, const PackageInput *input,
                           const Cues *cues, gint64 origin, guint *count, gint64 *shown)
{
    for (guint i = 0; i < cues->cues->len; i++) {
        gint64 start, end;
        cues_times(cues, i, origin, input->performed->rate, &start, &end);
        start = MAX(start, *shown);
        end = MAX(end, start + 1);
        *shown = end;
        form->append(out, input, cues, i, origin, ++*count, start, end);
    }
}

static gboolean save(const PackageInput *input, const Form *form, const char *name,
                     const GString *text, const char *of, GArray *files, GError **error)
{
    char *file = g_strconcat(name, form->ending, NULL);
    package_add_file(files, file, form->media_type, g_strdup_printf("%s of %s", form->title, of));
    g_autofree char *path = g_build_filename(input->folder, file, NULL);
    return file_write(path, text->str, text->len, error);
}

static gboolean write_form(const PackageInput *input, const Form *form, GArray *files,
                           GError **error)
{
    g_autoptr(GString) whole = g_string_new(form->head);
    guint count = 0;
    gint64 shown = 0;
    for (guint i = 0; i < input->performed->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, i);
        g_autoptr(Cues) cues = cues_new(input, i, form->named, error);
        if (!cues) {
            return FALSE;
        }
        append_chapter(whole, form, input, cues, 0, &count, &shown);
        g_autoptr(GString) own = g_string_new(form->head);
        guint own_count = 0;
        gint64 own_shown = 0;
        append_chapter(own, form, input, cues, package_chapter_start(input, i), &own_count,
                       &own_shown);
        if (!save(input, form, chapter->slug, own, package_chapter_title(input, i), files, error)) {
            return FALSE;
        }
    }
    return save(input, form, input->base_name, whole, "the whole edition", files, error);
}

gboolean transcript_vtt(const PackageInput *input, GArray *files, GError **error)
{
    return write_form(input, &form_vtt, files, error) &&
           write_form(input, &form_vtt_words, files, error);
}

gboolean transcript_srt(const PackageInput *input, GArray *files, GError **error)
{
    return write_form(input, &form_srt, files, error);
}
