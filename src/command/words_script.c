#include "command/words_script.h"

#include <string.h>

#include "script/lexicon/lexicon.h"

/* Appends a paragraph for LEXEME, the COUNTth word, that lies at SPAN. */
static void add_paragraph(Script *script, Span span, guint count, const PlsLexeme *lexeme)
{
    Block block = {.kind = BLOCK_PARAGRAPH, .text = span, .source = span};
    g_array_append_val(script->document->blocks, block);
    Reading reading = {.span = span,
                       .spoken = g_strdup(lexeme->alias),
                       .ipa = g_strdup(lexeme->ipa),
                       .language = g_strdup(lexeme->language)};
    Utterance utterance = {.id = g_strdup_printf("u%04u", count),
                           .kind = UTTERANCE_NARRATION,
                           .block = count - 1,
                           .sentence = count,
                           .speaker = SPEAKER_NARRATOR,
                           .span = span,
                           .rule = g_intern_static_string("word"),
                           .confidence = 1,
                           .pause_ms = PAUSE_BY_STRUCTURE,
                           .readings = g_array_new(FALSE, FALSE, sizeof(Reading))};
    g_array_append_val(utterance.readings, reading);
    g_array_append_val(script->utterances, utterance);
}

Script *words_script(const Pls *pls)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < pls->lexemes->len; i++) {
        const PlsLexeme *lexeme = g_ptr_array_index(pls->lexemes, i);
        g_string_append_printf(text, "%s\n\n", (char *)g_ptr_array_index(lexeme->graphemes, 0));
    }
    gsize length = text->len;
    Document *document = document_new("words", g_strndup(text->str, length), length);
    Script *script = script_new(document);
    script->title = g_strdup("words");
    script->language = g_strdup(pls->language);
    Chapter chapter = {.title = g_strdup("words"), .span = {0, length}};
    g_array_append_val(script->chapters, chapter);
    gsize at = 0;
    for (guint i = 0; i < pls->lexemes->len; i++) {
        const PlsLexeme *lexeme = g_ptr_array_index(pls->lexemes, i);
        gsize end = at + strlen(g_ptr_array_index(lexeme->graphemes, 0));
        add_paragraph(script, (Span){at, end}, i + 1, lexeme);
        at = end + strlen("\n\n");
    }
    return script;
}
