#include "script/foreign/marked.h"

#include <string.h>

#include "base/utf8.h"

/* Bytes of the text in one language. */
typedef struct {
    Span span;
    const char *language;
} Stretch;

static void add_stretch(GArray *stretches, gsize start, gsize end, const char *language)
{
    Stretch stretch = {{start, end}, language};
    if (start < end) {
        g_array_append_val(stretches, stretch);
    }
}

/* The pieces with a language, without overlaps: what is inside another piece is taken out of that.
 */
static GArray *flatten(const Document *document)
{
    GArray *stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(Stretch));
    gsize at = 0; /* up to here all is told */
    for (guint i = 0; i <= document->inlines->len; i++) {
        const Inline *piece = i < document->inlines->len ? document_inline(document, i) : NULL;
        if (piece && piece->kind != INLINE_LANGUAGE) {
            continue;
        }
        gsize start = piece ? piece->text.start : document->length;
        while (open->len > 0) {
            const Stretch *last = &g_array_index(open, Stretch, open->len - 1);
            add_stretch(stretches, MAX(at, last->span.start), MIN(start, last->span.end),
                        last->language);
            at = MAX(at, MIN(start, last->span.end));
            if (last->span.end > start) {
                break;
            }
            g_array_set_size(open, open->len - 1);
        }
        if (piece) {
            Stretch stretch = {piece->text, piece->value};
            g_array_append_val(open, stretch);
        }
    }
    return stretches;
}

static gboolean same_language(const char *a, const char *b)
{
    gsize length = strcspn(a, "-");
    return length == strcspn(b, "-") && g_ascii_strncasecmp(a, b, length) == 0;
}

/* Adds what of STRETCH lies in UTTERANCE to its readings. */
static void add_reading(const Script *script, Utterance *utterance, const Stretch *stretch)
{
    Span both = {MAX(utterance->span.start, stretch->span.start),
                 MIN(utterance->span.end, stretch->span.end)};
    both = utf8_trim(script->document->text, both);
    if (span_is_empty(both) || same_language(stretch->language, script->language)) {
        return;
    }
    if (!utterance->readings) {
        utterance->readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    }
    Reading reading = {.span = both, .language = g_strdup(stretch->language)};
    g_array_append_val(utterance->readings, reading);
}

void foreign_mark(Script *script)
{
    g_autoptr(GArray) stretches = flatten(script->document);
    guint first = 0;
    for (gsize i = 0; i < script->utterances->len && first < stretches->len; i++) {
        Utterance *utterance = script_utterance(script, i);
        while (first < stretches->len &&
               g_array_index(stretches, Stretch, first).span.end <= utterance->span.start) {
            first++;
        }
        for (guint k = first; k < stretches->len; k++) {
            const Stretch *stretch = &g_array_index(stretches, Stretch, k);
            if (stretch->span.start >= utterance->span.end) {
                break;
            }
            add_reading(script, utterance, stretch);
        }
    }
}
