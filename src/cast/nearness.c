#include "cast/nearness.h"

/* One meeting of a speaker with another. */
typedef struct {
    guint speaker;
    guint other;
    guint count;
} Meeting;

/* The last turns of a chapter, the latest first. */
typedef struct {
    guint speakers[NEAR_TURNS];
    guint count;
    guint chapter;
} Recent;

static int compare_meetings(gconstpointer a, gconstpointer b)
{
    const Meeting *first = a;
    const Meeting *second = b;
    if (first->speaker != second->speaker) {
        return first->speaker < second->speaker ? -1 : 1;
    }
    return (first->other > second->other) - (first->other < second->other);
}

static void meet(GArray *meetings, guint speaker, guint other, guint count)
{
    Meeting there = {.speaker = speaker, .other = other, .count = count};
    Meeting back = {.speaker = other, .other = speaker, .count = count};
    g_array_append_val(meetings, there);
    g_array_append_val(meetings, back);
}

/* A turn of SPEAKER: near to all of the recent ones, most to the latest. */
static void take_turn(Recent *recent, GArray *meetings, guint speaker)
{
    for (guint i = 0; i < recent->count; i++) {
        if (recent->speakers[i] != speaker) {
            meet(meetings, speaker, recent->speakers[i], NEAR_TURNS - i);
        }
    }
    recent->count = MIN(recent->count + 1, NEAR_TURNS);
    for (guint i = recent->count - 1; i > 0; i--) {
        recent->speakers[i] = recent->speakers[i - 1];
    }
    recent->speakers[0] = speaker;
}

static GArray *find_meetings(const Script *script)
{
    GArray *meetings = g_array_new(FALSE, FALSE, sizeof(Meeting));
    Recent recent = {.count = 0};
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (utterance->speaker < 0 || !utterance_is_heard(utterance)) {
            continue;
        }
        guint speaker = (guint)utterance->speaker;
        if (utterance->chapter != recent.chapter) {
            recent = (Recent){.chapter = utterance->chapter};
        }
        if (recent.count == 0 || recent.speakers[0] != speaker) {
            take_turn(&recent, meetings, speaker);
        }
    }
    g_array_sort(meetings, compare_meetings);
    return meetings;
}

Nearness *nearness_new(const Script *script)
{
    g_autoptr(GArray) meetings = find_meetings(script);
    guint speakers = script->speakers->len;
    Nearness *nearness = g_new0(Nearness, 1);
    nearness->neighbours = g_array_new(FALSE, FALSE, sizeof(Neighbour));
    nearness->first = g_new0(guint, speakers + 1);
    gsize next = 0;
    for (guint speaker = 0; speaker < speakers; speaker++) {
        nearness->first[speaker] = nearness->neighbours->len;
        for (; next < meetings->len; next++) {
            const Meeting *meeting = &g_array_index(meetings, Meeting, next);
            if (meeting->speaker != speaker) {
                break;
            }
            guint have = nearness->neighbours->len;
            Neighbour *last = have > nearness->first[speaker]
                                  ? &g_array_index(nearness->neighbours, Neighbour, have - 1)
                                  : NULL;
            if (last && last->speaker == meeting->other) {
                last->count += meeting->count;
                continue;
            }
            Neighbour neighbour = {.speaker = meeting->other, .count = meeting->count};
            g_array_append_val(nearness->neighbours, neighbour);
        }
    }
    nearness->first[speakers] = nearness->neighbours->len;
    return nearness;
}

void nearness_free(Nearness *nearness)
{
    g_array_unref(nearness->neighbours);
    g_free(nearness->first);
    g_free(nearness);
}
