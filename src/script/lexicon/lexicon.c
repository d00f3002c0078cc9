#include "script/lexicon/lexicon.h"

#include <string.h>

#include "base/data_dir.h"
#include "base/file.h"
#include "base/utf8.h"
#include "script/lexicon/heteronyms.h"
#include "script/lexicon/lexicon_trie.h"
#include "script/lexicon/lexicon_units.h"

struct Lexicon {
    gatomicrefcount references;
    char *language;
    Trie *trie;
    GPtrArray *entries; /* of LexiconEntry * */
    GPtrArray *files;   /* of char * */
    gboolean own;       /* the layer that is being added is the program's */
};

static void entry_free(gpointer data)
{
    LexiconEntry *entry = data;
    g_free(entry->grapheme);
    g_free(entry->ipa);
    g_free(entry->alias);
    g_free(entry->language);
    g_free(entry->role);
    g_free(entry);
}

Lexicon *lexicon_new(const char *language)
{
    Lexicon *lexicon = g_new0(Lexicon, 1);
    g_atomic_ref_count_init(&lexicon->references);
    lexicon->language = g_strdup(language);
    lexicon->trie = trie_new();
    lexicon->entries = g_ptr_array_new_with_free_func(entry_free);
    lexicon->files = g_ptr_array_new_with_free_func(g_free);
    return lexicon;
}

Lexicon *lexicon_ref(Lexicon *lexicon)
{
    g_atomic_ref_count_inc(&lexicon->references);
    return lexicon;
}

void lexicon_unref(Lexicon *lexicon)
{
    if (lexicon && g_atomic_ref_count_dec(&lexicon->references)) {
        g_free(lexicon->language);
        trie_free(lexicon->trie);
        g_ptr_array_unref(lexicon->entries);
        g_ptr_array_unref(lexicon->files);
        g_free(lexicon);
    }
}

/* Whether A and B, both BCP 47, are one language, whatever their regions are. */
static gboolean same_language(const char *a, const char *b)
{
    gsize length = strcspn(a, "-_");
    return length == strcspn(b, "-_") && g_ascii_strncasecmp(a, b, length) == 0;
}

