/* A document: the text of a source, in reading order, and the blocks that it is made of.
 *
 * For plain UTF-8 text the document's text is the file's own bytes (without a byte-order mark); for
 * Markdown or another encoding it is the plain text that the reader made of it. Blocks are in
 * order, do not overlap, and between them is nothing but white space. */
#ifndef LECTERN_DOCUMENT_DOCUMENT_H
#define LECTERN_DOCUMENT_DOCUMENT_H

#include "base/span.h"
#include "document/metadata.h"

typedef enum {
    BLOCK_TITLE,      /* the text's own title, at its start */
    BLOCK_STANDFIRST, /* the summary under it */
    BLOCK_HEADING,    /* of a part, chapter or section; see level */
    BLOCK_PARAGRAPH,
    BLOCK_LIST_ITEM,
    BLOCK_QUOTATION,   /* a paragraph of a block quotation */
    BLOCK_CODE,        /* a code listing: announced, not read */
    BLOCK_SCENE_BREAK, /* "* * *": a pause, not read */
    BLOCK_MARKUP,      /* raw HTML in Markdown and the like: not read */
    BLOCK_NOTE,        /* a paragraph of a note; its number is in level */
    BLOCK_PAGE,        /* a page's number, standing by itself: not read */
} BlockKind;

typedef struct {
    BlockKind kind;
    guint level; /* of a heading, 1 to 6; of a list item, its depth from 1; of a note, its number
                  * from 1, which all of its paragraphs have; else 0 */
    Span text;   /* bytes of the document's text, white space at the ends left out */
    Span source; /* the bytes of the UTF-8 source that it comes from */
} Block;

typedef enum {
    INLINE_EMPHASIS,
    INLINE_STRONG,
    INLINE_CODE,
    INLINE_LINK,
    INLINE_LANGUAGE, /* words in another language than the text around them */
    INLINE_NOTE,     /* "[1]": the reference to a note: not read */
    INLINE_PAGE,     /* a page begins here; its number, where the text has it: not read */
} InlineKind;

/* Words inside a block that the source sets off from the others. */
typedef struct {
    InlineKind kind;
    Span text; /* bytes of the document's text, inside one block; empty only where a page begins
                * whose number is no part of the text */
    char *
        value; /* a link's target as the source has it, a language's BCP 47 tag, the number (its
                * blocks' level) of the note that is meant, a page's number as printed; else NULL */
} Inline;

typedef struct {
    char *name;        /* the path as given, or "standard input": for messages */
    char *text;        /* valid UTF-8 without NUL; a NUL behind it is not counted */
    gsize length;      /* of text, in bytes */
    GArray *blocks;    /* of Block */
    GArray *inlines;   /* of Inline, by their start; each lies inside another or beside it, and the
                        * outer one comes first */
    Metadata metadata; /* what the source says of it (front matter), or what stands beside it */
} Document;

/* An empty document of the given NAME that takes over TEXT (from g_malloc): for readers. */
Document *document_new(const char *name, char *text, gsize length);
void document_free(Document *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)

static inline const Block *document_block(const Document *document, gsize index)
{
    return &g_array_index(document->blocks, Block, index);
}

static inline const Inline *document_inline(const Document *document, gsize index)
{
    return &g_array_index(document->inlines, Inline, index);
}

/* Whether a PIECE of this kind is seen but not heard. */
static inline gboolean inline_is_silent(const Inline *piece)
{
    return piece->kind == INLINE_NOTE || piece->kind == INLINE_PAGE;
}

/* The index of the first of the inlines that begins at or behind OFFSET of the text. */
guint document_inline_from(const Document *document, gsize offset);

/* Frees what an Inline owns. */
void inline_clear(gpointer data);

/* The name of KIND as scripts write it ("title", "list-item"), and back; FALSE for an unknown one.
 */
const char *block_kind_name(BlockKind kind);
gboolean block_kind_from_name(const char *name, BlockKind *kind);

#endif
