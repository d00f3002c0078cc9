#include "script/lexicon/pls.h"

#include <string.h>

static void lexeme_free(gpointer data)
{
    PlsLexeme *lexeme = data;
    g_ptr_array_unref(lexeme->graphemes);
    g_free(lexeme->ipa);
    g_free(lexeme->alias);
    g_free(lexeme->language);
    g_free(lexeme->role);
    g_free(lexeme);
}

Pls *pls_new(const char *language)
{
    Pls *pls = g_new0(Pls, 1);
    pls->language = g_strdup(language);
    pls->lexemes = g_ptr_array_new_with_free_func(lexeme_free);
    return pls;
}

PlsLexeme *pls_add(Pls *pls, const char *grapheme)
{
    PlsLexeme *lexeme = g_new0(PlsLexeme, 1);
    lexeme->graphemes = g_ptr_array_new_with_free_func(g_free);
    if (grapheme) {
        g_ptr_array_add(lexeme->graphemes, g_strdup(grapheme));
    }
    g_ptr_array_add(pls->lexemes, lexeme);
    return lexeme;
}

void pls_free(Pls *pls)
{
    if (pls) {
        g_free(pls->language);
        g_ptr_array_unref(pls->lexemes);
        g_free(pls);
    }
}

static void append_element(GString *out, const char *name, const char *text)
{
    if (text) {
        g_autofree char *escaped = g_markup_escape_text(text, -1);
        g_string_append_printf(out, "<%s>%s</%s>", name, escaped, name);
    }
}

static void append_attribute(GString *out, const char *name, const char *value)
{
    if (value) {
        g_autofree char *escaped = g_markup_escape_text(value, -1);
        g_string_append_printf(out, " %s=\"%s\"", name, escaped);
    }
}

/* Appends TEXT as a comment: "--" cannot stand in one. */
static void append_comment(GString *out, const char *indent, const char *text)
{
    g_autoptr(GString) safe = g_string_new(text);
    g_string_replace(safe, "--", "- -", 0);
    g_string_replace(safe, "--", "- -", 0); /* of a row of them */
    g_string_append_printf(out, "%s<!-- %s -->\n", indent, safe->str);
}

GString *pls_write(const Pls *pls, const char *heading, PlsComment comment_of, gconstpointer data)
{
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if (heading) {
        append_comment(out, "", heading);
    }
    g_string_append(out, "<lexicon version=\"1.0\" xmlns=\"" PLS_NAMESPACE "\" alphabet=\"ipa\"");
    append_attribute(out, "xml:lang", pls->language);
    g_string_append(out, ">\n");
    for (guint i = 0; i < pls->lexemes->len; i++) {
        const PlsLexeme *lexeme = g_ptr_array_index(pls->lexemes, i);
        g_autofree char *comment = comment_of ? comment_of(i, data) : NULL;
        if (comment) {
            append_comment(out, "  ", comment);
        }
        g_string_append(out, "  <lexeme");
        append_attribute(out, "xml:lang", lexeme->language);
        append_attribute(out, "role", lexeme->role);
        g_string_append_c(out, '>');
        for (guint k = 0; k < lexeme->graphemes->len; k++) {
            append_element(out, "grapheme", g_ptr_array_index(lexeme->graphemes, k));
        }
        append_element(out, "phoneme", lexeme->ipa);
        append_element(out, "alias", lexeme->alias);
        g_string_append(out, "</lexeme>\n");
    }
    g_string_append(out, "</lexicon>\n");
    return out;
}
