/* The elements of blocks and of what holds several of them: headings by their rank, lists,
 * quotations. */
#ifndef LECTERN_PACKAGE_MARKUP_BLOCKS_H
#define LECTERN_PACKAGE_MARKUP_BLOCKS_H

#include "package/package.h"
#include "package/sync/markup_style.h"
#include "package/sync/xml.h"

/* What is open, and what the next heading's rank depends on. */
typedef struct {
    const PackageInput *input;
    const Document *document;
    const MarkupStyle *style;
    Xml *xml;
    guint top_heading;  /* the rank of the text's title */
    guint rank;         /* of the last heading */
    guint lowest_level; /* of all the text's headings */
    gboolean has_title; /* a title was written */
    guint depth;        /* of the lists that are open, each with an item */
    gboolean in_quotation;
    gboolean in_note;
    guint note; /* number of the one that is open */
} MarkupBlocks;

#define MARKUP_NO_BLOCK G_MAXUINT

MarkupBlocks markup_blocks_new(const PackageInput *input, const MarkupStyle *style, Xml *xml);

/* The page has its title already: headings are below it. */
void markup_blocks_under_title(MarkupBlocks *blocks);

/* Opens and closes what holds several blocks, for the one at INDEX of the document, which is next;
 * MARKUP_NO_BLOCK: the end. */
void markup_blocks_contain(MarkupBlocks *blocks, guint index);

/* Begins BLOCK with the id ID, within what holds it. */
void markup_blocks_open(MarkupBlocks *blocks, const Block *block, const char *id);

/* Ends BLOCK; a list's item stays open for the lists in it. */
void markup_blocks_close(MarkupBlocks *blocks, const Block *block);

#endif
