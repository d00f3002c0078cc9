/* A chapter's text as XHTML (which is HTML, too): its blocks with their structure, each utterance
 * an element, and if asked for each word, so that what is heard can be pointed at. */
#ifndef LECTERN_PACKAGE_MARKUP_H
#define LECTERN_PACKAGE_MARKUP_H

#include "package/package.h"
#include "package/sync/xml.h"

typedef struct {
    gboolean words;    /* every heard word is a <span>, in order; one that is parted by the end of
                        * an emphasis goes on in <span class="c"> */
    gboolean word_ids; /* these have ids: "u0012-1" is the first word of u0012 */
    gboolean times;    /* data-t of a heard utterance: where each word begins in the chapter, and
                        * where the last one ends, in ms; of one without words, start and end */
    gboolean speakers; /* data-s of a quotation: the index of its speaker */
    gboolean speaker_names; /* data-speaker (in HTML 4 title) of a quotation: its speaker's name */
    gboolean names;         /* a quotation begins with <b class="who">, where the speaker changes */
    gboolean xml_lang;      /* xml:lang stands beside lang */
    gboolean html4;         /* nothing that HTML has only since 5 */
    guint top_heading;      /* the rank of the text's title and what is on its level, from 1 */
} MarkupStyle;

typedef struct Markup Markup;

/* Writes the chapter at INDEX of the performance to XML. All arguments outlive it. */
Markup *markup_new(const PackageInput *input, gsize index, const MarkupStyle *style, Xml *xml);
void markup_free(Markup *markup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Markup, markup_free)

/* The page has its title already: headings are below it. */
void markup_under_title(Markup *markup);

/* How many utterances at the start of the chapter are the text's title and its standfirst; 0 where
 * it does not begin with a title. */
gsize markup_opening(const PackageInput *input, gsize index);

/* Writes the utterances up to END, counted in the chapter, from where it was; END is the start of a
 * block or the chapter's end. */
gboolean markup_write(Markup *markup, gsize end, GError **error);

/* Goes on in XML, which outlives it: the one before is complete. */
void markup_continue(Markup *markup, Xml *xml);

/* The colours that pages have for speakers; who speaks most has one alone. */
enum { MARKUP_COLOURS = 8 };

/* The colour of each speaker of SCRIPT, from 0; the caller frees it. */
guint *markup_colours(const Script *script);

/* The id of the block or utterance's element ("b12", "u0012"), "u0012-1" for a word of it; the
 * caller frees it. */
char *markup_block_id(guint block);
char *markup_utterance_id(const Utterance *utterance);
char *markup_word_id(const Utterance *utterance, guint word);

#endif
