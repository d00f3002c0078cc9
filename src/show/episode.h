/* An episode of a show: what its article says of itself, and what was made of it. All of it is read
 * from the edition on the site (edition.json), so that feed and pages say what is there. */
#ifndef LECTERN_SHOW_EPISODE_H
#define LECTERN_SHOW_EPISODE_H

#include "document/metadata.h"
#include "show/ledger.h"
#include "show/show.h"

/* The files of an edition that feed and pages name. */
typedef enum {
    EPISODE_AUDIO,           /* MP3, all of it in one file with chapters and cover: the enclosure */
    EPISODE_COVER,           /* JPEG or PNG */
    EPISODE_PLAYER,          /* HTML: the page that plays, by itself in the edition's folder */
    EPISODE_VTT,             /* transcripts: WebVTT, */
    EPISODE_SRT,             /* SubRip, */
    EPISODE_TRANSCRIPT_JSON, /* JSON of the podcast namespace, */
    EPISODE_TRANSCRIPT,      /* and HTML */
    EPISODE_CHAPTERS,        /* JSON chapters 1.2 */
    EPISODE_ARTICLE,         /* the article's text, a piece of HTML: paragraphs, headings … */
    EPISODE_FILES,
} EpisodeFileRole;

typedef struct {
    char *path;       /* in the site: "episodes/tide/3f9a0c27d41b/the-tide.mp3" */
    char *media_type; /* "audio/mpeg" */
    gint64 bytes;
    char *sha256; /* in small hexadecimal digits */
} EpisodeFile;

/* Another file with the sound of the whole episode. */
typedef EpisodeFile EpisodeAudio;

typedef struct {
    char *title;
    gint64 start_ms, length_ms;
} EpisodeChapter;

/* A voice that is heard, and whom it speaks for. */
typedef struct {
    char *name, *language;
    gboolean narrates;
    char **speakers; /* those who are quoted, ended by NULL */
} EpisodeVoice;

typedef struct {
    char *guid;   /* for ever the same */
    char *slug;   /* its name in addresses, for ever the same */
    char *source; /* the article, from the show's folder: "articles/tide.md" */

    /* What is known of it; title, date and language are always there, and creator, which is the
     * show's author where the article has none. Several creators or subjects have ";" between. */
    Metadata metadata;
    gint64
        published;  /* the date: seconds from 1970 in UTC; a day without time begins at 0:00 UTC */
    gint64 changed; /* the same: when it was last changed, as far as its source tells; not before
                     * `published` */

    char *folder;                     /* in the site, for its page: "episodes/tide" */
    char *edition;                    /* in the site: "episodes/tide/3f9a0c27d41b" */
    EpisodeFile files[EPISODE_FILES]; /* every path is there */
    GArray *audio;                    /* of EpisodeAudio: the same sound in other formats */
    gboolean has_own_cover;           /* another one than the show's */
    gint64 duration_ms;
    GArray *chapters; /* of EpisodeChapter, 1 at least, each where the one before ends */
    GArray *voices;   /* of EpisodeVoice, 1 at least */

    char *digest; /* of all that stands here: what depends on nothing else is the same as long as
                   * it is */
} Episode;

/* The episode whose edition is at ENTRY of the ledger. LECTERN_ERROR_CHECK where the edition is not
 * whole: a file is missing or has another length. */
Episode *episode_load(const Show *show, const LedgerEntry *entry, GError **error);
void episode_free(Episode *episode);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Episode, episode_free)

/* Puts EPISODES (of Episode *) in the order of feeds: the newest first; of one day, the
 * higher number first, else by the source's name. */
void episodes_sort(GPtrArray *episodes);

/* Puts EPISODES in the order in which a serial show is heard: by season and number, the first
 * first. */
void episodes_sort_serial(GPtrArray *episodes);

/* The address of its page; the caller frees it. */
char *episode_page(const Show *show, const Episode *episode);

/* The seconds from 1970 of DATE, a day or a time as ISO 8601 has them; FALSE for other dates. */
gboolean episode_time(const char *date, gint64 *seconds);

static inline const EpisodeChapter *episode_chapter(const Episode *episode, guint index)
{
    return &g_array_index(episode->chapters, EpisodeChapter, index);
}

static inline const EpisodeVoice *episode_voice(const Episode *episode, guint index)
{
    return &g_array_index(episode->voices, EpisodeVoice, index);
}

#endif
