/* How a package wants its text marked up. */
#ifndef LECTERN_PACKAGE_MARKUP_STYLE_H
#define LECTERN_PACKAGE_MARKUP_STYLE_H

#include <glib.h>

typedef struct {
    gboolean words;    /* every heard word is a <span>, in order; one that is parted by the end of
                        * an emphasis goes on in <span class="c"> */
    gboolean word_ids; /* these have ids: "u0012-1" is the first word of u0012 */
    gboolean times;    /* data-t of a heard utterance: where each word begins in the chapter, and
                        * where the last one ends, in ms; of one without words, start and end */
    gboolean speakers; /* data-s of a quotation: the index of its speaker */
    gboolean speaker_names; /* data-speaker (in HTML 4 title) of a quotation: its speaker's name */
    gboolean names;         /* a quotation begins with <b class="who">, where the speaker changes */
    gboolean xml_lang;      /* xml:lang stands beside lang */
    gboolean plain;         /* no utterance is an element, and nothing has an id: for readers that
                             * would point at none of it */
    gboolean epub;          /* epub:type stands beside role */
    gboolean html4;         /* nothing that HTML has only since 5; notes as DAISY 2.02 has them */
    char *(*document_of)(guint chapter); /* the file of another chapter, to be freed; NULL: all
                                          * chapters are in one */
    guint top_heading; /* the rank of the text's title and what is on its level, from 1 */
} MarkupStyle;

#endif
