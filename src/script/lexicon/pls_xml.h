/* The XML of a pronunciation lexicon, element by element, with the place of every fault. */
#ifndef LECTERN_SCRIPT_PLS_XML_H
#define LECTERN_SCRIPT_PLS_XML_H

#include <glib.h>
#include <libxml/xmlreader.h>

typedef struct {
    const char *path;
    xmlTextReader *xml;
    GError **error; /* set by what fails */
} PlsXml;

/* The line that the element at hand begins in. */
guint pls_xml_line(PlsXml *source);

/* Sets the error for the element at hand, or the one that the parser found: LECTERN_ERROR_SYNTAX.
 * Always FALSE. */
gboolean pls_xml_fail(PlsXml *source, const char *format, ...) G_GNUC_PRINTF(2, 3);
gboolean pls_xml_fault(PlsXml *source);

/* The name of the element at hand, and whether it is of the namespace of lexicons. */
const char *pls_xml_name(PlsXml *source);
gboolean pls_xml_is_pls(PlsXml *source);

/* Its attribute NAME, to be freed by the caller; NULL for none. */
char *pls_xml_attribute(PlsXml *source, const char *name);

/* Its text, white space folded, to be freed by the caller; NULL on failure, also for an element in
 * it. */
char *pls_xml_text(PlsXml *source);

/* Goes to the next node; FALSE at a fault, or with *AT_END set behind the last. */
gboolean pls_xml_advance(PlsXml *source, gboolean *at_end);

/* Passes over the element at hand with all in it. */
gboolean pls_xml_skip(PlsXml *source);

#endif
