#include "script/form/script_text.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "script/form/script_form.h"
#include "script/form/script_reader.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

static gsize skip_byte_order_mark(const char *bytes, gsize length)
{
    gsize mark = strlen(byte_order_mark);
    return length >= mark && memcmp(bytes, byte_order_mark, mark) == 0 ? mark : 0;
}

/* Whether BYTES are the mark of a script in UTF-16, as some editors save it. */
static gboolean is_utf16(const char *bytes, gsize length)
{
    gsize mark = strlen(FORM_MARK);
    if (length < 2 * mark + 2) {
        return FALSE;
    }
    gsize first = (guchar)bytes[0] == 0xFF && (guchar)bytes[1] == 0xFE   ? 2
                  : (guchar)bytes[0] == 0xFE && (guchar)bytes[1] == 0xFF ? 3
                                                                         : 0;
    for (gsize i = 0; i < mark && first > 0; i++) {
        first = bytes[first + 2 * i] == FORM_MARK[i] ? first : 0;
    }
    return first > 0;
}

gboolean script_text_is(const char *bytes, gsize length)
{
    gsize at = skip_byte_order_mark(bytes, length);
    gsize mark = strlen(FORM_MARK);
    return (length - at >= mark && memcmp(bytes + at, FORM_MARK, mark) == 0) ||
           is_utf16(bytes, length);
}

static gboolean check_encoding(const char *name, const char *bytes, gsize length, GError **error)
{
    if (is_utf16(bytes, length)) {
        error_set_at(error, LECTERN_ERROR_SYNTAX, name, 1, 1,
                     "this script was saved as UTF-16; save it as UTF-8");
        return FALSE;
    }
    const char *fault;
    if (g_utf8_validate_len(bytes, length, &fault)) {
        return TRUE;
    }
    guint line, column;
    utf8_position(bytes, (gsize)(fault - bytes), &line, &column);
    error_set_at(error, LECTERN_ERROR_SYNTAX, name, line, column,
                 "this character is not in UTF-8; save the script as UTF-8");
    return FALSE;
}

static gboolean read_first_line(ScriptReader *reader, GError **error)
{
    ScriptLines *lines = &reader->lines;
    if (!script_lines_next(lines) || !script_reader_has(reader, FORM_MARK)) {
        error_set_at(error, LECTERN_ERROR_SYNTAX, lines->name, 1, 1,
                     "a script begins with the line “" FORM_MARK " " FORM_VERSION "”");
        return FALSE;
    }
    const char *version = lines->line + strlen(FORM_MARK);
    gsize length = lines->length - strlen(FORM_MARK);
    if (length != strlen(" " FORM_VERSION) || memcmp(version, " " FORM_VERSION, length) != 0) {
        return script_lines_fail(lines, version, error,
                                 "only scripts of version " FORM_VERSION
                                 " can be read, which begin “" FORM_MARK " " FORM_VERSION "”");
    }
    return TRUE;
}

Script *script_text_read(const char *name, const char *bytes, gsize length, GError **error)
{
    if (!check_encoding(name, bytes, length, error)) {
        return NULL;
    }
    g_autoptr(Script) script = script_new(document_new(name, g_strdup(""), 0));
    ScriptReader reader = {
        .lines = {.name = name,
                  .bytes = bytes,
                  .size = length,
                  .next = skip_byte_order_mark(bytes, length)},
        .script = script,
        .speakers = g_hash_table_new(g_str_hash, g_str_equal),
    };
    form_spacing_init(&reader.spacing);
    gboolean done = read_first_line(&reader, error) && script_reader_head(&reader, error) &&
                    script_reader_body(&reader, error);
    form_spacing_clear(&reader.spacing);
    g_hash_table_unref(reader.speakers);
    return done ? g_steal_pointer(&script) : NULL;
}
