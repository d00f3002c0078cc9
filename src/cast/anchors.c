#include "cast/anchors.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "cast/place_words.h"
#include "script/near_words.h"

/* So many words of a quotation, and on either side of it, make its anchor. */
enum { OWN_WORDS = MOST_WORDS, NEIGHBOUR_WORDS = 6 };
/* A word that more quotations have tells nothing. */
enum { COMMON = 64 };
/* Of quotations with the same words so many are compared. */
enum { MOST_SAME = 512 };
/* A quotation of fewer words stands in many places: its neighbours must know it too. */
enum { TELLING_WORDS = 4 };
static const double few_neighbours = 0.25;
/* Likeness is the share of words that two places have in common. An edited quotation is still the
 * same from this likeness on, with so much of its neighbours; a rewritten one only between the very
 * same neighbours. */
static const double same_words = 0.6, some_neighbours = 0.4;
static const double rewritten_words = 0.25, same_neighbours = 0.75;

typedef struct {
    Words own;
    Words before;
    Words after;
} Anchor;

struct Anchors {
    const Script *script;
    GArray *runs;         /* of Run */
    GArray *anchors;      /* of Anchor, one for each */
    GHashTable *by_words; /* hash of all own words -> GArray of guint: runs */
    GHashTable *by_word;  /* hash of a word -> GArray of guint: runs */
    GHashTable *by_id;    /* id -> run + 1 */
};

static Anchor anchor_of(const Script *script, const Run *run)
{
    const Document *document = script->document;
    Span span = run_span(script, run);
    Span behind = {span.end, document->length};
    return (Anchor){words_after(document->text, span, OWN_WORDS),
                    words_before(document->text, span.start, NEIGHBOUR_WORDS),
                    words_after(document->text, behind, NEIGHBOUR_WORDS)};
}

static void note(GHashTable *table, guint key, guint run)
{
    GArray *runs = g_hash_table_lookup(table, GUINT_TO_POINTER(key));
    if (!runs) {
        runs = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(table, GUINT_TO_POINTER(key), runs);
    }
    g_array_append_val(runs, run);
}

static void free_runs(void *runs)
{
    g_array_unref(runs);
}

Anchors *anchors_new(const Script *script)
{
    Anchors *anchors = g_new0(Anchors, 1);
    anchors->script = script;
    anchors->runs = runs_find(script);
    anchors->anchors = g_array_new(FALSE, FALSE, sizeof(Anchor));
    anchors->by_words = g_hash_table_new_full(NULL, NULL, NULL, free_runs);
    anchors->by_word = g_hash_table_new_full(NULL, NULL, NULL, free_runs);
    anchors->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < anchors->runs->len; i++) {
        const Run *run = &g_array_index(anchors->runs, Run, i);
        Anchor anchor = anchor_of(script, run);
        g_array_append_val(anchors->anchors, anchor);
        note(anchors->by_words, words_hash(&anchor.own), i);
        for (guint k = 0; k < anchor.own.count; k++) {
            note(anchors->by_word, anchor.own.words[k], i);
        }
        for (gsize u = run->first; u < run->end; u++) {
            g_hash_table_insert(anchors->by_id, script_utterance(script, u)->id,
                                GUINT_TO_POINTER(i + 1));
        }
    }
    return anchors;
}

void anchors_free(Anchors *anchors)
{
    if (anchors) {
        g_array_unref(anchors->runs);
        g_array_unref(anchors->anchors);
        g_hash_table_unref(anchors->by_words);
        g_hash_table_unref(anchors->by_word);
        g_hash_table_unref(anchors->by_id);
        g_free(anchors);
    }
}

/* The number in an utterance's id: 12 of "u0012". */
static guint64 id_number(const char *id)
{
    return *id ? g_ascii_strtoull(id + 1, NULL, 10) : 0;
}

static const char *run_id(const Anchors *anchors, guint run)
{
    return script_utterance(anchors->script, g_array_index(anchors->runs, Run, run).first)->id;
}

/* How many utterances RUN is away from the one called ID. */
static guint64 distance(const Anchors *anchors, guint run, const char *id)
{
    guint64 own = id_number(run_id(anchors, run));
    guint64 other = id_number(id);
    return own > other ? own - other : other - own;
}

/* The best run so far, and how good it is. */
typedef struct {
    guint run;
    double likeness;
    guint64 distance;
    gboolean found;
} Best;

static void consider(const Anchors *anchors, Best *best, guint run, double likeness, const char *id)
{
    guint64 away = distance(anchors, run, id);
    if (!best->found || likeness > best->likeness ||
        (!(likeness < best->likeness) && away < best->distance)) {
        *best = (Best){run, likeness, away, TRUE};
    }
}

static double neighbour_likeness(const Anchor *a, const Anchor *b)
{
    return (words_likeness(&a->before, &b->before) + words_likeness(&a->after, &b->after)) / 2;
}

static const Anchor *anchor_at(const Anchors *anchors, guint run)
{
    return &g_array_index(anchors->anchors, Anchor, run);
}

/* Where among RUNS, which are in order, those begin that are looked at for ID: the nearest by
 * number, so that "Yes" said a hundred thousand times takes no longer. */
