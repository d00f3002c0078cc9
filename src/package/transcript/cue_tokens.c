#include "package/transcript/cue_tokens.h"

#include <string.h>

#include "base/utf8.h"
#include "package/sync/heard_words.h"

/* The tokens of one chapter while they are found. */
typedef struct {
    const PackageInput *input;
    const PerformedChapter *chapter;
    gint64 origin; /* of the chapter on the edition's timeline */
    GArray *tokens, *cuts;
    gboolean is_glued; /* the next token stands directly behind the one before */
} Finder;

void cue_token_clear(gpointer token)
{
    g_free(((CueToken *)token)->text);
}

/* How good a cut is behind TOKEN by the punctuation it ends in; what closes a quotation or a
 * bracket is looked through. */
static Cut cut_behind(const char *text, Span token)
{
    gsize at = token.end;
    while (at > token.start) {
        gunichar c = utf8_before(text, at);
        GUnicodeType type = g_unichar_type(c);
        if (type != G_UNICODE_FINAL_PUNCTUATION && type != G_UNICODE_CLOSE_PUNCTUATION &&
            type != G_UNICODE_INITIAL_PUNCTUATION && c != '"' && c != '\'') {
            gboolean is_dash = type == G_UNICODE_DASH_PUNCTUATION && c != '-';
            return is_dash || (c < 0x80 ? strchr(",;:.!?", (int)c) != NULL
                                        : type == G_UNICODE_OTHER_PUNCTUATION)
                       ? CUT_CLAUSE
                       : CUT_SPACE;
        }
        at = utf8_previous(text, at);
    }
    return CUT_SPACE;
}

static void add(Finder *finder, CueToken token, const char *text, Span span, Cut cut)
{
    token.text = g_strndup(text + span.start, span_length(span));
    token.width = (guint)g_utf8_strlen(token.text, -1);
    guint8 behind = (guint8)cut;
    g_array_append_val(finder->tokens, token);
    g_array_append_val(finder->cuts, behind);
}

/* Adds SPAN of TEXT, which holds no white space, in pieces that fit into a line. */
static void add_pieces(Finder *finder, CueToken token, const char *text, Span span)
{
    while (!span_is_empty(span)) {
        Span piece = {span.start, span.start};
        for (int i = 0; i < CUE_LINE && piece.end < span.end; i++) {
            piece.end = utf8_next(text, span.end, piece.end);
        }
        add(finder, token, text, piece, piece.end < span.end ? CUT_NONE : cut_behind(text, span));
        token.is_glued = TRUE;
        token.is_word = FALSE;
        span.start = piece.end;
    }
}

/* The next stretch without white space in SPAN, which loses it; empty at the end. */
static Span next_token(const char *text, Span *span)
{
    *span = utf8_trim(text, *span);
    Span token = {span->start, span->start};
    while (token.end < span->end && !utf8_is_space(utf8_at(text, span->end, token.end))) {
        token.end = utf8_next(text, span->end, token.end);
    }
    span->start = token.end;
    return token;
}

/* Adds the tokens of SPAN of TEXT, which are heard at PLACE; those that WORDS (or NULL) start in
 * have their times, others that of the word before. */
static void add_text(Finder *finder, int speaker, const char *text, Span span, Placement place,
                     const GArray *words)
{
    guint next = 0;
    gint64 from = finder->origin + place.start, to = finder->origin + place.end;
    gint64 start = from;
    gboolean is_first = TRUE;
    for (Span token = next_token(text, &span); !span_is_empty(token);
         token = next_token(text, &span)) {
        gboolean is_word = FALSE;
        gint64 end = words ? start : to;
        while (words && next < words->len) {
            const HeardWord *word = &g_array_index(words, HeardWord, next);
            if (word->source.start >= token.end) {
                break;
            }
            start = is_word ? start : finder->origin + word->place.start;
            end = finder->origin + word->place.end;
            is_word = TRUE;
            next++;
        }
        CueToken made = {.speaker = speaker,
                         .start = is_first ? from : start,
                         .end = end,
                         .is_word = is_word,
                         .is_glued = is_first && finder->is_glued};
        add_pieces(finder, made, text, token);
        start = end;
        is_first = FALSE;
    }
}

/* What stands in place of an utterance, in brackets: it is not the text's. */
static void add_instead(Finder *finder, const char *instead, Placement place)
{
    g_autofree char *text = g_strdup_printf("[%s]", instead);
    add_text(finder, SPEAKER_NARRATOR, text, (Span){0, strlen(text)}, place, NULL);
}

static void raise_last_cut(Finder *finder, Cut cut)
{
    if (finder->cuts->len > 0) {
        guint8 *last = &g_array_index(finder->cuts, guint8, finder->cuts->len - 1);
        *last = MAX(*last, (guint8)cut);
    }
}

static Cut cut_between(const Utterance *before, const Utterance *utterance)
{
    if (before->block != utterance->block || before->kind == UTTERANCE_SKIPPED ||
        utterance->kind == UTTERANCE_SKIPPED) {
        return CUT_BLOCK;
    }
    return before->sentence != utterance->sentence ? CUT_SENTENCE : CUT_CLAUSE;
}

gboolean cue_tokens(const PackageInput *input, gsize index, GArray *tokens, GArray *cuts,
                    GError **error)
{
    const PerformedChapter *chapter = g_ptr_array_index(input->performed->chapters, index);
    Finder finder = {input, chapter, package_chapter_start(input, index), tokens, cuts, FALSE};
    const Utterance *before = NULL;
    for (gsize i = 0; i < chapter->utterance_count; i++) {
        const Utterance *utterance = script_utterance(input->script, chapter->first_utterance + i);
        if (!heard_utterance(chapter, i)) {
            continue;
        }
        if (before) {
            raise_last_cut(&finder, cut_between(before, utterance));
            finder.is_glued = before->span.end == utterance->span.start;
        }
        before = utterance;
        if (utterance->kind == UTTERANCE_SKIPPED) {
            add_instead(&finder, utterance->instead, chapter->utterances[i]);
            continue;
        }
        g_autoptr(GArray) words = heard_words(input->script, chapter, i, error);
        if (!words) {
            return FALSE;
        }
        add_text(&finder, utterance->speaker, input->script->document->text, utterance->span,
                 chapter->utterances[i], words);
        if (tokens->len > 0) { /* signs behind the last word last as long as the utterance */
            g_array_index(tokens, CueToken, tokens->len - 1).end =
                finder.origin + chapter->utterances[i].end;
        }
    }
    raise_last_cut(&finder, CUT_BLOCK);
    return TRUE;
}
