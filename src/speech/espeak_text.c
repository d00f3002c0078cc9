#include "speech/espeak_text.h"

#include <string.h>

#include "speech/espeak_turns.h"

enum {
    RUN_LIMIT = 48, /* letters and digits in a row; no word of a language is longer than this */
    RUN_PIECE = 24, /* letters spelt out one by one still fit (measured: 24 times "w") */
    TOKEN_LIMIT = 96,
    INITIALS_LIMIT = 24, /* "U.S.S.R.": one word to the engine, even with spaces in it */

    /* The engine keeps 1,000 phonemes of a clause and drops the rest. What a character may take: */
    CLAUSE_LIMIT = 600,
    WEIGHT_LETTER = 1,
    WEIGHT_OTHER = 8, /* a digit of a long number, "percent" */
    WEIGHT_WIDE = 14, /* "Chinese letter" in a voice that does not know it */

    REPLACEMENT = 0xFFFD,
    RIGHT_SINGLE_QUOTE = 0x2019,
    ZERO_WIDTH_NON_JOINER = 0x200C,
    ZERO_WIDTH_JOINER = 0x200D,
    FIRST_VARIATION_SELECTOR = 0xFE00,
    LAST_VARIATION_SELECTOR = 0xFE0F,
};

/* What becomes of a character. */
typedef enum { FATE_KEPT, FATE_SPACE, FATE_DROPPED } Fate;

typedef struct {
    GString *text;
    gsize characters;
    gsize run;         /* letters and digits since the last other character or cut */
    gboolean long_run; /* the run under way is cut into pieces */
    gsize word;        /* as run, but still known behind it */
    gsize initials;    /* letters with a full stop each since the last word */
    gsize token;       /* characters since the last space */
    gsize clause;      /* their weights since the last clause ended */
    gboolean pausing;  /* the last character ends a clause if a space follows */
    gboolean phonemes; /* two opening brackets would begin mnemonics */
} Builder;

static Fate fate_of(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
        return FATE_SPACE;
    case G_UNICODE_FORMAT:
        /* Joiners tell some languages' words apart; the engine knows them. */
        return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER ? FATE_KEPT : FATE_DROPPED;
    default:
        break;
    }
    if (c >= FIRST_VARIATION_SELECTOR && c <= LAST_VARIATION_SELECTOR) {
        return FATE_DROPPED;
    }
    return c == REPLACEMENT ? FATE_SPACE : FATE_KEPT;
}

/* Whether C is part of what the engine takes for one word. It cuts between wide (East Asian)
 * characters by itself. */
static gboolean is_run_character(gunichar c)
{
    return (g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '\'' || c == RIGHT_SINGLE_QUOTE) &&
           !g_unichar_iswide(c);
}

static gboolean is_plain(gunichar c)
{
    return is_run_character(c) || g_unichar_isalnum(c) || (c < 0x80 && strchr(".,;:?!-", (int)c));
}

/* Whether more than RUN_LIMIT run characters stand at TEXT. */
static gboolean starts_long_run(const char *text, const char *end)
{
    gsize count = 0;
    while (text < end && count <= RUN_LIMIT) {
        gunichar c = g_utf8_get_char_validated(text, end - text);
        if (c >= (gunichar)-2 || !is_run_character(c)) {
            break;
        }
        count++;
        text = g_utf8_next_char(text);
    }
    return count > RUN_LIMIT;
}

static gsize weight_of(gunichar c)
{
    if (g_unichar_iswide(c)) {
        return WEIGHT_WIDE;
    }
    return g_unichar_isalpha(c) ? WEIGHT_LETTER : WEIGHT_OTHER;
}

/* Whether C ends a clause without a space behind it. */
static gboolean is_wide_stop(gunichar c)
{
    return g_unichar_iswide(c) && g_unichar_ispunct(c);
}

static void append(Builder *builder, gunichar c)
{
    g_string_append_unichar(builder->text, c);
    builder->characters++;
    builder->token++;
    builder->clause = is_wide_stop(c) ? 0 : builder->clause + weight_of(c);
    builder->pausing = c < 0x80 && strchr(",;:?!", (int)c) != NULL;
}

/* Makes what follows another clause. */
static void append_comma(Builder *builder)
{
    append(builder, ' '); /* right behind a full stop a comma would end nothing */
    append(builder, ',');
    builder->initials = 0;
}

static void append_space(Builder *builder)
{
    if (!builder->pausing && builder->clause > CLAUSE_LIMIT) {
        append_comma(builder);
    }
    if (builder->pausing) {
        builder->clause = 0;
    }
    g_string_append_c(builder->text, ' ');
    builder->characters++;
    builder->run = builder->token = 0;
    builder->pausing = FALSE;
}

/* Appends C, part of a run, and a space before it where a piece of a long run is full. NEXT is
 * where C stands. */
static void append_to_run(Builder *builder, gunichar c, const char *next, const char *end)
{
    if (builder->run == 0 && !builder->long_run) {
        builder->long_run = starts_long_run(next, end);
        builder->word = 0;
    }
    if (builder->long_run && builder->run == RUN_PIECE) {
        append_space(builder);
    }
    append(builder, c);
    builder->run++;
    if (++builder->word > 1) {
        builder->initials = 0;
    }
}

