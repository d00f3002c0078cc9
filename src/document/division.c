#include "document/division.h"

#include <string.h>

#include "base/utf8.h"
#include "document/characters.h"
#include "document/lines.h"
#include "document/numerals.h"
#include "document/shape.h"

enum {
    LONGEST_WORD = 32,          /* bytes */
    LONGEST_TITLE = 100,        /* characters, unless it is in capitals */
    MOST_WORDS_OF_SENTENCE = 8, /* in a title that ends with a full stop */
};

/* In small letters; the same word of two languages stands here once. */
static const struct {
    const char *word;
    guint level;
    gboolean alone; /* needs no number */
} words[] = {
    {"volume", 1, FALSE},    {"vol", 1, FALSE},         {"chap", 2, FALSE},
    {"part", 1, FALSE},      {"book", 1, FALSE},        {"act", 1, FALSE},
    {"chapter", 2, FALSE},   {"letter", 2, FALSE},      {"canto", 2, FALSE},
    {"stave", 2, FALSE},     {"episode", 2, FALSE},     {"appendix", 2, TRUE},
    {"section", 3, FALSE},   {"scene", 3, FALSE},       {"prologue", 2, TRUE},
    {"epilogue", 2, TRUE},   {"preface", 2, TRUE},      {"foreword", 2, TRUE},
    {"afterword", 2, TRUE},  {"introduction", 2, TRUE}, {"conclusion", 2, TRUE},
    {"interlude", 2, TRUE},  {"contents", 2, TRUE},     {"teil", 1, FALSE},
    {"band", 1, FALSE},      {"buch", 1, FALSE},        {"kapitel", 2, FALSE},
    {"abschnitt", 3, FALSE}, {"prolog", 2, TRUE},       {"epilog", 2, TRUE},
    {"vorwort", 2, TRUE},    {"einleitung", 2, TRUE},   {"nachwort", 2, TRUE},
    {"inhalt", 2, TRUE},     {"tome", 1, FALSE},        {"partie", 1, FALSE},
    {"livre", 1, FALSE},     {"chapitre", 2, FALSE},    {"épilogue", 2, TRUE},
    {"préface", 2, TRUE},    {"avant-propos", 2, TRUE}, {"tomo", 1, FALSE},
    {"parte", 1, FALSE},     {"libro", 1, FALSE},       {"livro", 1, FALSE},
    {"capítulo", 2, FALSE},  {"capitulo", 2, FALSE},    {"capitolo", 2, FALSE},
    {"prólogo", 2, TRUE},    {"epílogo", 2, TRUE},      {"prologo", 2, TRUE},
    {"epilogo", 2, TRUE},    {"deel", 1, FALSE},        {"boek", 1, FALSE},
    {"hoofdstuk", 2, FALSE}, {"proloog", 2, TRUE},      {"epiloog", 2, TRUE},
    {"del", 1, FALSE},       {"bind", 1, FALSE},        {"bok", 1, FALSE},
    {"bog", 1, FALSE},       {"kapittel", 2, FALSE},    {"forord", 2, TRUE},
    {"förord", 2, TRUE},     {"etterord", 2, TRUE},     {"osa", 1, FALSE},
    {"luku", 2, FALSE},      {"część", 1, FALSE},       {"tom", 1, FALSE},
    {"rozdział", 2, FALSE},  {"díl", 1, FALSE},         {"kapitola", 2, FALSE},
    {"том", 1, FALSE},       {"часть", 1, FALSE},       {"книга", 1, FALSE},
    {"глава", 2, FALSE},     {"пролог", 2, TRUE},       {"эпилог", 2, TRUE},
};

/* Takes the next word, of letters, digits and hyphens, off SPAN. */
static Span take_word(const char *text, Span *span)
{
    *span = utf8_trim(text, *span);
    Span word = {span->start, span->start};
    while (word.end < span->end) {
        gunichar c = utf8_at(text, span->end, word.end);
        if (!g_unichar_isalnum(c) && (c != '-' || span_is_empty(word))) {
            break;
        }
        word.end = utf8_next(text, span->end, word.end);
    }
    span->start = word.end;
    return word;
}

