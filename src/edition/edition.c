#include "edition/edition.h"

#include "base/file.h"
#include "edition/edition_json.h"
#include "script/form/script_text.h"

static gboolean write_script(const Edition *edition, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, EDITION_SCRIPT, NULL);
    GString *text = script_text_write(edition->script);
    gboolean written = file_write(path, text->str, text->len, error);
    g_string_free(text, TRUE);
    return written;
}

gboolean edition_write(const Edition *edition, const char *folder, GError **error)
{
    return write_script(edition, folder, error) && timing_json_write(edition, folder, error) &&
           edition_json_write(edition, folder, error);
}
