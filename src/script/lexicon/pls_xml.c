#include "script/lexicon/pls_xml.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "script/lexicon/pls.h"

enum { TEXT_LIMIT = 2000 }; /* bytes of a grapheme, phoneme or alias */

guint pls_xml_line(PlsXml *source)
{
    xmlNode *node = xmlTextReaderCurrentNode(source->xml);
    glong line = node ? xmlGetLineNo(node) : 0;
    return line > 0 ? (guint)line : 1;
}

gboolean pls_xml_fail(PlsXml *source, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    error_set_at(source->error, LECTERN_ERROR_SYNTAX, source->path, pls_xml_line(source), 1, "%s",
                 what);
    return FALSE;
}

gboolean pls_xml_fault(PlsXml *source)
{
    const xmlError *found = xmlGetLastError();
    if (!found || !found->message) {
        return pls_xml_fail(source, "this is no XML");
    }
    g_autofree char *message = g_utf8_make_valid(found->message, -1);
    g_strdelimit(g_strstrip(message), "\n", ' ');
    error_set_at(source->error, LECTERN_ERROR_SYNTAX, source->path, (guint)MAX(found->line, 1),
                 (guint)MAX(found->int2, 1), "%s", message);
    return FALSE;
}

char *pls_xml_attribute(PlsXml *source, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(source->xml, BAD_CAST name);
    char *copy = g_strdup((const char *)value);
    xmlFree(value);
    return copy ? g_strstrip(copy) : NULL;
}

const char *pls_xml_name(PlsXml *source)
{
    return (const char *)xmlTextReaderConstLocalName(source->xml);
}

gboolean pls_xml_is_pls(PlsXml *source)
{
    return g_strcmp0((const char *)xmlTextReaderConstNamespaceUri(source->xml), PLS_NAMESPACE) == 0;
}

gboolean pls_xml_advance(PlsXml *source, gboolean *at_end)
{
    int result = xmlTextReaderRead(source->xml);
    *at_end = result == 0;
    if (result < 0) {
        return pls_xml_fault(source);
    }
    if (result > 0 && xmlTextReaderNodeType(source->xml) == XML_READER_TYPE_ENTITY_REFERENCE) {
        return pls_xml_fail(source, "entities of a file's own, such as “&%s;”, are not read",
                            (const char *)xmlTextReaderConstName(source->xml));
    }
    return result > 0;
}

gboolean pls_xml_skip(PlsXml *source)
{
    int depth = xmlTextReaderDepth(source->xml);
    gboolean at_end;
    if (xmlTextReaderIsEmptyElement(source->xml)) {
        return TRUE;
    }
    do {
        if (!pls_xml_advance(source, &at_end)) {
            return FALSE;
        }
    } while (xmlTextReaderDepth(source->xml) > depth);
    return TRUE;
}

char *pls_xml_text(PlsXml *source)
{
    g_autofree char *name = g_strdup(pls_xml_name(source));
    g_autoptr(GString) text = g_string_new(NULL);
    int depth = xmlTextReaderDepth(source->xml);
    gboolean at_end, empty = xmlTextReaderIsEmptyElement(source->xml) != 0;
    while (!empty && pls_xml_advance(source, &at_end) && xmlTextReaderDepth(source->xml) > depth) {
        const char *value = (const char *)xmlTextReaderConstValue(source->xml);
        switch (xmlTextReaderNodeType(source->xml)) {
        case XML_READER_TYPE_ELEMENT:
            pls_xml_fail(source, "<%s> holds text only", name);
            return NULL;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            g_string_append(text, value ? value : "");
            break;
        default:
            break;
        }
    }
    if (*source->error) {
        return NULL;
    }
    GString *folded = g_string_new(NULL);
    Span whole = utf8_trim(text->str, (Span){0, text->len});
    for (gsize at = whole.start; at < whole.end; at = utf8_next(text->str, whole.end, at)) {
        gunichar c = utf8_at(text->str, whole.end, at);
        if (!utf8_is_space(c)) {
            g_string_append_unichar(folded, c);
        } else if (folded->str[folded->len - 1] != ' ') {
            g_string_append_c(folded, ' ');
        }
    }
    if (folded->len == 0 || folded->len > TEXT_LIMIT) {
        pls_xml_fail(source, folded->len == 0 ? "<%s> is empty" : "what is in <%s> is too long",
                     name);
        g_string_free(folded, TRUE);
        return NULL;
    }
    return g_string_free(folded, FALSE);
}
