#include "script/lexicon/rare_words.h"

#include <string.h>
#include <unicode/ulocdata.h>

#include "base/utf8.h"
#include "script/language.h"
#include "script/lexicon/lexicon_units.h"
#include "script/lexicon/word_list.h"

enum { LONGEST_WORD = 60, LETTERS_LEAST = 2 };

/* What was seen of a word, however it is written. */
typedef struct {
    char *word; /* as it stands where no sentence begins, or where it stands first */
    gboolean inside;
    guint capitals; /* where no sentence begins */
    guint smalls;
    guint count;
    gsize first;
    const LexiconEntry *entry;
} Seen;

typedef struct {
    const Script *script;
    GHashTable *seen; /* folded -> Seen */
    GPtrArray *order; /* of char *, the keys of seen as they came */
} Search;

static void seen_free(gpointer data)
{
    Seen *seen = data;
    g_free(seen->word);
    g_free(seen);
}

/* The word at OFFSET of TEXT: letters, with apostrophes between letters, but no “’s” behind. */
static Span word_at(const char *text, gsize end, gsize offset)
{
    Span word = {offset, offset};
    for (Span unit = unit_next(text, end, offset); unit.start == word.end && unit.end > unit.start;
         unit = unit_next(text, end, unit.end)) {
        gunichar c = utf8_at(text, end, unit.start);
        Span tied = unit;
        if (word.end > word.start) {
            tied = unit_next(text, end, unit.end);
            gboolean possessive = span_length(tied) == 1 && text[tied.start] == 's';
            if ((c != '\'' && c != U'’') || tied.start != unit.end || possessive ||
                !unit_is_word(utf8_at(text, end, tied.start))) {
                break;
            }
        } else if (!unit_is_word(c)) {
            break;
        }
        word.end = unit.end = tied.end;
    }
    return word;
}

