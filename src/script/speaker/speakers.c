#include "script/speaker/speakers.h"

#include <string.h>

#include "script/speaker/attribution.h"
#include "script/speaker/read_tokens.h"
#include "script/speaker/unknowns.h"

/* The speakers made so far. */
typedef struct {
    const People *people;
    GPtrArray *speakers;
    GHashTable *index; /* person -> index into speakers; strangers: see stranger_key */
    const Attribution *attribution;
    const guint8 *strangers; /* by line: see unknowns.h */
} Cast;

static Speaker *make_stranger(const Cast *cast, guint8 number)
{
    if (number == 0) {
        return speaker_new(SPEAKER_UNKNOWN);
    }
    g_autofree char *name = g_strdup_printf(SPEAKER_UNKNOWN " %u", number);
    Speaker *speaker = speaker_new(name);
    speaker->gender = unknowns_gender(cast->attribution, cast->strangers, number);
    return speaker;
}

static Speaker *make_speaker(const People *people, int index)
{
    const Person *person = people_person(people, index);
    Speaker *speaker = speaker_new(person_name(person));
    speaker->gender = person->gender;
    speaker->age = person->age;
    for (guint i = 0; i < person->names->len; i++) {
        if (i != person->name) {
            g_ptr_array_add(speaker->aliases, g_strdup(g_array_index(person->names, Name, i).text));
        }
    }
    return speaker;
}

/* People count up from 0, strangers down from NOBODY. */
static int stranger_key(guint8 number)
{
    return NOBODY - number;
}

static int speaker_of(Cast *cast, guint line)
{
    int person = line_speaker(cast->attribution, attribution_line(cast->attribution, line));
    guint8 number = cast->strangers[line];
    int key = person == NOBODY ? stranger_key(number) : person;
    gpointer known;
    if (g_hash_table_lookup_extended(cast->index, GINT_TO_POINTER(key), NULL, &known)) {
        return GPOINTER_TO_INT(known);
    }
    int index = (int)cast->speakers->len;
    g_ptr_array_add(cast->speakers, person == NOBODY ? make_stranger(cast, number)
                                                     : make_speaker(cast->people, person));
    g_hash_table_insert(cast->index, GINT_TO_POINTER(key), GINT_TO_POINTER(index));
    return index;
}

static void settle(Cast *cast, guint index, Quotation *quotation)
{
    const Attribution *attribution = cast->attribution;
    const Line *line = attribution_line(attribution, index);
    const Candidate *chosen = &g_array_index(line->candidates, Candidate, line->chosen);
    const Vote *reason = line_reason(attribution, line);
    gboolean sure = line_speaker(attribution, line) != NOBODY;
    quotation->speaker = speaker_of(cast, index);
    quotation->confidence = chosen->confidence;
    quotation->rule = !sure    ? g_intern_static_string("unknown")
                      : reason ? feature_name(reason->feature)
                               : g_intern_static_string("conversation");
    if (sure && reason && !span_is_empty(reason->evidence)) {
        quotation->evidence =
            g_strndup(cast->people->tokens->document->text + reason->evidence.start,
                      span_length(reason->evidence));
    }
}

void speakers_attribute(const Document *document, const Language *language, GArray *quotations,
                        GPtrArray *speakers)
{
    g_autoptr(Tokens) tokens = tokens_read(document, language, quotations);
    g_autoptr(People) people = people_new(tokens);
    g_autoptr(Attribution) attribution = attribution_new(people, quotations);
    attribution_vote(attribution);
    attribution_decode(attribution);
    g_autoptr(GHashTable) index = g_hash_table_new(NULL, NULL);
    g_autofree guint8 *strangers = unknowns_number(attribution);
    Cast cast = {people, speakers, index, attribution, strangers};
    for (guint i = 0; i < quotations->len; i++) {
        settle(&cast, i, &g_array_index(quotations, Quotation, i));
    }
}

gboolean speaker_is_unknown(const Speaker *speaker)
{
    const char *number = speaker->name + strlen(SPEAKER_UNKNOWN);
    return g_str_has_prefix(speaker->name, SPEAKER_UNKNOWN) &&
           number[strspn(number, " 0123456789")] == '\0';
}
