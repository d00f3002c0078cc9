#include "script/speaker/unknowns.h"

/* The numbers of those whose sex is known; others go from there on. */
enum { NOT_NUMBERED = 0, SEXES = 2, TURNS = 2 };

static gboolean is_unknown(const Attribution *attribution, guint index)
{
    return line_speaker(attribution, attribution_line(attribution, index)) == NOBODY;
}

/* The sex that the cue of the line at INDEX gives its speaker. */
static Gender cue_gender(const Attribution *attribution, guint index)
{
    const Line *line = attribution_line(attribution, index);
    if (line->cue.mention == NO_MENTION) {
        return GENDER_UNKNOWN;
    }
    const Mention *mention = people_mention(attribution->people, line->cue.mention);
    return mention->plural ? GENDER_UNKNOWN : mention->gender;
}

/* Numbers the strangers of either sex, if there are both; gives how many numbers that took. */
static guint8 number_sexes(const Attribution *attribution, guint8 *numbers)
{
    Gender first = GENDER_UNKNOWN;
    gboolean both = FALSE;
    for (guint i = 0; i < attribution->lines->len; i++) {
        Gender gender = is_unknown(attribution, i) ? cue_gender(attribution, i) : GENDER_UNKNOWN;
        if (gender != GENDER_UNKNOWN) {
            first = first == GENDER_UNKNOWN ? gender : first;
            both |= gender != first;
        }
    }
    if (!both) {
        return 0;
    }
    for (guint i = 0; i < attribution->lines->len; i++) {
        Gender gender = is_unknown(attribution, i) ? cue_gender(attribution, i) : GENDER_UNKNOWN;
        if (gender != GENDER_UNKNOWN) {
            numbers[i] = gender == first ? 1 : SEXES;
        }
    }
    return SEXES;
}

/* Whether the line at INDEX is a stranger's, and all of its paragraph. */
static gboolean is_bare_stranger(const Attribution *attribution, guint index)
{
    return attribution_line(attribution, index)->bare && is_unknown(attribution, index);
}

/* Whether the line at INDEX is in the same conversation of strangers as the one before it. */
static gboolean goes_on(const Attribution *attribution, guint index)
{
    guint block = attribution_line(attribution, index)->block;
    return is_bare_stranger(attribution, index) &&
           block <= attribution_line(attribution, index - 1)->block + 1;
}

/* Whether another speaks the line at INDEX than the one before it, in a conversation. */
static gboolean turns(const Attribution *attribution, guint index)
{
    const Line *line = attribution_line(attribution, index);
    const Quotation *quotation = &g_array_index(attribution->quotations, Quotation, line->index);
    return line->block != attribution_line(attribution, index - 1)->block && !quotation->continues;
}

/* Numbers those who take turns in the lines from FIRST to END, from BASE on where their sex gives
 * them no number. */
static void number_turns(const Attribution *attribution, guint8 *numbers, guint first, guint end,
                         guint8 base)
{
    guint8 known[TURNS] = {NOT_NUMBERED, NOT_NUMBERED};
    guint turn = 0;
    guint count = 0;
    for (guint i = first; i < end; i++) {
        gboolean other = i > first && turns(attribution, i);
        turn = other ? 1 - turn : turn;
        count += other ? 1 : 0;
        known[turn] = known[turn] == NOT_NUMBERED ? numbers[i] : known[turn];
    }
    if (count == 0) {
        return;
    }
    for (guint t = 0; t < TURNS; t++) {
        if (known[t] == NOT_NUMBERED || (t > 0 && known[t] == known[0])) {
            known[t] = (guint8)(base + t + 1);
        }
    }
    turn = 0;
    for (guint i = first; i < end; i++) {
        turn = i > first && turns(attribution, i) ? 1 - turn : turn;
        numbers[i] = known[turn];
    }
}

guint8 *unknowns_number(const Attribution *attribution)
{
    guint count = attribution->lines->len;
    guint8 *numbers = g_new0(guint8, count + 1);
    guint8 base = number_sexes(attribution, numbers);
    for (guint first = 0; first < count;) {
        guint end = first + 1;
        if (is_bare_stranger(attribution, first)) {
            while (end < count && goes_on(attribution, end)) {
                end++;
            }
            number_turns(attribution, numbers, first, end, base);
        }
        first = end;
    }
    return numbers;
}

Gender unknowns_gender(const Attribution *attribution, const guint8 *numbers, guint8 number)
{
    if (number == NOT_NUMBERED || number > SEXES) {
        return GENDER_UNKNOWN;
    }
    for (guint i = 0; i < attribution->lines->len; i++) {
        Gender gender = numbers[i] == number ? cue_gender(attribution, i) : GENDER_UNKNOWN;
        if (gender != GENDER_UNKNOWN) {
            return gender;
        }
    }
    return GENDER_UNKNOWN;
}
