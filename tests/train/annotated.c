#include "annotated.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "document/parse.h"
#include "same_name.h"
#include "script/speaker/read_tokens.h"

/* Where a speaker is known but is no candidate, one line in so many teaches that it is nobody's:
 * if all did, the weights would rather name nobody than somebody. */
enum { NOBODY_EVERY = 4 };

enum { SPEAKER_UNKNOWN = -1 };

static const guint32 every_candidate = G_MAXUINT32;

/* An annotation as it stands in the file. */
typedef struct {
    Span span;
    int speaker;
    const char *type;
} Annotation;

typedef struct {
    GPtrArray *speakers; /* for each a GPtrArray of GStrv, the words of its names */
    GArray *annotations; /* of Annotation */
} Annotations;

static void free_names(void *names)
{
    g_ptr_array_unref(names);
}

static void free_words(void *words)
{
    g_strfreev(words);
}

static void add_speaker(Annotations *into, const char *const *names)
{
    GPtrArray *speaker = g_ptr_array_new_with_free_func(free_words);
    for (guint i = 0; names[i]; i++) {
        g_ptr_array_add(speaker, name_words(names[i]));
    }
    g_ptr_array_add(into->speakers, speaker);
}

static gboolean read_speaker(const char *field, guint count, int *speaker)
{
    guint64 number;
    if (strcmp(field, "-") == 0) {
        *speaker = SPEAKER_UNKNOWN;
        return TRUE;
    }
    if (count == 0 || !g_ascii_string_to_unsigned(field, 10, 0, count - 1, &number, NULL)) {
        return FALSE;
    }
    *speaker = (int)number;
    return TRUE;
}

static gboolean add_annotation(Annotations *into, char **fields, gsize length)
{
    if (g_strv_length(fields) != 5) {
        return FALSE;
    }
    guint64 start;
    guint64 end;
    int speaker;
    if (!g_ascii_string_to_unsigned(fields[1], 10, 0, length, &start, NULL) ||
        !g_ascii_string_to_unsigned(fields[2], 10, start, length, &end, NULL) ||
        !read_speaker(fields[4], into->speakers->len, &speaker)) {
        return FALSE;
    }
    Annotation annotation = {
        .span = {start, end}, .speaker = speaker, .type = g_intern_string(fields[3])};
    g_array_append_val(into->annotations, annotation);
    return TRUE;
}

/* Reads the annotations at PATH of a text of LENGTH bytes into INTO. */
static gboolean read_annotations(Annotations *into, const char *path, gsize length, GError **error)
{
    gsize size;
    g_autofree char *contents = file_read(path, DOCUMENT_LIMIT, &size, error);
    if (!contents) {
        return FALSE;
    }
    g_auto(GStrv) lines = g_strsplit(contents, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        g_auto(GStrv) fields = g_strsplit(lines[i], "\t", -1);
        if (fields[0] && strcmp(fields[0], "speaker") == 0) {
            add_speaker(into, (const char *const *)fields + 1);
        } else if (fields[0] && *fields[0] && !add_annotation(into, fields, length)) {
            error_set_at(error, LECTERN_ERROR_INPUT, path, i + 1, 1, "not an annotation");
            return FALSE;
        }
    }
    return TRUE;
}

/* Adds ANNOTATION's quotation to INTO, one for each of the blocks from *BLOCK on that it touches,
 * and its annotation for each to MATCHED. */
static void add_quotation(Annotated *into, GArray *matched, const Annotation *annotation,
                          guint *block)
{
    const Document *document = into->document;
    Span whole = utf8_trim(document->text, annotation->span);
    while (*block < document->blocks->len &&
           document_block(document, *block)->text.end <= whole.start) {
        (*block)++;
    }
    gboolean continues = FALSE;
    for (guint i = *block; i < document->blocks->len; i++) {
        Span text = document_block(document, i)->text;
        Span part = {MAX(whole.start, text.start), MIN(whole.end, text.end)};
        if (text.start >= whole.end) {
            return;
        }
        if (part.start < part.end) {
            Quotation quotation = {.span = part, .block = i, .continues = continues};
            g_array_append_val(into->quotations, quotation);
            g_array_append_val(matched, *annotation);
            continues = TRUE;
        }
    }
}

