/* The notes of HTML: which elements are notes, and what refers to them. */
#ifndef LECTERN_DOCUMENT_HTML_NOTES_H
#define LECTERN_DOCUMENT_HTML_NOTES_H

#include <glib.h>
#include <gumbo.h>

typedef struct {
    GHashTable *numbers; /* of places ("file.xhtml#id"): GUINT_TO_POINTER */
    GPtrArray *labels;   /* of char *, by number less 1: what refers to them, "[1]"; may be NULL */
} HtmlNotes;

HtmlNotes *html_notes_new(void);
void html_notes_free(HtmlNotes *notes);

/* Numbers the notes in ROOT, a page called PAGE among others ("" where it is the only one). */
void html_notes_find(HtmlNotes *notes, const GumboNode *root, const char *page);

/* Takes down by what references in ROOT the notes are called; all pages' notes are numbered. */
void html_notes_label(HtmlNotes *notes, const GumboNode *root, const char *page);

/* The number of the note that ELEMENT of PAGE is, or refers to; 0 for none. */
guint html_note_number(const HtmlNotes *notes, const GumboNode *element, const char *page);
guint html_note_referred(const HtmlNotes *notes, const GumboNode *element, const char *page);

/* What the text has for a reference to the note NUMBER, "[1]"; the caller frees it. */
char *html_note_label(const HtmlNotes *notes, guint number);

#endif
