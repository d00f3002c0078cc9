#include "script/speaker/speakers.h"

#include "script/speaker/attribution.h"

/* The speakers made so far. */
typedef struct {
    const People *people;
    GPtrArray *speakers;
    GHashTable *index; /* person -> index into speakers */
} Cast;

static Speaker *make_speaker(const People *people, int index)
{
    if (index == NOBODY) {
        return speaker_new(SPEAKER_UNKNOWN);
    }
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

static int speaker_of(Cast *cast, int person)
{
    gpointer known;
    if (g_hash_table_lookup_extended(cast->index, GINT_TO_POINTER(person), NULL, &known)) {
        return GPOINTER_TO_INT(known);
    }
    int index = (int)cast->speakers->len;
    g_ptr_array_add(cast->speakers, make_speaker(cast->people, person));
    g_hash_table_insert(cast->index, GINT_TO_POINTER(person), GINT_TO_POINTER(index));
    return index;
}

static void settle(Cast *cast, const Attribution *attribution, const Line *line,
                   Quotation *quotation)
{
    const Candidate *chosen = &g_array_index(line->candidates, Candidate, line->chosen);
    const Vote *reason = line_reason(attribution, line);
    gboolean sure = chosen->person != NOBODY && chosen->confidence >= SPEAKER_THRESHOLD;
    quotation->speaker = speaker_of(cast, sure ? chosen->person : NOBODY);
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
    g_autoptr(Tokens) tokens = tokens_new(document, language, quotations);
    g_autoptr(People) people = people_new(tokens);
    g_autoptr(Attribution) attribution = attribution_new(people, quotations);
    attribution_vote(attribution);
    attribution_decode(attribution);
    g_autoptr(GHashTable) index = g_hash_table_new(NULL, NULL);
    Cast cast = {people, speakers, index};
    for (guint i = 0; i < quotations->len; i++) {
        settle(&cast, attribution, attribution_line(attribution, i),
               &g_array_index(quotations, Quotation, i));
    }
}
