#include "script/lexicon/lexicon_trie.h"

#include <string.h>

#include "base/utf8.h"
#include "script/lexicon/lexicon_units.h"

enum { CAPITALS_LEAST = 4, STEP_BYTES = 128 };

/* A node is a number; the root is 0. Steps from one to the next are found by its number and the
 * unit's bytes together. */
struct Trie {
    GHashTable *steps; /* "NODE unit" -> node */
    GArray *nodes;     /* of Node */
};

typedef struct {
    LexiconEntry *entries[WRITTEN_WAYS];
} Node;

Trie *trie_new(void)
{
    Trie *trie = g_new0(Trie, 1);
    trie->steps = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    trie->nodes = g_array_new(FALSE, TRUE, sizeof(Node));
    g_array_set_size(trie->nodes, 1);
    return trie;
}

void trie_free(Trie *trie)
{
    if (trie) {
        g_hash_table_unref(trie->steps);
        g_array_unref(trie->nodes);
        g_free(trie);
    }
}

/* Writes the key of the step from NODE over UNIT of TEXT to KEY; FALSE where the unit is longer
 * than any that is looked for. Apostrophes are one. */
static gboolean step_key(char key[STEP_BYTES], guint node, const char *text, Span unit)
{
    enum { NODE_DIGITS = 6 }; /* of base 64: all 32 bits */
    gsize length = span_length(unit);
    if (length + NODE_DIGITS + 1 > STEP_BYTES) {
        return FALSE;
    }
    for (guint i = 0; i < NODE_DIGITS; i++, node >>= 6) {
        key[i] = (char)('0' + (node & 63));
    }
    if (utf8_at(text, unit.end, unit.start) == U'’') {
        key[NODE_DIGITS] = '\'';
        length = 1;
    } else {
        memcpy(key + NODE_DIGITS, text + unit.start, length);
    }
    key[NODE_DIGITS + length] = '\0';
    return TRUE;
}

/* The node behind NODE and UNIT, or 0. */
static guint step(const Trie *trie, guint node, const char *text, Span unit)
{
    char key[STEP_BYTES];
    return step_key(key, node, text, unit) ? GPOINTER_TO_UINT(g_hash_table_lookup(trie->steps, key))
                                           : 0;
}

/* Lets PLACE have ENTRY. Only where graphemes are written exactly are there several, one a role;
 * the other ways lead to the first of them. */
static void put_entry(LexiconEntry **place, LexiconEntry *entry, gboolean several)
{
    if (!*place || (*place)->layer < entry->layer) {
        *place = entry;
        return;
    }
    for (LexiconEntry *last = *place; several && g_strcmp0(last->role, entry->role) != 0;
         last = last->next) {
        if (!last->next) {
            last->next = entry;
            return;
        }
    }
}

/* Puts ENTRY where GRAPHEME leads. */
static gboolean put(Trie *trie, const char *grapheme, Written written, LexiconEntry *entry)
{
    gsize length = strlen(grapheme);
    guint node = 0, count = 0;
    gboolean word = FALSE;
    for (Span unit = unit_next(grapheme, length, 0); !span_is_empty(unit);
         unit = unit_next(grapheme, length, unit.end)) {
        char key[STEP_BYTES];
        if (++count > TRIE_UNITS || !step_key(key, node, grapheme, unit)) {
            return FALSE;
        }
        word = word || unit_is_word(utf8_at(grapheme, length, unit.start));
        node = GPOINTER_TO_UINT(g_hash_table_lookup(trie->steps, key));
        if (node == 0) {
            node = trie->nodes->len;
            g_array_set_size(trie->nodes, node + 1);
            g_hash_table_insert(trie->steps, g_strdup(key), GUINT_TO_POINTER(node));
        }
    }
    if (word) {
        put_entry(&g_array_index(trie->nodes, Node, node).entries[written], entry,
                  written == WRITTEN_EXACTLY);
    }
    return word;
}

/* Whether GRAPHEME has no capital. */
static gboolean is_small(const char *grapheme)
{
    for (const char *at = grapheme; *at; at = g_utf8_next_char(at)) {
        if (g_unichar_isupper(g_utf8_get_char(at)) || g_unichar_istitle(g_utf8_get_char(at))) {
            return FALSE;
        }
    }
    return TRUE;
}

static char *with_first_capital(const char *grapheme)
{
    GString *capital = g_string_new(NULL);
    g_string_append_unichar(capital, g_unichar_totitle(g_utf8_get_char(grapheme)));
    g_string_append(capital, g_utf8_next_char(grapheme));
    return g_string_free(capital, FALSE);
}

gboolean trie_put(Trie *trie, LexiconEntry *entry)
{
    const char *grapheme = entry->grapheme;
    if (!*grapheme || !put(trie, grapheme, WRITTEN_EXACTLY, entry)) {
        return FALSE;
    }
    if (is_small(grapheme)) {
        g_autofree char *capital = with_first_capital(grapheme);
        put(trie, capital, WRITTEN_AT_START, entry);
    }
    if (g_utf8_strlen(grapheme, -1) >= CAPITALS_LEAST) {
        g_autofree char *capitals = g_utf8_strup(grapheme, -1);
        put(trie, capitals, WRITTEN_IN_CAPITALS, entry);
    }
    return TRUE;
}

/* What stands in NODE for a grapheme that begins at OFFSET. */
static const LexiconEntry *entry_of(const Node *node, const char *text, gsize context_start,
                                    gsize offset)
{
    if (node->entries[WRITTEN_EXACTLY]) {
        return node->entries[WRITTEN_EXACTLY];
    }
    if (node->entries[WRITTEN_AT_START] && unit_begins_sentence(text, context_start, offset)) {
        return node->entries[WRITTEN_AT_START];
    }
    return node->entries[WRITTEN_IN_CAPITALS];
}

const LexiconEntry *trie_find(const Trie *trie, const char *text, gsize context_start, gsize offset,
                              gsize end, gsize *length)
{
    const LexiconEntry *found = NULL;
    guint node = 0;
    for (Span unit = unit_next(text, end, offset); !span_is_empty(unit);
         unit = unit_next(text, end, unit.end)) {
        node = step(trie, node, text, unit);
        if (node == 0) {
            break;
        }
        const LexiconEntry *here =
            entry_of(&g_array_index(trie->nodes, Node, node), text, context_start, offset);
        if (here) {
            found = here;
            *length = unit.end - offset;
        }
    }
    return found;
}
