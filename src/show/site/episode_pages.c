#include "show/site/episode_pages.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "package/html/frame.h"
#include "show/site/episode_frame.h"
#include "show/site/page_head.h"
#include "show/site/share_image.h"

enum { PLAYER_LIMIT = 256 << 20 };

/* What the pages of the episode at INDEX depend on; the caller frees it. */
static char *key_of(const Site *site, guint index)
{
    Digest digest;
    digest_init(&digest);
    digest_add_text(&digest, site->key);
    for (guint i = index > 0 ? index - 1 : index; i <= index + 1 && i < site->episodes->len; i++) {
        const Episode *episode = g_ptr_array_index(site->episodes, i);
        digest_add_number(&digest, (gint64)i - index);
        digest_add_text(&digest, i == index ? episode->digest : episode->metadata.title);
        digest_add_text(&digest, episode->slug);
    }
    return digest_end_hex(&digest);
}

static gboolean is_there(const Site *site, const Episode *episode, const char *name)
{
    g_autofree char *path = g_build_filename(site->folder, episode->folder, name, NULL);
    return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

/* Whether the pages are there, made of what they would be made of now. */
static gboolean is_made(const Site *site, const Episode *episode, const char *first_lines)
{
    g_autofree char *path = g_build_filename(episode->folder, SITE_INDEX, NULL);
    return site_begins(site, path, first_lines) && is_there(site, episode, EMBED_NAME) &&
           is_there(site, episode, SHARE_NAME);
}

static gboolean put_framed(const Site *site, const Episode *episode, const char *player,
                           const Frame *frame, const char *name, const char *first_lines,
                           GError **error)
{
    const EpisodeFile *file = &episode->files[EPISODE_PLAYER];
    g_autoptr(GString) page = frame_page(player, frame, file->path, error);
    if (!page) {
        return FALSE;
    }
    g_autofree char *path = g_build_filename(episode->folder, name, NULL);
    return site_put_page(site, path, first_lines, page->str, error);
}

static gboolean put_share(const Site *site, const Episode *episode, GError **error)
{
    g_autofree char *article = show_path(site->show, episode->source);
    warn_about(article);
    g_autoptr(GByteArray) png = share_image_episode(site->show, episode, site->folder, error);
    warn_about(NULL);
    g_autofree char *path = g_build_filename(episode->folder, SHARE_NAME, NULL);
    return png && site_put(site, path, (const char *)png->data, png->len, error);
}

static gboolean put_pages(const Site *site, guint index, const char *player, const Labels *labels,
                          const char *first_lines, GError **error)
{
    const Episode *episode = g_ptr_array_index(site->episodes, index);
    g_autofree char *base = g_strconcat(site_from_page(episode, episode->edition), "/", NULL);
    g_autofree char *head = page_head_episode(site->show, episode);
    g_autofree char *top = episode_frame_top(site, labels, episode);
    g_autofree char *end = episode_frame_end(site, labels, index);
    g_autofree char *card = episode_frame_card(site, labels, episode);
    g_autofree char *page_address = episode_page(site->show, episode);
    g_autofree char *not_alone =
        g_strdup_printf("<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" "
                        "href=\"%s\">",
                        page_address);
    const Frame page = {base, site->frame_style, site->script, head, top, end, ""};
    const Frame embed = {base, site->embed_style, NULL, not_alone, "", card, ""};
    return put_share(site, episode, error) &&
           put_framed(site, episode, player, &embed, EMBED_NAME, SITE_DOCTYPE, error) &&
           put_framed(site, episode, player, &page, SITE_INDEX, first_lines, error);
}

gboolean episode_pages_write(const Site *site, guint index, GError **error)
{
    const Episode *episode = g_ptr_array_index(site->episodes, index);
    g_autofree char *key = key_of(site, index);
    g_autofree char *first_lines = g_strdup_printf(SITE_MADE_OF, key);
    if (is_made(site, episode, first_lines)) {
        return TRUE;
    }
    g_autofree char *path =
        g_build_filename(site->folder, episode->files[EPISODE_PLAYER].path, NULL);
    gsize length;
    g_autofree char *player = file_read(path, PLAYER_LIMIT, &length, error);
    g_autoptr(Labels) labels = player ? labels_load(episode->metadata.language, error) : NULL;
    return labels && put_pages(site, index, player, labels, first_lines, error);
}
