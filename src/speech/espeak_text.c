#include "speech/espeak_text.h"

#include <string.h>

#include "speech/espeak_safe.h"
#include "speech/espeak_turns.h"

/* Where SAFE is, put into the starts (or ENDS) of a word's spans. */
static void place(const EspeakSafe *safe, EspeakWord *word, gboolean ends)
{
    *(ends ? &word->bytes.end : &word->bytes.start) = safe->text->len;
    *(ends ? &word->characters.end : &word->characters.start) = safe->characters;
}

/* What the text is made with. */
typedef struct {
    const SpeechRequest *request;
    EspeakText *made;
    EspeakSafe safe;
    gsize started, ended; /* words of the request */
    const GArray *turns;  /* of EspeakTurn */
    guint turn;           /* index of the next one */
    gsize command;        /* where the last one's command begins, in characters … */
    gboolean commanded;   /* … if no word began since */
} Composer;

/* Begins and ends the words of the request that begin and end at or before OFFSET where the text
 * is. */
static void pass(Composer *composer, gsize offset)
{
    const SpeechRequest *request = composer->request;
    EspeakWord *words = composer->made->words;
    while (composer->started < request->word_count &&
           request->words[composer->started].start <= offset) {
        EspeakWord *word = &words[composer->started++];
        place(&composer->safe, word, FALSE);
        if (composer->commanded) {
            word->characters.start = composer->command; /* where the engine has its event */
            composer->commanded = FALSE;
        }
    }
    while (composer->ended < composer->started && request->words[composer->ended].end <= offset) {
        place(&composer->safe, &words[composer->ended++], TRUE);
    }
}

/* The index behind the last of the request's words that begin before OFFSET. */
static gsize words_before(const Composer *composer, gsize offset)
{
    gsize index = composer->started;
    while (index < composer->request->word_count &&
           composer->request->words[index].start < offset) {
        index++;
    }
    return index;
}

/* Appends SAID. The first of the words that share a piece has it, the others are empty. */
static void append_said(Composer *composer, const EspeakSaid *said)
{
    const Span *words = composer->request->words;
    gsize first = composer->started;
    gsize count = words_before(composer, said->span.end) - first;
    gsize pieces = said->words->len;
    for (gsize piece = 0, i = 0; piece < pieces; piece++) {
        if (i < count && i * pieces / count <= piece) {
            if (i > 0) {
                pass(composer, words[first + i - 1].end);
            }
            espeak_safe_gap(&composer->safe);
            pass(composer, words[first + i++].start);
        }
        espeak_safe_mnemonics(&composer->safe, g_ptr_array_index(said->words, piece));
        for (; i < count && i * pieces / count <= piece; i++) {
            pass(composer, words[first + i].start);
        }
    }
}

/* Appends what the turns at or before OFFSET say. */
static void take_turns(Composer *composer, gsize offset)
{
    EspeakSafe *safe = &composer->safe;
    for (; composer->turns && composer->turn < composer->turns->len; composer->turn++) {
        const EspeakTurn *turn = &g_array_index(composer->turns, EspeakTurn, composer->turn);
        if (turn->offset > offset) {
            return;
        }
        if (turn->pauses) {
            espeak_safe_end_clause(safe);
        }
        if (turn->command[0] != '\0') {
            espeak_safe_gap(safe);
            composer->command = safe->characters;
            composer->commanded = TRUE;
            g_string_append(safe->text, turn->command);
            safe->characters += strlen(turn->command);
            espeak_safe_space(safe);
        }
    }
}

EspeakText *espeak_text_new(const SpeechRequest *request, const GArray *said, const GArray *turns)
{
    EspeakText *made = g_new0(EspeakText, 1);
    made->words = g_new0(EspeakWord, request->word_count);
    made->word_count = request->word_count;
    made->phonemes = said && said->len > 0;

    Composer composer = {.request = request, .made = made, .turns = turns};
    composer.safe.text = g_string_sized_new(request->length + 1);
    composer.safe.phonemes = made->phonemes;
    const char *end = request->text + request->length;
    guint next = 0;
    for (const char *at = request->text; at <= end;) {
        gsize offset = at < end ? (gsize)(at - request->text) : G_MAXSIZE;
        take_turns(&composer, at < end ? offset : request->length);
        const EspeakSaid *here =
            said && next < said->len ? &g_array_index(said, EspeakSaid, next) : NULL;
        if (here && offset >= here->span.start && at < end) {
            append_said(&composer, here);
            at = request->text + here->span.end;
            pass(&composer, here->span.end);
            espeak_safe_part(&composer.safe, at, end);
            next++;
            continue;
        }
        pass(&composer, offset);
        at = at < end ? espeak_safe_next(&composer.safe, at, end, request->gently) : end + 1;
    }
    made->text = composer.safe.text;
    return made;
}

void espeak_text_free(EspeakText *text)
{
    if (text) {
        g_string_free(text->text, TRUE);
        g_free(text->words);
        g_free(text);
    }
}
