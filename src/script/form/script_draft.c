#include "script/form/script_draft.h"

#include <string.h>

#include "base/utf8.h"
#include "script/form/reading_form.h"
#include "script/form/script_escape.h"
#include "script/form/script_form.h"
#include "script/form/script_label.h"

enum { MS_PER_S = 1000 };

enum { READ, PAUSE, VOICE, INSTEAD, EVIDENCE, SENTENCE };

static const ScriptKey keys[] = {
    [READ] = {"read", TRUE},          [PAUSE] = {"pause", FALSE},
    [VOICE] = {"voice", FALSE},       [INSTEAD] = {"instead", FALSE},
    [EVIDENCE] = {"evidence", FALSE}, [SENTENCE] = {"sentence", FALSE},
};

static void clear_reading(gpointer data)
{
    DraftReading *reading = data;
    g_free(reading->words);
    g_free(reading->reading.spoken);
    g_free(reading->reading.ipa);
    g_free(reading->reading.language);
}

static void free_strings(ScriptDraft *draft)
{
    g_free(draft->made.id);
    g_free(draft->made.voice);
    g_free(draft->made.instead);
    g_free(draft->made.evidence);
    g_free(draft->decided);
}

void script_draft_init(ScriptDraft *draft)
{
    memset(draft, 0, sizeof *draft);
    draft->text = g_string_new(NULL);
    draft->readings = g_array_new(FALSE, FALSE, sizeof(DraftReading));
    g_array_set_clear_func(draft->readings, clear_reading);
    draft->tags = ssml_tags_new();
}

void script_draft_clear(ScriptDraft *draft)
{
    free_strings(draft);
    g_string_free(draft->text, TRUE);
    g_array_unref(draft->readings);
    g_array_unref(draft->tags);
}

/* Makes DRAFT an empty one that begins with the line at hand. */
static void reset(ScriptDraft *draft, const ScriptReader *reader)
{
    free_strings(draft);
    GString *text = draft->text;
    GArray *readings = draft->readings;
    GArray *tags = draft->tags;
    g_string_truncate(text, 0);
    g_array_set_size(readings, 0);
    g_array_set_size(tags, 0);
    memset(draft, 0, sizeof *draft);
    draft->text = text;
    draft->readings = readings;
    draft->tags = tags;
    draft->open = TRUE;
    draft->lines = reader->lines;
    draft->made.speaker = SPEAKER_NARRATOR;
    draft->made.pause_ms = PAUSE_BY_STRUCTURE;
    draft->made.confidence = 1;
}

/* How the text of a line is taken in, between tags. */
typedef struct {
    ScriptDraft *draft;
    const ScriptReader *reader;
    const char *end; /* of the line */
    gsize from;      /* where the line begins in the draft's text */
} TextLine;

/* Whether white space, or the line's start, stands before what comes next. */
static gboolean is_behind_space(const TextLine *line)
{
    const GString *text = line->draft->text;
    return text->len == line->from || utf8_is_space(utf8_before(text->str, text->len));
}

/* Takes in the tag at AT, and, where it is empty and stands between spaces, the one behind it: it
 * is written like a word, but is none. Gives the place behind; AT where there is no tag. */
static const char *add_tag(const TextLine *line, const char *at)
{
    GArray *tags = line->draft->tags;
    const char *behind = ssml_take_tag(&line->reader->lines, at, line->end, line->draft->text->len,
                                       tags, &line->draft->warnings);
    if (behind > at && behind < line->end && *behind == ' ' && is_behind_space(line) &&
        g_array_index(tags, DraftTag, tags->len - 1).tag.form == SSML_EMPTY) {
        behind++;
    }
    return behind;
}

/* Takes away BLANKS at the end of the text, which stand before tags at the line's end: there, white
 * space is nothing. */
static void drop_blanks(ScriptDraft *draft, gsize blanks)
{
    g_string_truncate(draft->text, draft->text->len - blanks);
    for (guint i = draft->tags->len; i-- > 0;) {
        DraftTag *tag = &g_array_index(draft->tags, DraftTag, i);
        if (tag->offset <= draft->text->len) {
            break;
        }
        tag->offset = draft->text->len;
    }
}

/* How many of the LENGTH bytes at TEXT are blanks at its end; BEFORE where there are no bytes. */
static gsize count_blanks(const char *text, gsize length, gsize before)
{
    gsize end = length;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t')) {
        end--;
    }
    return length > 0 ? length - end : before;
}

/* Takes in the text and tags from AT to the line's end. */
static gboolean add_marked(const TextLine *line, const char *at, GError **error)
{
    ScriptDraft *draft = line->draft;
    const char *search = at;
    gsize blanks = 0;
    for (;;) {
        const char *tag = search + script_find_bare(search, (gsize)(line->end - search), '<');
        gsize length = (gsize)(tag - at);
        blanks = count_blanks(at, length, blanks);
        if (!script_lines_unescape(&line->reader->lines, draft->text, at, length,
                                   line->reader->spacing.line_end, &draft->joined, error)) {
            return FALSE;
        }
        if (tag == line->end) {
            if (length == 0) {
                drop_blanks(draft, blanks);
            }
            return TRUE;
        }
        at = add_tag(line, tag);
        search = at > tag ? at : tag + 1;
    }
}

