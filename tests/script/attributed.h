/* For tests: a document of paragraphs, and the quotations marked in it by hand, attributed. */
#ifndef LECTERN_TESTS_SCRIPT_ATTRIBUTED_H
#define LECTERN_TESTS_SCRIPT_ATTRIBUTED_H

#include "script/speaker/speakers.h"

typedef struct {
    Document *document;
    const Language *language;
    GArray *quotations;
    GPtrArray *speakers;
} Attributed;

/* A document of TEXT, whose paragraphs are its lines. */
Document *document_of_lines(const char *text);

/* The “…” of DOCUMENT; one that its line does not close goes on in the next quotation. */
GArray *quotations_of(const Document *document);

/* Who speaks the “…” of TEXT in the language CODE. */
Attributed *attributed_new(const char *text, const char *code);
void attributed_free(Attributed *attributed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Attributed, attributed_free)

/* The name of who speaks quotation INDEX, and the quotation. */
const char *speaker_name(const Attributed *attributed, guint index);
const Quotation *quotation_at(const Attributed *attributed, guint index);

#endif
