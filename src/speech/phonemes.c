#include "speech/phonemes.h"

#include <string.h>

/* What it costs to make one phoneme another, found by trying on 60 pairs of English words. */
enum {
    COST_SIMILAR = 1, /* the same first letter: "a" and "a#", "D@" and "D@2" */
    COST_VOWELS = 2,  /* both vowels: weakened */
    COST_CONSONANTS = 4,
    COST_DIFFERENT = 6,
    COST_GAP = 3, /* one that is dropped or added */

    CELL_LIMIT = 1 << 16, /* 256 phonemes by 256 */
};

gboolean phoneme_is_sound(const char *name)
{
    return name[0] != '\0' && name[0] != '_' && name[0] != ';';
}

static gboolean is_vowel(const char *name)
{
    return strchr("aeiouyAEIOUVYQ03@&", name[0]) != NULL;
}

static guint cost(const char *a, const char *b)
{
    if (strcmp(a, b) == 0) {
        return 0;
    }
    if (a[0] == b[0]) {
        return COST_SIMILAR;
    }
    if (is_vowel(a) != is_vowel(b)) {
        return COST_DIFFERENT;
    }
    return is_vowel(a) ? COST_VOWELS : COST_CONSONANTS;
}

/* The phonemes of all WORDS in a row; FIRSTS gets the index of each word's first. */
static GPtrArray *join_words(const GPtrArray *words, guint *firsts)
{
    GPtrArray *joined = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < words->len; i++) {
        firsts[i] = joined->len;
        g_auto(GStrv) names = g_strsplit_set(g_ptr_array_index(words, i), "_ \n", -1);
        for (char **name = names; *name; name++) {
            const char *bare = *name + strspn(*name, "',%=|");
            if (phoneme_is_sound(bare) && *bare != ':') {
                g_ptr_array_add(joined, g_strdup(bare));
            }
        }
    }
    return joined;
}

/* The table of edit distances: cell (i, j) is what it costs to make the first i of ALONE the first
 * j of SPOKEN. */
static guint *distances(const GPtrArray *alone, const GPtrArray *spoken)
{
    gsize width = spoken->len + 1;
    guint *table = g_new(guint, (alone->len + 1) * width);
    for (gsize j = 0; j < width; j++) {
        table[j] = (guint)j * COST_GAP;
    }
    for (gsize i = 1; i <= alone->len; i++) {
        const guint *above = table + (i - 1) * width;
        guint *row = table + i * width;
        row[0] = (guint)i * COST_GAP;
        for (gsize j = 1; j < width; j++) {
            guint same = above[j - 1] + cost(alone->pdata[i - 1], spoken->pdata[j - 1]);
            row[j] = MIN(same, MIN(above[j], row[j - 1]) + COST_GAP);
        }
    }
    return table;
}

/* Walks the cheapest way through TABLE back from its end and notes in BEGINS where it enters the
 * phonemes of each of the COUNT words. */
static void trace(const guint *table, const GPtrArray *alone, const GPtrArray *spoken,
                  const guint *firsts, guint count, guint *begins)
{
    gsize width = spoken->len + 1;
    guint i = alone->len;
    guint j = spoken->len;
    for (guint word = count; word-- > 0;) {
        while (i > firsts[word]) {
            guint here = table[i * width + j];
            const guint *above = table + (i - 1) * width;
            if (j > 0 && here == above[j - 1] + cost(alone->pdata[i - 1], spoken->pdata[j - 1])) {
                i--;
                j--;
            } else if (here == above[j] + COST_GAP) {
                i--;
            } else {
                j--;
            }
        }
        begins[word] = j;
    }
}

guint *phonemes_align(const GPtrArray *words, const GPtrArray *spoken)
{
    guint *firsts = g_new(guint, words->len + 1);
    g_autoptr(GPtrArray) alone = join_words(words, firsts);
    guint *begins = NULL;
    if (((gsize)alone->len + 1) * ((gsize)spoken->len + 1) <= CELL_LIMIT) {
        guint *table = distances(alone, spoken);
        begins = g_new(guint, words->len + 1);
        trace(table, alone, spoken, firsts, words->len, begins);
        g_free(table);
    }
    g_free(firsts);
    return begins;
}