/* Takes in text that stands at AT, behind a "|". */
static gboolean add_text(ScriptDraft *draft, const ScriptReader *reader, const char *at,
                         GError **error)
{
    const ScriptLines *lines = &reader->lines;
    const char *end = lines->line + lines->length;
    for (; at < end && (*at == ' ' || *at == '\t'); at++) {
    }
    if (draft->has_text && !draft->joined) {
        g_string_append(draft->text, reader->spacing.line_end);
    }
    draft->has_text = TRUE;
    draft->joined = FALSE;
    TextLine line = {draft, reader, end, draft->text->len};
    return add_marked(&line, at, error);
}

gboolean script_draft_begin(ScriptDraft *draft, ScriptReader *reader, GError **error)
{
    reset(draft, reader);
    const ScriptLines *lines = &reader->lines;
    gsize at = script_label_id(lines);
    gboolean continues = at < lines->length && lines->line[at] == '+';
    gsize label = at + (continues ? 1 : 0);
    if (at == 0 || (label < lines->length && !strchr(" \t|", lines->line[label]))) {
        return script_lines_fail(lines, lines->line, error,
                                 "a line begins with its id, such as u0012, and a chapter with "
                                 "“" FORM_CHAPTER "”; what belongs to the line above is indented");
    }
    draft->made.id = g_strndup(lines->line, at);
    draft->continues = continues;
    gsize bar = script_find_bare(lines->line + label, lines->length - label, '|');
    if (!script_label_read(draft, reader, piece_trim(lines->line + label, bar), error)) {
        return FALSE;
    }
    const char *text = lines->line + label + bar + 1;
    return label + bar == lines->length || add_text(draft, reader, text, error);
}

static gboolean read_pause(ScriptDraft *draft, const ScriptLines *lines, Piece value,
                           GError **error)
{
    g_autofree char *text = g_strndup(value.at, value.length);
    char *unit;
    double pause = g_ascii_strtod(text, &unit);
    gboolean number = unit > text;
    for (; *unit == ' '; unit++) {
    }
    if (strcmp(unit, "s") == 0) {
        pause *= MS_PER_S;
    } else if (*unit != '\0' && strcmp(unit, "ms") != 0) {
        number = FALSE;
    }
    if (!number || !(pause >= 0 && pause <= FORM_PAUSE_LIMIT_MS)) {
        return script_lines_fail(lines, value.at, error,
                                 "a pause is a time such as “800 ms” or “1.5 s”, an hour at most");
    }
    draft->made.pause_ms = (int)(pause + 0.5);
    return TRUE;
}

static gboolean read_sentence(ScriptDraft *draft, const ScriptLines *lines, Piece value,
                              GError **error)
{
    g_autofree char *text = g_strndup(value.at, value.length);
    guint64 number;
    if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXUINT, &number, NULL)) {
        return script_lines_fail(lines, value.at, error, "a sentence has a number from 1");
    }
    draft->made.sentence = (guint)number;
    draft->sentence_set = TRUE;
    return TRUE;
}

static gboolean read_reading(ScriptDraft *draft, const ScriptLines *lines, Piece value, guint count,
                             GError **error)
{
    gsize equals = script_find_bare(value.at, value.length, '=');
    if (equals == value.length) {
        return script_lines_fail(lines, value.at, error,
                                 "write the words as they stand, “=”, and how to read them: "
                                 "World War II = World War Two");
    }
    DraftReading reading = {.count = MAX(count, 1), .lines = *lines, .at = value.at};
    reading.words = script_lines_value(lines, value.at, equals, error);
    Piece how = piece_trim(value.at + equals + 1, value.length - equals - 1);
    gboolean done = reading.words && reading_form_read(lines, how, &reading.reading, error);
    g_array_append_val(draft->readings, reading);
    return done;
}

static gboolean read_value(char **place, const ScriptLines *lines, Piece value, GError **error)
{
    *place = script_lines_value(lines, value.at, value.length, error);
    return *place != NULL;
}

gboolean script_draft_add(ScriptDraft *draft, const ScriptReader *reader, GError **error)
{
    const ScriptLines *lines = &reader->lines;
    Piece line = piece_trim(lines->line, lines->length);
    if (line.at[0] == '|') {
        return add_text(draft, reader, line.at + 1, error);
    }
    const char *at;
    guint number;
    int key = script_lines_key(lines, keys, G_N_ELEMENTS(keys), &draft->seen, &at, &number, error);
    Piece value = key < 0 ? line : piece_trim(at, (gsize)(lines->line + lines->length - at));
    switch (key) {
    case READ:
        return read_reading(draft, lines, value, number, error);
    case PAUSE:
        return read_pause(draft, lines, value, error);
    case VOICE:
        return read_value(&draft->made.voice, lines, value, error);
    case INSTEAD:
        return read_value(&draft->made.instead, lines, value, error);
    case EVIDENCE:
        return read_value(&draft->made.evidence, lines, value, error);
    case SENTENCE:
        return read_sentence(draft, lines, value, error);
    default:
        return FALSE;
    }
}
