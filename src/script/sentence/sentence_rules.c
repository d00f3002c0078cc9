#include "script/sentence/sentence_rules.h"

#include <string.h>

#include "base/utf8.h"
#include "script/sentence/sentence_next.h"
#include "script/sentence/sentence_words.h"

enum { ADDRESS_REACH = 64, NAME_WORDS = 4 };

/* Numbers that are counted by: of longer ones nothing is the 1,990th. */
enum { ORDINAL_DIGITS = 2, NOTE_DIGITS = 3 };

static gboolean is_starter(const SentenceSoFar *so_far, gsize offset)
{
    Span word = word_at(so_far->text, so_far->block.end, offset);
    return word_starts_sentences(so_far->language, so_far->text, word);
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
    if (so_far->start == word.start && word_is_acronym(so_far->text, word)) {
        return FALSE; /* "P.S. I love you." */
    }
    gboolean hour = has_number_before(so_far, word);
    if (is_starter(so_far, next->offset)) {
        return !(hour && so_far->words <= SENTENCE_SHORT);
    }
    /* "etc. Peter", but neither "Inc. Chairman" nor "p.m. Monday". */
    gboolean small = g_unichar_islower(utf8_at(so_far->text, word.end, word.start));
    return small && !hour && !memchr(so_far->text + word.start, '.', span_length(word));
}

/* "12. Juni", "Ludwig XIV. König": the full stop is the ordinal's, unless a word that begins
 * sentences follows. */
static gboolean is_ordinal(const SentenceSoFar *so_far, Span word, const StopNext *next)
{
    const char *text = so_far->text;
    if (!so_far->language->dotted_ordinals || is_starter(so_far, next->offset) ||
        !g_unichar_isalpha(next->first) || next->quoted) {
        return FALSE;
    }
    gsize digits = strspn(text + word.start, "0123456789");
    gsize roman = strspn(text + word.start, "IVX");
    return (digits == span_length(word) && digits <= ORDINAL_DIGITS) || roman == span_length(word);
}

static gboolean ends_at_abbreviation(const SentenceSoFar *so_far, Span word, const StopNext *next)
{
    const Language *language = so_far->language;
    if (words_have(language->titles, so_far->text, word)) {
        return FALSE;
    }
    if (words_have(language->common_words, so_far->text, word)) {
        return TRUE; /* "No." and "in." are words before they are abbreviations */
    }
    return is_starter(so_far, next->offset);
}

/* Whether a letter and a full stop stand at OFFSET, as in "z. B." */
static gboolean is_letter_and_stop(const SentenceSoFar *so_far, gsize offset)
{
    Span word = word_at(so_far->text, so_far->block.end, offset);
    return word_is_one_letter(so_far->text, word) &&
           utf8_at(so_far->text, so_far->block.end, word.end) == '.';
}

/* "J. Smith" and "Albert I. Jones", but "you and I. Did" and "plan B. The". */
static gboolean ends_at_letter(const SentenceSoFar *so_far, Span word, const StopNext *next)
{
    gunichar letter = utf8_at(so_far->text, word.end, word.start);
    if (is_starter(so_far, next->offset)) {
        return TRUE;
    }
    if (g_unichar_islower(letter)) {
        return !is_letter_and_stop(so_far, next->offset) &&
               letter < 0x80; /* "z. B.", and the Russian "г. Омск" */
    }
    gsize end = utf8_trim(so_far->text, (Span){so_far->start, word.start}).end;
    gunichar mark = end > so_far->start ? utf8_before(so_far->text, end) : 0;
    if (mark == U'°' || mark == U'′' || mark == U'″') {
        return TRUE; /* "3.12° W. Divers" */
    }
    Span before = word_before(so_far->text, so_far->start, end);
    gunichar first = utf8_at(so_far->text, before.end, before.start);
    return words_have(so_far->language->first_person, so_far->text, word) &&
           g_unichar_islower(first);
}

/* "Hauptstr. 5": no word of the languages that number houses behind the street ends so. */
static gboolean is_street(const char *text, Span word)
{
    static const char ending[] = "str";
    gsize length = strlen(ending);
    return span_length(word) >= length && strncmp(text + word.end - length, ending, length) == 0;
}

/* Whether the full stop of STOP, which a capital, digit or sign follows, ends the sentence. */
static gboolean ends_at_full_stop(const SentenceSoFar *so_far, const Stop *stop,
                                  const StopNext *next)
{
    const char *text = so_far->text;
    Span word = word_before(text, so_far->start, stop->marks.start);
    if (span_is_empty(word)) {
        return TRUE;
    }
    if (is_ordinal(so_far, word, next)) {
        return FALSE;
    }
    if (word_is_number(text, word)) {
        return TRUE;
    }
    gboolean digit = g_unichar_isdigit(next->first);
    gboolean is_final = words_have(so_far->language->final_abbreviations, text, word);
    if (is_final || words_have(so_far->language->abbreviations, text, word)) {
        if (next->dashed) {
            return FALSE; /* "OMAHA, N.H. -- The fleet" */
        }
        if (digit || g_unichar_islower(next->first)) {
            return FALSE; /* "No. 5", "approx. (ten" */
        }
        return is_final ? ends_at_final(so_far, word, next)
                        : ends_at_abbreviation(so_far, word, next);
    }
    if (word_is_one_letter(text, word)) {
        return !digit && ends_at_letter(so_far, word, next);
    }
    if (word_is_acronym(text, word)) {
        return !digit && ends_at_final(so_far, word, next);
    }
    if (digit && is_street(text, word)) {
        return FALSE;
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
        if (words > 0 && words_have(so_far->language->speech_verbs, text, word)) {
            return TRUE;
        }
        gboolean capital = g_unichar_isupper(utf8_at(text, word.end, word.start));
        gboolean names_none = words_have(so_far->language->common_words, text, word) &&
                              !words_have(so_far->language->first_person, text, word) &&
                              !words_have(so_far->language->titles, text, word);
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
    Span word = word_at(text, so_far->block.end, stop->end);
    return is_starter(so_far, stop->end) ||
           words_have(so_far->language->titles, text, word); /* "so.Mrs. Lund" */
}

/* Takes the number of a note that stands between two sentences into STOP: "It is so. 4 Even the" */
static void take_in_note(const SentenceSoFar *so_far, Stop *stop)
{
    const char *text = so_far->text;
    gsize end = so_far->block.end;
    if (!utf8_is_space(utf8_at(text, end, stop->end))) {
        return;
    }
    Span note = word_at(text, end, utf8_next(text, end, stop->end));
    gsize next = utf8_next(text, end, note.end);
    if (word_is_number(text, note) && span_length(note) <= NOTE_DIGITS &&
        utf8_is_space(utf8_at(text, end, note.end)) &&
        g_unichar_isupper(utf8_at(text, end, next)) && is_starter(so_far, next)) {
        stop->end = note.end;
    }
}

static gboolean begins_small(const SentenceSoFar *so_far, const StopNext *next)
{
    gunichar second = utf8_at(so_far->text, so_far->block.end,
                              utf8_next(so_far->text, so_far->block.end, next->offset));
    return g_unichar_islower(next->first) && !g_unichar_isupper(second); /* "iPhone" is a name */
}

gboolean sentence_ends(const SentenceSoFar *so_far, Stop *stop)
{
    take_in_note(so_far, stop);
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
