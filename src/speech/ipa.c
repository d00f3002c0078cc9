#include "speech/ipa.h"

#include <string.h>

enum {
    STRESS_PRIMARY = 0x02C8,
    STRESS_SECONDARY = 0x02CC,
    TIE_ABOVE = 0x0361,
    TIE_BELOW = 0x035C,
    LINK = 0x203F, /* the undertie that joins words */
};

/* A sound of the word at hand. */
typedef struct {
    const IpaSound *sound;
    char stress; /* the engine's mark before it, or 0 */
    gboolean schwa;
} Said;

/* Signs that tell how a word is put together, and change no sound. */
static gboolean is_silent(gunichar c)
{
    return c == TIE_ABOVE || c == TIE_BELOW || c == LINK || c == '.' || c == '-';
}

static char stress_mark(gunichar c)
{
    if (c == STRESS_PRIMARY || c == '\'') {
        return '\'';
    }
    return c == STRESS_SECONDARY ? ',' : '\0';
}

/* WORD without what changes no sound, and letters parted from their marks. */
static char *bare_word(const char *word)
{
    g_autofree char *parted = g_utf8_normalize(word, -1, G_NORMALIZE_NFD);
    GString *bare = g_string_new(NULL);
    for (const char *at = parted; at && *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (!is_silent(c)) {
            g_string_append_unichar(bare, c);
        }
    }
    return g_string_free(bare, FALSE);
}

static const IpaSound *look_up(const IpaTable *table, const char *symbol, gboolean foreign)
{
    const IpaSound *sound = foreign ? g_hash_table_lookup(table->foreign, symbol) : NULL;
    return sound ? sound : g_hash_table_lookup(table->sounds, symbol);
}

/* The longest symbol of TABLE that TEXT begins with, and in *LENGTH its bytes; NULL for none. */
static const IpaSound *next_sound(const IpaTable *table, const char *text, gboolean foreign,
                                  gsize *length)
{
    g_autofree char *symbol = g_strndup(text, table->longest);
    for (*length = strlen(symbol); *length > 0;) {
        const IpaSound *sound = look_up(table, symbol, foreign);
        if (sound) {
            return sound;
        }
        do {
            symbol[--*length] = '\0';
        } while (*length > 0 && ((guchar)text[*length] & 0xC0) == 0x80);
    }
    return NULL;
}

/* Stresses a word that has no mark: its first or last vowel, if it can that is no schwa. A word of
 * nothing but a schwa stays weak. */
static void stress_somewhere(const IpaTable *table, GArray *word)
{
    Said *chosen = NULL;
    for (guint i = 0; i < word->len; i++) {
        Said *said = &g_array_index(word, Said, i);
        if (said->stress) {
            return;
        }
        if (said->sound->vowel && !said->schwa && (!chosen || table->stress_last)) {
            chosen = said;
        }
    }
    if (chosen) {
        chosen->stress = '\'';
    }
}

/* The mnemonics of WORD from FIRST to before END: "|" between them keeps two from being read as
 * one.
 */
static char *join(const GArray *word, guint first, guint end)
{
    GString *out = g_string_new(NULL);
    for (guint i = first; i < end; i++) {
        const Said *said = &g_array_index(word, Said, i);
        for (char **mnemonic = said->sound->mnemonics; *mnemonic; mnemonic++) {
            if (out->len > 0) {
                g_string_append_c(out, '|');
            }
            if (said->stress && mnemonic == said->sound->mnemonics) {
                g_string_append_c(out, said->stress);
            }
            g_string_append(out, *mnemonic);
        }
    }
    return g_string_free(out, FALSE);
}

/* The sounds of BARE, a word, as an array of Said; NULL with the symbol REFUSED. */
static GArray *find_sounds(const IpaTable *table, const char *bare, gboolean foreign,
                           char **refused)
{
    g_autoptr(GArray) word = g_array_new(FALSE, FALSE, sizeof(Said));
    char stress = '\0';
    while (*bare) {
        gunichar c = g_utf8_get_char(bare);
        gsize length = (gsize)(g_utf8_next_char(bare) - bare);
        if (stress_mark(c)) {
            stress = stress_mark(c);
            bare += length;
            continue;
        }
        const IpaSound *sound = next_sound(table, bare, foreign, &length);
        if (!sound) {
            *refused = g_strndup(bare, (gsize)(g_utf8_next_char(bare) - bare));
            return NULL;
        }
        bare += length;
        if (sound->mnemonics[0]) {
            Said said = {.sound = sound, .schwa = c == U'ə'};
            if (sound->vowel) {
                said.stress = stress;
                stress = '\0';
            }
            g_array_append_val(word, said);
        }
    }
    stress_somewhere(table, word);
    return g_steal_pointer(&word);
}

GPtrArray *ipa_words(const IpaTable *table, const char *ipa, gboolean foreign, char **refused)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) parts = g_strsplit_set(ipa, " \t\n", -1);
    *refused = NULL;
    for (char **part = parts; *part; part++) {
        if (**part == '\0') {
            continue;
        }
        g_autofree char *bare = bare_word(*part);
        g_autoptr(GArray) word = find_sounds(table, bare, foreign, refused);
        if (word && (word->len == 0 || (word->len > IPA_WORD_SOUNDS && !foreign))) {
            *refused = g_strdup(*part);
        }
        if (*refused) {
            return NULL;
        }
        for (guint at = 0; at < word->len; at += IPA_WORD_SOUNDS) {
            g_ptr_array_add(words, join(word, at, MIN(at + IPA_WORD_SOUNDS, word->len)));
        }
    }
    if (words->len == 0) {
        *refused = g_strdup(ipa);
        return NULL;
    }
    return g_steal_pointer(&words);
}
