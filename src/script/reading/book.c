#include "script/reading/book.h"

#include <string.h>

#include "base/utf8.h"

#include "script/reading/book_read.h"

/* The language and region that the tag CODE names, "en" and "GB", in keys of LONGEST_KEY bytes:
 * letters only, so that a tag can never name another file. */
static void read_tag(const char *code, char *primary, char *region)
{
    enum { REGION = 2 };
    gsize at = 0, length = 0;
    for (; at + 1 < LONGEST_KEY && g_ascii_isalpha(code[at]); at++) {
        primary[at] = g_ascii_tolower(code[at]);
    }
    primary[at] = '\0';
    if (strcmp(primary, "no") == 0) {
        g_strlcpy(primary, "nb", LONGEST_KEY); /* Norwegian, without saying which */
    }
    if (code[at] == '-' || code[at] == '_') {
        for (at++; length < REGION && g_ascii_isalpha(code[at]); at++) {
            region[length++] = g_ascii_toupper(code[at]);
        }
        length = g_ascii_isalnum(code[at]) ? 0 : length; /* longer: a script, "zh-Hant" */
    }
    region[length] = '\0';
}

const Book *book_get(const char *code, GError **error)
{
    /* Read-only after loading and asked for with every utterance: kept for the whole run. */
    static GHashTable *loaded;
    G_LOCK_DEFINE_STATIC(loaded);
    char primary[LONGEST_KEY], region[LONGEST_KEY], key[2 * LONGEST_KEY];
    read_tag(code, primary, region);
    g_snprintf(key, sizeof key, "%s-%s", primary, region);
    G_LOCK(loaded);
    if (!loaded) {
        loaded = g_hash_table_new(g_str_hash, g_str_equal);
    }
    gpointer found = NULL;
    if (!g_hash_table_lookup_extended(loaded, key, NULL, &found)) {
        GError *broken = NULL;
        found = *primary ? book_read(primary, region, &broken) : NULL;
        if (broken) {
            g_propagate_error(error, broken);
        } else {
            g_hash_table_insert(loaded, g_strdup(key), found);
        }
    }
    G_UNLOCK(loaded);
    return found;
}

char *const *book_find(const Book *book, BookGroup group, const char *text, Span span)
{
    char key[LONGEST_KEY];
    gsize length = span_length(span);
    if (length == 0 || length >= sizeof key) {
        return NULL;
    }
    gboolean cased = book_groups[group].cased;
    guchar first = (guchar)(cased ? text[span.start] : utf8_ascii_small(text[span.start]));
    gboolean ascii = TRUE;
    for (gsize i = 0; i < length; i++) {
        ascii = ascii && (guchar)text[span.start + i] < 0x80;
    }
    /* What is not ASCII may be folded to other bytes. */
    guint64 lengths = book->outlines[group].lengths[first];
    if (first < 0x80 && (ascii ? !((lengths >> length) & 1) : lengths == 0)) {
        return NULL;
    }
    for (gsize i = 0; i < length; i++) {
        key[i] = text[span.start + i];
        if (!cased) {
            key[i] = utf8_ascii_small(key[i]);
        }
    }
    key[length] = '\0';
    if (ascii || cased) {
        return g_hash_table_lookup(book->entries[group], key);
    }
    g_autofree char *folded = g_utf8_strdown(key, (gssize)length);
    return g_hash_table_lookup(book->entries[group], folded);
}

gboolean book_flag(char *const *found, gsize from, const char *flag)
{
    for (gsize i = 0; found && found[i]; i++) {
        if (i >= from && strcmp(found[i], flag) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean book_has(const Book *book, BookGroup group)
{
    return g_hash_table_size(book->entries[group]) > 0;
}

const char *book_form(const Book *book, BookGroup group, const char *key)
{
    char **found = g_hash_table_lookup(book->entries[group], key);
    return found ? found[0] : NULL;
}

const char *book_wording(const Book *book, const char *key)
{
    const char *words = book_form(book, BOOK_WORDING, key);
    return words ? words : "";
}

const NumberSigns *book_number_signs(const Book *book)
{
    return &book->signs;
}

Speller *book_speller(const Book *book)
{
    return book->speller;
}
