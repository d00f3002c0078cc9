#include "script/form/ssml_tag.h"

#include <string.h>

static const char *const followed[] = {
    [SSML_BREAK] = "break",     [SSML_SUB] = "sub",         [SSML_SAY_AS] = "say-as",
    [SSML_PHONEME] = "phoneme", [SSML_PROSODY] = "prosody", [SSML_EMPHASIS] = "emphasis",
    [SSML_LANG] = "lang",
};

/* The other elements of SSML 1.1, section 3. */
static const char *const others[] = {
    "speak", "lexicon", "lookup", "meta",  "metadata", "p",    "s",
    "token", "w",       "voice",  "audio", "desc",     "mark",
};

/* What is being read: one tag's bytes. */
typedef struct {
    const char *text;
    gsize length;
    gsize at;
} Source;

static char peek(const Source *source)
{
    if (source->at < source->length) {
        return source->text[source->at];
    }
    return '\0';
}

static gboolean is_name_character(char c, gboolean first)
{
    return g_ascii_isalpha(c) || (!first && (g_ascii_isdigit(c) || strchr("-_:.", c) != NULL));
}

static void skip_space(Source *source)
{
    while (peek(source) == ' ' || peek(source) == '\t') {
        source->at++;
    }
}

static char *read_name(Source *source)
{
    gsize start = source->at;
    while (peek(source) != '\0' && is_name_character(peek(source), source->at == start)) {
        source->at++;
    }
    return source->at > start ? g_strndup(source->text + start, source->at - start) : NULL;
}

/* Appends the character that the reference of LENGTH bytes at NAME, between "&" and ";", stands
 * for; FALSE where XML knows none. */
static gboolean append_reference(GString *out, const char *name, gsize length)
{
    static const struct {
        const char *name;
        const char *sign;
    } known[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        if (strlen(known[i].name) == length && strncmp(known[i].name, name, length) == 0) {
            g_string_append(out, known[i].sign);
            return TRUE;
        }
    }
    enum { HEX = 16, DECIMAL = 10 };
    g_autofree char *number = g_strndup(name, length);
    gboolean hex = g_str_has_prefix(number, "#x");
    guint64 c = 0;
    if (number[0] != '#' ||
        !g_ascii_string_to_unsigned(number + (hex ? 2 : 1), hex ? HEX : DECIMAL, 1, G_MAXUINT32, &c,
                                    NULL) ||
        !g_unichar_validate((gunichar)c)) {
        return FALSE;
    }
    g_string_append_unichar(out, (gunichar)c);
    return TRUE;
}

/* TEXT with its references resolved; those that are none stand for themselves. */
static char *resolve(const char *text, gsize length)
{
    GString *out = g_string_new(NULL);
    for (gsize at = 0; at < length; at++) {
        const char *end = text[at] == '&' ? memchr(text + at, ';', length - at) : NULL;
        if (end && append_reference(out, text + at + 1, (gsize)(end - text) - at - 1)) {
            at = (gsize)(end - text);
        } else {
            g_string_append_c(out, text[at]);
        }
    }
    return g_string_free(out, FALSE);
}

static char *read_value(Source *source)
{
    char quote = peek(source);
    if (quote != '"' && quote != '\'') {
        return NULL;
    }
    const char *start = source->text + source->at + 1;
    const char *end = memchr(start, quote, source->length - source->at - 1);
    if (!end) {
        return NULL;
    }
    source->at = (gsize)(end - source->text) + 1;
    return resolve(start, (gsize)(end - start));
}

static gboolean read_attribute(Source *source, SsmlTag *tag)
{
    if (tag->attribute_count == SSML_ATTRIBUTE_LIMIT) {
        return FALSE;
    }
    SsmlAttribute *attribute = &tag->attributes[tag->attribute_count];
    attribute->offset = source->at;
    attribute->name = read_name(source);
    tag->attribute_count++;
    skip_space(source);
    if (!attribute->name || peek(source) != '=') {
        return FALSE;
    }
    source->at++;
    skip_space(source);
    attribute->value = read_value(source);
    return attribute->value != NULL;
}

/* Reads all behind the element's name. */
static gboolean read_rest(Source *source, SsmlTag *tag)
{
    for (;;) {
        gsize before = source->at;
        skip_space(source);
        if (peek(source) == '/' && tag->form == SSML_OPENS) {
            tag->form = SSML_EMPTY;
            source->at++;
        }
        if (peek(source) == '>') {
            source->at++;
            return TRUE;
        }
        if (tag->form != SSML_OPENS || source->at == before || !read_attribute(source, tag)) {
            return FALSE;
        }
    }
}

static SsmlElement element_of(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(followed); i++) {
        if (strcmp(name, followed[i]) == 0) {
            return (SsmlElement)i;
        }
    }
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        if (strcmp(name, others[i]) == 0) {
            return SSML_OTHER;
        }
    }
    return SSML_UNKNOWN;
}

gboolean ssml_tag_may_begin(const char *text, gsize length)
{
    gsize at = length > 1 && text[1] == '/' ? 2 : 1;
    return length > at && text[0] == '<' && is_name_character(text[at], TRUE);
}

gboolean ssml_tag_read(const char *text, gsize length, SsmlTag *tag)
{
    *tag = (SsmlTag){.form = SSML_OPENS};
    if (!ssml_tag_may_begin(text, length)) {
        return FALSE;
    }
    Source source = {text, MIN(length, SSML_TAG_LIMIT), 1};
    if (peek(&source) == '/') {
        tag->form = SSML_CLOSES;
        source.at++;
    }
    tag->name = read_name(&source);
    tag->element = element_of(tag->name);
    if (!read_rest(&source, tag)) {
        return FALSE;
    }
    tag->length = source.at;
    return TRUE;
}

void ssml_tag_clear(SsmlTag *tag)
{
    g_free(tag->name);
    for (guint i = 0; i < tag->attribute_count; i++) {
        g_free(tag->attributes[i].name);
        g_free(tag->attributes[i].value);
    }
    *tag = (SsmlTag){0};
}

const SsmlAttribute *ssml_tag_attribute(const SsmlTag *tag, const char *name)
{
    for (guint i = 0; i < tag->attribute_count; i++) {
        if (strcmp(tag->attributes[i].name, name) == 0) {
            return &tag->attributes[i];
        }
    }
    return NULL;
}

const char *ssml_element_name(SsmlElement element)
{
    return followed[element];
}
