#include "performance/direction.h"

#include <string.h>

#include "base/utf8.h"
#include "performance/cadence.h"

/* What is worked out for each word. */
typedef struct {
    Tone tone;
    int pause_ms;
} WordManner;

typedef struct {
    const Script *script;
    gsize index;
    const Utterance *utterance;
    const Wording *wording;
    const Prosody *prosody;
    WordManner *words;
    gsize count;
} Director;

static const Word *word_at(const Director *director, gsize index)
{
    return &g_array_index(director->wording->words, Word, index);
}

/* Says the words from FIRST to before BEHIND as TONE has it, besides. */
static void say_words(Director *director, gsize first, gsize behind, Tone tone)
{
    for (gsize i = first; i < MIN(behind, director->count); i++) {
        director->words[i].tone = tone_combine(director->words[i].tone, tone);
    }
}

static void say_part(Director *director, gsize first, gsize behind, Part part)
{
    say_words(director, first, behind, director->prosody->tones[part]);
}

/* The text before the word at INDEX and behind the one before it. */
static Span gap_before(const Director *director, gsize index)
{
    gsize end = index < director->count ? word_at(director, index)->spoken.start
                                        : director->wording->length;
    gsize start = index > 0 ? word_at(director, index - 1)->spoken.end : 0;
    return (Span){MIN(start, end), end};
}

static gboolean gap_has(const Director *director, gsize index, const char *sign)
{
    Span gap = gap_before(director, index);
    return g_strstr_len(director->wording->text + gap.start, (gssize)span_length(gap), sign) !=
           NULL;
}

/* What stands between OPENING and CLOSING, signs between words. */
static void say_asides(Director *director, const char *opening, const char *closing)
{
    const gsize most = (gsize)director->prosody->words[PART_ASIDE];
    gsize opened = G_MAXSIZE; /* the first word of the aside */
    for (gsize i = 0; i <= director->count; i++) {
        gboolean closes = gap_has(director, i, closing);
        if (closes && opened < i && i - opened <= most) {
            say_part(director, opened, i, PART_ASIDE);
            opened = G_MAXSIZE;
            closes = FALSE; /* a dash that closes one opens none */
            if (strcmp(opening, closing) == 0) {
                continue;
            }
        }
        opened = gap_has(director, i, opening) && i > 0 ? i : closes ? G_MAXSIZE : opened;
    }
}

/* The utterance before in the same sentence that is heard, or NULL. */
static const Utterance *before_in_sentence(const Director *director)
{
    for (gsize i = director->index; i-- > 0;) {
        const Utterance *before = script_utterance(director->script, i);
        if (before->sentence != director->utterance->sentence) {
            break;
        }
        if (utterance_is_heard(before)) {
            return before;
        }
    }
    return NULL;
}

/* Who says the quotation before: up to the first mark. */
static void say_attribution(Director *director)
{
    const Utterance *before = before_in_sentence(director);
    if (director->utterance->kind != UTTERANCE_NARRATION || !before ||
        before->kind != UTTERANCE_QUOTATION) {
        return;
    }
    gsize most = MIN((gsize)director->prosody->words[PART_ATTRIBUTION], director->count);
    gsize behind = 1;
    while (behind < most && !gap_has(director, behind, ",") && !gap_has(director, behind, ";") &&
           !gap_has(director, behind, "—") && !gap_has(director, behind, ":")) {
        behind++;
    }
    say_part(director, 0, behind, PART_ATTRIBUTION);
}

/* Whether the utterance ends a paragraph of several sentences. */
static gboolean ends_paragraph(const Director *director)
{
    const Utterance *utterance = director->utterance;
    const Utterance *next = cadence_next(director->script, director->index);
    const Utterance *before =
        director->index > 0 ? script_utterance(director->script, director->index - 1) : NULL;
    BlockKind kind = document_block(director->script->document, utterance->block)->kind;
    return (kind == BLOCK_PARAGRAPH || kind == BLOCK_QUOTATION) &&
           (!next || next->block != utterance->block) && before &&
           before->block == utterance->block && before->sentence != utterance->sentence;
}

