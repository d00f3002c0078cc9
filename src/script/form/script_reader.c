#include "script/form/script_reader.h"

#include <string.h>

gboolean script_reader_has(const ScriptReader *reader, const char *prefix)
{
    gsize length = strlen(prefix);
    return reader->lines.length >= length && memcmp(reader->lines.line, prefix, length) == 0;
}

gboolean script_reader_is_blank(const ScriptReader *reader)
{
    return reader->lines.length == 0 || reader->lines.line[0] == '#';
}

int script_reader_speaker(ScriptReader *reader, const char *name)
{
    gpointer known = g_hash_table_lookup(reader->speakers, name);
    if (known) {
        return GPOINTER_TO_INT(known) - 1;
    }
    Speaker *speaker = speaker_new(name);
    g_ptr_array_add(reader->script->speakers, speaker);
    guint count = reader->script->speakers->len;
    g_hash_table_insert(reader->speakers, speaker->name, GUINT_TO_POINTER(count));
    return (int)count - 1;
}
