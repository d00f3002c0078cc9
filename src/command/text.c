/* lectern text: the document's text, to which every byte offset refers. */
#include "base/file.h"
#include "command/command.h"
#include "command/options.h"
#include "document/parse.h"
#include "script/form/script_text.h"

gboolean command_text(int argc, char **argv, GError **error)
{
    const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
    if (!options_parse(&argc, &argv, entries, "INPUT", 1, 1,
                       "Prints the text that is read, to which all offsets refer.", error)) {
        return FALSE;
    }
    gsize length;
    g_autofree char *bytes = file_read(argv[1], DOCUMENT_LIMIT, &length, error);
    if (!bytes) {
        return FALSE;
    }
    if (script_text_is(bytes, length)) {
        g_autoptr(Script) script = script_text_read(argv[1], bytes, length, error);
        return script && file_write("-", script->document->text, script->document->length, error);
    }
    g_autoptr(Document) document = document_parse(argv[1], bytes, length, FORMAT_GUESS, error);
    return document && file_write("-", document->text, document->length, error);
}
