#include "show/site/listing.h"

#include <errno.h>
#include <unistd.h>

#include "base/error.h"

void list_page_clear(ListPage *page)
{
    g_clear_pointer(&page->name, g_free);
    g_clear_pointer(&page->address, g_free);
}

guint listing_pages(const Site *site)
{
    guint length = site->show->page_length, all = site->episodes->len;
    if (site->show->is_serial) {
        return MAX((all + length - 1) / length, 1);
    }
    return all < 2 * length ? 1 : all / length;
}

/* The number in the name of the page at INDEX, which is not the show's own. */
static guint number_of(const Site *site, guint index)
{
    return site->show->is_serial ? index + 1 : listing_pages(site) - index;
}

ListPage listing_page(const Site *site, guint index)
{
    guint length = site->show->page_length, all = site->episodes->len;
    guint pages = listing_pages(site);
    ListPage page = {.index = index};
    if (site->show->is_serial) {
        page.first = index * length;
        page.end = MIN(page.first + length, all);
    } else {
        page.first = index == 0 ? 0 : all - number_of(site, index) * length;
        page.end = index == 0 ? all - (pages - 1) * length : page.first + length;
    }
    page.name =
        index == 0 ? g_strdup(SITE_INDEX) : g_strdup_printf(SITE_PAGE, number_of(site, index));
    page.address = g_strdup(index == 0 ? "./" : page.name);
    return page;
}

/* Removes the page with NUMBER; whether it WAS_THERE. */
static gboolean remove_page(const Site *site, guint number, gboolean *was_there, GError **error)
{
    g_autofree char *name = g_strdup_printf(SITE_PAGE, number);
    g_autofree char *path = g_build_filename(site->folder, name, NULL);
    *was_there = unlink(path) == 0;
    if (!*was_there && errno != ENOENT) {
        error_set_errno(error, LECTERN_ERROR_OUTPUT, path, errno, "cannot remove");
        return FALSE;
    }
    return TRUE;
}

gboolean listing_remove_rest(const Site *site, GError **error)
{
    gboolean serial = site->show->is_serial, was_there;
    guint pages = listing_pages(site);
    /* The oldest are on a serial show's own page: it has no page 1 besides. */
    if (serial && !remove_page(site, 1, &was_there, error)) {
        return FALSE;
    }
    guint number = serial ? pages + 1 : pages;
    do {
        if (!remove_page(site, number++, &was_there, error)) {
            return FALSE;
        }
    } while (was_there);
    return TRUE;
}
