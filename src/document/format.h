/* The formats that Lectern reads, and how a source's is told. */
#ifndef LECTERN_DOCUMENT_FORMAT_H
#define LECTERN_DOCUMENT_FORMAT_H

#include <glib.h>

typedef enum {
    FORMAT_GUESS, /* not known yet */
    FORMAT_PLAIN,
    FORMAT_MARKDOWN,
    FORMAT_HTML,
    FORMAT_EPUB
} DocumentFormat;

/* The format of what is called NAME, by its ending alone: .txt, .md, .markdown, .html, .htm,
 * .xhtml, .xht, .epub, in letters of any case. FORMAT_GUESS for other names, and for one that is
 * nothing but an ending. */
DocumentFormat format_of_name(const char *name);

/* The format of a source called NAME that begins as the LENGTH BYTES do: an EPUB and a web page are
 * known by that, whatever they are called; for the rest the name counts, and what has another name
 * is plain text. */
DocumentFormat format_of(const char *name, const char *bytes, gsize length);

#endif
