#include "script/form/script_label.h"

#include <string.h>

#include "script/form/script_escape.h"
#include "script/form/script_form.h"

Piece piece_trim(const char *at, gsize length)
{
    for (; length > 0 && g_ascii_isspace(*at); at++) {
        length--;
    }
    while (length > 0 && g_ascii_isspace(at[length - 1])) {
        length--;
    }
    return (Piece){at, length};
}

static gboolean piece_is(Piece piece, const char *text)
{
    return piece.length == strlen(text) && memcmp(piece.at, text, piece.length) == 0;
}

gsize script_label_id(const ScriptLines *lines)
{
    gsize length = 0;
    if (lines->length < 2 || lines->line[0] != 'u' || !g_ascii_isdigit(lines->line[1])) {
        return 0;
    }
    while (length < lines->length &&
           (g_ascii_isalnum(lines->line[length]) || strchr("._-", lines->line[length]))) {
        length++;
    }
    return length;
}

/* Reads "Name: rule, 0.95", the inside of a note. */
static gboolean read_note(ScriptDraft *draft, const ScriptLines *lines, Piece note, GError **error)
{
    gsize colon = script_find_bare(note.at, note.length, ':');
    gsize behind = MIN(colon + 1, note.length);
    gsize comma = behind + script_find_bare(note.at + behind, note.length - behind, ',');
    if (comma >= note.length) {
        return script_lines_fail(lines, note.at, error,
                                 "a note says for whom, by which rule and how surely it was "
                                 "decided, as in [Anna: says, 0.95]; it may be left out");
    }
    Piece number = piece_trim(note.at + comma + 1, note.length - comma - 1);
    g_autofree char *digits = g_strndup(number.at, number.length);
    char *end;
    draft->made.confidence = g_ascii_strtod(digits, &end);
    if (end == digits || *end != '\0' || !(draft->made.confidence >= 0) ||
        draft->made.confidence > 1) {
        return script_lines_fail(lines, number.at, error,
                                 "how sure it is, is a number from 0 to 1");
    }
    g_autofree char *rule = script_lines_value(lines, note.at + behind, comma - behind, error);
    if (!rule) {
        return FALSE;
    }
    Piece decided = piece_trim(note.at, colon);
    draft->made.rule = g_intern_string(rule);
    draft->decided = g_strndup(decided.at, decided.length);
    return TRUE;
}

/* Takes the note in brackets off the end of LABEL. */
static gboolean take_note(ScriptDraft *draft, const ScriptLines *lines, Piece *label,
                          GError **error)
{
    gsize open = script_find_bare(label->at, label->length, '[');
    if (open == label->length) {
        return TRUE;
    }
    gsize close = script_find_bare(label->at, label->length, ']');
    if (close != label->length - 1 || close < open) {
        return script_lines_fail(lines, label->at + open, error,
                                 "the note that begins here has to end in “]”, with nothing but "
                                 "text behind it");
    }
    Piece note = piece_trim(label->at + open + 1, close - open - 1);
    *label = piece_trim(label->at, open);
    return read_note(draft, lines, note, error);
}

/* Takes "(skipped)" and the like off the end of LABEL. */
static void take_kind(ScriptDraft *draft, Piece *label)
{
    gsize open = script_find_bare(label->at, label->length, '(');
    for (gsize more = open; more < label->length;) {
        open = more;
        more += 1 + script_find_bare(label->at + more + 1, label->length - more - 1, '(');
    }
    if (open == label->length || label->at[label->length - 1] != ')') {
        return;
    }
    g_autofree char *name = g_strndup(label->at + open + 1, label->length - open - 2);
    if (utterance_kind_from_name(name, &draft->made.kind)) {
        draft->kind_given = TRUE;
        *label = piece_trim(label->at, open);
    }
}

gboolean script_label_read(ScriptDraft *draft, ScriptReader *reader, Piece label, GError **error)
{
    if (!take_note(draft, &reader->lines, &label, error)) {
        return FALSE;
    }
    take_kind(draft, &label);
    if (label.length > 0 && script_find_bare(label.at, label.length, ':') == label.length - 1) {
        label.length--; /* "Anna:" is Anna */
    }
    draft->goes_on = piece_is(label, FORM_GOES_ON) || piece_is(label, FORM_GOES_ON_TYPED);
    if (draft->goes_on || label.length == 0 || piece_is(label, FORM_NARRATOR)) {
        return TRUE;
    }
    g_autofree char *name = script_lines_value(&reader->lines, label.at, label.length, error);
    if (!name) {
        return FALSE;
    }
    draft->made.speaker = script_reader_speaker(reader, name);
    return TRUE;
}
