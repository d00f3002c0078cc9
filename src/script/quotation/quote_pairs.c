#include "script/quotation/quote_pairs.h"

#include "base/utf8.h"
#include "script/near_words.h"
#include "script/quotation/attribution_hint.h"
#include "script/quotation/quote_ahead.h"
#include "script/quotation/quote_dashes.h"
#include "script/quotation/quote_marks.h"
#include "script/quotation/quote_style.h"

/* How many paragraphs without any mark may stand between a mark that opens and its closing: a
 * letter or a poem that somebody reads out. */
enum { SILENT_BLOCKS = 12 };

typedef struct {
    const Document *document;
    const Language *language;
    const guint8 *readings;
    gboolean single_style;
    GArray *stretches;
    GArray *marks; /* of QuoteMark, of the block at hand */
    GArray *ahead; /* of QuoteAhead, the same */
    guint block;
    Span span; /* of the block */

    gboolean open;
    MarkFamily family;
    gboolean directed; /* the shape of the mark that opened the stretch */
    guint depth;       /* marks of the same family inside each other */
    gsize start;       /* of the stretch that is open */
    gsize searched;    /* up to here it was searched for a closing that is missing */
    gboolean continues;
} Pairing;

static const QuoteMark *mark_at(const Pairing *pairing, guint index)
{
    return &g_array_index(pairing->marks, QuoteMark, index);
}

static const QuoteAhead *ahead_at(const Pairing *pairing, guint index)
{
    return &g_array_index(pairing->ahead, QuoteAhead, index);
}

static void close_stretch(Pairing *pairing, gsize end, gboolean unclosed)
{
    Stretch stretch = {
        .span = utf8_trim(pairing->document->text, (Span){pairing->start, end}),
        .block = pairing->block,
        .minor = pairing->family == MARKS_SINGLE && !pairing->single_style,
        .unclosed = unclosed,
        .continues = pairing->continues,
    };
    g_array_append_val(pairing->stretches, stretch);
    pairing->open = FALSE;
    pairing->continues = FALSE;
}

static gboolean opens_here(const Pairing *pairing, guint index)
{
    const QuoteMark *mark = mark_at(pairing, index);
    const QuoteAhead *ahead = ahead_at(pairing, index);
    if (mark->opens == CHANCE_NONE) {
        return FALSE;
    }
    if (mark->family != MARKS_SINGLE) {
        return mark->opens == CHANCE_SURE || ahead->some_ahead;
    }
    /* A single mark is taken for an apostrophe unless there is something to close it, or it stands
     * where speech may begin in a text that has its speech in such marks. */
    gboolean pause = quote_mark_after_pause(pairing->document->text, pairing->span, mark);
    if (mark->opens == CHANCE_SURE) {
        return ahead->some_ahead || (pairing->single_style && pause);
    }
    return pairing->single_style && pause && ahead->sure_ahead;
}

static void open_stretch(Pairing *pairing, const QuoteMark *mark)
{
    pairing->open = TRUE;
    pairing->family = (MarkFamily)mark->family;
    pairing->depth = 1;
    pairing->directed = mark->directed;
    pairing->start = mark->offset;
    pairing->searched = mark->offset + mark->length;
}

/* Whether the possible closing at INDEX is taken for one: a single mark behind a letter may be the
 * apostrophe of a plural, or of a letter that was dropped. */
static gboolean closes_here(const Pairing *pairing, guint index)
{
    const QuoteMark *mark = mark_at(pairing, index);
    const QuoteAhead *ahead = ahead_at(pairing, index);
    if (mark->family != MARKS_SINGLE || mark->closes == CHANCE_SURE) {
        return mark->closes != CHANCE_NONE;
    }
    if (mark->closes == CHANCE_NONE || ahead->sure_ahead) {
        return FALSE;
    }
    gunichar before = utf8_before(pairing->document->text, mark->offset);
    return !ahead->some_ahead || (before != 's' && before != 'n');
}

/* A mark opens though the stretch before it was not closed: its closing mark was forgotten. Where
 * the words show which of the two is at fault, the stretch ends there. */
static void mend_missing_closing(Pairing *pairing, const QuoteMark *mark)
{
    const char *text = pairing->document->text;
    gsize end = mark->offset + mark->length;
    if (attribution_follows(text, end, pairing->span.end, pairing->language)) {
        close_stretch(pairing, end, FALSE); /* “Yes, “ he said */
        return;
    }
    gsize cut = attribution_find(text, (Span){pairing->searched, mark->offset}, pairing->language);
    pairing->searched = end;
    if (cut != 0) { /* “Yes, he said. “And you?” */
        close_stretch(pairing, cut, FALSE);
        open_stretch(pairing, mark);
    }
}

/* Whether the mark at INDEX opens a quotation of the same family inside the one that is open: there
 * are marks enough to close both, or the two differ in shape ("… “so” …"). */
static gboolean is_inside(const Pairing *pairing, guint index)
{
    const QuoteAhead *ahead = ahead_at(pairing, index);
    return ahead->surplus > (gint32)pairing->depth ||
           (mark_at(pairing, index)->directed != pairing->directed && ahead->twin_next);
}

