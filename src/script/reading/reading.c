#include "script/reading/reading.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "script/reading/rules.h"

/* How far rules may look beyond the ends of an utterance, in bytes. */
enum { OUTLOOK = 64 };

/* Room for the atoms of most utterances. */
enum { FEW = 64 };

/* Kinds of atoms that rules are for, and how many rules there may be. */
enum { MASKS = 4, MOST_RULES = 128 };

typedef struct {
    Scene scene;
    gsize first, behind; /* the utterance's own atoms */
    GString *spoken;     /* of the reading at hand */
    GArray *readings;
    GPtrArray *classes; /* or NULL */
} Reader;

/* Where an outlook begins that is at most OUTLOOK bytes wide: at a word's start. */
static gsize outlook_start(const char *text, Span context, gsize start)
{
    gsize at = start;
    while (at > context.start && start - at < OUTLOOK) {
        at = utf8_previous(text, at);
    }
    if (at > context.start) {
        while (at < start && !utf8_is_space(utf8_at(text, start, at))) {
            at = utf8_next(text, start, at);
        }
    }
    return at;
}

static gsize outlook_end(const char *text, Span context, gsize end)
{
    gsize at = end;
    while (at < context.end && at - end < OUTLOOK) {
        at = utf8_next(text, context.end, at);
    }
    while (at < context.end && at > end && !utf8_is_space(utf8_before(text, at))) {
        at = utf8_previous(text, at);
    }
    return at;
}

/* Plain words, which nearly all are, need few rules or none. */
static guint word_mask(const Scene *scene, gsize place)
{
    enum { SHORT = 4 };
    const Atom *atom = &scene->atoms[place];
    const Atom *next = scene_at(scene, place + 1);
    gboolean joined =
        !next->spaced && (next->first >= 0x80 || !strchr(",;!?)\"", (int)next->first));
    if (atom->capitals > 0 || atom->first >= 0x80 || joined || next->kind == ATOM_NUMBER) {
        return AT_WORD;
    }
    return atom->letters <= SHORT ? AT_SMALL : 0;
}

static guint atom_mask(const Scene *scene, gsize place)
{
    switch (scene->atoms[place].kind) {
    case ATOM_WORD:
        return word_mask(scene, place);
    case ATOM_NUMBER:
        return AT_NUMBER;
    case ATOM_SIGN:
        return AT_SIGN;
    default:
        return 0;
    }
}

/* Whether words are said for the atom at PLACE. */
static gboolean is_wordlike(const Scene *scene, gsize place)
{
    return scene_is_word(scene, place) || scene_is_number(scene, place) ||
           scene_find(scene, place, BOOK_SIGNS) || scene_find(scene, place, BOOK_CURRENCIES);
}

/* Whether punctuation stands at PLACE that has a pause. */
static gboolean is_pause(const Scene *scene, gsize place)
{
    const Atom *atom = scene_at(scene, place);
    return atom->kind == ATOM_SIGN && atom->first < 0x80 && strchr(",;:!?", (int)atom->first);
}

/* Takes over what is spoken for the atoms from PLACE to BEFORE, with spaces where it would run into
 * its neighbours. */
static void add_reading(Reader *reader, gsize place, gsize before, const char *class)
{
    const Scene *scene = &reader->scene;
    GString *spoken = reader->spoken;
    if (spoken->len > 0 && scene_joins(scene, place) &&
        (is_wordlike(scene, place - 1) || is_pause(scene, place - 1)) &&
        !scene_is_elision(scene, place - 1)) {
        g_string_prepend_c(spoken, ' ');
    }
    if (spoken->len > 0 && scene_joins(scene, before) && is_wordlike(scene, before)) {
        g_string_append_c(spoken, ' ');
    }
    Reading reading = {
        .span = {scene->atoms[place].span.start, scene->atoms[before - 1].span.end},
        .spoken = g_strndup(spoken->str, spoken->len),
    };
    g_array_append_val(reader->readings, reading);
    if (reader->classes) {
        g_ptr_array_add(reader->classes, (gpointer) class);
    }
}

/* The rules for the atoms of one mask, in their order. */
typedef struct {
    const RuleEntry *rules[MOST_RULES];
    gsize count;
} RuleList;

/* The list for MASK, one bit. */
static const RuleList *rules_for(guint mask)
{
    static RuleList lists[MASKS];
    static gsize made = 0;
    if (g_once_init_enter(&made)) {
        g_assert(reading_rule_count <= MOST_RULES);
        for (gsize i = 0; i < reading_rule_count; i++) {
            for (guint bit = 0; bit < MASKS; bit++) {
                if (reading_rules[i].at & (1U << bit)) {
                    lists[bit].rules[lists[bit].count++] = &reading_rules[i];
                }
            }
        }
        g_once_init_leave(&made, 1);
    }
    return &lists[g_bit_nth_lsf(mask, -1)];
}

/* Asks the rules about PLACE; gives the place behind what was read, at least the next. */
static gsize read_place(Reader *reader, gsize place)
{
    guint mask = atom_mask(&reader->scene, place);
    const RuleList *list = mask ? rules_for(mask) : NULL;
    for (gsize i = 0; list && i < list->count; i++) {
        const RuleEntry *rule = list->rules[i];
        if (reader->spoken->len > 0) {
            g_string_truncate(reader->spoken, 0);
        }
        gsize used = rule->apply(&reader->scene, place, reader->spoken);
        gsize before = MIN(place + used, reader->behind);
        if (used > 0) {
            add_reading(reader, place, before, rule->name);
            return before;
        }
    }
    return place + 1;
}

gboolean reading_load(const char *language, GError **error)
{
    GError *broken = NULL;
    book_get(language, &broken);
    if (broken) {
        g_propagate_error(error, broken);
    }
    return broken == NULL;
}

void reading_work_out_classes(const char *language, const char *text, Span context, Span span,
                              GArray *readings, GPtrArray *classes)
{
    const Book *book = book_get(language, NULL);
    if (!book || span_is_empty(span)) {
        return;
    }
    GArray *atoms = g_array_sized_new(FALSE, FALSE, sizeof(Atom), FEW);
    Reader reader = {.readings = readings, .classes = classes};
    atoms_cut(text, (Span){outlook_start(text, context, span.start), span.start}, atoms);
    reader.first = atoms->len;
    atoms_cut(text, span, atoms);
    reader.behind = atoms->len;
    atoms_cut(text, (Span){span.end, outlook_end(text, context, span.end)}, atoms);
    reader.scene = (Scene){text, (const Atom *)(gpointer)atoms->data, atoms->len, book,
                           language_get(language, NULL)};
    reader.spoken = g_string_new(NULL);
    for (gsize place = reader.first; place < reader.behind;) {
        place = read_place(&reader, place);
    }
    g_string_free(reader.spoken, TRUE);
    g_array_unref(atoms);
}

void reading_work_out(const char *language, const char *text, Span context, Span span,
                      GArray *readings)
{
    reading_work_out_classes(language, text, context, span, readings, NULL);
}
