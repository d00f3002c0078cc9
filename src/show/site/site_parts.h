/* What the files that make a site share: not for others. */
#ifndef LECTERN_SHOW_SITE_PARTS_H
#define LECTERN_SHOW_SITE_PARTS_H

#include "package/html/labels.h"
#include "package/sync/xml.h"
#include "show/episode.h"

#define EMBED_NAME "embed.html"
#define SHARE_NAME "share.png"
enum { EMBED_HEIGHT = 232 }; /* CSS pixels that an embedded player needs */

/* A site while it is written. */
typedef struct {
    const Show *show;
    const GPtrArray *episodes; /* of const Episode *, as they are listed: the newest first, of a
                                * serial show the first */
    const char *folder;
    char *page_style;  /* of all pages */
    char *show_style;  /* of the show's page besides */
    char *frame_style; /* of an episode's page besides the player's */
    char *embed_style; /* of an embedded player besides the player's */
    char *script;
    char *labels;      /* the words of all pages */
    char *key;         /* the digest of all that every page depends on */
    char *first_lines; /* of the show's page: with the digest of all that its picture shows */
} Site;

/* Writes CONTENTS to NAME in the site, if they are others than before. */
gboolean site_put(const Site *site, const char *path, const char *contents, gsize length,
                  GError **error);

/* A page that begins with the digest of what something was made of: by that it is known without
 * being made. */
#define SITE_DOCTYPE "<!DOCTYPE html>\n"
#define SITE_MADE_OF SITE_DOCTYPE "<!--made of %s-->\n"

/* Writes HTML, a page, to PATH in the site, as site_put does, with FIRST_LINES in place of its
 * doctype. */
gboolean site_put_page(const Site *site, const char *path, const char *first_lines,
                       const char *html, GError **error);

/* Whether the file NAME of the site begins with FIRST_LINES. */
gboolean site_begins(const Site *site, const char *path, const char *first_lines);

/* PATH, a file in the site, from the folder of EPISODE's page: "3f9a0c27d41b/tide.mp3". Borrowed.
 */
const char *site_from_page(const Episode *episode, const char *path);

/* The facts of EPISODE in one line: date, length, number. */
void site_write_facts(Xml *xml, const Labels *labels, const Show *show, const Episode *episode);

/* A link to the licence and the line of rights; nothing where neither is known. */
void site_write_licence(Xml *xml, const Labels *labels, const Show *show, const char *rights);

/* A text of several lines as paragraphs of class CLASS. */
void site_write_paragraphs(Xml *xml, const char *text, const char *class);

/* A field with TEXT to copy, called LABEL, and a button that does so where there is a script. With
 * ROWS more than one it is as high. */
void site_write_copyable(Xml *xml, const Labels *labels, const char *label, const char *id,
                         const char *text, guint rows);

/* An element with the label NAME for its text. */
void site_write_label(Xml *xml, const Labels *labels, const char *element, const char *name,
                      const char *class);

/* What was written, as HTML has it, to be freed by the caller. */
char *site_finish(Xml *xml);

#endif
