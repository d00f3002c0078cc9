#include "package/daisy/daisy.h"

#include "package/book/archive.h"
#include "package/daisy/daisy_common.h"
#include "package/daisy/daisy_parts.h"

const char *const daisy_made_of[] = {"mp3", NULL};

/* A page that is still to be made. */
typedef struct {
    const Book *book;
    guint index;
} Pending;

static GString *make_ncc(gpointer data, GError **error)
{
    return daisy_ncc(data, error);
}

static GString *make_master(gpointer data, GError **error)
{
    (void)error;
    return daisy_master(data);
}

static GString *make_smil(gpointer data, GError **error)
{
    const Pending *pending = data;
    return daisy_smil(pending->book, pending->index, error);
}

static GString *make_text(gpointer data, GError **error)
{
    const Pending *pending = data;
    return daisy_text(pending->book, pending->index, error);
}

static void add_chapter_page(Archive *archive, const Book *book, guint index, const char *name,
                             ArchiveMake make)
{
    Pending *pending = g_new0(Pending, 1);
    *pending = (Pending){book, index};
    archive_add_page(archive, name, make, pending, g_free);
}

gboolean daisy_write(const PackageInput *input, GArray *files, GError **error)
{
    g_auto(Book) book = {0};
    if (!book_init(&book, input, daisy_made_of, error)) {
        return FALSE;
    }
    char *name = g_strconcat(input->base_name, ".daisy.zip", NULL);
    package_add_file(files, name, "application/zip", g_strdup("DAISY 2.02, full text and audio"));
    g_autofree char *path = g_build_filename(input->folder, name, NULL);
    Archive *archive = archive_new(path, error);
    if (!archive) {
        return FALSE;
    }
    archive_add_page(archive, "ncc.html", make_ncc, &book, NULL);
    archive_add_page(archive, "master.smil", make_master, &book, NULL);
    for (guint i = 0; i < book_chapters(&book); i++) {
        g_autofree char *smil = daisy_smil_name(i);
        g_autofree char *text = daisy_text_name(i);
        g_autofree char *source = book_audio_path(&book, i);
        add_chapter_page(archive, &book, i, smil, make_smil);
        add_chapter_page(archive, &book, i, text, make_text);
        archive_add_file(archive, book_audio(&book, i), source);
    }
    return archive_close(archive, error);
}
