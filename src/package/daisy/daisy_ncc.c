/* The navigation control centre of a DAISY book. */
#include <string.h>

#include "package/book/book_pages.h"
#include "package/daisy/daisy_common.h"
#include "package/daisy/daisy_parts.h"
#include "package/sync/markup_ids.h"
#include "package/sync/page_class.h"

guint daisy_file_count(const Book *book)
{
    enum { OF_THE_BOOK = 2, OF_A_CHAPTER = 3 }; /* ncc and master; SMIL, text and sound */
    return OF_THE_BOOK + OF_A_CHAPTER * book_chapters(book);
}

static void count_meta(Xml *xml, const char *name, guint count)
{
    g_autofree char *text = g_strdup_printf("%u", count);
    daisy_meta(xml, name, text);
}

/* What has to be there, known or not; the standard gives no word for what is unknown. */
static const char *or_unknown(const char *value)
{
    return value ? value : "Unknown";
}

/* A metadata item for each part of LIST, or one that says that nothing is known. */
static void list_meta(Xml *xml, const char *name, const char *list)
{
    g_auto(GStrv) parts = metadata_list(list);
    for (char **part = parts; *part; part++) {
        daisy_meta(xml, name, *part);
    }
    if (!parts[0]) {
        daisy_meta(xml, name, or_unknown(NULL));
    }
}

/* Writes how many pages of each class there are. */
static void write_page_counts(Xml *xml, const GArray *pages)
{
    guint front = 0, normal = 0, special = 0, highest = 0;
    for (guint i = 0; i < pages->len; i++) {
        const char *label = g_array_index(pages, BookPage, i).label;
        const char *class = page_class(label);
        front += strcmp(class, "page-front") == 0 ? 1 : 0;
        normal += strcmp(class, "page-normal") == 0 ? 1 : 0;
        special += strcmp(class, "page-special") == 0 ? 1 : 0;
        highest = MAX(highest, page_number(label));
    }
    count_meta(xml, "ncc:pageFront", front);
    count_meta(xml, "ncc:pageNormal", normal);
    count_meta(xml, "ncc:pageSpecial", special);
    count_meta(xml, "ncc:maxPageNormal", highest);
}

/* PAGES are the book's, ITEMS how many entries the table of contents has. */
static void write_metadata(Xml *xml, const Book *book, const GArray *pages, guint items,
                           guint depth)
{
    enum { DAY_LENGTH = 10, MS_A_SECOND = 1000 };
    const Metadata *metadata = book->input->metadata;
    g_autofree char *modified = book_modified(book);
    g_autofree char *day =
        metadata->date ? g_strdup(metadata->date) : g_strndup(modified, DAY_LENGTH);
    g_autofree char *narrator = labels_get(book->labels, "narrators");
    /* Whole seconds, as the standard has it, and so no less than all of it. */
    g_autofree char *total =
        daisy_time((book_ms(book) + MS_A_SECOND - 1) / MS_A_SECOND * MS_A_SECOND);
    *strrchr(total, '.') = '\0';
    daisy_meta(xml, "dc:title", metadata->title);
    list_meta(xml, "dc:creator", metadata->creator);
    daisy_meta(xml, "dc:date", day);
    daisy_meta(xml, "dc:format", "Daisy 2.02");
    daisy_meta(xml, "dc:identifier", book->identifier);
    daisy_meta(xml, "dc:language", metadata->language);
    daisy_meta(xml, "dc:publisher", or_unknown(metadata->publisher));
    daisy_meta(xml, "dc:rights", metadata->rights);
    daisy_meta(xml, "dc:description", metadata->description);
    daisy_meta(xml, "ncc:charset", "utf-8");
    daisy_meta(xml, "ncc:generator", "Lectern " LECTERN_VERSION);
    daisy_meta(xml, "ncc:multimediaType", "audioFullText");
    daisy_meta(xml, "ncc:narrator", narrator);
    daisy_meta(xml, "ncc:setInfo", "1 of 1");
    daisy_meta(xml, "ncc:totalTime", total);
    count_meta(xml, "ncc:depth", depth);
    count_meta(xml, "ncc:files", daisy_file_count(book));
    count_meta(xml, "ncc:tocItems", items);
    write_page_counts(xml, pages);
    count_meta(xml, "ncc:footnotes", book_note_count(book));
    count_meta(xml, "ncc:prodNotes", 0);
    count_meta(xml, "ncc:sidebars", 0);
}

/* An entry of the table of contents: a heading, or a page, whose level is 0. */
typedef struct {
    char *text;
    char *target;
    guint level;
} Entry;

