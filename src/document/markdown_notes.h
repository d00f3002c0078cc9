/* Notes in Markdown, as most of its dialects have them though CommonMark has not: "[^1]" where one
 * is meant, and "[^1]: What it says." by itself, with its further paragraphs indented. */
#ifndef LECTERN_DOCUMENT_MARKDOWN_NOTES_H
#define LECTERN_DOCUMENT_MARKDOWN_NOTES_H

#include "base/span.h"

typedef struct {
    char *label; /* what stands behind the "^" */
    char *shown; /* what the text has for it, "[1]": the label where all labels are numbers, else
                  * its number among the notes */
    char *body;  /* Markdown: what it says, without indents */
    Span source; /* the bytes of the source that it stands in */
} MarkdownNote;

typedef struct {
    GArray *notes;       /* of MarkdownNote, in order; a note's number is its index and 1 */
    GHashTable *numbers; /* of labels: GUINT_TO_POINTER; borrows the labels */
    GString *links;      /* definitions of links, which bodies refer to as well */
} MarkdownNotes;

/* Takes the notes out of LENGTH bytes of Markdown from START on: spaces stand where they stood. The
 * caller frees them with markdown_notes_free. */
MarkdownNotes *markdown_notes_take(char *source, gsize start, gsize length);
void markdown_notes_free(MarkdownNotes *notes);

static inline const MarkdownNote *markdown_note(const MarkdownNotes *notes, guint index)
{
    return &g_array_index(notes->notes, MarkdownNote, index);
}

/* The number of the note that "[^LABEL]" at the start of TEXT refers to, and the LENGTH of that; 0
 * where there is none. */
guint markdown_note_reference(const MarkdownNotes *notes, const char *text, gsize *length);

#endif
