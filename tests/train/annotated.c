#include "annotated.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "document/parse.h"
#include "same_name.h"

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

static gboolean is_called(const Person *person, const GPtrArray *names)
{
    g_auto(GStrv) words = name_words(person_name(person));
    for (guint i = 0; i < names->len; i++) {
        if (same_name((const char *const *)words, g_ptr_array_index(names, i))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The people that a speaker called NAMES may be: a set of gint. */
static GHashTable *find_people(const People *people, const GPtrArray *names)
{
    GHashTable *found = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < people->people->len; i++) {
        if (is_called(people_person(people, (int)i), names)) {
            g_hash_table_add(found, GINT_TO_POINTER((int)i));
        }
    }
    return found;
}

/* Which of LINE's candidates are among PEOPLE. */
static guint32 right_candidates(const Line *line, GHashTable *people)
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
static guint32 allowed_candidates(guint32 right, GHashTable *people, guint index)
{
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

static void answer(Annotated *annotated, const GPtrArray *speakers, const GArray *matched)
{
    g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func(free_set);
    for (guint i = 0; i < speakers->len; i++) {
        g_ptr_array_add(people, find_people(annotated->people, g_ptr_array_index(speakers, i)));
    }
    for (guint i = 0; i < annotated->attribution->lines->len; i++) {
        const Annotation *annotation = &g_array_index(matched, Annotation, i);
        Answer made = {.allowed = every_candidate, .type = annotation->type};
        if (annotation->speaker != SPEAKER_UNKNOWN) {
            GHashTable *set = g_ptr_array_index(people, (guint)annotation->speaker);
            made.known = TRUE;
            made.right = right_candidates(attribution_line(annotated->attribution, i), set);
            made.allowed = allowed_candidates(made.right, set, i);
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
    annotated->tokens = tokens_new(annotated->document, language, annotated->quotations);
    annotated->people = people_new(annotated->tokens);
    annotated->attribution = attribution_new(annotated->people, annotated->quotations);
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
