#include "script/sentence/sentences.h"

#include <string.h>

#include "base/utf8.h"
#include "script/sentence/sentence_layout.h"
#include "script/sentence/sentence_lists.h"
#include "script/sentence/sentence_next.h"
#include "script/sentence/sentence_rules.h"

typedef struct {
    SentenceSoFar so_far;
    GArray *sentences;
    gboolean in_word;
    gsize hold;       /* no sentence ends before this: a bracket inside it is open */
    ListMark mark;    /* of the list item the block is in; none outside of lists */
    gsize number_end; /* behind the number that the sentence begins with, or its start */
} Finder;

static void add_sentence(Finder *finder, gsize end)
{
    Span sentence = utf8_trim(finder->so_far.text, (Span){finder->so_far.start, end});
    if (!span_is_empty(sentence)) {
        g_array_append_val(finder->sentences, sentence);
    }
}

/* Begins a sentence at OFFSET; where a list's mark stands there, the list goes on, or begins with
 * the block. */
static void begin_sentence(Finder *finder, gsize offset)
{
    SentenceSoFar *so_far = &finder->so_far;
    Span rest = utf8_trim(so_far->text, (Span){offset, so_far->block.end});
    so_far->start = rest.start;
    so_far->words = 0;
    finder->in_word = FALSE;
    finder->hold = rest.start;
    gboolean letters = rest.start == so_far->block.start || list_mark_counts_letters(&finder->mark);
    ListMark mark = list_mark_read(so_far->text, so_far->block, rest.start, letters);
    finder->number_end = list_mark_is(&mark) ? mark.end : rest.start;
    if (rest.start == so_far->block.start || list_mark_follows(&finder->mark, &mark)) {
        finder->mark = mark;
    }
}

static void count_word(Finder *finder, gunichar c)
{
    gboolean in_word = g_unichar_isalnum(c);
    if (in_word && !finder->in_word && finder->so_far.words <= SENTENCE_SHORT) {
        finder->so_far.words++;
    }
    finder->in_word = in_word || (finder->in_word && !utf8_is_space(c));
}

/* Whether the next item of a list begins at OFFSET, behind white space. */
static gboolean begins_item(const Finder *finder, gsize offset)
{
    const SentenceSoFar *so_far = &finder->so_far;
    if (offset <= finder->number_end || !utf8_is_space(utf8_before(so_far->text, offset))) {
        return FALSE;
    }
    if (list_is_bullet(utf8_at(so_far->text, so_far->block.end, offset))) {
        return TRUE;
    }
    if (!list_mark_is(&finder->mark)) {
        return FALSE;
    }
    if (so_far->words <= 1) {
        return FALSE; /* nothing but the mark itself: "A. B. Smith" */
    }
    ListMark next = list_mark_read(so_far->text, so_far->block, offset,
                                   list_mark_counts_letters(&finder->mark));
    return list_mark_follows(&finder->mark, &next);
}

/* Takes in the character at OFFSET and what belongs to it; gives the place behind. */
static gsize step(Finder *finder, gsize offset)
{
    SentenceSoFar *so_far = &finder->so_far;
    if (begins_item(finder, offset)) {
        add_sentence(finder, offset);
        begin_sentence(finder, offset);
        so_far->words += finder->number_end > so_far->start ? 1 : 0; /* as at a block's start */
        return MAX(finder->number_end, utf8_next(so_far->text, so_far->block.end, offset));
    }
    if (offset >= finder->hold) {
        finder->hold = stop_hold(so_far->text, so_far->block, offset);
    }
    Stop stop;
    gsize next;
    if (!stop_read(so_far->text, so_far->block, offset, &stop, &next)) {
        count_word(finder, utf8_at(so_far->text, so_far->block.end, offset));
        return next;
    }
    finder->in_word = FALSE;
    gunichar before = utf8_before(so_far->text, stop.marks.start);
    gboolean aside = before == '(' || before == '['; /* "(!)", "[...]" */
    if (!aside && stop.end >= finder->hold && stop.marks.end > finder->number_end &&
        sentence_ends(so_far, &stop)) {
        add_sentence(finder, stop.end);
        begin_sentence(finder, stop.end);
        return MAX(so_far->start, stop.end);
    }
    return next;
}

static void find_in(const char *text, Span block, const Language *language, GArray *sentences)
{
    Finder finder = {.so_far = {.text = text, .block = block, .language = language},
                     .sentences = sentences};
    gsize label_end = layout_label_end(text, block, language);
    begin_sentence(&finder, block.start);
    add_sentence(&finder, label_end);
    begin_sentence(&finder, label_end);
    for (gsize at = label_end; at < block.end;) {
        at = step(&finder, at);
    }
    add_sentence(&finder, block.end);
}

void sentences_find(const char *text, Span span, const Language *language, GArray *sentences)
{
    Span block = utf8_trim(text, span);
    if (!layout_lines_are_items(text, block, language)) {
        find_in(text, block, language, sentences);
        return;
    }
    for (gsize at = block.start; at < block.end;) {
        const char *end = memchr(text + at, '\n', block.end - at);
        gsize next = end ? (gsize)(end - text) + 1 : block.end;
        find_in(text, utf8_trim(text, (Span){at, next}), language, sentences);
        at = next;
    }
}
