#include "package/book/archive.h"

#include <string.h>
#include <zip.h>

#include "base/error.h"

/* 1980-01-01: the first day that a ZIP archive knows. */
enum { FIRST_DAY = 0x21, MIDNIGHT = 0 };

/* What Unix archives say of a plain file, rw-r--r--, so that it is unpacked as one. */
static const zip_uint32_t PLAIN_FILE = 0100644U << 16;

struct Archive {
    char *path;
    zip_t *zip;
    GError *error;    /* the first there was */
    GPtrArray *pages; /* of Page */
};

/* A page while it is written. */
typedef struct {
    Archive *archive;
    ArchiveMake make;
    gpointer data;
    GDestroyNotify free_data;
    GString *text; /* while it is read */
    gsize at;
    zip_error_t zip_error;
} Page;

static void page_free(gpointer data)
{
    Page *page = data;
    if (page->text) {
        g_string_free(page->text, TRUE);
    }
    if (page->free_data) {
        page->free_data(page->data);
    }
    zip_error_fini(&page->zip_error);
    g_free(page);
}

Archive *archive_new(const char *path, GError **error)
{
    int code;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (!zip) {
        zip_error_t problem;
        zip_error_init_with_code(&problem, code);
        error_set(error, LECTERN_ERROR_OUTPUT, path, "cannot create: %s",
                  zip_error_strerror(&problem));
        zip_error_fini(&problem);
        return NULL;
    }
    Archive *archive = g_new0(Archive, 1);
    archive->path = g_strdup(path);
    archive->zip = zip;
    archive->pages = g_ptr_array_new_with_free_func(page_free);
    return archive;
}

static void note_failure(Archive *archive)
{
    if (!archive->error) {
        error_set(&archive->error, LECTERN_ERROR_OUTPUT, archive->path, "cannot write: %s",
                  zip_strerror(archive->zip));
    }
}

/* Adds SOURCE, or notes why there is none. */
static void add(Archive *archive, const char *name, zip_source_t *source, gboolean stored)
{
    zip_int64_t index = source ? zip_file_add(archive->zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        note_failure(archive);
        zip_source_free(source);
        return;
    }
    zip_uint64_t entry = (zip_uint64_t)index;
    if (zip_set_file_compression(archive->zip, entry, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) <
            0 ||
        zip_file_set_dostime(archive->zip, entry, MIDNIGHT, FIRST_DAY, 0) < 0 ||
        zip_file_set_external_attributes(archive->zip, entry, 0, ZIP_OPSYS_UNIX, PLAIN_FILE) < 0) {
        note_failure(archive);
    }
}

void archive_add_mark(Archive *archive, const char *name, const char *text)
{
    add(archive, name, zip_source_buffer(archive->zip, text, strlen(text), 0), TRUE);
}

void archive_add_file(Archive *archive, const char *name, const char *path)
{
    enum { TO_ITS_END = -1 };
    add(archive, name, zip_source_file(archive->zip, path, 0, TO_ITS_END), TRUE);
}

static zip_int64_t open_page(Page *page)
{
    page->at = 0;
    page->text = page->make(page->data, page->archive->error ? NULL : &page->archive->error);
    if (!page->text) {
        zip_error_set(&page->zip_error, ZIP_ER_INTERNAL, 0);
        return -1;
    }
    return 0;
}

static zip_int64_t read_page(Page *page, void *data, zip_uint64_t length)
{
    gsize count = MIN(page->text->len - page->at, (gsize)length);
    memcpy(data, page->text->str + page->at, count);
    page->at += count;
    return (zip_int64_t)count;
}

static zip_int64_t serve_page(void *user, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    Page *page = user;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        return open_page(page);
    case ZIP_SOURCE_READ:
        return read_page(page, data, length);
    case ZIP_SOURCE_CLOSE:
        g_string_free(page->text, TRUE);
        page->text = NULL;
        return 0;
    case ZIP_SOURCE_STAT:
        zip_stat_init(data);
        return sizeof(zip_stat_t);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&page->zip_error, data, length);
    case ZIP_SOURCE_FREE:
        return 0; /* the archive does */
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              -1);
    default:
        zip_error_set(&page->zip_error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

void archive_add_page(Archive *archive, const char *name, ArchiveMake make, gpointer data,
                      GDestroyNotify free_data)
{
    Page *page = g_new0(Page, 1);
    *page = (Page){.archive = archive, .make = make, .data = data, .free_data = free_data};
    zip_error_init(&page->zip_error);
    g_ptr_array_add(archive->pages, page);
    add(archive, name, zip_source_function(archive->zip, serve_page, page), FALSE);
}

static void archive_free(Archive *archive)
{
    g_ptr_array_free(archive->pages, TRUE);
    g_clear_error(&archive->error);
    g_free(archive->path);
    g_free(archive);
}

gboolean archive_close(Archive *archive, GError **error)
{
    if (!archive->error && zip_close(archive->zip) == 0) {
        archive_free(archive);
        return TRUE;
    }
    note_failure(archive);
    g_propagate_error(error, g_steal_pointer(&archive->error));
    archive_abandon(archive);
    return FALSE;
}

void archive_abandon(Archive *archive)
{
    if (archive) {
        zip_discard(archive->zip);
        archive_free(archive);
    }
}
