/* Telling languages apart by their commonest words. */
#include <string.h>

#include "base/data_dir.h"
#include "base/utf8.h"
#include "script/language.h"

/* A few pages are plenty: the commonest words make up a third of any text. */
enum { SAMPLE_BYTES = 64 * 1024, FEWEST_HITS = 3 };
static const char fallback[] = "en";

static int compare_codes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The codes that have a file, in alphabetical order. */
static GPtrArray *known_codes(void)
{
    GPtrArray *codes = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folder = data_path("languages");
    g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
    for (const char *name; directory && (name = g_dir_read_name(directory));) {
        if (g_str_has_suffix(name, ".conf")) {
            g_ptr_array_add(codes, g_strndup(name, strlen(name) - strlen(".conf")));
        }
    }
    g_ptr_array_sort(codes, compare_codes);
    return codes;
}

/* The words of TEXT's beginning, folded. */
static GPtrArray *sample_words(const char *text, gsize length)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    gsize end = MIN(length, (gsize)SAMPLE_BYTES);
    gsize start = 0;
    for (gsize at = 0; at < end;) {
        gsize next = utf8_next(text, length, at);
        if (!g_unichar_isalpha(utf8_at(text, length, at))) {
            if (at > start) {
                g_ptr_array_add(words, language_fold(text + start, at - start));
            }
            start = next;
        }
        at = next;
    }
    if (start < end) {
        g_ptr_array_add(words, language_fold(text + start, end - start));
    }
    return words;
}

static guint count_hits(const GPtrArray *words, const Language *language)
{
    guint hits = 0;
    for (guint i = 0; i < words->len; i++) {
        hits += g_hash_table_contains(language->common_words, g_ptr_array_index(words, i)) ? 1 : 0;
    }
    return hits;
}

const char *language_guess(const char *text, gsize length)
{
    g_autoptr(GPtrArray) codes = known_codes();
    g_autoptr(GPtrArray) words = sample_words(text, length);
    const char *best = fallback;
    const Language *english = language_get(fallback, NULL);
    /* English by default: another language needs more of its words than English has. */
    guint most = MAX(english ? count_hits(words, english) : 0, FEWEST_HITS - 1);
    for (guint i = 0; i < codes->len; i++) {
        const Language *language = language_get(g_ptr_array_index(codes, i), NULL);
        guint hits = language ? count_hits(words, language) : 0;
        if (hits > most) {
            most = hits;
            best = g_ptr_array_index(codes, i);
        }
    }
    return g_intern_string(best);
}
