#include "script/speaker/read_tokens.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "script/speaker/genre.h"
#include "script/speaker/headlines.h"
#include "script/speaker/nouns.h"
#include "script/speaker/word_cut.h"

/* Takes over FOLDED. */
static int find_lexeme(Tokens *tokens, char *folded)
{
    gpointer value;
    if (g_hash_table_lookup_extended(tokens->index, folded, NULL, &value)) {
        g_free(folded);
        return GPOINTER_TO_INT(value);
    }
    int index = (int)tokens->lexemes->len;
    Lexeme lexeme = lexeme_make(tokens->language, folded);
    g_array_append_val(tokens->lexemes, lexeme);
    g_hash_table_insert(tokens->index, folded, GINT_TO_POINTER(index));
    return index;
}

/* The length of an "’s" that ends WORD, or of the bare apostrophe-s's absence: 0. */
static gsize possessive_length(const char *text, Span word)
{
    gunichar last = utf8_before(text, word.end);
    gsize before = utf8_previous(text, word.end);
    if ((last != 's' && last != 'S') || before <= word.start ||
        !word_cut_is_apostrophe(utf8_before(text, before))) {
        return 0;
    }
    return word.end - utf8_previous(text, before);
}

static guint capital_flags(const char *text, Span word)
{
    if (!g_unichar_isupper(utf8_at(text, word.end, word.start))) {
        return 0;
    }
    guint letters = 0;
    for (gsize at = word.start; at < word.end; at = utf8_next(text, word.end, at)) {
        gunichar c = utf8_at(text, word.end, at);
        if (g_unichar_islower(c)) {
            return TOKEN_CAPITAL;
        }
        letters += g_unichar_isupper(c) ? 1 : 0;
    }
    return TOKEN_CAPITAL | (letters > 1 ? TOKEN_SHOUTED : 0);
}

/* The state of reading a block. */
typedef struct {
    Tokens *tokens;
    const GArray *quotations;
    guint next_quotation;
    guint sentence;
    gboolean at_start; /* the next word begins a sentence */
} Reader;

static int quotation_at(Reader *reader, gsize offset)
{
    while (reader->next_quotation < reader->quotations->len) {
        const Quotation *quotation =
            &g_array_index(reader->quotations, Quotation, reader->next_quotation);
        if (offset < quotation->span.start) {
            return NO_QUOTATION;
        }
        if (offset < quotation->span.end) {
            return (int)reader->next_quotation;
        }
        reader->next_quotation++;
    }
    return NO_QUOTATION;
}

static void count_capitals(Lexeme *lexeme, guint flags)
{
    if (!(flags & TOKEN_CAPITAL)) {
        lexeme->smalls++;
    } else if (!(flags & (TOKEN_START | TOKEN_SHOUTED))) {
        lexeme->capitals++;
    }
}

/* Whether the last marks are a full stop and a bracket. */
static gboolean in_brackets_stop(const Tokens *tokens)
{
    guint count = tokens->tokens->len;
    return count > 1 && tokens_at(tokens, count - 1)->mark == ')' &&
           tokens_at(tokens, count - 2)->mark == '.';
}

static gsize add_word(Reader *reader, Token token, gsize end)
{
    Tokens *tokens = reader->tokens;
    const char *text = tokens->document->text;
    token.span.end = word_cut_end(tokens->language, text, token.span.start, end);
    gsize possessive = possessive_length(text, token.span);
    Span word = {token.span.start, token.span.end - possessive};
    token.flags = capital_flags(text, word) | (possessive ? TOKEN_POSSESSIVE : 0);
    /* Anna Berg (Lab.) said */
    reader->at_start = reader->at_start && !(token.flags == 0 && in_brackets_stop(tokens));
    token.flags |= (reader->at_start ? TOKEN_START : 0);
    if (reader->at_start) {
        reader->sentence++;
        reader->at_start = FALSE;
    }
    token.sentence = reader->sentence;
    token.lexeme = find_lexeme(tokens, language_fold(text + word.start, span_length(word)));
    count_capitals(&g_array_index(tokens->lexemes, Lexeme, token.lexeme), token.flags);
    g_array_append_val(tokens->tokens, token);
    return token.span.end;
}