static gboolean has_capital(const char *grapheme)
{
    for (const char *at = grapheme; *at; at = g_utf8_next_char(at)) {
        if (g_unichar_isupper(g_utf8_get_char(at)) || g_unichar_istitle(g_utf8_get_char(at))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* "noun" for "claws:Noun". */
static char *role_name(const char *role)
{
    const char *colon = role ? strrchr(role, ':') : NULL;
    return role ? g_ascii_strdown(colon ? colon + 1 : role, -1) : NULL;
}

static void add_entry(Lexicon *lexicon, const char *file, const Pls *pls, const PlsLexeme *lexeme,
                      const char *grapheme)
{
    gboolean foreign = !same_language(pls->language, lexicon->language);
    if (foreign && !has_capital(grapheme)) {
        return;
    }
    const char *language = lexeme->language ? lexeme->language : pls->language;
    LexiconEntry *entry = g_new0(LexiconEntry, 1);
    entry->grapheme = g_strdup(grapheme);
    entry->ipa = g_strdup(lexeme->ipa);
    entry->alias = g_strdup(lexeme->alias);
    entry->language = same_language(language, lexicon->language) ? NULL : g_strdup(language);
    entry->role = role_name(lexeme->role);
    entry->file = file;
    entry->line = lexeme->line;
    entry->layer = lexicon->files->len;
    entry->own = lexicon->own;
    g_ptr_array_add(lexicon->entries, entry);
    trie_put(lexicon->trie, entry);
}

void lexicon_add(Lexicon *lexicon, const char *path, const Pls *pls)
{
    char *file = g_strdup(path);
    g_ptr_array_add(lexicon->files, file);
    for (guint i = 0; i < pls->lexemes->len; i++) {
        const PlsLexeme *lexeme = g_ptr_array_index(pls->lexemes, i);
        for (guint k = 0; k < lexeme->graphemes->len; k++) {
            add_entry(lexicon, file, pls, lexeme, g_ptr_array_index(lexeme->graphemes, k));
        }
    }
}

gboolean lexicon_read(Lexicon *lexicon, const char *path, GError **error)
{
    gsize length;
    g_autofree char *bytes = file_read(path, PLS_LIMIT, &length, error);
    g_autoptr(Pls) pls = bytes ? pls_read(path, bytes, length, error) : NULL;
    if (pls) {
        lexicon_add(lexicon, path, pls);
    }
    return pls != NULL;
}

gboolean lexicon_read_own(Lexicon *lexicon, GError **error)
{
    g_autofree char *code =
        g_ascii_strdown(lexicon->language, (gssize)strcspn(lexicon->language, "-_"));
    if (strchr(code, '/') || code[0] == '.') {
        return TRUE;
    }
    g_autofree char *name = g_strdup_printf("lexicons/%s.pls", code);
    g_autofree char *path = data_path(name);
    lexicon->own = TRUE;
    gboolean done = !g_file_test(path, G_FILE_TEST_EXISTS) || lexicon_read(lexicon, path, error);
    lexicon->own = FALSE;
    return done;
}

void lexicon_for_each(const Lexicon *lexicon, LexiconSee see, gpointer data)
{
    for (guint i = 0; i < lexicon->entries->len; i++) {
        see(g_ptr_array_index(lexicon->entries, i), data);
    }
}

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == U'’';
}

/* Whether a word ends at OFFSET: what an apostrophe ties to it is an “s” at most. */
static gboolean ends_word(const char *text, gsize end, gsize offset)
{
    if (unit_is_word(utf8_at(text, end, offset))) {
        return FALSE;
    }
    if (!is_apostrophe(utf8_at(text, end, offset))) {
        return TRUE;
    }
    gsize tied = utf8_next(text, end, offset);
    gunichar c = utf8_at(text, end, tied);
    return !unit_is_word(c) || (g_unichar_tolower(c) == 's' &&
                                !unit_is_word(utf8_at(text, end, utf8_next(text, end, tied))));
}

const LexiconEntry *lexicon_at(const Lexicon *lexicon, const char *text, gsize context_start,
                               gsize offset, gsize end, gsize *length)
{
    const LexiconEntry *entry = trie_find(lexicon->trie, text, context_start, offset, end, length);
    return entry && ends_word(text, end, offset + *length) ? entry : NULL;
}

/* Of ENTRY and those of other roles with it, the one for the role that the words at SPAN play; else
 * the one for any role, else the first. */
static const LexiconEntry *entry_for(const Lexicon *lexicon, const char *text, Span context,
                                     Span span, const LexiconEntry *entry)
{
    const LexiconEntry *any = NULL;
    for (const LexiconEntry *one = entry; one && (entry->next || entry->role); one = one->next) {
        if (one->role && heteronym_plays(lexicon->language, text, context, span, one->role)) {
            return one;
        }
        any = !one->role && !any ? one : any;
    }
    return any ? any : entry;
}

static void append_reading(GArray *readings, Span span, const LexiconEntry *entry)
{
    Reading reading = {.span = span,
                       .spoken = g_strdup(entry->alias),
                       .ipa = g_strdup(entry->ipa),
                       .language = g_strdup(entry->language)};
    g_array_append_val(readings, reading);
}

/* Adds ENTRY, and those of other roles with it, to the set USED where it is not the program's. */
static void note_used(GHashTable *used, const LexiconEntry *entry)
{
    for (; entry && !entry->own; entry = entry->next) {
        g_hash_table_add(used, (gpointer)entry);
    }
}

void lexicon_for_each_in(const Lexicon *lexicon, const char *text, gsize length, LexiconSee see,
                         gpointer data)
{
    g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
    for (Span unit = unit_next(text, length, 0); !span_is_empty(unit);
         unit = unit_next(text, length, unit.end)) {
        gsize known;
        const LexiconEntry *entry = lexicon_at(lexicon, text, 0, unit.start, length, &known);
        note_used(used, entry);
        unit.end = entry ? unit.start + known : unit.end;
    }
    for (guint i = 0; i < lexicon->entries->len; i++) {
        if (g_hash_table_contains(used, g_ptr_array_index(lexicon->entries, i))) {
            see(g_ptr_array_index(lexicon->entries, i), data);
        }
    }
}

static void add_to_excerpt(const LexiconEntry *entry, gpointer data)
{
    PlsLexeme *lexeme = pls_add(data, entry->grapheme);
    lexeme->ipa = g_strdup(entry->ipa);
    lexeme->alias = g_strdup(entry->alias);
    lexeme->language = g_strdup(entry->language);
    lexeme->role = g_strdup(entry->role);
}

Pls *lexicon_excerpt(const Lexicon *lexicon, const char *text, gsize length)
{
    g_autoptr(Pls) pls = pls_new(lexicon->language);
    lexicon_for_each_in(lexicon, text, length, add_to_excerpt, pls);
    return pls->lexemes->len > 0 ? g_steal_pointer(&pls) : NULL;
}

void lexicon_find(const Lexicon *lexicon, const char *text, Span context, Span span,
                  GArray *readings)
{
    if (lexicon->entries->len == 0) {
        return;
    }
    for (Span unit = unit_next(text, span.end, span.start); !span_is_empty(unit);
         unit = unit_next(text, span.end, unit.end)) {
        gunichar c = utf8_at(text, span.end, unit.start);
        if (!unit_is_word(c) && !is_apostrophe(c)) {
            continue;
        }
        gsize length;
        const LexiconEntry *entry =
            lexicon_at(lexicon, text, context.start, unit.start, span.end, &length);
        if (entry) {
            Span place = {unit.start, unit.start + length};
            append_reading(readings, place, entry_for(lexicon, text, context, place, entry));
            unit = place;
        }
    }
}
