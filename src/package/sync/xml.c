#include "package/sync/xml.h"

#include <libxml/xmlwriter.h>
#include <stdarg.h>
#include <string.h>

struct Xml {
    xmlBuffer *buffer;
    xmlTextWriter *writer;
    GString *clean; /* the text at hand, without what XML forbids */
};

Xml *xml_new(gboolean declaration, const char *doctype)
{
    Xml *xml = g_new0(Xml, 1);
    xml->buffer = xmlBufferCreate();
    xml->writer = xmlNewTextWriterMemory(xml->buffer, 0);
    xml->clean = g_string_new(NULL);
    if (!xml->buffer || !xml->writer) {
        g_error("out of memory");
    }
    if (declaration) {
        xmlTextWriterStartDocument(xml->writer, NULL, "UTF-8", NULL);
    }
    if (doctype) {
        xmlTextWriterWriteRaw(xml->writer, BAD_CAST doctype);
        xmlTextWriterWriteRaw(xml->writer, BAD_CAST "\n");
    }
    return xml;
}

/* Whether C may stand in XML 1.0 (its production 2). */
static gboolean is_allowed(gunichar c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
           (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

/* Whether HTML counts C as an error although XML allows it: controls and non-characters. */
static gboolean is_odd(gunichar c)
{
    return (c >= 0x7F && c < 0xA0) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/* TEXT of LENGTH bytes without forbidden characters; belongs to XML. A carriage return would be
 * read back as a line end, so it is written as one. */
static const xmlChar *clean(Xml *xml, const char *text, gsize length)
{
    g_string_truncate(xml->clean, 0);
    for (const char *c = text; c < text + length; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        if (character == '\r') {
            g_string_append_c(xml->clean, c + 1 < text + length && c[1] == '\n' ? ' ' : '\n');
        } else if (is_allowed(character) && !is_odd(character)) {
            g_string_append_len(xml->clean, c, g_utf8_next_char(c) - c);
        }
    }
    return BAD_CAST xml->clean->str;
}

void xml_attribute(Xml *xml, const char *name, const char *value)
{
    xmlTextWriterWriteAttribute(xml->writer, BAD_CAST name, clean(xml, value, strlen(value)));
}

static void add_attributes(Xml *xml, va_list *attributes)
{
    const char *name;
    /* The analyser does not see through va_start() of a caller. */
    while (
        (name = va_arg(*attributes, const char *))) { // NOLINT(clang-analyzer-valist.Uninitialized)
        const char *value = va_arg(*attributes, const char *);
        if (value) {
            xml_attribute(xml, name, value);
        }
    }
}

void xml_open(Xml *xml, const char *name, ...)
{
    va_list attributes;
    va_start(attributes, name);
    xmlTextWriterStartElement(xml->writer, BAD_CAST name);
    add_attributes(xml, &attributes);
    va_end(attributes);
}

void xml_close(Xml *xml)
{
    xmlTextWriterFullEndElement(xml->writer);
}

void xml_empty(Xml *xml, const char *name, ...)
{
    va_list attributes;
    va_start(attributes, name);
    xmlTextWriterStartElement(xml->writer, BAD_CAST name);
    add_attributes(xml, &attributes);
    xmlTextWriterEndElement(xml->writer);
    va_end(attributes);
}

void xml_element(Xml *xml, const char *name, const char *text, ...)
{
    va_list attributes;
    va_start(attributes, text);
    xmlTextWriterStartElement(xml->writer, BAD_CAST name);
    add_attributes(xml, &attributes);
    xml_text(xml, text, -1);
    xml_close(xml);
    va_end(attributes);
}

void xml_text(Xml *xml, const char *text, gssize length)
{
    gsize bytes = length < 0 ? strlen(text) : (gsize)length;
    /* The writer's own function for text escapes nothing outside of elements. */
    xmlChar *escaped = xmlEncodeSpecialChars(NULL, clean(xml, text, bytes));
    if (!escaped) {
        g_error("out of memory");
    }
    xmlTextWriterWriteRaw(xml->writer, escaped);
    xmlFree(escaped);
}

void xml_line(Xml *xml)
{
    xmlTextWriterWriteString(xml->writer, BAD_CAST "\n");
}

GString *xml_finish(Xml *xml)
{
    xmlFreeTextWriter(xml->writer);
    xml->writer = NULL;
    GString *written =
        g_string_new_len((const char *)xmlBufferContent(xml->buffer), xmlBufferLength(xml->buffer));
    xml_free(xml);
    return written;
}

void xml_free(Xml *xml)
{
    if (xml) {
        if (xml->writer) {
            xmlFreeTextWriter(xml->writer);
        }
        xmlBufferFree(xml->buffer);
        g_string_free(xml->clean, TRUE);
        g_free(xml);
    }
}