static gboolean has_digit(const char *text, Span span)
{
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        if (g_unichar_isdigit(utf8_at(text, span.end, at))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Notes that WORD stands at SPAN; INSIDE a sentence where it is told by its capital. */
static void note(Search *search, Span span, gboolean inside, const LexiconEntry *entry)
{
    const char *text = search->script->document->text;
    g_autofree char *word =
        entry ? g_strdup(entry->grapheme) : g_strndup(text + span.start, span_length(span));
    g_autofree char *key = entry ? g_strconcat("=", word, NULL) : language_fold(word, strlen(word));
    Seen *seen = g_hash_table_lookup(search->seen, key);
    if (!seen) {
        seen = g_new0(Seen, 1);
        seen->first = span.start;
        seen->entry = entry;
        seen->word = g_strdup(word);
        g_ptr_array_add(search->order, g_strdup(key));
        g_hash_table_insert(search->seen, g_steal_pointer(&key), seen);
    }
    gunichar first = utf8_at(text, span.end, span.start);
    gboolean capital = g_unichar_isupper(first) || g_unichar_istitle(first);
    seen->count++;
    seen->smalls += capital ? 0 : 1;
    seen->capitals += capital && inside ? 1 : 0;
    if (inside && !seen->inside) {
        g_free(seen->word);
        seen->word = g_steal_pointer(&word);
        seen->inside = TRUE;
    }
}

static void search_utterance(Search *search, const Utterance *utterance)
{
    const char *text = search->script->document->text;
    const Lexicon *lexicon = search->script->lexicon;
    Span block = document_block(search->script->document, utterance->block)->text;
    gboolean prose =
        utterance->kind == UTTERANCE_NARRATION || utterance->kind == UTTERANCE_QUOTATION;
    gsize end = utterance->span.end;
    for (Span unit = unit_next(text, end, utterance->span.start); !span_is_empty(unit);
         unit = unit_next(text, end, unit.end)) {
        gsize length = 0;
        const LexiconEntry *entry =
            lexicon ? lexicon_at(lexicon, text, block.start, unit.start, end, &length) : NULL;
        Span word =
            entry ? (Span){unit.start, unit.start + length} : word_at(text, end, unit.start);
        if (span_is_empty(word)) {
            continue;
        }
        unit.end = word.end;
        glong letters = g_utf8_strlen(text + word.start, (gssize)span_length(word));
        if (entry ||
            (letters >= LETTERS_LEAST && letters <= LONGEST_WORD && !has_digit(text, word))) {
            gboolean inside = prose && !unit_begins_sentence(text, block.start, word.start);
            note(search, word, inside, entry);
        }
    }
}

/* Letters that LANGUAGE is written with, by CLDR: its own and those of words it has taken in. */
static USet *letters_of(const char *language)
{
    UErrorCode status = U_ZERO_ERROR;
    ULocaleData *data = ulocdata_open(language, &status);
    USet *letters = U_SUCCESS(status) ? ulocdata_getExemplarSet(data, NULL, USET_CASE_INSENSITIVE,
                                                                ULOCDATA_ES_STANDARD, &status)
                                      : NULL;
    ulocdata_close(data);
    return letters;
}

static gboolean is_strange(const USet *letters, const char *word)
{
    for (const char *at = word; letters && *at; at = g_utf8_next_char(at)) {
        gunichar c = g_unichar_tolower(g_utf8_get_char(at));
        if (g_unichar_isalpha(c) && !uset_contains(letters, (UChar32)c)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether WORDS has KEY, or each part of it between apostrophes. */
static gboolean is_listed(GHashTable *words, const Language *language, const char *key)
{
    if (g_hash_table_contains(words, key) || g_hash_table_contains(language->common_words, key)) {
        return TRUE;
    }
    g_auto(GStrv) parts = g_strsplit(key, "'", -1);
    for (char **part = parts; *part; part++) {
        if (**part && part[0][1] && !g_hash_table_contains(words, *part) &&
            !g_hash_table_contains(language->common_words, *part)) {
            return FALSE;
        }
    }
    return parts[1] != NULL;
}

/* Whether a word is worth a look: a name, what is in no list, or what the lexicon knows. Without
 * lists every word would be in none: then it takes a name or a strange letter. */
static gboolean is_rare(const RareWord *word, gboolean have_list)
{
    return word->entry || word->name || (!word->listed && (have_list || word->strange));
}

static guint weight(const RareWord *word)
{
    return word->count * (word->strange ? 2 : 1);
}

static int rank(const RareWord *word)
{
    enum { UNKNOWN, KNOWN, LISTED };
    if (word->entry) {
        return KNOWN;
    }
    return word->listed ? LISTED : UNKNOWN;
}

static int compare(gconstpointer a, gconstpointer b)
{
    const RareWord *one = a, *other = b;
    if (rank(one) != rank(other)) {
        return rank(one) - rank(other);
    }
    if (weight(one) != weight(other)) {
        return weight(one) > weight(other) ? -1 : 1;
    }
    return one->first < other->first ? -1 : 1;
}

static void clear_word(gpointer data)
{
    g_free(((RareWord *)data)->word);
}

/* The rare ones of what was seen. NOUNS: a capital makes no name. */
static GArray *choose(const Search *search, const Language *language, GHashTable *words,
                      gboolean nouns)
{
    GArray *rare = g_array_new(FALSE, FALSE, sizeof(RareWord));
    g_array_set_clear_func(rare, clear_word);
    USet *letters = letters_of(search->script->language);
    for (guint i = 0; i < search->order->len; i++) {
        const char *key = g_ptr_array_index(search->order, i);
        const Seen *seen = g_hash_table_lookup(search->seen, key);
        RareWord word = {
            .word = seen->word,
            .name = !nouns && seen->smalls == 0 && seen->capitals > 0,
            .listed = !seen->entry && is_listed(words, language, key),
            .strange = is_strange(letters, seen->word),
            .count = seen->count,
            .first = seen->first,
            .entry = seen->entry,
        };
        if (is_rare(&word, g_hash_table_size(words) > 0)) {
            word.word = g_strdup(word.word);
            g_array_append_val(rare, word);
        }
    }
    uset_close(letters);
    g_array_sort(rare, compare);
    return rare;
}

GArray *rare_words_find(const Script *script, GError **error)
{
    const Language *language = language_get(script->language, error);
    gboolean nouns = FALSE;
    g_autoptr(GHashTable) words = language ? word_list_read(script->language, &nouns, error) : NULL;
    if (!words) {
        return NULL;
    }
    Search search = {
        .script = script,
        .seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, seen_free),
        .order = g_ptr_array_new_with_free_func(g_free),
    };
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (utterance->kind != UTTERANCE_SKIPPED) {
            search_utterance(&search, utterance);
        }
    }
    GArray *rare = choose(&search, language, words, nouns);
    g_hash_table_unref(search.seen);
    g_ptr_array_unref(search.order);
    return rare;
}
