#include "script/sentence/sentence_rules.h"

#include <string.h>

#include "base/utf8.h"

/* Longer words are no abbreviations, and no word that a rule knows. */
enum { WORD_REACH = 40, ADDRESS_REACH = 64, NAME_WORDS = 4 };

static gboolean in_set(GHashTable *set, const char *text, Span word)
{
    g_autofree char *folded = language_fold(text + word.start, span_length(word));
    return g_hash_table_contains(set, folded);
}

static gboolean is_word_character(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '\'' || c == U'’' || c == U'°';
}

/* The word that ends at OFFSET, with full stops inside it ("p.m" of "p.m.", "&c"), not before
 * START; empty where there is none, or one too long to be known. */
static Span word_before(const char *text, gsize start, gsize offset)
{
    gsize at = offset;
    while (at > start && offset - at <= WORD_REACH) {
        gunichar c = utf8_before(text, at);
        if (c != '.' && c != '&' && !is_word_character(c)) {
            break;
        }
        at = utf8_previous(text, at);
    }
    return offset - at > WORD_REACH ? (Span){offset, offset} : (Span){at, offset};
}

/* The word at OFFSET: letters, digits and apostrophes. */
static Span word_at(const char *text, gsize end, gsize offset)
{
    gsize limit = MIN(end, offset + WORD_REACH);
    gsize at = offset;
    while (at < limit && is_word_character(utf8_at(text, end, at))) {
        at = utf8_next(text, end, at);
    }
    return (Span){offset, at};
}

static gboolean is_number(const char *text, Span word)
{
    for (gsize at = word.start; at < word.end; at++) {
        if (!g_ascii_isdigit(text[at]) && text[at] != '.' && text[at] != ',') {
            return FALSE;
        }
    }
    return !span_is_empty(word);
}

static gboolean is_one_letter(const char *text, Span word)
{
    return g_unichar_isalpha(utf8_at(text, word.end, word.start)) &&
           utf8_next(text, word.end, word.start) == word.end;
}

/* Single letters with full stops between them: "U.S", "J.R.R". */
static gboolean is_acronym(const char *text, Span word)
{
    gsize at = word.start;
    while (at < word.end) {
        gsize next = utf8_next(text, word.end, at);
        gboolean dot = next < word.end && text[next] == '.';
        if (!g_unichar_isalpha(utf8_at(text, word.end, at)) || (next < word.end && !dot)) {
            return FALSE;
        }
        at = next + (dot ? 1 : 0);
    }
    return !span_is_empty(word) && !is_one_letter(text, word);
}

/* Whether the word at OFFSET begins sentences and is no part of a name: "The", "How", but not the
 * "House" of "the U.S. House". */
static gboolean is_starter(const SentenceSoFar *so_far, gsize offset)
{
    const Language *language = so_far->language;
    Span word = word_at(so_far->text, so_far->block.end, offset);
    return in_set(language->common_words, so_far->text, word) &&
           !in_set(language->organisations, so_far->text, word) &&
           !in_set(language->places, so_far->text, word);
}

/* Whether WORD has a number right before it, as "5 p.m." has. */
static gboolean has_number_before(const SentenceSoFar *so_far, Span word)
{
    Span gap = {so_far->start, word.start};
    gsize end = utf8_trim(so_far->text, gap).end;
    return end > so_far->start && g_ascii_isdigit(so_far->text[end - 1]);
}

/* "p.m. The", "Co. It", "U.S. How": before a word that begins sentences, but not in "At 5 a.m. Mr.
 * Smith". */
static gboolean ends_at_final(const SentenceSoFar *so_far, Span word, const StopNext *next)
{
    gboolean hour = has_number_before(so_far, word);
    if (is_starter(so_far, next->offset)) {
        return !(hour && so_far->words <= SENTENCE_SHORT);
    }
    /* "etc. Peter", but neither "Inc. Chairman" nor "p.m. Monday". */
    gboolean small = g_unichar_islower(utf8_at(so_far->text, word.end, word.start));
    return small && !hour && !memchr(so_far->text + word.start, '.', span_length(word));
}

static gboolean ends_at_abbreviation(const SentenceSoFar *so_far, Span word, const StopNext *next)
{
    const Language *language = so_far->language;
    if (in_set(language->titles, so_far->text, word)) {
        return FALSE;
    }
    if (in_set(language->common_words, so_far->text, word)) {
        return TRUE; /* "No." and "in." are words before they are abbreviations */
    }
    return is_starter(so_far, next->offset);
}

/* "J. Smith" and "Albert I. Jones", but "you and I. Did" and "plan B. The". */
static gboolean ends_at_letter(const SentenceSoFar *so_far, Span word, const StopNext *next)
{
    gunichar letter = utf8_at(so_far->text, word.end, word.start);
    if (g_unichar_islower(letter) || is_starter(so_far, next->offset)) {
        return TRUE;
    }
    gsize end = utf8_trim(so_far->text, (Span){so_far->start, word.start}).end;
    Span before = word_before(so_far->text, so_far->start, end);
    gunichar first = utf8_at(so_far->text, before.end, before.start);
    return in_set(so_far->language->first_person, so_far->text, word) && g_unichar_islower(first);
}

