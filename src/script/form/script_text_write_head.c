#include <string.h>

#include "base/utf8.h"
#include "script/form/script_escape.h"
#include "script/form/script_form.h"
#include "script/form/script_text_head.h"

static const char help[] =
    "# Read it through; change a speaker, a voice, a reading or a pause; then run: lectern make\n"
    "# with this file. Lines like this one are for people, and are not read.\n";

static void append_fact(GString *out, const char *key, const char *value)
{
    if (value) {
        g_string_append_printf(out, "%s: ", key);
        script_escape(out, value, "");
        g_string_append_c(out, '\n');
    }
}

/* Appends white space with every character shown, "\n" for a line's end. */
static void append_spacing(GString *out, const char *key, const char *space, const char *line_end)
{
    g_string_append_printf(out, "%s: ", key);
    gsize length = strlen(space), end = strlen(line_end);
    for (gsize at = 0, next; at < length; at = next) {
        next = utf8_next(space, length, at);
        if (strncmp(space + at, line_end, end) == 0) {
            g_string_append(out, "\\n");
            next = at + end;
        } else if (space[at] == '\n') {
            g_string_append(out, "\\u{a}");
        } else {
            script_escape_character(out, utf8_at(space, length, at), TRUE);
        }
    }
    g_string_append_c(out, '\n');
}

static void append_facts(const Script *script, const FormSpacing *spacing, GString *out)
{
    const Document *document = script->document;
    append_fact(out, "Title", script->title);
    append_fact(out, "Language", script->language);
    g_autofree char *source = g_path_get_basename(document->name); /* the folder is no matter */
    append_fact(out, "Source", source);
    append_fact(out, "Source title", document->metadata.title);
    append_fact(out, "Source language", document->metadata.language);
    for (const MetadataKey *key = metadata_keys; key->name; key++) {
        if (strcmp(key->name, "title") != 0 && strcmp(key->name, "language") != 0) {
            append_fact(out, key->label, metadata_value(&document->metadata, key));
        }
    }
    if (strcmp(spacing->line_end, "\n") != 0) {
        append_spacing(out, "Line ends", spacing->line_end, "\n");
    }
    g_autofree char *usual = g_strconcat(spacing->line_end, spacing->line_end, NULL);
    if (strcmp(spacing->between, usual) != 0) {
        append_spacing(out, "Between blocks", spacing->between, spacing->line_end);
    }
}

static void append_detail(GString *out, const char *key, const char *value)
{
    if (value) {
        g_string_append_printf(out, "       %s: ", key);
        script_escape(out, value, "");
        g_string_append_c(out, '\n');
    }
}

static void append_speaker(const Speaker *speaker, GString *out)
{
    form_append_name(out, speaker->name);
    g_string_append_c(out, '\n');
    append_detail(out, "voice", speaker->voice);
    if (speaker->gender != GENDER_UNKNOWN) {
        append_detail(out, "gender", gender_name(speaker->gender));
    }
    if (speaker->age != AGE_UNKNOWN) {
        append_detail(out, "age", age_name(speaker->age));
    }
    for (guint i = 0; i < speaker->aliases->len; i++) {
        g_string_append(out, i == 0 ? "       also: " : "; ");
        script_escape(out, g_ptr_array_index(speaker->aliases, i), FORM_ALIAS_SIGNS);
    }
    g_string_append(out, speaker->aliases->len > 0 ? "\n" : "");
}

void script_text_write_head(const Script *script, const FormSpacing *spacing, GString *out)
{
    g_string_append(out, FORM_MARK " " FORM_VERSION "\n");
    g_string_append(out, help);
    g_string_append_c(out, '\n');
    append_facts(script, spacing, out);
    g_string_append(out, "\n" FORM_CAST "\n\n" FORM_NARRATOR "\n");
    append_detail(out, "voice", script->narrator);
    for (guint i = 0; i < script->speakers->len; i++) {
        append_speaker(g_ptr_array_index(script->speakers, i), out);
    }
}