static void entry_clear(gpointer data)
{
    Entry *entry = data;
    g_free(entry->text);
    g_free(entry->target);
}

/* The id of the first clip that is heard from the utterance at FIRST of the chapter on; NULL where
 * there is none. */
static const char *clip_from(const Book *book, guint index, const GArray *clips, guint first)
{
    const PerformedChapter *chapter = book_chapter(book, index);
    guint next = 0;
    for (gsize i = 0; i < chapter->utterance_count && next < clips->len; i++) {
        const Clip *clip = &g_array_index(clips, Clip, next);
        g_autofree char *id = markup_utterance_id(
            script_utterance(book->input->script, chapter->first_utterance + i));
        if (strcmp(id, clip->id) == 0) {
            if (i >= first) {
                return clip->id;
            }
            next++;
        }
    }
    return NULL;
}

static void add_entry(GArray *entries, guint index, const char *clip, const char *text, guint level)
{
    g_autofree char *name = daisy_smil_name(index);
    Entry entry = {g_strdup(text), g_strdup_printf("%s#p-%s", name, clip), level};
    g_array_append_val(entries, entry);
}

/* Adds the pages from *NEXT on that begin in the chapter at INDEX before its utterance BEFORE. */
static void add_pages(const Book *book, const GArray *pages, guint *next, guint index,
                      const GArray *clips, guint before, GArray *entries)
{
    for (; *next < pages->len; ++*next) {
        const BookPage *page = &g_array_index(pages, BookPage, *next);
        if (page->chapter > index || (page->chapter == index && page->utterance >= before)) {
            return;
        }
        guint from = page->chapter == index ? page->utterance : 0;
        const char *clip = clip_from(book, index, clips, from);
        if (!clip && clips->len > 0) {
            clip = g_array_index(clips, Clip, clips->len - 1).id; /* nothing is heard behind it */
        }
        if (clip) {
            add_entry(entries, index, clip, page->label, 0);
        }
    }
}

static gboolean add_chapter(const Book *book, guint index, const GArray *pages, guint *next_page,
                            GArray *entries, GError **error)
{
    g_autoptr(GArray) clips = book_clips(book, index, FALSE, error);
    g_autoptr(GArray) headings = clips ? book_headings(book, index) : NULL;
    if (!clips) {
        return FALSE;
    }
    for (guint i = 0; i < headings->len; i++) {
        const BookHeading *heading = &g_array_index(headings, BookHeading, i);
        const char *clip = clip_from(book, index, clips, heading->utterance);
        if (!clip) {
            break;
        }
        /* The first is the book's title, as the standard has it, whatever the text begins with. */
        if (entries->len == 0 && strcmp(heading->text, book->input->metadata->title) != 0) {
            add_entry(entries, index, clip, book->input->metadata->title, 1);
        }
        if (i > 0) {
            add_pages(book, pages, next_page, index, clips, heading->utterance, entries);
        }
        add_entry(entries, index, clip, heading->text, heading->level);
    }
    add_pages(book, pages, next_page, index, clips, G_MAXUINT, entries);
    return TRUE;
}

static void write_entry(Xml *xml, const Entry *entry, guint index)
{
    g_autofree char *id = g_strdup_printf("n%u", index + 1);
    const char heading[] = {'h', (char)('0' + MIN(entry->level, 6)), '\0'};
    const char *class = entry->level == 0 ? page_class(entry->text)
                        : index == 0      ? "title"
                                          : "section";
    xml_open(xml, entry->level == 0 ? "span" : heading, "id", id, "class", class, NULL);
    xml_element(xml, "a", entry->text, "href", entry->target, NULL);
    xml_close(xml);
    xml_line(xml);
}

GString *daisy_ncc(const Book *book, GError **error)
{
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    g_array_set_clear_func(entries, entry_clear);
    g_autoptr(GArray) pages = book_pages(book);
    guint next_page = 0;
    guint depth = 1;
    for (guint i = 0; i < book_chapters(book); i++) {
        if (!add_chapter(book, i, pages, &next_page, entries, error)) {
            return NULL;
        }
    }
    for (guint i = 0; i < entries->len; i++) {
        depth = MAX(depth, g_array_index(entries, Entry, i).level);
    }
    Xml *xml = daisy_page(book, book->input->metadata->title);
    write_metadata(xml, book, pages, entries->len, depth);
    xml_close(xml);
    xml_open(xml, "body", NULL);
    xml_line(xml);
    for (guint i = 0; i < entries->len; i++) {
        write_entry(xml, &g_array_index(entries, Entry, i), i);
    }
    xml_close(xml);
    xml_close(xml);
    return xml_finish(xml);
}