/* Appends C, part of no run, and ends the token or clause behind it where that becomes too long. */
static void append_mark(Builder *builder, gunichar c)
{
    append(builder, c);
    builder->run = 0;
    builder->long_run = FALSE;
    if (c == '.' && builder->word == 1 && ++builder->initials == INITIALS_LIMIT) {
        append_comma(builder);
        append_space(builder);
    } else if (builder->token >= TOKEN_LIMIT ||
               (g_unichar_iswide(c) && builder->clause > CLAUSE_LIMIT)) {
        append_space(builder);
    }
}

/* Appends the character at TEXT and returns what is behind it. A byte that is no UTF-8 is a space.
 */
static const char *append_next(Builder *builder, const char *text, const char *end, gboolean gently)
{
    gunichar c = g_utf8_get_char_validated(text, end - text);
    if (c >= (gunichar)-2) {
        append_space(builder);
        builder->long_run = FALSE;
        return text + 1;
    }
    Fate fate = fate_of(c);
    if (fate == FATE_KEPT && ((gently && !is_plain(c)) || (builder->phonemes && c == '['))) {
        fate = FATE_SPACE;
    }
    if (fate == FATE_KEPT) {
        if (is_run_character(c)) {
            append_to_run(builder, c, text, end);
        } else {
            append_mark(builder, gently && c == '.' ? ';' : c);
        }
    } else if (fate == FATE_SPACE) {
        append_space(builder);
        builder->long_run = FALSE;
    }
    return g_utf8_next_char(text);
}

/* Where BUILDER is, put into the starts (or ENDS) of a word's spans. */
static void place(const Builder *builder, EspeakWord *word, gboolean ends)
{
    *(ends ? &word->bytes.end : &word->bytes.start) = builder->text->len;
    *(ends ? &word->characters.end : &word->characters.start) = builder->characters;
}

/* What the text is made with. */
typedef struct {
    const SpeechRequest *request;
    EspeakText *made;
    Builder builder;
    gsize started, ended; /* words of the request */
    const GArray *turns;  /* of EspeakTurn */
    guint turn;           /* index of the next one */
    gsize command;        /* where the last one's command begins, in characters … */
    gboolean commanded;   /* … if no word began since */
} Composer;

/* Begins and ends the words of the request that begin and end at or before OFFSET where the builder
 * is. */
static void pass(Composer *composer, gsize offset)
{
    const SpeechRequest *request = composer->request;
    EspeakWord *words = composer->made->words;
    while (composer->started < request->word_count &&
           request->words[composer->started].start <= offset) {
        EspeakWord *word = &words[composer->started++];
        place(&composer->builder, word, FALSE);
        if (composer->commanded) {
            word->characters.start = composer->command; /* where the engine has its event */
            composer->commanded = FALSE;
        }
    }
    while (composer->ended < composer->started && request->words[composer->ended].end <= offset) {
        place(&composer->builder, &words[composer->ended++], TRUE);
    }
}

/* Behind anything but a space the engine reads no mnemonics. */
static void append_gap(Builder *builder)
{
    if (builder->text->len > 0 && builder->text->str[builder->text->len - 1] != ' ') {
        append_space(builder);
    }
}

/* Appends MNEMONICS, a word's. */
static void append_mnemonics(Builder *builder, const char *mnemonics)
{
    append_gap(builder);
    gsize length = strlen(mnemonics);
    g_string_append_printf(builder->text, "[[%s]]", mnemonics);
    builder->characters += length + strlen("[[]]");
    builder->clause += length;
    builder->run = builder->word = builder->token = builder->initials = 0;
    builder->long_run = builder->pausing = FALSE;
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
            append_gap(&composer->builder);
            pass(composer, words[first + i++].start);
        }
        append_mnemonics(&composer->builder, g_ptr_array_index(said->words, piece));
        for (; i < count && i * pieces / count <= piece; i++) {
            pass(composer, words[first + i].start);
        }
    }
}

/* Parts what follows from mnemonics, but for the marks that end a clause. */
static void part_from_mnemonics(Builder *builder, const char *at, const char *end)
{
    if (at < end && !strchr(" .,;:?!", *at)) {
        append_space(builder);
    }
}

/* Ends the clause at the end of the text, unless a mark does. */
static void end_clause(Builder *builder)
{
    gsize end = builder->text->len;
    while (end > 0 && builder->text->str[end - 1] == ' ') {
        end--;
    }
    if (end > 0 && !strchr(",;:.?!", builder->text->str[end - 1])) {
        append_comma(builder);
        append_space(builder);
    }
}

/* Appends what the turns at or before OFFSET say. */
static void take_turns(Composer *composer, gsize offset)
{
    Builder *builder = &composer->builder;
    for (; composer->turns && composer->turn < composer->turns->len; composer->turn++) {
        const EspeakTurn *turn = &g_array_index(composer->turns, EspeakTurn, composer->turn);
        if (turn->offset > offset) {
            return;
        }
        if (turn->pauses) {
            end_clause(builder);
        }
        if (turn->command[0] != '\0') {
            append_gap(builder);
            composer->command = builder->characters;
            composer->commanded = TRUE;
            g_string_append(builder->text, turn->command);
            builder->characters += strlen(turn->command);
            append_space(builder);
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
    composer.builder.text = g_string_sized_new(request->length + 1);
    composer.builder.phonemes = made->phonemes;
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
            part_from_mnemonics(&composer.builder, at, end);
            next++;
            continue;
        }
        pass(&composer, offset);
        at = at < end ? append_next(&composer.builder, at, end, request->gently) : end + 1;
    }
    made->text = composer.builder.text;
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