static guint window_start(const Anchors *anchors, const GArray *runs, const char *id)
{
    guint low = 0;
    guint high = runs->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (id_number(run_id(anchors, g_array_index(runs, guint, middle))) < id_number(id)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > MOST_SAME / 2 ? low - MOST_SAME / 2 : 0;
}

/* Among the runs with the very words of WANTED that are not TAKEN. */
static Best find_same(const Anchors *anchors, const gboolean *taken, const Anchor *wanted,
                      const char *id)
{
    Best best = {.found = FALSE};
    const GArray *runs =
        g_hash_table_lookup(anchors->by_words, GUINT_TO_POINTER(words_hash(&wanted->own)));
    gboolean placed = wanted->before.count + wanted->after.count > 0;
    guint start = runs ? window_start(anchors, runs, id) : 0;
    for (guint i = start; runs && i < runs->len && i < start + MOST_SAME; i++) {
        guint run = g_array_index(runs, guint, i);
        const Anchor *anchor = anchor_at(anchors, run);
        double neighbours = neighbour_likeness(wanted, anchor);
        gboolean known =
            wanted->own.count >= TELLING_WORDS || !placed || neighbours >= few_neighbours;
        if (known && !taken[run] && words_are_same(&anchor->own, &wanted->own)) {
            consider(anchors, &best, run, neighbours, id);
        }
    }
    return best;
}

/* Among the runs that share a telling word with WANTED and are not TAKEN. */
static Best find_alike(const Anchors *anchors, const gboolean *taken, const Anchor *wanted,
                       const char *id)
{
    Best best = {.found = FALSE};
    for (guint k = 0; k < wanted->own.count; k++) {
        const GArray *runs =
            g_hash_table_lookup(anchors->by_word, GUINT_TO_POINTER(wanted->own.words[k]));
        for (guint i = 0; runs && runs->len <= COMMON && i < runs->len; i++) {
            guint run = g_array_index(runs, guint, i);
            const Anchor *anchor = anchor_at(anchors, run);
            double own = words_likeness(&wanted->own, &anchor->own);
            double neighbours = neighbour_likeness(wanted, anchor);
            gboolean alike = (own >= same_words && neighbours >= some_neighbours) ||
                             (own >= rewritten_words && neighbours >= same_neighbours);
            if (alike && !taken[run]) {
                consider(anchors, &best, run, own + neighbours, id);
            }
        }
    }
    return best;
}

static Best find_by_id(const Anchors *anchors, const char *id)
{
    guint run = GPOINTER_TO_UINT(g_hash_table_lookup(anchors->by_id, id));
    return run > 0 ? (Best){.run = run - 1, .found = TRUE} : (Best){.found = FALSE};
}

GPtrArray *anchors_match(const Anchors *anchors, const CastFile *cast)
{
    guint count = cast->corrections->len;
    GPtrArray *matches = g_ptr_array_new();
    g_ptr_array_set_size(matches, (int)count);
    g_autofree gboolean *taken = g_new0(gboolean, anchors->runs->len + 1);
    enum { SAME, ALIKE, PASSES };
    for (int pass = SAME; pass < PASSES; pass++) {
        for (guint i = 0; i < count; i++) {
            const Correction *correction = cast->corrections->pdata[i];
            if (matches->pdata[i]) {
                continue;
            }
            Anchor wanted = {words_of(correction->words, OWN_WORDS),
                             words_of(correction->before, NEIGHBOUR_WORDS),
                             words_of(correction->after, NEIGHBOUR_WORDS)};
            Best best = !correction->words ? find_by_id(anchors, correction->id)
                        : pass == SAME     ? find_same(anchors, taken, &wanted, correction->id)
                                           : find_alike(anchors, taken, &wanted, correction->id);
            if (best.found) {
                taken[best.run] = TRUE;
                matches->pdata[i] = &g_array_index(anchors->runs, Run, best.run);
            }
        }
    }
    return matches;
}

/* The text of SPAN in one line. */
static char *one_line(const char *text, Span span)
{
    GString *line = g_string_new(NULL);
    gboolean gap = FALSE;
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        gunichar c = utf8_at(text, span.end, at);
        if (utf8_is_space(c) || g_unichar_iscntrl(c)) {
            gap = line->len > 0;
            continue;
        }
        if (gap) {
            g_string_append_c(line, ' ');
        }
        gap = FALSE;
        g_string_append_unichar(line, c);
    }
    return g_string_free(line, FALSE);
}

/* The first MOST words of SPAN. */
static char *excerpt_after(const char *text, Span span, guint most)
{
    NearWord word;
    gsize at = span.start;
    guint count = 0;
    while (count < most && at < span.end && near_word_after(text, at, span.end, &word)) {
        at = word.span.end;
        count++;
    }
    return one_line(text, (Span){span.start, count < most ? span.end : at});
}

void anchor_take(const Script *script, const Run *run, Correction *correction)
{
    const Document *document = script->document;
    Span span = run_span(script, run);
    gsize before = span.start;
    NearWord word;
    for (guint i = 0; i < NEIGHBOUR_WORDS && near_word_before(document->text, before, 0, &word);
         i++) {
        before = word.span.start;
    }
    gsize after = span.end;
    for (guint i = 0;
         i < NEIGHBOUR_WORDS && near_word_after(document->text, after, document->length, &word);
         i++) {
        after = word.span.end;
    }
    g_free(correction->words);
    g_free(correction->before);
    g_free(correction->after);
    correction->words = excerpt_after(document->text, span, OWN_WORDS);
    correction->before = one_line(document->text, (Span){before, span.start});
    correction->after = one_line(document->text, (Span){span.end, after});
}
