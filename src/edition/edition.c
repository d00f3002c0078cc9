#include "edition/edition.h"

#include "base/file.h"
#include "edition/edition_json.h"
#include "script/form/script_text.h"
#include "script/lexicon/lexicon.h"

static gboolean write_script(const Edition *edition, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, EDITION_SCRIPT, NULL);
    GString *text = script_text_write(edition->script);
    gboolean written = file_write(path, text->str, text->len, error);
    g_string_free(text, TRUE);
    return written;
}

/* Keeps what lexicons knew of the text with the script, which is made again with it. */
static gboolean write_lexicon(const Edition *edition, const char *folder, GError **error)
{
    const Script *script = edition->script;
    const Document *document = script->document;
    g_autoptr(Pls) pls =
        script->lexicon ? lexicon_excerpt(script->lexicon, document->text, document->length) : NULL;
    if (!pls) {
        return TRUE;
    }
    g_autofree char *path = g_build_filename(folder, EDITION_LEXICON, NULL);
    GString *text = pls_write(pls, "What the lexicons say of the words of script.txt.", NULL, NULL);
    gboolean written = file_write(path, text->str, text->len, error);
    g_string_free(text, TRUE);
    return written;
}

gboolean edition_write(const Edition *edition, const char *folder, GError **error)
{
    return write_script(edition, folder, error) && write_lexicon(edition, folder, error) &&
           timing_json_write(edition, folder, error) && edition_json_write(edition, folder, error);
}
