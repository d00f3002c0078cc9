#include "script/quotations.h"

#include "base/utf8.h"
#include "script/quote_kinds.h"
#include "script/quote_pairs.h"
#include "script/quote_style.h"

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

/* Sorts the stretches into QUOTATIONS and UNSPOKEN, pull quotes (blocks of SKIPPED) in between. */
static void sort_out(const Document *document, const Language *language, const GArray *stretches,
                     const GArray *skipped, GArray *quotations, GArray *unspoken)
{
    guint next_skipped = 0;
    for (guint i = 0; i <= stretches->len; i++) {
        const Stretch *stretch = i < stretches->len ? &g_array_index(stretches, Stretch, i) : NULL;
        guint block = stretch ? stretch->block : document->blocks->len;
        for (; next_skipped < skipped->len; next_skipped++) {
            guint index = g_array_index(skipped, guint, next_skipped);
            if (index > block) {
                break;
            }
            add_unspoken(unspoken, document_block(document, index)->text, "pull-quote");
        }
        if (stretch == NULL) {
            break;
        }
        gboolean goes_on =
            i + 1 < stretches->len && g_array_index(stretches, Stretch, i + 1).continues;
        const char *rule = stretch->dash || stretch->continues || goes_on
                               ? NULL
                               : quote_kind_unspoken(document, language, stretch);
        if (rule) {
            add_unspoken(unspoken, stretch->span, rule);
        } else {
            add_quotation(quotations, stretch);
        }
    }
}

GArray *quotations_find(const Document *document, const Language *language, GArray *unspoken)
{
    g_autoptr(GArray) skipped = g_array_new(FALSE, FALSE, sizeof(guint));
    pull_quotes_find(document, skipped);
    g_autofree guint8 *readings = choose_readings(document, language, skipped);
    g_autoptr(GArray) stretches = quote_pairs_find(document, language, readings);
    GArray *quotations = g_array_new(FALSE, FALSE, sizeof(Quotation));
    g_array_set_clear_func(quotations, quotation_clear);
    sort_out(document, language, stretches, skipped, quotations, unspoken);
    return quotations;
}
