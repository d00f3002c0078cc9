#include "document/epub.h"

#include <string.h>

#include "base/error.h"
#include "document/block_writer.h"
#include "document/encoding.h"
#include "document/epub_contents.h"
#include "document/html.h"
#include "document/html_element.h"
#include "document/html_tree.h"

gboolean epub_is(const char *bytes, gsize length)
{
    /* A ZIP archive whose first file, stored as it is, is this one. */
    static const char start[] = "PK\x03\x04";
    static const char mark[] = "mimetypeapplication/epub+zip";
    enum { MARK_AT = 30 };
    return length >= MARK_AT + strlen(mark) && memcmp(bytes, start, strlen(start)) == 0 &&
           memcmp(bytes + MARK_AT, mark, strlen(mark)) == 0;
}

/* A book while it is read. */
typedef struct {
    const char *name;
    EpubArchive *archive;
    EpubPackage *package;
    GHashTable *titles;
    GPtrArray *sources; /* of GBytes: each page, as HTML */
    HtmlNotes *notes;
    Document *document;
    GString *text;
} Book;

/* Fonts may be garbled, so that nobody takes them out of a book: that keeps nobody from reading. */
static gboolean is_protected(EpubArchive *archive)
{
    static const char sign[] = "Algorithm=";
    static const char *const harmless[] = {"http://www.idpf.org/2008/embedding",
                                           "http://ns.adobe.com/pdf/enc#RC"};
    gsize length;
    g_autofree char *text = epub_archive_read(archive, "META-INF/encryption.xml", &length, NULL);
    gboolean found = FALSE;
    for (const char *at = text; at && (at = strstr(at, sign)); at += strlen(sign)) {
        const char *value = at + strlen(sign) + 1;
        gboolean font = FALSE;
        for (gsize i = 0; i < G_N_ELEMENTS(harmless); i++) {
            font = font || g_str_has_prefix(value, harmless[i]);
        }
        found = found || !font;
    }
    return found || epub_archive_has(archive, "META-INF/rights.xml") ||
           epub_archive_has(archive, "META-INF/license.lcpl");
}

/* What links call the page at PATH: its own name. */
static const char *page_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *page_path(const Book *book, guint index)
{
    return g_ptr_array_index(book->package->pages, index);
}

static HtmlTree *tree_of(const Book *book, guint index, GError **error)
{
    gsize length;
    const char *html = g_bytes_get_data(g_ptr_array_index(book->sources, index), &length);
    g_autofree char *where = g_strdup_printf("%s: %s", book->name, page_path(book, index));
    return html_tree_new(where, html, length, error);
}

static gboolean load_page(Book *book, guint index, GError **error)
{
    const char *path = page_path(book, index);
    g_autofree char *where = g_strdup_printf("%s: %s", book->name, path);
    gsize length;
    gsize text_length = 0;
    g_autofree char *bytes = epub_archive_read(book->archive, path, &length, error);
    g_autofree char *encoding = bytes ? html_encoding(bytes, length) : NULL;
    g_autofree char *text = bytes && length > 0 ? encoding_to_utf8_from(where, encoding, bytes,
                                                                        length, &text_length, error)
                                                : NULL;
    if (!bytes || (length > 0 && !text)) {
        return FALSE;
    }
    char *html = html_from_xhtml(text ? text : "", &text_length);
    g_ptr_array_add(book->sources, g_bytes_new_take(html, text_length));
    return TRUE;
}

/* Numbers all notes, and then names them by what refers to them. Only pages that have any are
 * parsed for it. */
static gboolean find_notes(Book *book, GError **error)
{
    void (*const passes[])(HtmlNotes *, const GumboNode *, const char *) = {html_notes_find,
                                                                            html_notes_label};
    for (gsize pass = 0; pass < G_N_ELEMENTS(passes); pass++) {
        for (guint i = 0; i < book->sources->len; i++) {
            gsize length;
            const char *html = g_bytes_get_data(g_ptr_array_index(book->sources, i), &length);
            if (!g_strstr_len(html, (gssize)length, "note")) {
                continue;
            }
            g_autoptr(HtmlTree) tree = tree_of(book, i, error);
            if (!tree) {
                return FALSE;
            }
            passes[pass](book->notes, html_tree_root(tree), page_name(page_path(book, i)));
        }
    }
    return TRUE;
}

