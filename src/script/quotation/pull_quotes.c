#include <unicode/uchar.h>

#include "base/utf8.h"
#include "script/near_words.h"
#include "script/quotation/quotations.h"
#include "script/quotation/quote_marks.h"
#include "script/quotation/text_pieces.h"

enum {
    FEWEST_WORDS = 6,     /* less is a refrain as well as a pull quote */
    FEWEST_IN_DOUBT = 10, /* the same where nobody is quoted, or in fiction: writers repeat, too */
    MOST_WORDS = 80,
    MOST_BYTES = 1000,  /* spares cutting every long paragraph twice */
    MOST_ALIKE = 4,     /* paragraphs that are alike: beyond that it is a refrain */
    CREDIT_WORDS = 5,   /* "— Anna Berg, a teacher" under a pull quote */
    NEAR_BLOCKS = 12,   /* how far a pull quote may be from where its words were said … */
    NEARER_BLOCKS = 4,  /* … or, where nobody is quoted, written */
    DIALOGUE_SHARE = 3, /* fiction: one paragraph in so many at least is a speech */
    SPARE_PIECES = 8,   /* how many pieces of the original it may leave out between its own */
};

/* A short paragraph that stands alone and may be a pull quote. */
typedef struct {
    guint block;
    guint section; /* number of headings before it */
    guint words;
    guint first; /* its pieces: index and count */
    guint count;
    guint alike;    /* the candidate before it with the same first piece, plus 1; 0: none */
    guint rank;     /* how many such there are */
    gboolean found; /* it is one */
} Candidate;

typedef struct {
    const Document *document;
    GArray *candidates;   /* of Candidate */
    GArray *pieces;       /* of TextPiece, of all candidates */
    GHashTable *by_first; /* digest of the first piece -> index of the last candidate, plus 1 */
    GArray *block_pieces; /* of TextPiece, of the block at hand */
    guint block, section; /* at hand */
    gboolean fiction;
} Search;

static const TextPiece *piece_at(const GArray *pieces, guint index)
{
    return &g_array_index(pieces, TextPiece, index);
}

static guint count_words(const GArray *pieces)
{
    guint words = 0;
    for (guint i = 0; i < pieces->len; i++) {
        words += piece_at(pieces, i)->words;
    }
    return words;
}

static gboolean is_dash(gunichar c)
{
    return c != 0 && u_charType((UChar32)c) == U_DASH_PUNCTUATION;
}

/* Drops the name of the one who said it, which stands under a pull quote behind a dash. */
static void drop_credit(const char *text, GArray *pieces)
{
    if (pieces->len < 2) {
        return;
    }
    const TextPiece *last = piece_at(pieces, pieces->len - 1);
    if (last->words <= CREDIT_WORDS && is_dash(utf8_at(text, last->span.end, last->span.start))) {
        g_array_set_size(pieces, pieces->len - 1);
    }
}

static void add_candidate(Search *search)
{
    const TextPiece *first = piece_at(search->block_pieces, 0);
    guint alike = GPOINTER_TO_UINT(g_hash_table_lookup(search->by_first, &first->letters));
    Candidate candidate = {
        .block = search->block,
        .section = search->section,
        .words = count_words(search->block_pieces),
        .first = search->pieces->len,
        .count = search->block_pieces->len,
        .alike = alike,
        .rank = alike ? g_array_index(search->candidates, Candidate, alike - 1).rank + 1 : 1,
    };
    g_array_append_val(search->candidates, candidate);
    g_array_append_vals(search->pieces, first, candidate.count);
    g_hash_table_insert(search->by_first, g_memdup2(&first->letters, sizeof first->letters),
                        GUINT_TO_POINTER(search->candidates->len));
}

static void collect_candidate(Search *search)
{
    const Block *block = document_block(search->document, search->block);
    if ((block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_QUOTATION) ||
        span_length(block->text) > MOST_BYTES) {
        return;
    }
    text_pieces_cut(search->document->text, block->text, search->block_pieces);
    drop_credit(search->document->text, search->block_pieces);
    guint words = count_words(search->block_pieces);
    if (words >= FEWEST_WORDS && words <= MOST_WORDS) {
        add_candidate(search);
    }
}

/* Whether the block at INDEX is a speech of a dialogue. */
static gboolean is_dialogue(const Document *document, gsize index)
{
    if (index >= document->blocks->len) { /* also the one before the first */
        return FALSE;
    }
    Span span = document_block(document, index)->text;
    gunichar first = utf8_at(document->text, span.end, span.start);
    return quote_mark_is(first) || is_dash(first);
}

static gboolean is_fiction(const Document *document)
{
    guint dialogue = 0;
    for (guint i = 0; i < document->blocks->len; i++) {
        dialogue += is_dialogue(document, i) ? 1 : 0;
    }
    return dialogue * DIALOGUE_SHARE >= document->blocks->len;
}

