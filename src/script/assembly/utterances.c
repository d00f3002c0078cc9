#include "script/assembly/utterances.h"

#include "base/utf8.h"
#include "script/assembly/clause_cut.h"
#include "script/assembly/notes.h"
#include "script/sentence/sentences.h"

enum { NARRATION = -1 };

/* A stretch of one sentence in one voice. */
typedef struct {
    Span span;
    guint sentence; /* index in its block */
    int quotation;  /* index, or NARRATION */
} Part;

typedef struct {
    Script *script;
    const Language *language;
    const GArray *quotations;
    const GArray *unspoken;
    guint next_quotation; /* the first that ends behind what has been cut */
    guint next_unspoken;
    guint sentence; /* number of the last sentence */
    guint block;
    GArray *sentences; /* of Span, of the block at hand */
    GArray *parts;     /* of Part */
} Cutter;

static const Quotation *quotation_at(const Cutter *cutter, int index)
{
    return index == NARRATION ? NULL : &g_array_index(cutter->quotations, Quotation, (guint)index);
}

static Part *part_at(const Cutter *cutter, guint index)
{
    return &g_array_index(cutter->parts, Part, index);
}

static gboolean same_voice(const Cutter *cutter, const Part *a, const Part *b)
{
    const Quotation *one = quotation_at(cutter, a->quotation);
    const Quotation *other = quotation_at(cutter, b->quotation);
    return one && other ? one->speaker == other->speaker : one == other;
}

/* Appends PART to the parts; it becomes one with the last where only the marks change. */
static void add_part(Cutter *cutter, const Part *part)
{
    if (cutter->parts->len > 0) {
        Part *last = part_at(cutter, cutter->parts->len - 1);
        if (last->sentence == part->sentence && same_voice(cutter, last, part)) {
            last->span.end = part->span.end;
            return;
        }
    }
    g_array_append_val(cutter->parts, *part);
}

static void cut_sentence(Cutter *cutter, Span sentence, guint number)
{
    const char *text = cutter->script->document->text;
    for (gsize at = sentence.start; at < sentence.end;) {
        const Quotation *next = NULL;
        while (cutter->next_quotation < cutter->quotations->len) {
            next = quotation_at(cutter, (int)cutter->next_quotation);
            if (next->span.end > at) {
                break;
            }
            next = NULL;
            cutter->next_quotation++;
        }
        gboolean quoted = next && next->span.start <= at;
        gsize edge = next ? (quoted ? next->span.end : next->span.start) : sentence.end;
        Part part = {
            .span = utf8_trim(text, (Span){at, MIN(edge, sentence.end)}),
            .sentence = number,
            .quotation = quoted ? (int)cutter->next_quotation : NARRATION,
        };
        if (!span_is_empty(part.span)) {
            add_part(cutter, &part);
        }
        at = MIN(edge, sentence.end);
    }
}

/* Joins the parts without a letter or digit that is said to a neighbour: to narration, if there is
 * any. */
static void join_marks(Cutter *cutter)
{
    const Document *document = cutter->script->document;
    GArray *parts = cutter->parts;
    guint kept = 0;
    for (guint i = 0; i < parts->len; i++) {
        Part part = *part_at(cutter, i);
        if (!notes_leave_words(document, part.span)) {
            Part *before = kept > 0 ? part_at(cutter, kept - 1) : NULL;
            Part *after = i + 1 < parts->len ? part_at(cutter, i + 1) : NULL;
            gboolean told_before = before && before->quotation == NARRATION;
            gboolean told_after = after && after->quotation == NARRATION;
            if (before && (told_before || !told_after)) {
                before->span.end = part.span.end;
                continue;
            }
            if (after) {
                after->span.start = part.span.start;
                continue;
            }
        }
        *part_at(cutter, kept++) = part;
    }
    g_array_set_size(parts, kept);
}

static Utterance *add_utterance(Cutter *cutter, UtteranceKind kind, Span span, const char *rule)
{
    GArray *utterances = cutter->script->utterances;
    Utterance utterance = {
        .id = g_strdup_printf("u%04u", utterances->len + 1),
        .kind = kind,
        .block = cutter->block,
        .sentence = cutter->sentence,
        .speaker = SPEAKER_NARRATOR,
        .span = span,
        .rule = rule,
        .confidence = 1,
        .pause_ms = PAUSE_BY_STRUCTURE,
    };
    g_array_append_val(utterances, utterance);
    return script_utterance(cutter->script, utterances->len - 1);
}

/* Gives the narration UTTERANCE the rule by which marked words in it are not spoken by anyone. */
static void explain_unspoken(Cutter *cutter, Utterance *utterance)
{
    for (; cutter->next_unspoken < cutter->unspoken->len; cutter->next_unspoken++) {
        const Unspoken *unspoken =
            &g_array_index(cutter->unspoken, Unspoken, cutter->next_unspoken);
        if (unspoken->span.start >= utterance->span.end) {
            return;
        }
        if (utterance->evidence == NULL && span_holds(utterance->span, unspoken->span)) {
            utterance->rule = unspoken->rule;
            utterance->evidence = g_strndup(cutter->script->document->text + unspoken->span.start,
                                            span_length(unspoken->span));
        }
    }
}

