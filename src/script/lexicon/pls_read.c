#include <libxml/xmlreader.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "script/lexicon/pls.h"
#include "script/lexicon/x_sampa.h"

enum {
    TEXT_LIMIT = 2000, /* bytes of a grapheme, phoneme or alias */
    GRAPHEMES_LIMIT = 100,
};

typedef enum { ALPHABET_UNKNOWN, ALPHABET_IPA, ALPHABET_X_SAMPA } Alphabet;

typedef struct {
    const char *path;
    xmlTextReader *xml;
    Pls *pls;
    Alphabet alphabet;  /* of phonemes that name none */
    gboolean preferred; /* the lexeme at hand has its preferred pronunciation */
    GError **error;
} Reader;

static gboolean fail(Reader *reader, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The line that the element at hand begins in. */
static guint line_of(Reader *reader)
{
    xmlNode *node = xmlTextReaderCurrentNode(reader->xml);
    glong line = node ? xmlGetLineNo(node) : 0;
    return line > 0 ? (guint)line : 1;
}

/* Sets the error for the element at hand. Always FALSE. */
static gboolean fail(Reader *reader, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    error_set_at(reader->error, LECTERN_ERROR_SYNTAX, reader->path, line_of(reader), 1, "%s", what);
    return FALSE;
}

/* Sets the error that the parser found. Always FALSE. */
static gboolean fail_xml(Reader *reader)
{
    const xmlError *found = xmlGetLastError();
    if (!found || !found->message) {
        return fail(reader, "this is no XML");
    }
    g_autofree char *message = g_utf8_make_valid(found->message, -1);
    g_strdelimit(g_strstrip(message), "\n", ' ');
    error_set_at(reader->error, LECTERN_ERROR_SYNTAX, reader->path, (guint)MAX(found->line, 1),
                 (guint)MAX(found->int2, 1), "%s", message);
    return FALSE;
}

/* The attribute NAME, to be freed by the caller; NULL for none. */
static char *attribute(Reader *reader, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(reader->xml, BAD_CAST name);
    char *copy = g_strdup((const char *)value);
    xmlFree(value);
    return copy ? g_strstrip(copy) : NULL;
}

static const char *element_name(Reader *reader)
{
    return (const char *)xmlTextReaderConstLocalName(reader->xml);
}

static gboolean is_pls(Reader *reader)
{
    return g_strcmp0((const char *)xmlTextReaderConstNamespaceUri(reader->xml), PLS_NAMESPACE) == 0;
}

/* Goes to the next node; FALSE at a fault, or with *AT_END set behind the last. */
static gboolean advance(Reader *reader, gboolean *at_end)
{
    int result = xmlTextReaderRead(reader->xml);
    *at_end = result == 0;
    if (result < 0) {
        return fail_xml(reader);
    }
    if (result > 0 && xmlTextReaderNodeType(reader->xml) == XML_READER_TYPE_ENTITY_REFERENCE) {
        return fail(reader, "entities of a file's own, such as “&%s;”, are not read",
                    (const char *)xmlTextReaderConstName(reader->xml));
    }
    return result > 0;
}

/* Passes over the element at hand with all in it. */
static gboolean skip(Reader *reader)
{
    int depth = xmlTextReaderDepth(reader->xml);
    gboolean at_end;
    if (xmlTextReaderIsEmptyElement(reader->xml)) {
        return TRUE;
    }
    do {
        if (!advance(reader, &at_end)) {
            return FALSE;
        }
    } while (xmlTextReaderDepth(reader->xml) > depth);
    return TRUE;
}

/* The text of the element at hand, white space folded, to be freed by the caller; NULL on failure,
 * also for an element in it. */
static char *element_text(Reader *reader)
{
    g_autofree char *name = g_strdup(element_name(reader));
    g_autoptr(GString) text = g_string_new(NULL);
    int depth = xmlTextReaderDepth(reader->xml);
    gboolean at_end, empty = xmlTextReaderIsEmptyElement(reader->xml) != 0;
    while (!empty && advance(reader, &at_end) && xmlTextReaderDepth(reader->xml) > depth) {
        const char *value = (const char *)xmlTextReaderConstValue(reader->xml);
        switch (xmlTextReaderNodeType(reader->xml)) {
        case XML_READER_TYPE_ELEMENT:
            fail(reader, "<%s> holds text only", name);
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
    if (*reader->error) {
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
        fail(reader, folded->len == 0 ? "<%s> is empty" : "what is in <%s> is too long", name);
        g_string_free(folded, TRUE);
        return NULL;
    }
    return g_string_free(folded, FALSE);
}

/* The alphabet that the element's attribute names, or FALLBACK. */
static gboolean read_alphabet(Reader *reader, Alphabet fallback, Alphabet *alphabet)
{
    g_autofree char *name = attribute(reader, "alphabet");
    if (!name) {
        *alphabet = fallback;
    } else if (g_ascii_strcasecmp(name, "ipa") == 0) {
        *alphabet = ALPHABET_IPA;
    } else if (g_ascii_strcasecmp(name, "x-sampa") == 0) {
        *alphabet = ALPHABET_X_SAMPA;
    } else {
        return fail(reader, "the alphabet “%s” is not known; there are “ipa” and “x-sampa”", name);
    }
    return TRUE;
}

/* Whether the pronunciation at hand goes before what the lexeme has. */
static gboolean goes_before(Reader *reader, const PlsLexeme *lexeme)
{
    g_autofree char *prefer = attribute(reader, "prefer");
    gboolean preferred = prefer && (strcmp(prefer, "true") == 0 || strcmp(prefer, "1") == 0);
    gboolean first = !lexeme->ipa && !lexeme->alias;
    gboolean chosen = first || (preferred && !reader->preferred);
    reader->preferred = reader->preferred || preferred;
    return chosen;
}

static gboolean read_phoneme(Reader *reader, PlsLexeme *lexeme)
{
    Alphabet alphabet = ALPHABET_UNKNOWN;
    if (!read_alphabet(reader, reader->alphabet, &alphabet)) {
        return FALSE;
    }
    if (alphabet == ALPHABET_UNKNOWN) {
        return fail(reader, "neither <lexicon> nor <phoneme> says in which alphabet it is");
    }
    gboolean chosen = goes_before(reader, lexeme);
    g_autofree char *text = element_text(reader);
    if (!text) {
        return FALSE;
    }
    if (alphabet == ALPHABET_X_SAMPA) {
        const char *refused;
        char *ipa = x_sampa_to_ipa(text, &refused);
        if (!ipa) {
            return fail(reader, "“%s” is no X-SAMPA", refused);
        }
        g_free(text);
        text = ipa;
    }
    if (chosen) {
        g_clear_pointer(&lexeme->alias, g_free);
        g_free(lexeme->ipa);
        lexeme->ipa = g_steal_pointer(&text);
    }
    return TRUE;
}

static gboolean read_alias(Reader *reader, PlsLexeme *lexeme)
{
    gboolean chosen = goes_before(reader, lexeme);
    g_autofree char *text = element_text(reader);
    if (text && chosen) {
        g_clear_pointer(&lexeme->ipa, g_free);
        g_free(lexeme->alias);
        lexeme->alias = g_steal_pointer(&text);
        return TRUE;
    }
    return text != NULL;
}

static gboolean read_grapheme(Reader *reader, PlsLexeme *lexeme)
{
    if (lexeme->graphemes->len == GRAPHEMES_LIMIT) {
        return fail(reader, "a lexeme has %d graphemes at most", GRAPHEMES_LIMIT);
    }
    char *text = element_text(reader);
    if (text) {
        g_ptr_array_add(lexeme->graphemes, text);
    }
    return text != NULL;
}

static gboolean read_part(Reader *reader, PlsLexeme *lexeme)
{
    const char *name = element_name(reader);
    if (!is_pls(reader) || strcmp(name, "example") == 0) {
        return skip(reader);
    }
    if (strcmp(name, "grapheme") == 0) {
        return read_grapheme(reader, lexeme);
    }
    if (strcmp(name, "phoneme") == 0) {
        return read_phoneme(reader, lexeme);
    }
    if (strcmp(name, "alias") == 0) {
        return read_alias(reader, lexeme);
    }
    return fail(reader, "<%s> has no place in a lexeme", name);
}

static gboolean read_lexeme(Reader *reader)
{
    int depth = xmlTextReaderDepth(reader->xml);
    PlsLexeme *lexeme = pls_add(reader->pls, NULL);
    lexeme->line = line_of(reader);
    lexeme->role = attribute(reader, "role");
    lexeme->language = attribute(reader, "xml:lang");
    reader->preferred = FALSE;
    gboolean at_end, empty = xmlTextReaderIsEmptyElement(reader->xml) != 0;
    while (!empty && advance(reader, &at_end) && xmlTextReaderDepth(reader->xml) > depth) {
        if (xmlTextReaderNodeType(reader->xml) == XML_READER_TYPE_ELEMENT &&
            !read_part(reader, lexeme)) {
            return FALSE;
        }
    }
    if (*reader->error) {
        return FALSE;
    }
    if (lexeme->graphemes->len == 0) {
        return fail(reader, "this lexeme has no <grapheme>");
    }
    if (!lexeme->ipa && !lexeme->alias && !lexeme->language) {
        return fail(reader, "“%s” has neither <phoneme> nor <alias>",
                    (const char *)g_ptr_array_index(lexeme->graphemes, 0));
    }
    return TRUE;
}

static gboolean read_root(Reader *reader)
{
    if (strcmp(element_name(reader), "lexicon") != 0 || !is_pls(reader)) {
        return fail(reader,
                    "this is no pronunciation lexicon: its root is <%s> and not <lexicon> "
                    "of the namespace " PLS_NAMESPACE,
                    element_name(reader));
    }
    g_autofree char *language = attribute(reader, "xml:lang");
    if (!language || !*language) {
        return fail(reader, "<lexicon> does not say its language, as in xml:lang=\"en\"");
    }
    reader->pls = pls_new(language);
    return read_alphabet(reader, ALPHABET_UNKNOWN, &reader->alphabet);
}

static gboolean read_top(Reader *reader)
{
    const char *name = element_name(reader);
    if (!is_pls(reader) || strcmp(name, "meta") == 0 || strcmp(name, "metadata") == 0) {
        return skip(reader);
    }
    return strcmp(name, "lexeme") == 0 ? read_lexeme(reader)
                                       : fail(reader, "<%s> has no place in a lexicon", name);
}

static gboolean read_all(Reader *reader)
{
    gboolean at_end;
    while (advance(reader, &at_end)) {
        if (xmlTextReaderNodeType(reader->xml) == XML_READER_TYPE_ELEMENT &&
            !(reader->pls ? read_top(reader) : read_root(reader))) {
            return FALSE;
        }
    }
    return at_end && (reader->pls || fail_xml(reader));
}

static void ignore(void *data, xmlError *error)
{
    (void)data;
    (void)error; /* it is asked for by xmlGetLastError */
}

Pls *pls_read(const char *path, const char *bytes, gsize length, GError **error)
{
    GError *failure = NULL;
    Reader reader = {.path = path, .error = &failure};
    xmlResetLastError();
    reader.xml = length <= PLS_LIMIT ? xmlReaderForMemory(bytes, (int)length, path, NULL,
                                                          XML_PARSE_NONET | XML_PARSE_BIG_LINES)
                                     : NULL;
    if (!reader.xml) {
        error_set(error, LECTERN_ERROR_INPUT, path, "this is too large for a lexicon");
        return NULL;
    }
    xmlTextReaderSetStructuredErrorHandler(reader.xml, ignore, NULL);
    gboolean done = read_all(&reader);
    xmlFreeTextReader(reader.xml);
    if (!done) {
        g_clear_pointer(&reader.pls, pls_free);
        g_propagate_error(error, failure);
    }
    return reader.pls;
}
