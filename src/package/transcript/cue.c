#include "package/transcript/cue.h"

#include <math.h>

#include "package/sync/times.h"
#include "package/transcript/cue_tokens.h"

/* What makes one way of cutting worse than another. Sentences stand alone, but for those that would
 * be gone before they are read; long ones are cut behind clauses, into parts of like length. */
static const double COST_OF_CUE = 10.0;
static const double COST_OF_CUT[] = {
    [CUT_NONE] = 1000.0,  [CUT_SPACE] = 60.0, [CUT_CLAUSE] = 12.0,
    [CUT_SENTENCE] = 0.0, [CUT_BLOCK] = 0.0,
};
static const double COST_OF_SENTENCE_INSIDE = 14.0;
static const double COST_OF_HASTE = 15.0;      /* shown for less than SHORT_S */
static const double COST_OF_SECOND_LATE = 5.0; /* for every second over LONG_S */
static const double COST_OF_ROOM = 5.0;        /* of a cue all but empty, by its square */
static const double SHORT_S = 1.0, LONG_S = 7.0;
static const double BONUS_OF_CLAUSE = 12.0; /* of a line that ends in one, in characters */

enum { NAME_LIMIT = 30 };

/* The cutting of one chapter. */
typedef struct {
    const PackageInput *input;
    Cues *cues;
    GArray *cuts;      /* of guint8: the Cut behind each token */
    guint *name_width; /* by speaker; NULL: none */
} Cutter;

int cues_speaker(const Cues *cues, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        if (cues_token(cues, i)->speaker != SPEAKER_NARRATOR) {
            return cues_token(cues, i)->speaker;
        }
    }
    return SPEAKER_NARRATOR;
}

char *cues_name(const Script *script, int speaker)
{
    const Speaker *who = script_speaker(script, speaker);
    if (!who) {
        return g_strdup("");
    }
    g_autofree char *name = g_utf8_strlen(who->name, -1) <= NAME_LIMIT
                                ? g_strdup(who->name)
                                : g_utf8_substring(who->name, 0, NAME_LIMIT);
    return g_strdelimit(g_strconcat(name, ": ", NULL), "\r\n", ' ');
}

static Cut cut_behind(const Cutter *cutter, guint token)
{
    return (Cut)g_array_index(cutter->cuts, guint8, token);
}

/* The width of TOKEN in a line that is not empty. */
static guint joined_width(const CueToken *token)
{
    return token->width + (token->is_glued ? 0 : 1);
}

/* The width of tokens [FIRST, END) on one line. */
static guint width_of(const Cues *cues, guint first, guint end)
{
    guint width = 0;
    for (guint i = first; i < end; i++) {
        width += i == first ? cues_token(cues, i)->width : joined_width(cues_token(cues, i));
    }
    return width;
}

static guint name_width(const Cutter *cutter, int speaker)
{
    return cutter->name_width && speaker >= 0 ? cutter->name_width[speaker] : 0;
}

/* Where the second line of tokens [FIRST, END) begins, END for none, or G_MAXUINT where they do not
 * fit: the lines of like length, and the first one ending in a clause if it can. */
static guint second_line(const Cutter *cutter, guint first, guint end, guint name, guint width)
{
    if (name + width <= CUE_LINE) {
        return end;
    }
    guint best = G_MAXUINT;
    double best_cost = HUGE_VAL;
    guint above = 0; /* the first line's width */
    for (guint second = first; second < end; second++) {
        const CueToken *token = cues_token(cutter->cues, second);
        guint below = second == first ? width : width - above - (token->is_glued ? 0 : 1);
        if (name + above > CUE_LINE) {
            break;
        }
        if (below <= CUE_LINE && (second > first || name > 0)) {
            gboolean clause = second > first && cut_behind(cutter, second - 1) >= CUT_CLAUSE;
            double cost = fabs((double)(name + above) - below) - (clause ? BONUS_OF_CLAUSE : 0.0);
            if (second > first && cut_behind(cutter, second - 1) == CUT_NONE) {
                cost += CUE_LINE;
            }
            if (cost < best_cost) {
                best_cost = cost;
                best = second;
            }
        }
        above += second == first ? token->width : joined_width(token);
    }
    return best;
}

static double cost_of(const Cutter *cutter, guint first, guint end, guint width, guint sentences)
{
    guint rate = cutter->input->performed->rate;
    double seconds =
        (double)(cues_token(cutter->cues, end - 1)->end - cues_token(cutter->cues, first)->start) /
        rate;
    double room = 1.0 - (double)width / (CUE_LINE * CUE_LINES);
    return COST_OF_CUE + COST_OF_CUT[cut_behind(cutter, end - 1)] +
           COST_OF_SENTENCE_INSIDE * sentences + (seconds < SHORT_S ? COST_OF_HASTE : 0.0) +
           COST_OF_SECOND_LATE * fmax(0.0, seconds - LONG_S) + COST_OF_ROOM * room * room;
}

