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
#include "script/wording/words.h"

static gboolean print_lines(const char *text, gsize length, const char *language, Lexicon *lexicon)
{
    Document document = {.text = (char *)text, .length = length};
    Script script = {.document = &document, .language = (char *)language, .lexicon = lexicon};
    for (gsize at = 0; at < length;) {
        const char *newline = memchr(text + at, '\n', length - at);
        gsize end = newline ? (gsize)(newline - text) : length;
        Utterance line = {.kind = UTTERANCE_NARRATION, .span = {at, end}};
        g_autoptr(Wording) wording = wording_new(&script, &line);
        fwrite(wording->text, 1, wording->length, stdout);
        putchar('\n');
        at = end + 1;
    }
    return ferror(stdout) == 0;
}

gboolean command_spoken(int argc, char **argv, GError **error)
{
    g_autofree char *language = NULL;
    g_auto(GStrv) lexicons = NULL;
    const GOptionEntry entries[] = {
        {"language", 'l', 0, G_OPTION_ARG_STRING, &language,
         "the language of the text, en unless set: en, de, fr, es or nb", "CODE"},
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
    if (!print_lines(text, length, language ? language : "en", lexicon)) {
        error_set(error, LECTERN_ERROR_OUTPUT, "standard output", "cannot write");
        return FALSE;
    }
    return TRUE;
}
