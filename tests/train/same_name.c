#include "same_name.h"

#include <string.h>

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == '`' || c == 0x2019;
}

/* Whether AT, behind an apostrophe, is an s that ends a word. */
static gboolean is_genitive(const char *at)
{
    return *at == 's' && !g_unichar_isalnum(g_utf8_get_char(at + 1));
}

static gboolean is_article(const char *word)
{
    return strcmp(word, "the") == 0 || strcmp(word, "a") == 0 || strcmp(word, "an") == 0;
}

GStrv name_words(const char *name)
{
    g_autofree char *folded = g_utf8_casefold(name, -1);
    g_autoptr(GString) plain = g_string_new(NULL);
    for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (is_apostrophe(c) && is_genitive(g_utf8_next_char(at))) {
            at = g_utf8_next_char(at);
        } else {
            g_string_append_unichar(plain, g_unichar_isalnum(c) ? c : ' ');
        }
    }
    g_auto(GStrv) all = g_strsplit(plain->str, " ", -1);
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    for (guint i = 0; all[i]; i++) {
        if (*all[i] && !is_article(all[i])) {
            g_strv_builder_add(words, all[i]);
        }
    }
    return g_strv_builder_end(words);
}

static gboolean has_all(const char *const *words, const char *const *wanted)
{
    for (guint i = 0; wanted[i]; i++) {
        if (!g_strv_contains(words, wanted[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean same_name(const char *const *a, const char *const *b)
{
    guint a_count = g_strv_length((GStrv)a);
    guint b_count = g_strv_length((GStrv)b);
    if (a_count == 0 || b_count == 0) {
        return FALSE;
    }
    return strcmp(a[a_count - 1], b[b_count - 1]) == 0 && (has_all(a, b) || has_all(b, a));
}
