#include "speech/espeak_safe.h"

#include <string.h>

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

static void append(EspeakSafe *safe, gunichar c)
{
    g_string_append_unichar(safe->text, c);
    safe->characters++;
    safe->token++;
    safe->clause = is_wide_stop(c) ? 0 : safe->clause + weight_of(c);
    safe->pausing = c < 0x80 && strchr(",;:?!", (int)c) != NULL;
}

/* Makes what follows another clause. */
static void append_comma(EspeakSafe *safe)
{
    append(safe, ' '); /* right behind a full stop a comma would end nothing */
    append(safe, ',');
    safe->initials = 0;
}

void espeak_safe_space(EspeakSafe *safe)
{
    if (!safe->pausing && safe->clause > CLAUSE_LIMIT) {
        append_comma(safe);
    }
    if (safe->pausing) {
        safe->clause = 0;
    }
    g_string_append_c(safe->text, ' ');
    safe->characters++;
    safe->run = safe->token = 0;
    safe->pausing = FALSE;
}

/* Appends C, part of a run, and a space before it where a piece of a long run is full. NEXT is
 * where C stands. */
static void append_to_run(EspeakSafe *safe, gunichar c, const char *next, const char *end)
{
    if (safe->run == 0 && !safe->long_run) {
        safe->long_run = starts_long_run(next, end);
        safe->word = 0;
    }
    if (safe->long_run && safe->run == RUN_PIECE) {
        espeak_safe_space(safe);
    }
    append(safe, c);
    safe->run++;
    if (++safe->word > 1) {
        safe->initials = 0;
    }
}

/* Appends C, part of no run, and ends the token or clause behind it where that becomes too long. */
static void append_mark(EspeakSafe *safe, gunichar c)
{
    append(safe, c);
    safe->run = 0;
    safe->long_run = FALSE;
    if (c == '.' && safe->word == 1 && ++safe->initials == INITIALS_LIMIT) {
        append_comma(safe);
        espeak_safe_space(safe);
    } else if (safe->token >= TOKEN_LIMIT || (g_unichar_iswide(c) && safe->clause > CLAUSE_LIMIT)) {
        espeak_safe_space(safe);
    }
}

const char *espeak_safe_next(EspeakSafe *safe, const char *text, const char *end, gboolean gently)
{
    gunichar c = g_utf8_get_char_validated(text, end - text);
    if (c >= (gunichar)-2) {
        espeak_safe_space(safe);
        safe->long_run = FALSE;
        return text + 1;
    }
    Fate fate = fate_of(c);
    if (fate == FATE_KEPT && ((gently && !is_plain(c)) || (safe->phonemes && c == '['))) {
        fate = FATE_SPACE;
    }
    if (fate == FATE_KEPT) {
        if (is_run_character(c)) {
            append_to_run(safe, c, text, end);
        } else {
            append_mark(safe, gently && c == '.' ? ';' : c);
        }
    } else if (fate == FATE_SPACE) {
        espeak_safe_space(safe);
        safe->long_run = FALSE;
    }
    return g_utf8_next_char(text);
}

void espeak_safe_gap(EspeakSafe *safe)
{
    if (safe->text->len > 0 && safe->text->str[safe->text->len - 1] != ' ') {
        espeak_safe_space(safe);
    }
}

void espeak_safe_mnemonics(EspeakSafe *safe, const char *mnemonics)
{
    espeak_safe_gap(safe);
    gsize length = strlen(mnemonics);
    g_string_append_printf(safe->text, "[[%s]]", mnemonics);
    safe->characters += length + strlen("[[]]");
    safe->clause += length;
    safe->run = safe->word = safe->token = safe->initials = 0;
    safe->long_run = safe->pausing = FALSE;
}

void espeak_safe_part(EspeakSafe *safe, const char *at, const char *end)
{
    if (at < end && !strchr(" .,;:?!", *at)) {
        espeak_safe_space(safe);
    }
}

void espeak_safe_end_clause(EspeakSafe *safe)
{
    gsize end = safe->text->len;
    while (end > 0 && safe->text->str[end - 1] == ' ') {
        end--;
    }
    if (end > 0 && !strchr(",;:.?!", safe->text->str[end - 1])) {
        append_comma(safe);
        espeak_safe_space(safe);
    }
}