static void add_quotations(Annotated *into, const GArray *annotations, GArray *matched)
{
    guint block = 0;
    gsize reached = 0;
    for (guint i = 0; i < annotations->len; i++) {
        const Annotation *annotation = &g_array_index(annotations, Annotation, i);
        if (annotation->span.start >= reached) {
            add_quotation(into, matched, annotation, &block);
            reached = annotation->span.end;
        }
    }
}

static gboolean is_name(const char *name, const GPtrArray *names)
{
    g_auto(GStrv) words = name_words(name);
    for (guint i = 0; i < names->len; i++) {
        if (same_name((const char *const *)words, g_ptr_array_index(names, i))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether PERSON goes by one of NAMES: is it what Lectern calls them, or (ANY) of all their names.
 */
static gboolean is_called(const Person *person, const GPtrArray *names, gboolean any)
{
    if (!any) {
        return is_name(person_name(person), names);
    }
    for (guint i = 0; i < person->names->len; i++) {
        if (is_name(g_array_index(person->names, Name, i).text, names)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The people that a speaker called NAMES may be: a set of gint. */
static GHashTable *find_people(const People *people, const GPtrArray *names, gboolean any)
{
    GHashTable *found = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < people->people->len; i++) {
        if (is_called(people_person(people, (int)i), names, any)) {
            g_hash_table_add(found, GINT_TO_POINTER((int)i));
        }
    }
    return found;
}

/* Which of LINE's candidates are among PEOPLE. */
static guint32 candidates_among(const Line *line, GHashTable *people)
{
    G_STATIC_ASSERT(MOST_CANDIDATES <= 32);
    guint32 right = 0;
    for (guint i = 0; i < line->candidates->len; i++) {
        int person = g_array_index(line->candidates, Candidate, i).person;
        if (person != NOBODY && g_hash_table_contains(people, GINT_TO_POINTER(person))) {
            right |= (guint32)1 << i;
        }
    }
    return right;
}

/* What may be learnt of the line at INDEX, whose speaker is one of PEOPLE. */
static guint32 allowed_candidates(const Line *line, GHashTable *people, guint index)
{
    guint32 right = candidates_among(line, people);
    if (right != 0) {
        return right;
    }
    gboolean nobody = g_hash_table_size(people) > 0 && index % NOBODY_EVERY == 0;
    return nobody ? 1 : every_candidate; /* nobody is the first candidate */
}

static void free_set(void *set)
{
    g_hash_table_unref(set);
}

/* For each of SPEAKERS the people that it may be. */
static GPtrArray *find_all_people(const People *people, const GPtrArray *speakers, gboolean any)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(free_set);
    for (guint i = 0; i < speakers->len; i++) {
        g_ptr_array_add(all, find_people(people, g_ptr_array_index(speakers, i), any));
    }
    return all;
}

/* The speaker who tells the text: of most lines that have "I said"; or SPEAKER_UNKNOWN. */
static int find_teller(const Attribution *attribution, const GArray *matched, guint speakers)
{
    g_autofree guint *counts = g_new0(guint, speakers + 1);
    guint all = 0;
    int most = SPEAKER_UNKNOWN;
    for (guint i = 0; i < attribution->lines->len; i++) {
        int mention = attribution_line(attribution, i)->cue.mention;
        int speaker = g_array_index(matched, Annotation, i).speaker;
        if (mention == NO_MENTION || speaker == SPEAKER_UNKNOWN ||
            people_mention(attribution->people, mention)->kind != MENTION_SELF) {
            continue;
        }
        all++;
        counts[speaker]++;
        if (most == SPEAKER_UNKNOWN || counts[speaker] > counts[most]) {
            most = speaker;
        }
    }
    return most != SPEAKER_UNKNOWN && 2 * counts[most] > all ? most : SPEAKER_UNKNOWN;
}

static void answer(Annotated *annotated, const GPtrArray *speakers, const GArray *matched)
{
    const Attribution *attribution = annotated->attribution;
    g_autoptr(GPtrArray) named = find_all_people(annotated->people, speakers, FALSE);
    g_autoptr(GPtrArray) meant = find_all_people(annotated->people, speakers, TRUE);
    int teller = find_teller(attribution, matched, speakers->len);
    if (teller != SPEAKER_UNKNOWN && annotated->people->self != NOBODY) {
        g_hash_table_add(g_ptr_array_index(meant, (guint)teller),
                         GINT_TO_POINTER(annotated->people->self));
    }
    for (guint i = 0; i < attribution->lines->len; i++) {
        const Annotation *annotation = &g_array_index(matched, Annotation, i);
        const Line *line = attribution_line(attribution, i);
        Answer made = {.allowed = every_candidate, .type = annotation->type};
        if (annotation->speaker != SPEAKER_UNKNOWN) {
            guint speaker = (guint)annotation->speaker;
            made.known = TRUE;
            made.right = candidates_among(line, g_ptr_array_index(named, speaker));
            made.allowed = allowed_candidates(line, g_ptr_array_index(meant, speaker), i);
        }
        g_array_append_val(annotated->answers, made);
    }
}

static void attribute(Annotated *annotated, const Language *language, const Annotations *known)
{
    g_autoptr(GArray) matched = g_array_new(FALSE, FALSE, sizeof(Annotation));
    annotated->quotations = g_array_new(FALSE, FALSE, sizeof(Quotation));
    annotated->answers = g_array_new(FALSE, FALSE, sizeof(Answer));
    add_quotations(annotated, known->annotations, matched);
    annotated->tokens = tokens_read(annotated->document, language, annotated->quotations);
    annotated->people = people_new(annotated->tokens);
    annotated->attribution = attribution_new(annotated->people, annotated->quotations);
    annotated->attribution->all_votes = TRUE;
    attribution_vote(annotated->attribution);
    answer(annotated, known->speakers, matched);
}

static Document *read_document(const char *path, GError **error)
{
    gsize length;
    g_autofree char *bytes = file_read(path, DOCUMENT_LIMIT, &length, error);
    return bytes ? document_parse(path, bytes, length, FORMAT_PLAIN, error) : NULL;
}

Annotated *annotated_read(const char *text_path, const char *spans_path, GError **error)
{
    g_autoptr(Document) document = read_document(text_path, error);
    if (!document) {
        return NULL;
    }
    const Language *language =
        language_get(language_guess(document->text, document->length), error);
    g_autoptr(GPtrArray) speakers = g_ptr_array_new_with_free_func(free_names);
    g_autoptr(GArray) annotations = g_array_new(FALSE, FALSE, sizeof(Annotation));
    Annotations known = {speakers, annotations};
    if (!language || !read_annotations(&known, spans_path, document->length, error)) {
        return NULL;
    }
    Annotated *annotated = g_new0(Annotated, 1);
    annotated->document = g_steal_pointer(&document);
    attribute(annotated, language, &known);
    return annotated;
}

void annotated_free(Annotated *annotated)
{
    if (annotated) {
        g_clear_pointer(&annotated->answers, g_array_unref);
        g_clear_pointer(&annotated->attribution, attribution_free);
        g_clear_pointer(&annotated->people, people_free);
        g_clear_pointer(&annotated->tokens, tokens_free);
        g_clear_pointer(&annotated->quotations, g_array_unref);
        g_clear_pointer(&annotated->document, document_free);
        g_free(annotated);
    }
}
