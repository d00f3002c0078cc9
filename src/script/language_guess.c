/* Telling languages apart by their commonest words, and in short texts by what their words are made
 * of. */
#include <string.h>

#include "base/data_dir.h"
#include "base/utf8.h"
#include "script/language.h"

/* A few pages are plenty: the commonest words make up a third of any text. */
enum { SAMPLE_BYTES = 64 * 1024, FEWEST_HITS = 3 };

/* Texts of fewer words are weighed: a common word that one language has alone weighs most, one that
 * English has as well least, and a typical piece of a word as much as that. English headlines are
 * full of foreign names, so that English is left only for what weighs far more. */
enum {
    SHORT_TEXT = 60,
    OWN_WORD = 3,
    SHARED_WORD = 2,
    ENGLISH_WORD = 1,
    WHOLE_PIECE = 2,
    PIECE = 1,
    LEAST_WEIGHT = 3,
    FEWEST_HEAVY = 2,
    LEAD = 2,
    LONGEST_WORD = 96, /* bytes */
};
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

typedef struct {
    char *text;
    char *folded;
} Word;

static const Word *word_at(const GArray *words, guint index)
{
    return &g_array_index(words, Word, index);
}

static void clear_word(gpointer data)
{
    Word *word = data;
    g_free(word->text);
    g_free(word->folded);
}

static void add_word(GArray *words, const char *text, gsize length)
{
    Word word = {g_strndup(text, length), language_fold(text, length)};
    g_array_append_val(words, word);
}

/* The words of TEXT's beginning, of Word. */
static GArray *sample_words(const char *text, gsize length)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
    g_array_set_clear_func(words, clear_word);
    gsize end = MIN(length, (gsize)SAMPLE_BYTES);
    gsize start = 0;
    for (gsize at = 0; at < end;) {
        gsize next = utf8_next(text, length, at);
        if (!g_unichar_isalpha(utf8_at(text, length, at))) {
            if (at > start) {
                add_word(words, text + start, at - start);
            }
            start = next;
        }
        at = next;
    }
    if (start < end) {
        add_word(words, text + start, end - start);
    }
    return words;
}

static gboolean is_common(const Language *language, const Word *word)
{
    return g_hash_table_contains(language->common_words, word->folded);
}

static guint count_hits(const GArray *words, const Language *language)
{
    guint hits = 0;
    for (guint i = 0; i < words->len; i++) {
        hits += is_common(language, word_at(words, i)) ? 1 : 0;
    }
    return hits;
}

/* What PIECE weighs in LANGUAGE, where it is the FIRST or the LAST of a word: hyphens in the file
 * stand where a word may go on. */
static guint piece_weight(const Language *language, const char *piece, gsize length, gboolean first,
                          gboolean last)
{
    enum { LONGEST = 48 };
    char key[LONGEST];
    for (guint anchors = 0; anchors < 4; anchors++) {
        gboolean begins = (anchors & 1) != 0, ends = (anchors & 2) != 0;
        if ((begins && !first) || (ends && !last)) {
            continue;
        }
        g_snprintf(key, sizeof key, "%s%.*s%s", ends ? "-" : "", (int)length, piece,
                   begins ? "-" : "");
        if (g_hash_table_contains(language->typical_pieces, key)) {
            return begins && ends ? WHOLE_PIECE : PIECE;
        }
    }
    return 0;
}

/* The most that a piece of WORD weighs: "sch" anywhere, "ver-" at its beginning, "-ung" at its end,
 * "-qu-" by itself. */
static guint heaviest_piece(const Language *language, const Word *word)
{
    enum { LONGEST_PIECE = 10 };
    g_autofree char *small = g_utf8_strdown(word->text, -1);
    guint most = 0;
    for (const char *from = small; *from; from = g_utf8_next_char(from)) {
        const char *to = from;
        while (*to && to - from < LONGEST_PIECE) {
            to = g_utf8_next_char(to);
            most = MAX(
                most, piece_weight(language, from, (gsize)(to - from), from == small, *to == '\0'));
        }
    }
    return most;
}

/* What WORD weighs as one of the commonest of LANGUAGE; ENGLISH is another, or the same. */
static guint common_weight(const GPtrArray *codes, const Word *word, const Language *language,
                           const Language *english)
{
    gboolean small_i = strcmp(word->text, "i") == 0; /* the pronoun is a capital; this, Norwegian */
    if (!is_common(language, word) || (language == english && small_i)) {
        return 0;
    }
    guint owners = 0;
    for (guint i = 0; i < codes->len; i++) {
        const Language *other = language_get(g_ptr_array_index(codes, i), NULL);
        owners += other && is_common(other, word) ? 1 : 0;
    }
    gboolean shares = language != english && english && !small_i && is_common(english, word);
    return shares ? ENGLISH_WORD : owners == 1 ? OWN_WORD : SHARED_WORD;
}

/* What all WORDS weigh; *HEAVY is how many weigh anything. */
static guint weigh(const GPtrArray *codes, const GArray *words, const Language *language,
                   const Language *english, guint *heavy)
{
    guint weight = 0;
    *heavy = 0;
    for (guint i = 0; language && i < words->len; i++) {
        const Word *word = word_at(words, i);
        if (strlen(word->text) > LONGEST_WORD) {
            continue; /* no word of any language */
        }
        guint common = common_weight(codes, word, language, english);
        guint of_word = MAX(common, heaviest_piece(language, word));
        weight += of_word;
        *heavy += of_word > 0 ? 1 : 0;
    }
    return weight;
}

/* The language of a short text. */
static const char *guess_by_weight(const GPtrArray *codes, const GArray *words)
{
    const Language *english = language_get(fallback, NULL);
    guint heavy;
    guint least = weigh(codes, words, english, english, &heavy);
    guint most = LEAST_WEIGHT - 1 + LEAD * least;
    const char *best = fallback;
    for (guint i = 0; i < codes->len; i++) {
        const char *code = g_ptr_array_index(codes, i);
        guint weight = strcmp(code, fallback) == 0
                           ? 0
                           : weigh(codes, words, language_get(code, NULL), english, &heavy);
        if (weight > most && heavy >= FEWEST_HEAVY) { /* one may be a name: "Die Hard" */
            most = weight;
            best = code;
        }
    }
    return best;
}

const char *language_guess(const char *text, gsize length)
{
    g_autoptr(GPtrArray) codes = known_codes();
    g_autoptr(GArray) words = sample_words(text, length);
    if (words->len < SHORT_TEXT) {
        return g_intern_string(guess_by_weight(codes, words));
    }
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
