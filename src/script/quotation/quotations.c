#include "script/quotation/quotations.h"

#include "base/utf8.h"
#include "script/quotation/quote_kinds.h"
#include "script/quotation/quote_letters.h"
#include "script/quotation/quote_pairs.h"
#include "script/quotation/quote_runover.h"
#include "script/quotation/quote_style.h"

static gboolean may_hold_speech(BlockKind kind)
{
    return kind == BLOCK_PARAGRAPH || kind == BLOCK_LIST_ITEM || kind == BLOCK_QUOTATION ||
           kind == BLOCK_STANDFIRST;
}

/* A BlockReading for each block, to be freed. */
static guint8 *choose_readings(const Document *document, const Language *language,
                               const GArray *skipped)
{
    gunichar dash = quote_style_dash(document, language);
    guint8 *readings = g_new0(guint8, document->blocks->len + 1);
    for (guint i = 0; i < document->blocks->len; i++) {
        const Block *block = document_block(document, i);
        if (!may_hold_speech(block->kind)) {
            continue;
        }
        gboolean dashed = dash != 0 && block->kind == BLOCK_PARAGRAPH &&
                          utf8_at(document->text, block->text.end, block->text.start) == dash;
        readings[i] = dashed ? READ_DASHES : READ_MARKS;
    }
    for (guint i = 0; i < skipped->len; i++) {
        readings[g_array_index(skipped, guint, i)] = READ_NOTHING;
    }
    return readings;
}

static void add_unspoken(GArray *unspoken, Span span, const char *rule)
{
    Unspoken entry = {.span = span, .rule = g_intern_string(rule)};
    g_array_append_val(unspoken, entry);
}

static void add_quotation(GArray *quotations, const Stretch *stretch)
{
    Quotation quotation = {
        .span = stretch->span,
        .block = stretch->block,
        .continues = stretch->continues,
        .dash = stretch->dash,
        .speaker = SPEAKER_NARRATOR,
        .rule = g_intern_static_string("unattributed"),
    };
    g_array_append_val(quotations, quotation);
}

static void quotation_clear(gpointer quotation)
{
    g_free(((Quotation *)quotation)->evidence);
}

/* The rule by which the stretch at INDEX is not spoken, or NULL. QUOTATIONS are those before it. */
static const char *unspoken_rule(const Document *document, const Language *language,
                                 const GArray *stretches, guint index, const GArray *quotations)
{
    const Stretch *stretch = &g_array_index(stretches, Stretch, index);
    gboolean goes_on =
        index + 1 < stretches->len && g_array_index(stretches, Stretch, index + 1).continues;
    if (stretch->dash || stretch->continues || goes_on) {
        return NULL;
    }
    gboolean interrupted =
        quotations->len > 0 &&
        g_array_index(quotations, Quotation, quotations->len - 1).block == stretch->block;
    return quote_kind_unspoken(document, language, stretch, interrupted);
}

/* Adds the pull quotes from *NEXT on that stand before BLOCK to UNSPOKEN. */
static void add_skipped(const Document *document, const GArray *skipped, guint *next, guint block,
                        GArray *unspoken)
{
    for (; *next < skipped->len && g_array_index(skipped, guint, *next) < block; (*next)++) {
        guint index = g_array_index(skipped, guint, *next);
        add_unspoken(unspoken, document_block(document, index)->text, PULL_QUOTE_RULE);
    }
}

/* Sorts the stretches into QUOTATIONS and UNSPOKEN, with the pull quotes (blocks of SKIPPED). */
static void sort_out(const Document *document, const Language *language, const GArray *stretches,
                     const GArray *skipped, GArray *quotations, GArray *unspoken)
{
    g_autofree guint8 *letters = quote_letters_find(document, language, stretches);
    guint next_skipped = 0;
    for (guint i = 0; i < stretches->len; i++) {
        const Stretch *stretch = &g_array_index(stretches, Stretch, i);
        add_skipped(document, skipped, &next_skipped, stretch->block, unspoken);
        const char *rule =
            letters[i] ? "letter" : unspoken_rule(document, language, stretches, i, quotations);
        if (rule) {
            add_unspoken(unspoken, stretch->span, rule);
        } else {
            add_quotation(quotations, stretch);
        }
    }
    add_skipped(document, skipped, &next_skipped, document->blocks->len, unspoken);
}

GArray *quotations_find(const Document *document, const Language *language, GArray *unspoken)
{
    g_autoptr(GArray) skipped = g_array_new(FALSE, FALSE, sizeof(guint));
    pull_quotes_find(document, skipped);
    guint8 *readings = choose_readings(document, language, skipped);
    g_autoptr(GArray) paired = quote_pairs_find(document, language, readings);
    g_autoptr(GArray) stretches = quote_runover_add(document, language, readings, paired);
    GArray *quotations = g_array_new(FALSE, FALSE, sizeof(Quotation));
    g_array_set_clear_func(quotations, quotation_clear);
    g_free(readings);
    sort_out(document, language, stretches, skipped, quotations, unspoken);
    return quotations;
}
