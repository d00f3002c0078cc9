#include <string.h>

#include "base/error.h"
#include "script/lexicon/pls.h"
#include "script/lexicon/pls_xml.h"
#include "script/lexicon/x_sampa.h"

enum { GRAPHEMES_LIMIT = 100 };

typedef enum { ALPHABET_UNKNOWN, ALPHABET_IPA, ALPHABET_X_SAMPA } Alphabet;

typedef struct {
    PlsXml source;
    Pls *pls;
    Alphabet alphabet;  /* of phonemes that name none */
    gboolean preferred; /* the lexeme at hand has its preferred pronunciation */
} Reader;

/* The alphabet that the element's attribute names, or FALLBACK. */
static gboolean read_alphabet(Reader *reader, Alphabet fallback, Alphabet *alphabet)
{
    g_autofree char *name = pls_xml_attribute(&reader->source, "alphabet");
    if (!name) {
        *alphabet = fallback;
    } else if (g_ascii_strcasecmp(name, "ipa") == 0) {
        *alphabet = ALPHABET_IPA;
    } else if (g_ascii_strcasecmp(name, "x-sampa") == 0) {
        *alphabet = ALPHABET_X_SAMPA;
    } else {
        return pls_xml_fail(&reader->source,
                            "the alphabet “%s” is not known; there are “ipa” and “x-sampa”", name);
    }
    return TRUE;
}

/* Whether the pronunciation at hand goes before what the lexeme has. */
static gboolean goes_before(Reader *reader, const PlsLexeme *lexeme)
{
    g_autofree char *prefer = pls_xml_attribute(&reader->source, "prefer");
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
        return pls_xml_fail(&reader->source,
                            "neither <lexicon> nor <phoneme> says in which alphabet it is");
    }
    gboolean chosen = goes_before(reader, lexeme);
    g_autofree char *text = pls_xml_text(&reader->source);
    if (!text) {
        return FALSE;
    }
    if (alphabet == ALPHABET_X_SAMPA) {
        const char *refused;
        char *ipa = x_sampa_to_ipa(text, &refused);
        if (!ipa) {
            return pls_xml_fail(&reader->source, "“%s” is no X-SAMPA", refused);
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
    g_autofree char *text = pls_xml_text(&reader->source);
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
        return pls_xml_fail(&reader->source, "a lexeme has %d graphemes at most", GRAPHEMES_LIMIT);
    }
    char *text = pls_xml_text(&reader->source);
    if (text) {
        g_ptr_array_add(lexeme->graphemes, text);
    }
    return text != NULL;
}

static gboolean read_part(Reader *reader, PlsLexeme *lexeme)
{
    const char *name = pls_xml_name(&reader->source);
    if (!pls_xml_is_pls(&reader->source) || strcmp(name, "example") == 0) {
        return pls_xml_skip(&reader->source);
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
    return pls_xml_fail(&reader->source, "<%s> has no place in a lexeme", name);
}

static gboolean read_lexeme(Reader *reader)
{
    int depth = xmlTextReaderDepth(reader->source.xml);
    PlsLexeme *lexeme = pls_add(reader->pls, NULL);
    lexeme->line = pls_xml_line(&reader->source);
    lexeme->role = pls_xml_attribute(&reader->source, "role");
    lexeme->language = pls_xml_attribute(&reader->source, "xml:lang");
    reader->preferred = FALSE;
    gboolean at_end, empty = xmlTextReaderIsEmptyElement(reader->source.xml) != 0;
    while (!empty && pls_xml_advance(&reader->source, &at_end) &&
           xmlTextReaderDepth(reader->source.xml) > depth) {
        if (xmlTextReaderNodeType(reader->source.xml) == XML_READER_TYPE_ELEMENT &&
            !read_part(reader, lexeme)) {
            return FALSE;
        }
    }
    if (*reader->source.error) {
        return FALSE;
    }
    if (lexeme->graphemes->len == 0) {
        return pls_xml_fail(&reader->source, "this lexeme has no <grapheme>");
    }
    if (!lexeme->ipa && !lexeme->alias && !lexeme->language) {
        return pls_xml_fail(&reader->source, "“%s” has neither <phoneme> nor <alias>",
                            (const char *)g_ptr_array_index(lexeme->graphemes, 0));
    }
    return TRUE;
}

static gboolean read_root(Reader *reader)
{
    if (strcmp(pls_xml_name(&reader->source), "lexicon") != 0 || !pls_xml_is_pls(&reader->source)) {
        return pls_xml_fail(&reader->source,
                            "this is no pronunciation lexicon: its root is <%s> and not <lexicon> "
                            "of the namespace " PLS_NAMESPACE,
                            pls_xml_name(&reader->source));
    }
    g_autofree char *language = pls_xml_attribute(&reader->source, "xml:lang");
    if (!language || !*language) {
        return pls_xml_fail(&reader->source,
                            "<lexicon> does not say its language, as in xml:lang=\"en\"");
    }
    reader->pls = pls_new(language);
    return read_alphabet(reader, ALPHABET_UNKNOWN, &reader->alphabet);
}

static gboolean read_top(Reader *reader)
{
    const char *name = pls_xml_name(&reader->source);
    if (!pls_xml_is_pls(&reader->source) || strcmp(name, "meta") == 0 ||
        strcmp(name, "metadata") == 0) {
        return pls_xml_skip(&reader->source);
    }
    return strcmp(name, "lexeme") == 0
               ? read_lexeme(reader)
               : pls_xml_fail(&reader->source, "<%s> has no place in a lexicon", name);
}

static gboolean read_all(Reader *reader)
{
    gboolean at_end;
    while (pls_xml_advance(&reader->source, &at_end)) {
        if (xmlTextReaderNodeType(reader->source.xml) == XML_READER_TYPE_ELEMENT &&
            !(reader->pls ? read_top(reader) : read_root(reader))) {
            return FALSE;
        }
    }
    return at_end && (reader->pls || pls_xml_fault(&reader->source));
}

static void ignore(void *data, xmlError *error)
{
    (void)data;
    (void)error; /* it is asked for by xmlGetLastError */
}

Pls *pls_read(const char *path, const char *bytes, gsize length, GError **error)
{
    GError *failure = NULL;
    Reader reader = {.source = {.path = path, .error = &failure}};
    xmlResetLastError();
    reader.source.xml = length <= PLS_LIMIT
                            ? xmlReaderForMemory(bytes, (int)length, path, NULL,
                                                 XML_PARSE_NONET | XML_PARSE_BIG_LINES)
                            : NULL;
    if (!reader.source.xml) {
        error_set(error, LECTERN_ERROR_INPUT, path, "this is too large for a lexicon");
        return NULL;
    }
    xmlTextReaderSetStructuredErrorHandler(reader.source.xml, ignore, NULL);
    gboolean done = read_all(&reader);
    xmlFreeTextReader(reader.source.xml);
    if (!done) {
        g_clear_pointer(&reader.pls, pls_free);
        g_propagate_error(error, failure);
    }
    return reader.pls;
}