/* A full stop behind an abbreviation or an initial ends no sentence. */
static gboolean is_abbreviation_stop(const Tokens *tokens)
{
    if (tokens->tokens->len == 0) {
        return FALSE;
    }
    const Token *last = tokens_at(tokens, tokens->tokens->len - 1);
    return token_is(tokens, last, WORD_ABBREVIATION) ||
           (last->mark == 0 && last->flags & TOKEN_CAPITAL &&
            g_utf8_strlen(tokens_lexeme(tokens, last)->folded, -1) == 1 &&
            !token_is(tokens, last, WORD_FIRST_PERSON));
}

/* Whether the last mark is a full stop. */
static gboolean follows_stop(const Tokens *tokens)
{
    guint count = tokens->tokens->len;
    return count > 0 && tokens_at(tokens, count - 1)->mark == '.';
}

static gsize add_mark(Reader *reader, Token token, gsize end)
{
    const char *text = reader->tokens->document->text;
    token.span.end = utf8_next(text, end, token.span.start);
    token.mark = utf8_at(text, end, token.span.start);
    token.lexeme = NO_LEXEME;
    token.sentence = reader->sentence;
    if (token.mark == ',' && follows_stop(reader->tokens)) {
        reader->at_start = FALSE; /* Bergen, Norw., and Oslo */
    } else if (mark_ends_sentence(token.mark)) {
        reader->at_start |= token.mark != '.' || !is_abbreviation_stop(reader->tokens);
    } else if (token.mark == ':' || mark_is_quote(token.mark)) {
        reader->at_start |= token.quotation != NO_QUOTATION || token.mark == ':';
    }
    g_array_append_val(reader->tokens->tokens, token);
    return token.span.end;
}

static void read_block(Reader *reader, guint index)
{
    const Document *document = reader->tokens->document;
    Span span = document_block(document, index)->text;
    reader->at_start = TRUE;
    for (gsize at = span.start; at < span.end;) {
        gunichar c = utf8_at(document->text, span.end, at);
        Token token = {.span = {at, at}, .block = index, .quotation = quotation_at(reader, at)};
        gsize bound = word_cut_hyphen(reader->tokens->language, document->text, at, span.end);
        if (bound > at) {
            at = bound;
        } else if (utf8_is_space(c)) {
            at = utf8_next(document->text, span.end, at);
        } else if (word_cut_begins(c)) {
            at = add_word(reader, token, span.end);
        } else {
            at = add_mark(reader, token, span.end);
        }
    }
}

static gboolean has_prose(const Block *block)
{
    return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_LIST_ITEM ||
           block->kind == BLOCK_QUOTATION || block->kind == BLOCK_STANDFIRST;
}

Tokens *tokens_read(const Document *document, const Language *language, const GArray *quotations)
{
    Tokens *tokens = g_new0(Tokens, 1);
    tokens->document = document;
    tokens->language = language;
    tokens->tokens = g_array_new(FALSE, FALSE, sizeof(Token));
    tokens->lexemes = g_array_new(FALSE, FALSE, sizeof(Lexeme));
    tokens->blocks = g_array_new(FALSE, FALSE, sizeof(guint));
    tokens->index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Reader reader = {.tokens = tokens, .quotations = quotations};
    for (guint i = 0; i < document->blocks->len; i++) {
        g_array_append_val(tokens->blocks, tokens->tokens->len);
        if (has_prose(document_block(document, i))) {
            read_block(&reader, i);
        }
    }
    g_array_append_val(tokens->blocks, tokens->tokens->len);
    tokens_mark_headlines(tokens);
    tokens_count_determined(tokens);
    tokens->story = genre_is_story(tokens, quotations->len);
    return tokens;
}
