#include "script/quotation/quote_dashes.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "script/near_words.h"
#include "script/quotation/attribution_hint.h"

typedef struct {
    const char *text;
    const Language *language;
    GArray *stretches;
    guint block;
    Span span;
    gboolean speaking;
    gsize start; /* of the speech or the narration at hand */
} Dashes;

static gboolean is_dash(gunichar c)
{
    return c != 0 && u_charType((UChar32)c) == U_DASH_PUNCTUATION;
}

static void end_speech(Dashes *dashes, gsize end)
{
    Span span = utf8_trim(dashes->text, (Span){dashes->start, end});
    if (near_has_letter(dashes->text, span)) {
        Stretch stretch = {.span = span, .block = dashes->block, .dash = TRUE};
        g_array_append_val(dashes->stretches, stretch);
    }
    dashes->speaking = FALSE;
    dashes->start = end;
}

static void begin_speech(Dashes *dashes, gsize start)
{
    dashes->speaking = TRUE;
    dashes->start = start;
}

/* A dash between letters or digits belongs to a word or a number. */
static gboolean is_within_word(const Dashes *dashes, gsize at, gsize next)
{
    return u_isalnum((UChar32)utf8_before(dashes->text, at)) &&
           u_isalnum((UChar32)utf8_at(dashes->text, dashes->span.end, next));
}

/* Whether a dash stands at AT that is no part of a word. */
static gboolean parts_at(const Dashes *dashes, gsize at)
{
    return is_dash(utf8_at(dashes->text, dashes->span.end, at)) &&
           !is_within_word(dashes, at, utf8_next(dashes->text, dashes->span.end, at));
}

/* Whether the dash at AT, with NEXT behind it, ends the speech that it stands in: words that tell
 * who speaks follow, or it leans on what follows (Spanish), or stands behind a mark and before a
 * small letter. */
static gboolean ends_at_dash(const Dashes *dashes, gsize at, gsize next)
{
    const char *text = dashes->text;
    gboolean space_before = utf8_is_space(utf8_before(text, at));
    gunichar after = utf8_at(text, dashes->span.end, next);
    if (!space_before) {
        return FALSE;
    }
    if (!utf8_is_space(after)) {
        return TRUE;
    }
    if (attribution_follows(text, next, dashes->span.end, dashes->language)) {
        return TRUE;
    }
    Span before = utf8_trim(text, (Span){dashes->span.start, at});
    gunichar mark = utf8_before(text, before.end);
    after = utf8_at(text, dashes->span.end, utf8_next(text, dashes->span.end, next));
    return (mark == ',' || near_ends_sentence(mark)) && u_islower((UChar32)after);
}

/* Goes on behind a dash in narration. One that leans on the narration closes it, with the marks
 * behind it; any other opens speech and is part of it. The offset to go on from. */
static gsize resume_at_dash(Dashes *dashes, gsize at, gsize next)
{
    const char *text = dashes->text;
    if (utf8_is_space(utf8_before(text, at))) {
        begin_speech(dashes, at);
        return next;
    }
    while (next < dashes->span.end && u_ispunct((UChar32)utf8_at(text, dashes->span.end, next))) {
        next = utf8_next(text, dashes->span.end, next);
    }
    begin_speech(dashes, next);
    return next;
}

static gboolean is_participle(const Language *language, const char *folded)
{
    GHashTableIter iter;
    gpointer ending;
    g_hash_table_iter_init(&iter, language->participle_endings);
    while (g_hash_table_iter_next(&iter, &ending, NULL)) {
        if (g_str_has_suffix(folded, ending)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether speech goes on at OFFSET, behind the comma that closes the attribution from START: "said
 * the porter, you may read it", but not "said the porter, and sat down", "…, smiling", "…, with a
 * smile", "…, his hat in his hand". */
static gboolean speech_goes_on(const Dashes *dashes, gsize start, gsize offset)
{
    enum { LONGEST = 40 }; /* bytes; what is longer tells more than who speaks */
    const Language *language = dashes->language;
    NearWord word;
    return offset - start <= LONGEST &&
           near_word_after(dashes->text, offset, dashes->span.end, &word) && word.gap == 0 &&
           !g_hash_table_contains(language->conjunctions, word.folded) &&
           !g_hash_table_contains(language->prepositions, word.folded) &&
           !g_hash_table_contains(language->determiners, word.folded) &&
           !g_hash_table_contains(language->possessives, word.folded) &&
           !is_participle(language, word.folded);
}

/* Without a second dash: "— Here, said the porter. Read it." The narration lasts to a comma behind
 * which speech goes on, to the end of its sentence, or to that of the paragraph where the next one
 * begins with "He …". INTERRUPTED: the speech before it ends in a comma. */
static gsize pass_attribution(Dashes *dashes, gsize at, gboolean interrupted)
{
    const char *text = dashes->text;
    gsize end = dashes->span.end;
    gsize start = at;
    end_speech(dashes, at);
    while (at < end && !near_ends_sentence(utf8_at(text, end, at)) && !parts_at(dashes, at)) {
        gboolean comma = utf8_at(text, end, at) == ',';
        at = utf8_next(text, end, at);
        if (comma && interrupted && speech_goes_on(dashes, start, at)) {
            begin_speech(dashes, at);
            return at;
        }
    }
    if (at >= end || parts_at(dashes, at)) {
        return at;
    }
    at = utf8_next(text, end, at);
    NearWord word;
    gboolean more = near_word_after(text, at, end, &word);
    if (more && is_dash(word.gap)) {
        return at;
    }
    if (more && g_hash_table_contains(dashes->language->pronouns, word.folded) &&
        !g_hash_table_contains(dashes->language->first_person, word.folded)) {
        return end;
    }
    begin_speech(dashes, at);
    return at;
}

static gboolean attribution_at(const Dashes *dashes, gsize at, gunichar mark)
{
    const char *text = dashes->text;
    gsize end = dashes->span.end;
    if (mark != ',' && !near_ends_sentence(mark)) {
        return FALSE;
    }
    gunichar after = utf8_at(text, end, utf8_next(text, end, at));
    return utf8_is_space(utf8_at(text, end, at)) && u_isalpha((UChar32)after) &&
           attribution_follows(text, at, end, dashes->language);
}

static gsize step(Dashes *dashes, gsize at)
{
    gunichar c = utf8_at(dashes->text, dashes->span.end, at);
    gsize next = utf8_next(dashes->text, dashes->span.end, at);
    if (is_dash(c) && !is_within_word(dashes, at, next)) {
        if (!dashes->speaking) {
            return resume_at_dash(dashes, at, next);
        }
        if (ends_at_dash(dashes, at, next)) {
            end_speech(dashes, at);
        }
    } else if (dashes->speaking && attribution_at(dashes, next, c)) {
        return pass_attribution(dashes, next, c == ',');
    }
    return next;
}

void quote_dashes_find(const Document *document, const Language *language, guint block,
                       GArray *stretches)
{
    Dashes dashes = {
        .text = document->text,
        .language = language,
        .stretches = stretches,
        .block = block,
        .span = document_block(document, block)->text,
    };
    begin_speech(&dashes, dashes.span.start);
    gsize at = dashes.span.start;
    while (at < dashes.span.end && is_dash(utf8_at(dashes.text, dashes.span.end, at))) {
        at = utf8_next(dashes.text, dashes.span.end, at);
    }
    while (at < dashes.span.end) {
        at = step(&dashes, at);
    }
    if (dashes.speaking) {
        end_speech(&dashes, dashes.span.end);
    }
}