/* Whether the full stop of STOP, which a capital, digit or sign follows, ends the sentence. */
static gboolean ends_at_full_stop(const SentenceSoFar *so_far, const Stop *stop,
                                  const StopNext *next)
{
    const char *text = so_far->text;
    Span word = word_before(text, so_far->start, stop->marks.start);
    if (span_is_empty(word) || is_number(text, word)) {
        return TRUE;
    }
    gboolean digit = g_unichar_isdigit(next->first);
    gboolean is_final = in_set(so_far->language->final_abbreviations, text, word);
    if (is_final || in_set(so_far->language->abbreviations, text, word)) {
        if (digit || g_unichar_islower(next->first)) {
            return FALSE; /* "No. 5", "approx. (ten" */
        }
        return is_final ? ends_at_final(so_far, word, next)
                        : ends_at_abbreviation(so_far, word, next);
    }
    if (is_one_letter(text, word)) {
        return !digit && ends_at_letter(so_far, word, next);
    }
    if (is_acronym(text, word)) {
        return !digit && ends_at_final(so_far, word, next);
    }
    return !digit || g_unichar_isalnum(utf8_before(text, word.end)); /* "N°. 5" */
}

/* Whether an attribution goes on behind a quotation that asks or cries: “Why?” Anna Holm asked. */
static gboolean is_attribution(const SentenceSoFar *so_far, gsize offset)
{
    const char *text = so_far->text;
    for (guint words = 0; words <= NAME_WORDS; words++) {
        Span word = word_at(text, so_far->block.end, offset);
        if (span_is_empty(word)) {
            return FALSE;
        }
        if (words > 0 && in_set(so_far->language->speech_verbs, text, word)) {
            return TRUE;
        }
        gboolean capital = g_unichar_isupper(utf8_at(text, word.end, word.start));
        gboolean names_none = in_set(so_far->language->common_words, text, word) &&
                              !in_set(so_far->language->first_person, text, word) &&
                              !in_set(so_far->language->titles, text, word);
        if (!capital || names_none) {
            return FALSE;
        }
        offset = word.end + (word.end < so_far->block.end && text[word.end] == '.' ? 1 : 0);
        while (utf8_is_space(utf8_at(text, so_far->block.end, offset))) {
            offset = utf8_next(text, so_far->block.end, offset);
        }
    }
    return FALSE;
}

/* Whether a new sentence begins right behind a full stop that no space follows: not in an address
 * or a name, and only with a word that begins sentences. */
static gboolean ends_without_space(const SentenceSoFar *so_far, const Stop *stop)
{
    const char *text = so_far->text;
    gsize from = stop->end > so_far->block.start + ADDRESS_REACH ? stop->end - ADDRESS_REACH
                                                                 : so_far->block.start;
    gsize to = MIN(so_far->block.end, stop->end + ADDRESS_REACH);
    gsize start = stop->end, end = stop->end;
    while (start > from && !g_ascii_isspace(text[start - 1])) {
        start--;
    }
    while (end < to && !g_ascii_isspace(text[end])) {
        end++;
    }
    for (gsize at = start; at < end; at++) {
        if (strchr("@/:", text[at])) {
            return FALSE;
        }
    }
    return is_starter(so_far, stop->end);
}

static gboolean begins_small(const SentenceSoFar *so_far, const StopNext *next)
{
    gunichar second = utf8_at(so_far->text, so_far->block.end,
                              utf8_next(so_far->text, so_far->block.end, next->offset));
    return g_unichar_islower(next->first) && !g_unichar_isupper(second); /* "iPhone" is a name */
}

gboolean sentence_ends(const SentenceSoFar *so_far, const Stop *stop)
{
    StopNext next = stop_next(so_far->text, so_far->block, stop->end);
    if (next.first == 0 || next.aside || (so_far->words == 0 && !stop->quoted)) {
        return FALSE; /* what is left has no words, or what there is so far */
    }
    if (stop->joined && !ends_without_space(so_far, stop)) {
        return FALSE;
    }
    if (!next.quoted &&
        (begins_small(so_far, &next) || strchr(",;:", (int)MIN(next.first, 0x7F)))) {
        return FALSE;
    }
    switch (stop->kind) {
    case STOP_FULL:
        return stop->quoted || ends_at_full_stop(so_far, stop, &next);
    case STOP_ELLIPSIS:
        if (g_unichar_isdigit(next.first)) {
            return FALSE;
        }
        break;
    case STOP_OMISSION:
        return FALSE;
    case STOP_STRONG:
        break;
    }
    return !(stop->quoted && is_attribution(so_far, next.offset));
}