/* The best way to cut the tokens before one. */
typedef struct {
    double cost;
    guint first; /* where the last cue of it begins */
} Best;

/* Carries BEST, which is known up to FIRST, on by all cues that begin at FIRST and end by END. */
static void carry_on(const Cutter *cutter, guint first, guint end, Best *best, guint origin)
{
    guint width = 0, sentences = 0;
    int speaker = SPEAKER_NARRATOR;
    for (guint next = first; next < end; next++) {
        const CueToken *token = cues_token(cutter->cues, next);
        if (speaker != SPEAKER_NARRATOR && token->speaker != SPEAKER_NARRATOR &&
            token->speaker != speaker) {
            return;
        }
        speaker = speaker == SPEAKER_NARRATOR ? token->speaker : speaker;
        width += next == first ? token->width : joined_width(token);
        guint name = name_width(cutter, speaker);
        if (width > CUE_LINE * CUE_LINES) {
            return;
        }
        guint second = second_line(cutter, first, next + 1, name, width);
        /* A single token always goes: it is no longer than a line. */
        if (second != G_MAXUINT || next == first) {
            double cost = best[first - origin].cost +
                          cost_of(cutter, first, next + 1, name + width, sentences);
            if (cost < best[next + 1 - origin].cost) {
                best[next + 1 - origin] = (Best){cost, first};
            }
        }
        sentences += cut_behind(cutter, next) == CUT_SENTENCE;
    }
}

static void add_cue(Cutter *cutter, guint first, guint end)
{
    int speaker = cues_speaker(cutter->cues, first, end);
    guint second = second_line(cutter, first, end, name_width(cutter, speaker),
                               width_of(cutter->cues, first, end));
    Cue cue = {first, MIN(second, end), end};
    g_array_append_val(cutter->cues->cues, cue);
}

/* Cuts the tokens [ORIGIN, END) of a block at the least cost. */
static void cut_block(Cutter *cutter, guint origin, guint end)
{
    guint count = end - origin;
    g_autofree Best *best = g_new(Best, count + 1);
    for (guint i = 0; i <= count; i++) {
        best[i] = (Best){i == 0 ? 0.0 : HUGE_VAL, 0};
    }
    for (guint first = origin; first < end; first++) {
        carry_on(cutter, first, end, best, origin);
    }
    g_autoptr(GArray) firsts = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint at = end; at > origin; at = best[at - origin].first) {
        g_array_append_val(firsts, best[at - origin].first);
    }
    for (guint i = firsts->len; i > 0; i--) {
        guint first = g_array_index(firsts, guint, i - 1);
        add_cue(cutter, first, i > 1 ? g_array_index(firsts, guint, i - 2) : end);
    }
}

static guint *measure_names(const Script *script)
{
    guint *widths = g_new0(guint, MAX(script->speakers->len, 1));
    for (guint i = 0; i < script->speakers->len; i++) {
        g_autofree char *name = cues_name(script, (int)i);
        widths[i] = (guint)g_utf8_strlen(name, -1);
    }
    return widths;
}

Cues *cues_new(const PackageInput *input, gsize index, gboolean named, GError **error)
{
    g_autoptr(Cues) cues = g_new0(Cues, 1);
    cues->tokens = g_array_new(FALSE, FALSE, sizeof(CueToken));
    cues->cues = g_array_new(FALSE, FALSE, sizeof(Cue));
    g_array_set_clear_func(cues->tokens, cue_token_clear);
    g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(guint8));
    if (!cue_tokens(input, index, cues->tokens, cuts, error)) {
        return NULL;
    }
    g_autofree guint *names = named ? measure_names(input->script) : NULL;
    Cutter cutter = {input, cues, cuts, names};
    guint start = 0;
    for (guint i = 0; i < cues->tokens->len; i++) {
        if (cut_behind(&cutter, i) == CUT_BLOCK) {
            cut_block(&cutter, start, i + 1);
            start = i + 1;
        }
    }
    return g_steal_pointer(&cues);
}

void cues_free(Cues *cues)
{
    if (cues) {
        g_array_free(cues->tokens, TRUE);
        g_array_free(cues->cues, TRUE);
        g_free(cues);
    }
}

void cues_times(const Cues *cues, guint index, gint64 origin, guint rate, gint64 *start,
                gint64 *end)
{
    const Cue *cue = &g_array_index(cues->cues, Cue, index);
    *start = times_ms(cues_token(cues, cue->first)->start - origin, rate);
    *end = MAX(times_ms(cues_token(cues, cue->end - 1)->end - origin, rate), *start + 1);
}
