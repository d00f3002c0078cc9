/* XML and HTML, written an element at a time by libxml2's writer. What is written is well-formed
 * and holds no markup but what was asked for, whatever the texts are. */
#ifndef LECTERN_PACKAGE_XML_H
#define LECTERN_PACKAGE_XML_H

#include <glib.h>

typedef struct Xml Xml;

/* An empty page. With DECLARATION "<?xml …?>" stands before it, and then DOCTYPE, or NULL. */
Xml *xml_new(gboolean declaration, const char *doctype);

/* Starts an element; its attributes, names and values by turns, are ended by NULL. An attribute
 * with NULL for its value is left out. */
void xml_open(Xml *xml, const char *name, ...) G_GNUC_NULL_TERMINATED;

/* Another attribute of the element just started. */
void xml_attribute(Xml *xml, const char *name, const char *value);

/* Ends the innermost element, always with an end tag: "<p/>" is no end to a browser. */
void xml_close(Xml *xml);

/* An element that has no content in HTML or where XML is asked for: "<br/>". */
void xml_empty(Xml *xml, const char *name, ...) G_GNUC_NULL_TERMINATED;

/* An element with TEXT in it and attributes as above. */
void xml_element(Xml *xml, const char *name, const char *text, ...) G_GNUC_NULL_TERMINATED;

/* Appends TEXT of LENGTH bytes (-1: to its end), valid UTF-8; characters that XML forbids are left
 * out. */
void xml_text(Xml *xml, const char *text, gssize length);

/* A line end between elements, for people who look at the page. */
void xml_line(Xml *xml);

/* Frees XML, all of whose elements are ended, and gives what was written. */
GString *xml_finish(Xml *xml);

/* Frees XML with what was written. */
void xml_free(Xml *xml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Xml, xml_free)

#endif
