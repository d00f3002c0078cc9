/* The lines of an attribution: each quotation among its surroundings. */
#include "script/speaker/attribution.h"

static void clear_line(void *data)
{
    Line *line = data;
    g_array_unref(line->votes);
    g_array_unref(line->candidates);
}

static gboolean is_bare(const Tokens *tokens, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        const Token *token = tokens_at(tokens, i);
        if (token->quotation == NO_QUOTATION && token->lexeme != NO_LEXEME) {
            return FALSE;
        }
    }
    return TRUE;
}

static Line make_line(const Tokens *tokens, const Quotation *quotation, guint index)
{
    guint block_first = g_array_index(tokens->blocks, guint, quotation->block);
    guint block_end = g_array_index(tokens->blocks, guint, quotation->block + 1);
    Line line = {.index = index,
                 .block = quotation->block,
                 .block_first = block_first,
                 .block_end = block_end,
                 .first = tokens_find(tokens, quotation->span.start),
                 .end = tokens_find(tokens, quotation->span.end)};
    line.first = CLAMP(line.first, block_first, block_end);
    line.end = CLAMP(line.end, line.first, block_end);
    line.votes = g_array_new(FALSE, FALSE, sizeof(Vote));
    line.candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    line.cue = (Cue){CUE_NONE, NO_MENTION, -1};
    line.told = NO_MENTION;
    line.told_person = NOBODY;
    return line;
}

static void set_surroundings(Attribution *attribution)
{
    for (guint i = 0; i < attribution->lines->len; i++) {
        Line *line = attribution_line(attribution, i);
        const Line *previous = i > 0 ? attribution_line(attribution, i - 1) : NULL;
        gboolean follows = previous && previous->block == line->block;
        line->before = follows ? previous->end : line->block_first;
        /* Asked once for each block, for it reads the whole of it. */
        line->bare = follows
                         ? previous->bare
                         : is_bare(attribution->people->tokens, line->block_first, line->block_end);
        line->after_end = line->block_end;
        if (follows) {
            attribution_line(attribution, i - 1)->after_end = line->first;
        }
    }
}

static GArray *count_acts(const People *people)
{
    GArray *acts = g_array_sized_new(FALSE, TRUE, sizeof(guint), people->people->len);
    g_array_set_size(acts, people->people->len);
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        if (mention->person != NOBODY && !mention->object && !mention->possessive &&
            !mention->in_speech) {
            g_array_index(acts, guint, mention->person)++;
        }
    }
    return acts;
}

Attribution *attribution_new(const People *people, const GArray *quotations)
{
    Attribution *attribution = g_new0(Attribution, 1);
    attribution->people = people;
    attribution->quotations = quotations;
    attribution->recent = g_array_new(FALSE, FALSE, sizeof(int));
    for (gsize i = 0; i < G_N_ELEMENTS(attribution->focus); i++) {
        attribution->focus[i] = NOBODY;
    }
    attribution->named = g_array_sized_new(FALSE, TRUE, sizeof(guint), people->people->len);
    g_array_set_size(attribution->named, people->people->len);
    attribution->acts = count_acts(people);
    attribution->lines = g_array_new(FALSE, FALSE, sizeof(Line));
    g_array_set_clear_func(attribution->lines, clear_line);
    for (guint i = 0; i < quotations->len; i++) {
        Line line = make_line(people->tokens, &g_array_index(quotations, Quotation, i), i);
        g_array_append_val(attribution->lines, line);
    }
    set_surroundings(attribution);
    attribution->story = people->tokens->story;
    attribution->weights = feature_weights(attribution->story);
    return attribution;
}

void attribution_free(Attribution *attribution)
{
    if (attribution) {
        g_array_unref(attribution->recent);
        g_array_unref(attribution->named);
        g_array_unref(attribution->acts);
        g_array_unref(attribution->lines);
        g_free(attribution);
    }
}
