#include "script/form/reading_form.h"

#include <string.h>

#include "script/form/script_escape.h"

/* The longest language tag that is looked for; RFC 5646, 4.4.1, has 35. */
enum { TAG_LIMIT = 35 };

/* The length of the language in brackets that TEXT begins with, "(de-AT)"; 0 where none does. */
static gsize language_length(const char *text, gsize length)
{
    gsize at = 1;
    while (at < length && (g_ascii_isalnum(text[at]) || text[at] == '-')) {
        at++;
    }
    gsize primary = 1 + strspn(text + MIN(length, 1), "abcdefghijklmnopqrstuvwxyz");
    gboolean tag = length > 0 && text[0] == '(' && at < length && text[at] == ')' &&
                   at - 1 <= TAG_LIMIT && (primary == 3 || primary == 4) &&
                   (text[primary] == '-' || text[primary] == ')');
    return tag ? at + 1 : 0;
}

/* Where the IPA between slashes that HOW ends with begins; HOW's length where it ends with none. */
static gsize find_ipa(Piece how)
{
    gsize last = how.length, open = how.length;
    for (gsize at = 0; at < how.length; at++) {
        at += script_find_bare(how.at + at, how.length - at, '/');
        if (at < how.length) {
            open = last;
            last = at;
        }
    }
    gboolean stands = open + 1 < last && last + 1 == how.length &&
                      (open == 0 || g_ascii_isspace(how.at[open - 1]));
    return stands ? open : how.length;
}

gboolean reading_form_read(const ScriptLines *lines, Piece how, Reading *reading, GError **error)
{
    gsize tag = language_length(how.at, how.length);
    if (tag > 0) {
        reading->language = g_strndup(how.at + 1, tag - 2);
        how = piece_trim(how.at + tag, how.length - tag);
    }
    gsize ipa = find_ipa(how);
    if (ipa < how.length) {
        reading->ipa = script_lines_value(lines, how.at + ipa + 1, how.length - ipa - 2, error);
        if (!reading->ipa) {
            return FALSE;
        }
        how = piece_trim(how.at, ipa);
    }
    if (how.length == 0 && (reading->ipa || reading->language)) {
        return TRUE; /* the words as they stand */
    }
    reading->spoken = script_lines_value(lines, how.at, how.length, error);
    return reading->spoken != NULL;
}

/* Whether SPOKEN would be read as something else as it is. */
static gboolean looks_like_ipa(const char *spoken)
{
    return g_str_has_suffix(spoken, "/");
}

void reading_form_write(GString *out, const Reading *reading)
{
    gsize start = out->len;
    if (reading->language && (!reading->spoken || *reading->spoken)) {
        g_string_append_printf(out, "(%s)", reading->language);
    }
    if (reading->spoken && *reading->spoken) {
        const char *special = looks_like_ipa(reading->spoken) ? "/" : "";
        gboolean bracket = reading->spoken[0] == '(' && !reading->language;
        g_string_append(out, out->len > start ? " " : (bracket ? "\\" : ""));
        script_escape(out, reading->spoken, special);
    }
    if (reading->ipa && (!reading->spoken || *reading->spoken)) {
        g_string_append(out, out->len > start ? " /" : "/");
        script_escape(out, reading->ipa, "/");
        g_string_append_c(out, '/');
    }
}
