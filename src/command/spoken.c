/* lectern spoken: the words that are handed to the engine, for each line of a text. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "command/command.h"
#include "command/options.h"
#include "document/encoding.h"
#include "document/parse.h"
#include "edition/lexicons.h"
#include "script/reading/reading.h"
#include "script/wording/letters.h"
#include "script/wording/readings.h"
#include "script/wording/words.h"

static gboolean print_lines(const char *text, gsize length, const char *language, Lexicon *lexicon)
{
    Document document = {.text = (char *)text, .length = length};
    Script script = {.document = &document, .language = (char *)language, .lexicon = lexicon};
    for (gsize at = 0; at < length;) {
        const char *newline = memchr(text + at, '\n', length - at);
        gsize end = newline ? (gsize)(newline - text) : length;
        Utterance line = {.kind = UTTERANCE_NARRATION, .span = {at, end}};
        g_autoptr(Wording) wording = wording_printed(&script, &line);
        fwrite(wording->text, 1, wording->length, stdout);
        putchar('\n');
        at = end + 1;
    }
    return ferror(stdout) == 0;
}

static void clear_reading(gpointer reading)
{
    g_free(((Reading *)reading)->spoken);
}

/* What the rules read otherwise, a line each: the line's number, the class, what is written, what
 * is said, with tabs between. */
static gboolean print_changes(const char *text, gsize length, const char *language)
{
    g_autoptr(GArray) readings = g_array_new(FALSE, FALSE, sizeof(Reading));
    g_array_set_clear_func(readings, clear_reading);
    g_autoptr(GPtrArray) classes = g_ptr_array_new();
    const char *together = readings_together(language);
    guint number = 1;
    for (gsize at = 0; at < length; number++) {
        const char *newline = memchr(text + at, '\n', length - at);
        gsize end = newline ? (gsize)(newline - text) : length;
        g_array_set_size(readings, 0);
        g_ptr_array_set_size(classes, 0);
        reading_work_out_classes(language, text, (Span){at, end}, (Span){at, end}, readings,
                                 classes);
        for (guint i = 0; i < readings->len; i++) {
            const Reading *reading = &g_array_index(readings, Reading, i);
            g_autofree char *printed = letters_apart(reading->spoken, together);
            printf("%u\t%s\t%.*s\t%s\n", number, (const char *)g_ptr_array_index(classes, i),
                   (int)span_length(reading->span), text + reading->span.start, printed);
        }
        at = end + 1;
    }
    return ferror(stdout) == 0;
}

gboolean command_spoken(int argc, char **argv, GError **error)
{
    g_autofree char *language = NULL;
    g_auto(GStrv) lexicons = NULL;
    gboolean changes = FALSE;
    const GOptionEntry entries[] = {
        {"language", 'l', 0, G_OPTION_ARG_STRING, &language,
         "the language of the text, en unless set: en, en-GB, de, fr, es or nb", "CODE"},
        {"changes", 0, 0, G_OPTION_ARG_NONE, &changes,
         "print only what the rules of reading say otherwise: line, class, written, said", NULL},
        LEXICON_OPTION(lexicons),
        G_OPTION_ENTRY_NULL};
    if (!options_parse(&argc, &argv, entries, "[FILE]", 0, 1,
                       "Prints, for each line of FILE or standard input, the words that are spoken "
                       "for it.",
                       error)) {
        return FALSE;
    }
    const char *path = argc > 1 ? argv[1] : "-";
    gsize size, length;
    g_autofree char *bytes = file_read(path, DOCUMENT_LIMIT, &size, error);
    g_autofree char *text = bytes ? encoding_to_utf8(path, bytes, size, &length, error) : NULL;
    if (!text || !reading_load(language ? language : "en", error)) {
        return FALSE;
    }
    g_autoptr(Lexicon) lexicon =
        lexicons_load(language ? language : "en", path, NULL, lexicons, error);
    if (!lexicon) {
        return FALSE;
    }
    const char *code = language ? language : "en";
    gboolean printed =
        changes ? print_changes(text, length, code) : print_lines(text, length, code, lexicon);
    if (!printed) {
        error_set(error, LECTERN_ERROR_OUTPUT, "standard output", "cannot write");
        return FALSE;
    }
    return TRUE;
}
