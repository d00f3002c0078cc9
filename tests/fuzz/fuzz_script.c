/* Fuzz target: any bytes become a document and a script that keeps the laws and survives its text
 * form, or are refused with an error. The first byte picks the options. */
#include <stdlib.h>
#include <string.h>

#include "document/parse.h"
#include "script/assembly/build.h"
#include "script/form/script_text.h"
#include "script/wording/words.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static const char *const languages[] = {NULL, "en", "de", "fr", "es", "nb", "zz"};

/* The laws hold of SCRIPT, and of every utterance's wording. */
static void hold_to_the_laws(const Script *script)
{
    g_autoptr(GError) error = NULL;
    if (!script_validate(script, &error)) {
        g_error("a law is broken: %s", error->message);
    }
    for (guint i = 0; i < script->utterances->len; i++) {
        g_autoptr(Wording) wording = wording_new(script, script_utterance(script, i));
        Span said = {0, 0};
        for (guint k = 0; k < wording->words->len; k++) {
            const Word *word = &g_array_index(wording->words, Word, k);
            /* Words whose reading has fewer words share them. */
            gboolean shared = word->spoken.start == said.start && word->spoken.end == said.end;
            g_assert_true(shared || word->spoken.start >= said.end);
            g_assert_true(word->spoken.end <= wording->length);
            g_assert_true(span_holds(script_utterance(script, i)->span, word->source));
            said = word->spoken;
        }
    }
}

static void survives_its_text_form(const Script *script)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) written = script_text_write(script);
    g_autoptr(Script) back = script_text_read("written", written->str, written->len, &error);
    if (!back) {
        g_error("the script is not read back: %s", error->message);
    }
    g_assert_cmpuint(back->document->length, ==, script->document->length);
    g_assert_true(memcmp(back->document->text, script->document->text, script->document->length) ==
                  0);
    g_autoptr(GString) again = script_text_write(back);
    g_assert_true(g_string_equal(written, again));
}

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    if (size < 1) {
        return 0;
    }
    DocumentFormat format = data[0] & 1 ? FORMAT_MARKDOWN : FORMAT_PLAIN;
    const char *language = languages[(data[0] >> 1) % G_N_ELEMENTS(languages)];
    const char *bytes = (const char *)data + 1;
    g_autoptr(Script) edited = script_text_read("fuzz", bytes, size - 1, NULL);
    if (edited) {
        hold_to_the_laws(edited);
    }
    Document *document = document_parse("fuzz", bytes, size - 1, format, NULL);
    if (!document) {
        return 0;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Script) script = script_build(document, language, &error);
    if (!script) {
        g_error("a document without a script: %s", error->message);
    }
    hold_to_the_laws(script);
    survives_its_text_form(script);
    return 0;
}