static void say_paragraph_end(Director *director)
{
    gunichar last = director->wording->length > 0
                        ? utf8_before(director->wording->text, director->wording->length)
                        : 0;
    gsize words = (gsize)director->prosody->words[PART_PARAGRAPH_END];
    if (last == '.' && ends_paragraph(director)) {
        gsize half = director->count / 2; /* of a short sentence, its end only */
        gsize first = MAX(director->count - MIN(director->count, words), half);
        say_part(director, first, director->count, PART_PARAGRAPH_END);
    }
}

static Part part_of_emphasis(Emphasis emphasis)
{
    switch (emphasis) {
    case EMPHASIS_STRONG:
        return PART_STRONG;
    case EMPHASIS_MODERATE:
        return PART_MODERATE;
    case EMPHASIS_REDUCED:
        return PART_REDUCED;
    case EMPHASIS_UNSET:
        break;
    }
    return PART_PLAIN;
}

static void take_manners(Director *director)
{
    const GArray *manners = director->utterance->manners;
    gsize word = 0;
    for (guint i = 0; manners && i < manners->len; i++) {
        const Manner *manner = &g_array_index(manners, Manner, i);
        while (word < director->count &&
               word_at(director, word)->source.start < manner->span.start) {
            word++;
        }
        if (manner->pause_ms != NO_BREAK && word < director->count) {
            director->words[word].pause_ms = manner->pause_ms; /* before the first: pauses.h */
        }
        gsize behind = word;
        while (behind < director->count &&
               word_at(director, behind)->source.start < manner->span.end) {
            behind++;
        }
        say_words(director, word, behind, manner->tone);
        say_part(director, word, behind, part_of_emphasis(manner->emphasis));
        word = behind;
    }
}

static gboolean same_tone(Tone a, Tone b)
{
    return a.rate == b.rate && a.pitch_st == b.pitch_st && a.range == b.range &&
           a.volume_db == b.volume_db;
}

/* The turns: where a word is said otherwise than the one before it. Words that one piece of the
 * text says are said as the first of them. */
static GArray *make_turns(const Director *director)
{
    GArray *turns = g_array_new(FALSE, FALSE, sizeof(Turn));
    Tone tone = TONE_PLAIN;
    for (gsize i = 0; i < director->count; i++) {
        const WordManner *manner = &director->words[i];
        gboolean pauses = i > 0 && manner->pause_ms != NO_BREAK;
        gboolean shared =
            i > 0 && word_at(director, i)->spoken.start < word_at(director, i - 1)->spoken.end;
        if (!shared && (pauses || !same_tone(manner->tone, tone))) {
            Turn turn = {
                .word = i, .pause_ms = pauses ? manner->pause_ms : NO_BREAK, .tone = manner->tone};
            g_array_append_val(turns, turn);
            tone = manner->tone;
        }
    }
    return turns;
}

static void say_whole(Director *director)
{
    if (director->utterance->kind == UTTERANCE_TITLE) {
        say_part(director, 0, director->count, PART_TITLE);
    } else if (director->utterance->kind == UTTERANCE_HEADING) {
        say_part(director, 0, director->count, PART_HEADING);
    }
}

Delivery direct(const Script *script, gsize index, const Wording *wording, const Prosody *prosody)
{
    Director director = {.script = script,
                         .index = index,
                         .utterance = script_utterance(script, index),
                         .wording = wording,
                         .prosody = prosody,
                         .count = wording->words->len};
    g_autofree WordManner *words = g_new(WordManner, director.count + 1);
    for (gsize i = 0; i < director.count; i++) {
        words[i] = (WordManner){TONE_PLAIN, NO_BREAK};
    }
    director.words = words;
    say_whole(&director);
    say_attribution(&director);
    say_paragraph_end(&director);
    say_asides(&director, "(", ")");
    say_asides(&director, "—", "—");
    take_manners(&director);
    return (Delivery){.text = cadence_text(script, index, wording), .turns = make_turns(&director)};
}

void delivery_clear(Delivery *delivery)
{
    g_clear_pointer(&delivery->turns, g_array_unref);
    g_clear_pointer(&delivery->text, g_free);
}
