#include "base/json.h"
#include "package/podcast/podcast_parts.h"
#include "package/sync/times.h"
#include "package/transcript/cue.h"

enum { MS_DECIMALS = 3, MS_A_SECOND = 1000 };

/* The transcript as it grows. */
typedef struct {
    const PackageInput *input;
    GString *out;
    gboolean has_any;
    gint64 shown; /* when the segment before ends, ms */
} Segments;

static json_t *seconds(gint64 ms)
{
    return json_rounded((double)ms / MS_A_SECOND, MS_DECIMALS);
}

/* What is said in tokens [first, end), which one person says. */
static char *body_of(const Cues *cues, guint first, guint end)
{
    g_autoptr(GString) body = g_string_new(NULL);
    for (guint i = first; i < end; i++) {
        const CueToken *token = cues_token(cues, i);
        g_string_append(body, i == first || token->is_glued ? "" : " ");
        g_string_append(body, token->text);
    }
    return g_string_free(g_steal_pointer(&body), FALSE);
}

static void append_segment(Segments *segments, const Cues *cues, guint first, guint end)
{
    const PackageInput *input = segments->input;
    const CueToken *begin = cues_token(cues, first);
    const Speaker *who = script_speaker(input->script, begin->speaker);
    guint rate = input->performed->rate;
    gint64 start = MAX(times_ms(begin->start, rate), segments->shown);
    segments->shown = MAX(times_ms(cues_token(cues, end - 1)->end, rate), start + 1);
    g_autofree char *body = body_of(cues, first, end);
    g_autoptr(json_t) segment = json_object();
    json_object_set_new(segment, "speaker", json_string(who ? who->name : "Narrator"));
    json_object_set_new(segment, "startTime", seconds(start));
    json_object_set_new(segment, "endTime", seconds(segments->shown));
    json_object_set_new(segment, "body", json_string(body));
    char *line = json_line(segment);
    g_string_append_printf(segments->out, "%s\n%s", segments->has_any ? "," : "", line);
    free(line);
    segments->has_any = TRUE;
}

/* Appends CUE: a segment for each who speaks in it. */
static void append_cue(Segments *segments, const Cues *cues, const Cue *cue)
{
    guint first = cue->first;
    for (guint i = cue->first + 1; i <= cue->end; i++) {
        if (i == cue->end || cues_token(cues, i)->speaker != cues_token(cues, first)->speaker) {
            append_segment(segments, cues, first, i);
            first = i;
        }
    }
}

GString *podcast_transcript(const PackageInput *input, GError **error)
{
    g_autoptr(GString) out = g_string_new("{\"version\": \"1.0.0\", \"segments\": [");
    Segments segments = {input, out, FALSE, 0};
    for (guint i = 0; i < input->performed->chapters->len; i++) {
        g_autoptr(Cues) cues = cues_new(input, i, FALSE, error);
        if (!cues) {
            return NULL;
        }
        for (guint k = 0; k < cues->cues->len; k++) {
            append_cue(&segments, cues, &g_array_index(cues->cues, Cue, k));
        }
    }
    g_string_append(out, "\n]}\n");
    return g_steal_pointer(&out);
}
