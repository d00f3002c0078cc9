/* A chapter's text as XHTML (which is HTML, too): its blocks with their structure, each utterance
 * an element, and if asked for each word, so that what is heard can be pointed at. */
#ifndef LECTERN_PACKAGE_MARKUP_H
#define LECTERN_PACKAGE_MARKUP_H

#include "package/package.h"
#include "package/sync/markup_style.h"
#include "package/sync/xml.h"

typedef struct Markup Markup;

/* Writes the chapter at INDEX of the performance to XML. All arguments outlive it. */
Markup *markup_new(const PackageInput *input, gsize index, const MarkupStyle *style, Xml *xml);
void markup_free(Markup *markup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Markup, markup_free)

/* The page has its title already: headings are below it. */
void markup_under_title(Markup *markup);

/* The same, and where the chapter begins with the text's title, that is left out. */
void markup_skip_title(Markup *markup);

/* How many utterances at the start of the chapter are the text's title and its standfirst; 0 where
 * it does not begin with a title. */
gsize markup_opening(const PackageInput *input, gsize index);

/* Writes the utterances up to END, counted in the chapter, from where it was; END is the start of a
 * block or the chapter's end. */
gboolean markup_write(Markup *markup, gsize end, GError **error);

/* Goes on in XML, which outlives it: the one before is complete. */
void markup_continue(Markup *markup, Xml *xml);

#endif
