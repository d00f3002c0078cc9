#include "script/wording/readings.h"

#include "script/foreign/found.h"
#include "script/lexicon/heteronyms.h"
#include "script/lexicon/lexicon.h"
#include "script/reading/book.h"
#include "script/reading/reading.h"
#include "script/wording/letters.h"

static void clear_reading(gpointer data)
{
    Reading *reading = data;
    g_free(reading->spoken);
    g_free(reading->ipa);
    g_free(reading->language);
}

static GArray *empty_readings(void)
{
    GArray *readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    g_array_set_clear_func(readings, clear_reading);
    return readings;
}

/* Where UTTERANCE stands: its block, as far as SCRIPT has blocks. */
static Span context_of(const Script *script, const Utterance *utterance)
{
    const GArray *blocks = script->document->blocks;
    if (blocks && utterance->block < blocks->len) {
        Span block = g_array_index(blocks, Block, utterance->block).text;
        if (span_holds(block, utterance->span)) {
            return block;
        }
    }
    return utterance->span;
}

static GArray *own_readings(const Utterance *utterance)
{
    GArray *readings = empty_readings();
    for (guint i = 0; utterance->readings && i < utterance->readings->len; i++) {
        Reading reading = g_array_index(utterance->readings, Reading, i);
        reading.spoken = g_strdup(reading.spoken);
        reading.ipa = g_strdup(reading.ipa);
        reading.language = g_strdup(reading.language);
        g_array_append_val(readings, reading);
    }
    return readings;
}

/* Puts MORE, which it takes over, between READINGS: all that touch none of these. Gives the array
 * of both, in order. */
static GArray *fill(GArray *readings, GArray *more)
{
    if (more->len == 0) {
        g_array_unref(more);
        return readings;
    }
    GArray *both = empty_readings();
    guint next = 0;
    gsize behind = 0; /* the last of READINGS that was passed */
    for (guint i = 0; i < more->len; i++) {
        Reading *reading = &g_array_index(more, Reading, i);
        for (; next < readings->len; next++) {
            Reading *strong = &g_array_index(readings, Reading, next);
            if (strong->span.start >= reading->span.end) {
                break;
            }
            behind = MAX(behind, strong->span.end);
            g_array_append_val(both, *strong);
        }
        if (reading->span.start >= behind) {
            g_array_append_val(both, *reading);
            *reading = (Reading){0};
        }
    }
    for (; next < readings->len; next++) {
        g_array_append_val(both, g_array_index(readings, Reading, next));
    }
    g_array_set_clear_func(readings, NULL); /* they are moved */
    g_array_unref(readings);
    g_array_unref(more);
    return both;
}

const char *readings_together(const char *language)
{
    const Book *book = book_get(language, NULL);
    return book ? book_wording(book, "letters_together") : "";
}

/* Puts FOUND, what LANGUAGE's rules say, as a text shows it. */
static void print_readings(GArray *found, const char *language)
{
    const char *together = readings_together(language);
    for (guint i = 0; i < found->len; i++) {
        Reading *reading = &g_array_index(found, Reading, i);
        char *printed = letters_apart(reading->spoken, together);
        g_free(reading->spoken);
        reading->spoken = printed;
    }
}

GArray *readings_of(const Script *script, const Utterance *utterance, gboolean printed)
{
    const char *text = script->document->text;
    Span context = context_of(script, utterance);
    GArray *readings = own_readings(utterance);
    if (script->lexicon) {
        GArray *known = empty_readings();
        lexicon_find(script->lexicon, text, context, utterance->span, known);
        readings = fill(readings, known);
    }
    if (script->language) {
        GArray *foreign = empty_readings();
        foreign_find(script->language, text, utterance->span, foreign);
        readings = fill(readings, foreign);
        GArray *heteronyms = empty_readings();
        heteronyms_find(script->language, text, context, utterance->span, heteronyms);
        readings = fill(readings, heteronyms);
        GArray *found = empty_readings();
        const char *variety = script->read_as ? script->read_as : script->language;
        reading_work_out(variety, text, context, utterance->span, found);
        if (printed) {
            print_readings(found, variety);
        }
        readings = fill(readings, found);
    }
    return readings;
}
