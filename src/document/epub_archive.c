#include "document/epub_archive.h"

#include <string.h>
#include <zip.h>

#include "base/error.h"

enum {
    MOST_FILES = 100000,
    FILE_LIMIT = 32 << 20, /* bytes of one file: a whole novel is one or two million */
    ALL_LIMIT = 256 << 20, /* of all that are read */
};

struct EpubArchive {
    char *name;
    zip_t *zip;
    gsize read; /* bytes of all files so far */
};

static void fail(GError **error, const char *name, const char *what, const char *why)
{
    error_set(error, LECTERN_ERROR_INPUT, name, "%s: %s", what, why);
}

EpubArchive *epub_archive_open(const char *name, const char *bytes, gsize length, GError **error)
{
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &problem);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &problem) : NULL;
    if (!zip) {
        fail(error, name, "cannot open the archive", zip_error_strerror(&problem));
        if (source) {
            zip_source_free(source);
        }
        zip_error_fini(&problem);
        return NULL;
    }
    zip_error_fini(&problem);
    EpubArchive *archive = g_new0(EpubArchive, 1);
    archive->name = g_strdup(name);
    archive->zip = zip;
    if (zip_get_num_entries(zip, 0) > MOST_FILES) {
        fail(error, name, "cannot open the archive", "it has more files than any book");
        epub_archive_close(archive);
        return NULL;
    }
    return archive;
}

void epub_archive_close(EpubArchive *archive)
{
    if (archive) {
        zip_discard(archive->zip);
        g_free(archive->name);
        g_free(archive);
    }
}

gboolean epub_archive_has(const EpubArchive *archive, const char *path)
{
    return zip_name_locate(archive->zip, path, 0) >= 0;
}

char *epub_archive_read(EpubArchive *archive, const char *path, gsize *length, GError **error)
{
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat(archive->zip, path, 0, &about) != 0 || !(about.valid & ZIP_STAT_SIZE)) {
        fail(error, archive->name, path, "there is no such file in the book");
        return NULL;
    }
    if (about.size > FILE_LIMIT || archive->read + about.size > ALL_LIMIT) {
        fail(error, archive->name, path, "it unpacks to more than any book has");
        return NULL;
    }
    zip_file_t *file = zip_fopen(archive->zip, path, 0);
    char *bytes = g_malloc0((gsize)about.size + 1);
    zip_int64_t got = file ? zip_fread(file, bytes, about.size) : -1;
    if (file) {
        zip_fclose(file);
    }
    if (got < 0 || (zip_uint64_t)got != about.size) {
        g_free(bytes);
        fail(error, archive->name, path, "cannot be unpacked");
        return NULL;
    }
    archive->read += (gsize)got;
    *length = (gsize)got;
    return bytes;
}

char *epub_path(const char *base, const char *href)
{
    gsize end = strcspn(href, "#?");
    g_autofree char *bare = g_strndup(href, end);
    g_autofree char *plain = g_uri_unescape_string(bare, NULL);
    const char *slash = strrchr(base, '/');
    g_autofree char *whole = *bare == '/'
                                 ? g_strdup(plain ? plain : bare)
                                 : g_strdup_printf("%.*s%s", slash ? (int)(slash + 1 - base) : 0,
                                                   base, plain ? plain : bare);
    g_auto(GStrv) parts = g_strsplit(whole, "/", -1);
    g_autoptr(GPtrArray) kept = g_ptr_array_new();
    for (guint i = 0; parts[i]; i++) {
        if (strcmp(parts[i], "..") == 0) {
            g_ptr_array_set_size(kept, (gint)MAX(kept->len, 1) - 1);
        } else if (*parts[i] && strcmp(parts[i], ".") != 0) {
            g_ptr_array_add(kept, parts[i]);
        }
    }
    g_ptr_array_add(kept, NULL);
    return g_strjoinv("/", (char **)kept->pdata);
}
