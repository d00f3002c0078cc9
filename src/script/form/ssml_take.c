#include "script/form/ssml_take.h"

#include <string.h>

#include "base/error.h"

/* A line that is no markup at all must not bury all else, nor cost more than its length. */
enum { WARNINGS_LIMIT = 20 };

void ssml_warn(const DraftTag *tag, gsize offset, const char *format, ...)
{
    if (*tag->warnings > WARNINGS_LIMIT) {
        return;
    }
    (*tag->warnings)++;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    glong column = 1 + g_utf8_strlen(tag->lines.line, tag->at + offset - tag->lines.line);
    g_autofree char *where =
        g_strdup_printf("%s:%u:%ld", tag->lines.name, tag->lines.number, column);
    gboolean more = *tag->warnings > WARNINGS_LIMIT;
    warn(where, "%s", more ? "there is more of that kind behind this" : what);
}

static void clear_draft_tag(gpointer data)
{
    DraftTag *tag = data;
    ssml_tag_clear(&tag->tag);
    g_free(tag->written);
}

GArray *ssml_tags_new(void)
{
    GArray *tags = g_array_new(FALSE, FALSE, sizeof(DraftTag));
    g_array_set_clear_func(tags, clear_draft_tag);
    return tags;
}

// NOLINTBEGIN(readability-non-const-parameter): what is warned of later is counted there
const char *ssml_take_tag(const ScriptLines *lines, const char *at, const char *end, gsize offset,
                          GArray *tags, guint *warnings)
// NOLINTEND(readability-non-const-parameter)
{
    DraftTag draft = {.lines = *lines, .at = at, .offset = offset, .warnings = warnings};
    gboolean formed = ssml_tag_read(at, (gsize)(end - at), &draft.tag);
    const char *name = draft.tag.name;
    if (!formed && name && draft.tag.element != SSML_UNKNOWN) {
        ssml_warn(&draft, 0,
                  "this <%s> is no well-formed tag, and is read as text; write \\< if it is text",
                  name);
    } else if (formed && draft.tag.element == SSML_UNKNOWN) {
        ssml_warn(&draft, 0,
                  "<%s%s> is no markup that Lectern knows, and is read as text; write \\< "
                  "if it is text",
                  draft.tag.form == SSML_CLOSES ? "/" : "", name);
    }
    if (!formed || draft.tag.element == SSML_UNKNOWN) {
        ssml_tag_clear(&draft.tag);
        return at;
    }
    if (draft.tag.element == SSML_OTHER && draft.tag.form != SSML_CLOSES) {
        ssml_warn(&draft, 0,
                  "<%s> is kept, but changes nothing here; there may be break, sub, "
                  "say-as, phoneme, prosody, emphasis and lang",
                  name);
    }
    draft.written = g_strndup(at, draft.tag.length);
    g_array_append_val(tags, draft);
    return at + draft.tag.length;
}

void ssml_check_attributes(const DraftTag *tag, const char *known)
{
    for (guint i = 0; i < tag->tag.attribute_count; i++) {
        const SsmlAttribute *attribute = &tag->tag.attributes[i];
        g_autofree char *spaced = g_strdup_printf(" %s ", attribute->name);
        if (!strstr(known, spaced)) {
            ssml_warn(tag, attribute->offset, "“%s” of <%s> changes nothing here", attribute->name,
                      tag->tag.name);
        }
    }
}

const char *ssml_need(const DraftTag *tag, const char *name, const char *example)
{
    const SsmlAttribute *attribute = ssml_tag_attribute(&tag->tag, name);
    if (!attribute || !*attribute->value) {
        ssml_warn(tag, 0, "<%s> needs %s, such as %s=\"%s\"; without it, it changes nothing",
                  tag->tag.name, name, name, example);
        return NULL;
    }
    return attribute->value;
}