/* The <body> of the page ROOT; ROOT itself if there is none. */
static const GumboNode *body_of(const GumboNode *root)
{
    const GumboNode *node = root;
    while (node && !(node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_BODY)) {
        node = html_next(node, root, FALSE, NULL, NULL);
    }
    return node ? node : root;
}

/* Whether there is a heading in BODY. */
static gboolean has_heading(const GumboNode *body)
{
    gboolean skip = FALSE;
    for (const GumboNode *node = body; node; node = html_next(node, body, skip, NULL, NULL)) {
        skip = node->type == GUMBO_NODE_ELEMENT && html_is_left_out(node);
        if (!skip && node->type == GUMBO_NODE_ELEMENT && html_heading(node) > 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Gives the page its title from the table of contents, where it has no heading, but text. */
static void add_title(Book *book, const GumboNode *body, const char *path)
{
    const char *title = g_hash_table_lookup(book->titles, path);
    g_autofree char *text = html_text(body, 1);
    if (title && *text && !has_heading(body)) {
        block_add(book->document, book->text, (Block){.kind = BLOCK_HEADING, .level = 1}, title);
    }
}

static gboolean read_page(Book *book, guint index, GError **error)
{
    g_autoptr(HtmlTree) tree = tree_of(book, index, error);
    if (!tree) {
        return FALSE;
    }
    const char *path = page_path(book, index);
    const GumboNode *body = body_of(html_tree_root(tree));
    const GumboNode *heading = html_title(body, book->document->metadata.title);
    g_autofree char *says = heading ? html_text(heading, METADATA_LIMIT) : NULL;
    const HtmlInto into = {
        .document = book->document,
        .text = book->text,
        .notes = book->notes,
        .page = page_name(path),
        .title = g_strcmp0(says, book->document->metadata.title) == 0 ? heading : NULL,
    };
    add_title(book, body, path);
    html_read_into(&into, body);
    return TRUE;
}

static gboolean read_book(Book *book, GError **error)
{
    if (is_protected(book->archive)) {
        error_set(error, LECTERN_ERROR_INPUT, book->name,
                  "the book is protected against copying (DRM): it cannot be read");
        return FALSE;
    }
    book->package = epub_package_read(book->name, book->archive, &book->document->metadata, error);
    if (!book->package) {
        return FALSE;
    }
    book->titles = epub_contents(book->name, book->archive, book->package);
    gboolean done = TRUE;
    for (guint i = 0; done && i < book->package->pages->len; i++) {
        done = load_page(book, i, error);
    }
    done = done && find_notes(book, error);
    for (guint i = 0; done && i < book->package->pages->len; i++) {
        done = read_page(book, i, error);
    }
    return done;
}

Document *epub_read(const char *name, const char *bytes, gsize length, GError **error)
{
    g_autoptr(EpubArchive) archive = epub_archive_open(name, bytes, length, error);
    if (!archive) {
        return NULL;
    }
    Book book = {
        .name = name,
        .archive = archive,
        .sources = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref),
        .notes = html_notes_new(),
        .document = document_new(name, NULL, 0),
        .text = g_string_new(NULL),
    };
    gboolean done = read_book(&book, error);
    epub_package_free(book.package);
    g_clear_pointer(&book.titles, g_hash_table_unref);
    g_ptr_array_unref(book.sources);
    html_notes_free(book.notes);
    book.document->length = book.text->len;
    book.document->text = g_string_free(book.text, FALSE);
    if (!done) {
        g_clear_pointer(&book.document, document_free);
    }
    return book.document;
}