static void step(Pairing *pairing, guint index)
{
    const QuoteMark *mark = mark_at(pairing, index);
    if (!pairing->open) {
        if (opens_here(pairing, index)) {
            open_stretch(pairing, mark);
        }
        return;
    }
    if (mark->family != pairing->family) {
        return; /* inside another speaker's words */
    }
    if (closes_here(pairing, index)) {
        pairing->depth--;
        if (pairing->depth == 0) {
            close_stretch(pairing, mark->offset + mark->length, FALSE);
        }
    } else if (mark->opens == CHANCE_SURE && mark->offset > pairing->start) {
        if (is_inside(pairing, index)) {
            pairing->depth++;
        } else if (pairing->family != MARKS_SINGLE) {
            mend_missing_closing(pairing, mark);
        }
    }
}

typedef enum { NEXT_SILENT, NEXT_REOPENS, NEXT_CLOSES, NEXT_ENDS } NextBlock;

/* What the first mark of the open family says in the block SPAN. */
static NextBlock next_block(const Pairing *pairing, Span span)
{
    const char *text = pairing->document->text;
    QuoteMark mark;
    for (gsize at = span.start; quote_mark_next(text, span, &at, &mark);) {
        if (mark.family != pairing->family) {
            continue;
        }
        Span before = {span.start, mark.offset};
        if (mark.opens != CHANCE_NONE && !near_has_letter(text, before)) {
            return NEXT_REOPENS;
        }
        if (mark.opens == CHANCE_SURE) {
            return NEXT_ENDS;
        }
        if (mark.closes == CHANCE_SURE) {
            return NEXT_CLOSES;
        }
    }
    return NEXT_SILENT;
}

/* The block in which the stretch that is open at the end of this one goes on, or 0 for none; and
 * whether the mark is there again. Looks no further than SILENT_BLOCKS. */
static guint find_continuation(const Pairing *pairing, gboolean *reopens)
{
    const GArray *blocks = pairing->document->blocks;
    guint silent = 0;
    for (guint next = pairing->block + 1; next < blocks->len && silent <= SILENT_BLOCKS; next++) {
        const Block *block = document_block(pairing->document, next);
        if (block->kind == BLOCK_HEADING || block->kind == BLOCK_SCENE_BREAK ||
            pairing->readings[next] == READ_DASHES) {
            return 0;
        }
        if (pairing->readings[next] == READ_NOTHING) {
            continue;
        }
        NextBlock what = next_block(pairing, block->text);
        if (what == NEXT_ENDS || (what == NEXT_REOPENS && silent > 0)) {
            return 0;
        }
        if (what != NEXT_SILENT) {
            *reopens = what == NEXT_REOPENS;
            return next;
        }
        silent++;
    }
    return 0;
}

static void enter_block(Pairing *pairing, guint block)
{
    pairing->block = block;
    pairing->span = document_block(pairing->document, block)->text;
}

static void walk_block(Pairing *pairing)
{
    g_array_set_size(pairing->marks, 0);
    quote_marks_scan(pairing->document->text, pairing->span, pairing->marks);
    quote_ahead_look(pairing->marks, pairing->ahead);
    for (guint i = 0; i < pairing->marks->len; i++) {
        step(pairing, i);
    }
}

/* Ends the stretch that is open at the end of a block, and begins it again where it goes on. The
 * index of the next block to walk. */
static guint leave_block(Pairing *pairing)
{
    guint next = pairing->block + 1;
    if (!pairing->open) {
        return next;
    }
    gboolean reopens = FALSE;
    guint target = find_continuation(pairing, &reopens);
    close_stretch(pairing, pairing->span.end, TRUE);
    if (target == 0) {
        return next;
    }
    for (; next < target; next++) {
        if (pairing->readings[next] == READ_MARKS) {
            enter_block(pairing, next);
            pairing->start = pairing->span.start;
            pairing->continues = TRUE;
            close_stretch(pairing, pairing->span.end, TRUE);
        }
    }
    enter_block(pairing, target);
    pairing->continues = TRUE;
    pairing->open = !reopens;
    pairing->depth = 1;
    pairing->start = pairing->span.start;
    pairing->searched = pairing->start;
    return target;
}

GArray *quote_pairs_find(const Document *document, const Language *language, const guint8 *readings)
{
    Pairing pairing = {
        .document = document,
        .language = language,
        .readings = readings,
        .single_style = quote_style_is_single(document),
        .stretches = g_array_new(FALSE, FALSE, sizeof(Stretch)),
        .marks = g_array_new(FALSE, FALSE, sizeof(QuoteMark)),
        .ahead = g_array_new(FALSE, FALSE, sizeof(QuoteAhead)),
    };
    for (guint block = 0; block < document->blocks->len;) {
        enter_block(&pairing, block);
        switch ((BlockReading)readings[block]) {
        case READ_MARKS:
            walk_block(&pairing);
            block = leave_block(&pairing);
            break;
        case READ_DASHES:
            quote_dashes_find(document, language, block, pairing.stretches);
            block++;
            break;
        case READ_NOTHING:
            block++;
            break;
        }
    }
    g_array_unref(pairing.marks);
    g_array_unref(pairing.ahead);
    return pairing.stretches;
}
