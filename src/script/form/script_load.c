#include "base/file.h"
#include "document/parse.h"
#include "script/assembly/build.h"
#include "script/form/script_text.h"

Script *script_load(const char *input, const char *language, GError **error)
{
    gsize length;
    g_autofree char *bytes = file_read(input, DOCUMENT_LIMIT, &length, error);
    if (!bytes) {
        return NULL;
    }
    const char *name = g_str_equal(input, "-") ? "standard input" : input;
    if (script_text_is(bytes, length)) {
        return script_text_read(name, bytes, length, error);
    }
    Document *document = document_parse(name, bytes, length, FORMAT_GUESS, error);
    return document ? script_build(document, language, error) : NULL;
}
