#include "show/site/site.h"

#include <string.h>

#include "base/digest.h"
#include "package/html/template.h"
#include "show/site/episode_pages.h"
#include "show/site/index_page.h"
#include "show/site/listing.h"
#include "show/site/share_image.h"
#include "show/site/sitemap.h"

static void site_clear(Site *site)
{
    g_free(site->page_style);
    g_free(site->show_style);
    g_free(site->frame_style);
    g_free(site->embed_style);
    g_free(site->script);
    g_free(site->labels);
    g_free(site->key);
    g_free(site->first_lines);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Site, site_clear)

static gboolean load(char **text, const char *name, GError **error)
{
    *text = template_load(name, error);
    return *text != NULL;
}

/* What of the show is on an episode's page or in its picture. */
static char *key_of(const Site *site)
{
    const Show *show = site->show;
    const char *const texts[] = {
        LECTERN_VERSION,   show->title,       show->author,    show->url,
        show->language,    show->licence,     show->copyright, show->licence_url,
        site->frame_style, site->embed_style, site->script,    site->labels,
    };
    Digest digest;
    digest_init(&digest);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        digest_add_text(&digest, texts[i]);
    }
    digest_add_number(&digest, show->is_serial);
    for (guint i = 0; i < show->categories->len; i++) {
        digest_add_text(&digest, show_category(show, i)->name);
    }
    for (guint i = 0; i < show->persons->len; i++) {
        const ShowPerson *person = show_person(show, i);
        digest_add_text(&digest, person->name);
        digest_add_text(&digest, person->role);
        digest_add_text(&digest, person->url);
    }
    return digest_end_hex(&digest);
}

/* What the show's picture shows. */
static char *first_lines_of(const Show *show)
{
    const char *const texts[] = {LECTERN_VERSION, show->title, show->author, show->description};
    Digest digest;
    digest_init(&digest);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        digest_add_text(&digest, texts[i]);
    }
    g_autofree char *key = digest_end_hex(&digest);
    return g_strdup_printf(SITE_MADE_OF, key);
}

/* The picture is drawn where the page, which is written after it, does not say that it is there. */
static gboolean put_share(const Site *site, GError **error)
{
    g_autofree char *path = g_build_filename(site->folder, SHARE_NAME, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR) &&
        site_begins(site, SITE_INDEX, site->first_lines)) {
        return TRUE;
    }
    g_autoptr(GByteArray) png = share_image_show(site->show, error);
    return png && site_put(site, SHARE_NAME, (const char *)png->data, png->len, error);
}

static gboolean write_pages(const Site *site, GError **error)
{
    for (guint i = 0; i < site->episodes->len; i++) {
        if (!episode_pages_write(site, i, error)) {
            return FALSE;
        }
    }
    return put_share(site, error) && index_page_write(site, error) && sitemap_write(site, error) &&
           listing_remove_rest(site, error);
}

gboolean site_write(const Show *show, const GPtrArray *episodes, const char *folder, GError **error)
{
    g_autoptr(GPtrArray) listed = g_ptr_array_new();
    for (guint i = 0; i < episodes->len; i++) {
        g_ptr_array_add(listed, g_ptr_array_index(episodes, i));
    }
    if (show->is_serial) {
        episodes_sort_serial(listed);
    }
    g_auto(Site) site = {.show = show, .episodes = listed, .folder = folder};
    if (!load(&site.page_style, "pages/page.css", error) ||
        !load(&site.labels, "pages/labels.conf", error) ||
        !load(&site.show_style, "show-pages/show.css", error) ||
        !load(&site.frame_style, "show-pages/episode.css", error) ||
        !load(&site.embed_style, "show-pages/embed.css", error) ||
        !load(&site.script, "show-pages/copy.js", error)) {
        return FALSE;
    }
    site.key = key_of(&site);
    site.first_lines = first_lines_of(show);
    return write_pages(&site, error);
}