static void add_spoken(Cutter *cutter, Span span, const Quotation *quotation)
{
    if (quotation == NULL) {
        Utterance *utterance =
            add_utterance(cutter, UTTERANCE_NARRATION, span, g_intern_static_string("narration"));
        explain_unspoken(cutter, utterance);
        return;
    }
    Utterance *utterance = add_utterance(cutter, UTTERANCE_QUOTATION, span, quotation->rule);
    utterance->speaker = quotation->speaker;
    utterance->confidence = CLAMP(quotation->confidence, 0, 1); /* sums of shares overshoot */
    utterance->evidence = g_strdup(quotation->evidence);
    if (quotation->speaker != SPEAKER_NARRATOR) {
        script_speaker(cutter->script, quotation->speaker)->lines++;
    }
}

/* Adds the parts as utterances, those that are too long in pieces. */
static void add_parts(Cutter *cutter)
{
    const char *text = cutter->script->document->text;
    guint last = G_MAXUINT;
    for (guint i = 0; i < cutter->parts->len; i++) {
        const Part *part = part_at(cutter, i);
        cutter->sentence += part->sentence != last ? 1 : 0;
        last = part->sentence;
        for (Span rest = part->span; !span_is_empty(rest);) {
            gsize end = clause_cut(text, rest);
            Span piece = utf8_trim(text, (Span){rest.start, end});
            add_spoken(cutter, piece, quotation_at(cutter, part->quotation));
            rest = utf8_trim(text, (Span){end, rest.end});
        }
    }
}

static void find_sentences(Cutter *cutter, Span span)
{
    g_array_set_size(cutter->sentences, 0);
    sentences_find(cutter->script->document->text, span, cutter->language, cutter->sentences);
}

static void cut_text(Cutter *cutter, Span span)
{
    find_sentences(cutter, span);
    g_array_set_size(cutter->parts, 0);
    for (guint i = 0; i < cutter->sentences->len; i++) {
        cut_sentence(cutter, g_array_index(cutter->sentences, Span, i), i);
    }
    join_marks(cutter);
    add_parts(cutter);
}

static void cut_heading(Cutter *cutter, Span span, UtteranceKind kind)
{
    const char *rule = g_intern_string(utterance_kind_name(kind));
    find_sentences(cutter, span);
    for (guint i = 0; i < cutter->sentences->len; i++) {
        cutter->sentence++;
        add_utterance(cutter, kind, g_array_index(cutter->sentences, Span, i), rule);
    }
}

static Utterance *skip(Cutter *cutter, Span span, const char *rule)
{
    cutter->sentence++;
    return add_utterance(cutter, UTTERANCE_SKIPPED, span, rule);
}

/* What is said in place of the code listing SPAN. */
static char *announce_code(const Cutter *cutter, Span span)
{
    const char *form = cutter->language->code_left_out;
    if (*form == '\0') {
        const Language *english = language_get("en", NULL);
        form = english ? english->code_left_out : "";
    }
    guint lines = 1;
    for (gsize at = span.start; at < span.end; at++) {
        lines += cutter->script->document->text[at] == '\n' ? 1 : 0;
    }
    g_autofree char *number = g_strdup_printf("%u", lines);
    g_auto(GStrv) around = g_strsplit(form, "%u", 2);
    return *form ? g_strjoinv(number, around) : NULL;
}

static gboolean is_pull_quote(Cutter *cutter, Span span)
{
    while (cutter->next_unspoken < cutter->unspoken->len) {
        const Unspoken *unspoken =
            &g_array_index(cutter->unspoken, Unspoken, cutter->next_unspoken);
        if (unspoken->span.start >= span.start) {
            return unspoken->span.start == span.start && unspoken->span.end == span.end &&
                   unspoken->rule == g_intern_static_string(PULL_QUOTE_RULE);
        }
        cutter->next_unspoken++;
    }
    return FALSE;
}

static void cut_block(Cutter *cutter)
{
    const Block *block = document_block(cutter->script->document, cutter->block);
    switch (block->kind) {
    case BLOCK_TITLE:
        cut_heading(cutter, block->text, UTTERANCE_TITLE);
        break;
    case BLOCK_HEADING:
        cut_heading(cutter, block->text, UTTERANCE_HEADING);
        break;
    case BLOCK_CODE:
        skip(cutter, block->text, g_intern_static_string("code"))->instead =
            announce_code(cutter, block->text);
        break;
    case BLOCK_SCENE_BREAK:
        skip(cutter, block->text, g_intern_static_string("scene-break"));
        break;
    case BLOCK_PAGE:
        skip(cutter, block->text, g_intern_static_string("page"));
        break;
    case BLOCK_MARKUP:
        skip(cutter, block->text, g_intern_static_string("markup"));
        break;
    default:
        if (is_pull_quote(cutter, block->text)) {
            skip(cutter, block->text, g_intern_static_string(PULL_QUOTE_RULE));
        } else {
            cut_text(cutter, block->text);
        }
    }
}

void utterances_cut(Script *script, const Language *language, const GArray *quotations,
                    const GArray *unspoken)
{
    Cutter cutter = {
        .script = script,
        .language = language,
        .quotations = quotations,
        .unspoken = unspoken,
        .sentences = g_array_new(FALSE, FALSE, sizeof(Span)),
        .parts = g_array_new(FALSE, FALSE, sizeof(Part)),
    };
    for (guint i = 0; i < script->document->blocks->len; i++) {
        if (!span_is_empty(document_block(script->document, i)->text)) {
            cutter.block = i;
            cut_block(&cutter);
        }
    }
    g_array_unref(cutter.sentences);
    g_array_unref(cutter.parts);
}
