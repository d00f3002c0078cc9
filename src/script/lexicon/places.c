#include "script/lexicon/places.h"

#include <string.h>

#include "base/utf8.h"
#include "script/near_words.h"

typedef enum { WORD_LITERAL, WORD_CLASS, WORD_CAPITAL, WORD_ANY } WordKind;

typedef struct {
    WordKind kind;
    char *literal;
    GHashTable *class; /* borrowed */
} Expected;

/* Words before and behind, the nearest first. */
typedef struct {
    Expected before[PLACE_WORDS], after[PLACE_WORDS];
    guint befores, afters;
} Place;

struct Places {
    GArray *all; /* of Place */
};

struct Around {
    NearWord before[PLACE_WORDS], after[PLACE_WORDS];
    guint befores, afters;
    gboolean starts; /* the farthest word before begins a sentence, or may */
};

static void clear_place(gpointer data)
{
    Place *place = data;
    for (guint i = 0; i < PLACE_WORDS; i++) {
        g_free(place->before[i].literal);
        g_free(place->after[i].literal);
    }
}

static gboolean parse_word(const char *word, GHashTable *classes, Expected *expected)
{
    if (strcmp(word, "*") == 0) {
        expected->kind = WORD_ANY;
    } else if (strcmp(word, "@capital") == 0) {
        expected->kind = WORD_CAPITAL;
    } else if (word[0] == '@') {
        expected->kind = WORD_CLASS;
        expected->class = g_hash_table_lookup(classes, word + 1);
        return expected->class != NULL;
    } else {
        expected->literal = g_strdup(word);
    }
    return TRUE;
}

/* Reads TEXT, a place such as "to * _", into PLACE. */
static gboolean parse_place(const char *text, GHashTable *classes, Place *place)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    guint count = g_strv_length(words), at = 0;
    while (at < count && strcmp(words[at], "_") != 0) {
        at++;
    }
    if (at == count || at > PLACE_WORDS || count - at - 1 > PLACE_WORDS || count == 1) {
        return FALSE;
    }
    for (guint i = 0; i < at; i++) {
        if (!parse_word(words[at - 1 - i], classes, &place->before[place->befores++])) {
            return FALSE;
        }
    }
    for (guint i = at + 1; i < count; i++) {
        if (strcmp(words[i], "_") == 0 ||
            !parse_word(words[i], classes, &place->after[place->afters++])) {
            return FALSE;
        }
    }
    return TRUE;
}

Places *places_new(const char *list, GHashTable *classes, char **fault)
{
    Places *places = g_new(Places, 1);
    *fault = NULL;
    places->all = g_array_new(FALSE, TRUE, sizeof(Place));
    g_array_set_clear_func(places->all, clear_place);
    g_auto(GStrv) parts = g_strsplit(list, ";", -1);
    for (char **part = parts; *part; part++) {
        Place place = {0};
        gboolean right = parse_place(g_strstrip(*part), classes, &place);
        g_array_append_val(places->all, place);
        if (!right) {
            *fault = g_strdup(*part);
            break;
        }
    }
    if (places->all->len == 0) {
        *fault = g_strdup("");
    }
    if (*fault) {
        g_clear_pointer(&places, places_free);
    }
    return places;
}

void places_free(Places *places)
{
    g_array_unref(places->all);
    g_free(places);
}

Around *around_new(const char *text, Span context, Span word)
{
    Around *around = g_new0(Around, 1);
    gsize at = word.start;
    while (around->befores < PLACE_WORDS) {
        NearWord *near = &around->before[around->befores];
        if (!near_word_before(text, at, context.start, near) || near->gap) {
            around->starts = TRUE;
            break;
        }
        at = near->span.start;
        around->befores++;
    }
    at = word.end;
    while (around->afters < PLACE_WORDS) {
        NearWord *near = &around->after[around->afters];
        if (!near_word_after(text, at, context.end, near) || near->gap) {
            break;
        }
        at = near->span.end;
        around->afters++;
    }
    return around;
}

void around_free(Around *around)
{
    g_free(around);
}

/* Whether WORD is as it is EXPECTED; FIRST: its capital may be a sentence's. */
static gboolean is_expected(const Expected *expected, const NearWord *word, gboolean first)
{
    switch (expected->kind) {
    case WORD_ANY:
        return TRUE;
    case WORD_CAPITAL:
        return word->capital && !first && strcmp(word->folded, "i") != 0;
    case WORD_CLASS:
        return g_hash_table_contains(expected->class, word->folded);
    case WORD_LITERAL:
    default:
        return strcmp(expected->literal, word->folded) == 0;
    }
}

static gboolean fits(const Place *place, const Around *around)
{
    if (place->befores > around->befores || place->afters > around->afters) {
        return FALSE;
    }
    for (guint i = 0; i < place->befores; i++) {
        gboolean first = around->starts && i + 1 == around->befores;
        if (!is_expected(&place->before[i], &around->before[i], first)) {
            return FALSE;
        }
    }
    for (guint i = 0; i < place->afters; i++) {
        if (!is_expected(&place->after[i], &around->after[i], FALSE)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean places_fit(const Places *places, const Around *around)
{
    for (guint i = 0; i < places->all->len; i++) {
        if (fits(&g_array_index(places->all, Place, i), around)) {
            return TRUE;
        }
    }
    return FALSE;
}