/* The index of WORD in the table; its length if it is not there or begins with a small letter. */
static gsize find_word(const char *text, Span word)
{
    if (span_is_empty(word) || span_length(word) > LONGEST_WORD ||
        g_unichar_islower(utf8_at(text, word.end, word.start))) {
        return G_N_ELEMENTS(words);
    }
    g_autofree char *lower = g_utf8_strdown(text + word.start, (gssize)span_length(word));
    gsize index = 0;
    while (index < G_N_ELEMENTS(words) && strcmp(words[index].word, lower) != 0) {
        index++;
    }
    return index;
}

/* Takes "the" off REST, as in "Book the First" and "THE SECOND PART". */
static void skip_article(const char *text, Span *rest)
{
    Span after = *rest;
    Span word = take_word(text, &after);
    if (span_length(word) == strlen("the") &&
        g_ascii_strncasecmp(text + word.start, "the", strlen("the")) == 0) {
        *rest = after;
    }
}

/* Takes a number off REST, and what may stand before it: "Vol. 2", "Book the First". */
static guint take_number(const char *text, Span *rest)
{
    Span after = *rest;
    after.start += after.start < after.end && text[after.start] == '.' ? 1 : 0;
    skip_article(text, &after);
    guint number = numeral_read(text, take_word(text, &after));
    if (number > 0) {
        *rest = after;
    }
    return number;
}

/* Reads "PART TWO", "Book the First", "THE SECOND PART", "1. Teil", "PROLOGUE" off REST. */
static gboolean take_name(const char *text, Span *rest, Division *division)
{
    Span after = *rest;
    skip_article(text, &after);
    gsize index = find_word(text, take_word(text, &after));
    if (index < G_N_ELEMENTS(words)) {
        division->number = take_number(text, &after);
    } else {
        after = *rest;
        gboolean small = g_unichar_islower(utf8_at(text, rest->end, rest->start));
        division->number = small ? 0 : take_number(text, &after);
        if (division->number == 0) {
            return FALSE;
        }
        after.start += after.start < after.end && text[after.start] == '.' ? 1 : 0;
        index = find_word(text, take_word(text, &after));
    }
    if (index == G_N_ELEMENTS(words) || (division->number == 0 && !words[index].alone)) {
        return FALSE;
    }
    division->level = words[index].level;
    division->word = (guint)index + 1;
    *rest = after;
    return TRUE;
}

/* Takes the full stop, colon or dash behind a number off REST; FALSE where there is none. */
static gboolean take_separator(const char *text, Span *rest)
{
    gsize start = rest->start;
    while (rest->start < rest->end) {
        gunichar c = utf8_at(text, rest->end, rest->start);
        if (c != '.' && c != ':' && c != ')' && !is_dash(c)) {
            break;
        }
        rest->start = utf8_next(text, rest->end, rest->start);
    }
    return rest->start > start;
}

/* Whether TITLE can follow a division's number in its line: the beginning of a sentence, as in
 * "Part 1 was easier", cannot. */
static gboolean is_title(const char *text, Span title, gboolean separated)
{
    if (text[title.start] == '(' && text[title.end - 1] == ')') {
        return TRUE; /* another count: "CHAPTER III (22)" */
    }
    if (g_unichar_islower(utf8_at(text, title.end, title.start))) {
        return FALSE;
    }
    Shape shape = shape_read(text, title);
    LineEnd end = line_end(text, title);
    if (shape.capitals) {
        return end == END_BARE || end == END_SENTENCE;
    }
    if (shape.characters > LONGEST_TITLE || (!separated && !shape.title_case)) {
        return FALSE;
    }
    gboolean short_sentence = separated && shape.words <= MOST_WORDS_OF_SENTENCE &&
                              !is_quote(utf8_before(text, title.end));
    return end == END_BARE || (end == END_SENTENCE && short_sentence);
}

gboolean division_read(const char *text, Span span, Division *division)
{
    *division = (Division){0};
    Span rest = span;
    if (!take_name(text, &rest, division)) {
        return FALSE;
    }
    gboolean separated = take_separator(text, &rest);
    gboolean spaced =
        span_is_empty(rest) || utf8_is_space(utf8_at(text, rest.end, rest.start)) || separated;
    Span title = utf8_trim(text, rest);
    division->titled = !span_is_empty(title);
    return spaced && (!division->titled || is_title(text, title, separated));
}
