/* The player's page inside a site: what the site puts around it. The page has places for that, and
 * a text cannot have them, since its signs are escaped. */
#ifndef LECTERN_PACKAGE_FRAME_H
#define LECTERN_PACKAGE_FRAME_H

#include <glib.h>

/* What comes before the address of a chapter's sound, and of the cover. */
#define FRAME_AUDIO "<audio class=\"plain\" controls preload=\"none\" src=\""
#define FRAME_COVER "<img class=\"cover\" alt=\"\" width=\"240\" height=\"240\" src=\""

typedef struct {
    const char *base;   /* from the framed page to the edition's folder: "3f9a0c27d41b/" */
    const char *style;  /* a style sheet behind the page's own */
    const char *script; /* a script behind the page's own; NULL for none */

    /* HTML: at the end of the page's head, before all that is seen, behind the text, and behind all
     * but the controls. */
    const char *head, *top, *end, *bottom;
} Frame;

/* PAGE, an index.html of html.h, with FRAME around it; the caller frees it. Its policy allows the
 * frame's style and script by their hashes, and nothing else. LECTERN_ERROR_CHECK where PAGE, which
 * is called WHERE, is no such page. */
GString *frame_page(const char *page, const Frame *frame, const char *where, GError **error);

#endif
