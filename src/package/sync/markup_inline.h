/* What is inside a block: utterances, emphasis and links, words. */
#ifndef LECTERN_PACKAGE_MARKUP_INLINE_H
#define LECTERN_PACKAGE_MARKUP_INLINE_H

#include "package/package.h"
#include "package/sync/markup_style.h"
#include "package/sync/xml.h"

/* How far the writing of a document's inlines is. */
typedef struct {
    const PackageInput *input;
    const MarkupStyle *style;
    Xml *xml;
    guint chapter;  /* that is being written */
    guint next;     /* index of the first inline that is not begun */
    GArray *active; /* of guint: those that are begun and not ended, the innermost last */
} MarkupInline;

/* Begins at the byte START of the document, in CHAPTER of the performance. Clear with
 * markup_inline_clear. */
MarkupInline markup_inline_new(const PackageInput *input, const MarkupStyle *style, Xml *xml,
                               guint chapter, gsize start);
void markup_inline_clear(MarkupInline *state);

/* Writes SPAN, which lies in UTTERANCE or between two of them, with its inlines; WORDS (of
 * HeardWord) are those of UTTERANCE, or NULL. */
void markup_inline_write(MarkupInline *state, const Utterance *utterance, Span span,
                         const GArray *words);

#endif