/* Whether the block before INDEX leaves its sentence to be ended there: a verse, a letter. */
static gboolean is_led_in(const Document *document, guint index)
{
    if (index == 0) {
        return FALSE;
    }
    const Block *before = document_block(document, index - 1);
    if (before->kind == BLOCK_HEADING || before->kind == BLOCK_TITLE) {
        return FALSE;
    }
    gunichar last = utf8_before(document->text, before->text.end);
    return !near_ends_sentence(last) && !quote_mark_is(last) && last != ')';
}

/* Whether CANDIDATE, whose words stand in the block at hand from ORIGINAL on, is there only to show
 * them once more. When in doubt, it is not. */
static gboolean is_repeated_for_show(const Search *search, const Candidate *candidate,
                                     const TextPiece *original)
{
    const Document *document = search->document;
    if (document_block(document, candidate->block)->kind == BLOCK_QUOTATION) {
        return TRUE;
    }
    gboolean quoted = piece_at(search->pieces, candidate->first)->quoted;
    if (is_led_in(document, candidate->block) ||
        (search->fiction && (quoted || candidate->words < FEWEST_IN_DOUBT))) {
        return FALSE;
    }
    if (original->quoted && !quoted) {
        return TRUE;
    }
    guint distance = MAX(candidate->block, search->block) - MIN(candidate->block, search->block);
    if (candidate->section != search->section || distance > NEAR_BLOCKS) {
        return FALSE; /* a scene that is told again, in its place */
    }
    if (!quoted) {
        return candidate->words >= FEWEST_IN_DOUBT && distance <= NEARER_BLOCKS;
    }
    return !is_dialogue(document, (gsize)candidate->block - 1) &&
           !is_dialogue(document, (gsize)candidate->block + 1);
}

/* Whether the pieces of CANDIDATE stand in the block at hand in their order, from FROM on. */
static gboolean stands_here(const Search *search, const Candidate *candidate, guint from)
{
    const char *text = search->document->text;
    guint matched = 0;
    guint end = MIN(search->block_pieces->len, from + candidate->count + SPARE_PIECES);
    for (guint i = from; i < end && matched < candidate->count; i++) {
        if (text_pieces_equal(text, piece_at(search->pieces, candidate->first + matched),
                              piece_at(search->block_pieces, i))) {
            matched++;
        }
    }
    return matched == candidate->count;
}

static void match_piece(Search *search, guint index, guint words)
{
    const TextPiece *piece = piece_at(search->block_pieces, index);
    guint next = GPOINTER_TO_UINT(g_hash_table_lookup(search->by_first, &piece->letters));
    if (next == 0 || g_array_index(search->candidates, Candidate, next - 1).rank > MOST_ALIKE) {
        return;
    }
    while (next != 0) {
        Candidate *candidate = &g_array_index(search->candidates, Candidate, next - 1);
        next = candidate->alike;
        if (!candidate->found && candidate->block != search->block && candidate->words < words &&
            stands_here(search, candidate, index)) {
            candidate->found = is_repeated_for_show(search, candidate, piece);
        }
    }
}

static void match_block(Search *search)
{
    Span span = document_block(search->document, search->block)->text;
    text_pieces_cut(search->document->text, span, search->block_pieces);
    guint words = count_words(search->block_pieces);
    for (guint i = 0; i < search->block_pieces->len; i++) {
        match_piece(search, i, words);
    }
}

/* Does WORK for every block that is read, with its section. */
static void for_each_block(Search *search, void (*work)(Search *search))
{
    search->section = 0;
    for (guint i = 0; i < search->document->blocks->len; i++) {
        BlockKind kind = document_block(search->document, i)->kind;
        search->block = i;
        if (kind == BLOCK_HEADING) {
            search->section++;
        } else if (kind == BLOCK_PARAGRAPH || kind == BLOCK_QUOTATION || kind == BLOCK_LIST_ITEM) {
            work(search);
        }
    }
}

void pull_quotes_find(const Document *document, GArray *skipped)
{
    Search search = {
        .document = document,
        .candidates = g_array_new(FALSE, FALSE, sizeof(Candidate)),
        .pieces = g_array_new(FALSE, FALSE, sizeof(TextPiece)),
        .by_first = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
        .block_pieces = g_array_new(FALSE, FALSE, sizeof(TextPiece)),
        .fiction = is_fiction(document),
    };
    for_each_block(&search, collect_candidate);
    for_each_block(&search, match_block);
    for (guint i = 0; i < search.candidates->len; i++) {
        const Candidate *candidate = &g_array_index(search.candidates, Candidate, i);
        if (candidate->found) {
            g_array_append_val(skipped, candidate->block);
        }
    }
    g_array_unref(search.candidates);
    g_array_unref(search.pieces);
    g_array_unref(search.block_pieces);
    g_hash_table_unref(search.by_first);
}
