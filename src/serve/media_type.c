#include "serve/media_type.h"

#include <glib.h>
#include <string.h>

typedef struct {
    const char *ending;
    const char *type;
} MediaType;

/* The endings that stand for more than their last part come before those that are part of them. */
static const MediaType types[] = {
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/markdown; charset=utf-8"},
    {".vtt", "text/vtt; charset=utf-8"},
    {".srt", "application/x-subrip"},
    {"chapters.json", "application/json+chapters"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".xml", "application/xml"},
    {".mp3", "audio/mpeg"},
    {".opus", "audio/ogg"},
    {".ogg", "audio/ogg"},
    {".m4a", "audio/mp4"},
    {".m4b", "audio/mp4"},
    {".flac", "audio/flac"},
    {".wav", "audio/wav"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".png", "image/png"},
    {".webp", "image/webp"},
    {".svg", "image/svg+xml"},
    {".ico", "image/x-icon"},
    {".epub", "application/epub+zip"},
    {".audiobook", "application/audiobook+zip"},
    {".lpf", "application/lpf+zip"},
    {".zip", "application/zip"},
    {".pdf", "application/pdf"},
    {".woff2", "font/woff2"},
};

/* Whether NAME is a feed, or one of its archives, with ENDING. */
static gboolean is_feed(const char *name, const char *ending)
{
    g_autofree char *feed = g_strconcat("feed", ending, NULL);
    return strcmp(name, feed) == 0 ||
           (g_str_has_prefix(name, "archive-") && g_str_has_suffix(name, ending));
}

const char *media_type_of(const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *file = slash ? slash + 1 : name;
    g_autofree char *small = g_ascii_strdown(file, -1);
    if (is_feed(small, ".xml")) {
        return "application/rss+xml; charset=utf-8";
    }
    if (is_feed(small, ".json")) {
        return "application/feed+json";
    }
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
        if (g_str_has_suffix(small, types[i].ending)) {
            return types[i].type;
        }
    }
    return "application/octet-stream";
}
