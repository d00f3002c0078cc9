/* A show: a folder of articles that is published as a podcast. This is what its show.conf says;
 * docs/publishing.md has every key. The articles are in episode.h.
 *
 * The show's folder has
 *
 *   show.conf       the show
 *   *.md, *.txt …   its articles, also in folders below (sources.h)
 *   episodes.json   the guid and the place on the site that each article has for good (ledger.h)
 *   site/           what is uploaded, all of it and nothing else
 *   .lectern/       what is being made: worthless when nothing runs
 *
 * and the site, whose paths are relative to it and whose address is the show's,
 *
 *   index.html               the show's page: the newest episodes, of a serial show the first
 *   page-1.html …            the others, counted from the oldest on            (site/listing.h)
 *   sitemap.xml              the pages                                         (site/site.h)
 *   feed.xml                 the feed: the newest episodes                     (feed/feed.h)
 *   archive-1.xml …          the older ones, from the oldest on, in full chunks
 *   feed.json, archive-1.json …   the same as JSON Feeds
 *   cover.png or cover.jpg   the show's cover
 *   episodes/SLUG/           an episode's page and what belongs to it          (site/site.h)
 *   episodes/SLUG/EDITION/   its edition (edition/edition.h), the name of which is made from what
 *                            is in it: nothing below that name ever changes */
#ifndef LECTERN_SHOW_SHOW_H
#define LECTERN_SHOW_SHOW_H

#include <glib.h>

#define SHOW_CONF "show.conf"
#define SHOW_LEDGER "episodes.json"
#define SHOW_SITE "site"
#define SHOW_WORK ".lectern"

#define SITE_INDEX "index.html"
#define SITE_PAGE "page-%u.html" /* with a number from 1 */
#define SITE_MAP "sitemap.xml"
#define SITE_FEED "feed.xml"
#define SITE_ARCHIVE "archive-%u.xml" /* with a number from 1 */
#define SITE_JSON_FEED "feed.json"
#define SITE_JSON_ARCHIVE "archive-%u.json"
#define SITE_EPISODES "episodes"

/* One of Apple's categories. */
typedef struct {
    char *name;
    char *below; /* one of those below it, or NULL */
} ShowCategory;

/* Someone who takes part in every episode. */
typedef struct {
    char *name;
    char *role;  /* as the Podcasting 2.0 taxonomy has them: "host" */
    char *group; /* "cast" */
    char *url;   /* or NULL, as the next */
    char *image;
} ShowPerson;

/* Where listeners may give money. */
typedef struct {
    char *text;
    char *url;
} ShowFunding;

/* All text is UTF-8 without control characters and not empty; what may be NULL says so. URLs are
 * absolute, http or https. */
typedef struct {
    char *folder; /* the show's, as given */
    char *conf;   /* the path of show.conf, for messages */

    char *title, *description;
    char *language; /* BCP 47; also of articles that do not say theirs */
    char *author;   /* also of articles that do not name theirs */
    char *owner;    /* whom directories write to: a name and an address */
    char *email;
    char *url;              /* where the site will be; ends in "/" */
    char *guid;             /* of the show, for ever: said, or made of the feed's address */
    char *copyright;        /* or NULL */
    char *licence;          /* "cc-by-4.0", or a name of one's own with the next; or NULL */
    char *licence_url;      /* or NULL */
    char *medium;           /* "podcast", "audiobook" … */
    char *cover;            /* the path of the cover, a JPEG or PNG that directories take */
    char *cover_name;       /* its name in the site: "cover.png" */
    const char *cover_type; /* its media type; static */
    guint cover_pixels;     /* it is as high as it is wide */
    char *cover_sha256;     /* in small hexadecimal digits */
    gboolean cover_is_made; /* by Lectern: then each episode gets one of its own */
    gboolean is_explicit, is_serial, is_locked;
    GArray *categories; /* of ShowCategory, 1 at least, the main one first */
    GArray *funding;    /* of ShowFunding */
    GArray *persons;    /* of ShowPerson */

    char *preset;   /* by name */
    char *cast;     /* the path of a cast file for all episodes, or NULL */
    char *narrator; /* a voice's name, or NULL */
    char *formats;  /* made of each episode besides what a feed needs, or NULL */
    gboolean announce_speakers;
    gboolean stereo;   /* two channels, with speakers apart */
    guint feed_length; /* the least number of episodes in the feed, where there are as many */
    guint page_length; /* the same of a page that lists them */
} Show;

/* The show in FOLDER. LECTERN_ERROR_INPUT where it has no show.conf or the cover is not fit,
 * LECTERN_ERROR_SYNTAX, with the place, where show.conf says too little, too much or nonsense. */
Show *show_load(const char *folder, GError **error);
void show_free(Show *show);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Show, show_free)

/* PATH, which may be in the show's folder, from there: what show_path makes a path of again. The
 * caller frees it. */
char *show_name(const Show *show, const char *path);

/* The path of NAME in the show's folder, and in its site; the address of PATH, which is one of the
 * site ("" for its index page). The caller frees them. */
char *show_path(const Show *show, const char *name);
char *show_site_path(const Show *show, const char *path);
char *show_address(const Show *show, const char *path);

static inline const ShowCategory *show_category(const Show *show, guint index)
{
    return &g_array_index(show->categories, ShowCategory, index);
}

static inline const ShowFunding *show_funding(const Show *show, guint index)
{
    return &g_array_index(show->funding, ShowFunding, index);
}

static inline const ShowPerson *show_person(const Show *show, guint index)
{
    return &g_array_index(show->persons, ShowPerson, index);
}

#endif
