/* An episode as it is read from its edition. */
#include <string.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/error.h"
#include "edition/edition.h"
#include "edition/manifest.h"
#include "package/sync/times.h"
#include "show/episode.h"

static void clear_file(gpointer data)
{
    EpisodeFile *file = data;
    g_free(file->path);
    g_free(file->media_type);
    g_free(file->sha256);
}

static void clear_chapter(gpointer data)
{
    g_free(((EpisodeChapter *)data)->title);
}

static void clear_voice(gpointer data)
{
    EpisodeVoice *voice = data;
    g_free(voice->name);
    g_free(voice->language);
    g_strfreev(voice->speakers);
}

static GArray *list_of(guint size, GDestroyNotify clear)
{
    GArray *list = g_array_new(FALSE, TRUE, size);
    g_array_set_clear_func(list, clear);
    return list;
}

static Episode *episode_new(const LedgerEntry *entry)
{
    Episode *episode = g_new0(Episode, 1);
    episode->guid = g_strdup(entry->guid);
    episode->slug = g_strdup(entry->slug);
    episode->source = g_strdup(entry->source);
    episode->folder = g_strconcat(SITE_EPISODES "/", entry->slug, NULL);
    episode->edition = g_strconcat(episode->folder, "/", entry->edition, NULL);
    episode->audio = list_of(sizeof(EpisodeAudio), clear_file);
    episode->chapters = list_of(sizeof(EpisodeChapter), clear_chapter);
    episode->voices = list_of(sizeof(EpisodeVoice), clear_voice);
    return episode;
}

void episode_free(Episode *episode)
{
    if (!episode) {
        return;
    }
    g_free(episode->guid);
    g_free(episode->slug);
    g_free(episode->source);
    g_free(episode->folder);
    g_free(episode->edition);
    g_free(episode->digest);
    metadata_clear(&episode->metadata);
    for (int i = 0; i < EPISODE_FILES; i++) {
        clear_file(&episode->files[i]);
    }
    g_array_unref(episode->audio);
    g_array_unref(episode->chapters);
    g_array_unref(episode->voices);
    g_free(episode);
}

/* ---- what is known ---- */

static gboolean refuse(const char *path, const char *what, GError **error)
{
    error_set(error, LECTERN_ERROR_CHECK, path, "%s", what);
    return FALSE;
}

static gboolean read_metadata(Episode *episode, const Show *show, const LedgerEntry *entry,
                              const json_t *manifest, const char *path, GError **error)
{
    Metadata *metadata = &episode->metadata;
    for (const MetadataKey *key = metadata_keys; key->name; key++) {
        *metadata_place(metadata, key) =
            g_strdup(json_string_value(json_object_get(manifest, key->name)));
    }
    if (!metadata->creator) {
        metadata->creator = g_strdup(show->author);
    }
    if (!metadata->title || !metadata->language || !metadata->date ||
        !episode_time(metadata->date, &episode->published)) {
        return refuse(path, "has no title, language or date", error);
    }
    gint64 updated = 0;
    if (metadata->updated) {
        (void)episode_time(metadata->updated, &updated);
    }
    episode->changed = MAX(episode->published, MAX(updated, entry->changed));
    return TRUE;
}

/* ---- files ---- */

/* The name that the file of ROLE has where that of the whole sound is BASE.mp3. */
static char *name_of(EpisodeFileRole role, const char *base)
{
    switch (role) {
    case EPISODE_VTT:
        return g_strconcat(base, ".vtt", NULL);
    case EPISODE_SRT:
        return g_strconcat(base, ".srt", NULL);
    case EPISODE_TRANSCRIPT_JSON:
        return g_strconcat(base, ".transcript.json", NULL);
    case EPISODE_CHAPTERS:
        return g_strconcat(base, ".chapters.json", NULL);
    case EPISODE_ARTICLE:
        return g_strconcat(base, ".article.html", NULL);
    case EPISODE_PLAYER:
        return g_strdup("index.html");
    case EPISODE_TRANSCRIPT:
        return g_strdup("transcript.html");
    default:
        return NULL;
    }
}

static void set_file(EpisodeFile *file, const Episode *episode, const ManifestFile *known)
{
    clear_file(file);
    file->path = g_strconcat(episode->edition, "/", known->name, NULL);
    file->media_type = g_strdup(known->type);
    file->bytes = known->bytes;
    file->sha256 = g_strdup(known->sha256);
}

static gboolean is_mp3(const ManifestFile *file)
{
    return file->is_whole && strcmp(file->type, "audio/mpeg") == 0;
}

static void set_sound(Episode *episode, const Manifest *manifest, char **base)
{
    for (guint i = 0; i < manifest->files->len; i++) {
        const ManifestFile *file = manifest_file(manifest, i);
        if (is_mp3(file)) {
            set_file(&episode->files[EPISODE_AUDIO], episode, file);
            const char *dot = strrchr(file->name, '.');
            g_free(*base);
            *base = dot ? g_strndup(file->name, (gsize)(dot - file->name)) : g_strdup(file->name);
        } else if (file->is_whole) {
            g_array_set_size(episode->audio, episode->audio->len + 1);
            set_file(&g_array_index(episode->audio, EpisodeAudio, episode->audio->len - 1), episode,
                     file);
        }
    }
}

static gboolean is_cover(const ManifestFile *file)
{
    return strcmp(file->name, "cover.png") == 0 || strcmp(file->name, "cover.jpg") == 0;
}

static gboolean set_files(Episode *episode, const Show *show, const Manifest *manifest,
                          const char *path, GError **error)
{
    g_autofree char *base = NULL;
    set_sound(episode, manifest, &base);
    for (guint i = 0; base && i < manifest->files->len; i++) {
        const ManifestFile *file = manifest_file(manifest, i);
        for (EpisodeFileRole role = 0; role < EPISODE_FILES; role++) {
            g_autofree char *name = name_of(role, base);
            if (g_strcmp0(name, file->name) == 0 || (role == EPISODE_COVER && is_cover(file))) {
                set_file(&episode->files[role], episode, file);
            }
        }
    }
    for (EpisodeFileRole role = 0; role < EPISODE_FILES; role++) {
        if (!episode->files[role].path) {
            return refuse(path, "lists not all files that a feed has", error);
        }
    }
    episode->has_own_cover = strcmp(episode->files[EPISODE_COVER].sha256, show->cover_sha256) != 0;
    return TRUE;
}

/* Whether every file of MANIFEST is in FOLDER with its length. */
static gboolean are_there(const Manifest *manifest, const char *folder, GError **error)
{
    for (guint i = 0; i < manifest->files->len; i++) {
        const ManifestFile *file = manifest_file(manifest, i);
        g_autofree char *path = g_build_filename(folder, file->name, NULL);
        struct stat status;
        if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) ||
            status.st_size != file->bytes) {
            return refuse(path, "is missing, or has another length than when it was made", error);
        }
    }
    return TRUE;
}

/* ---- sound ---- */

static void set_chapters(Episode *episode, const Manifest *manifest)
{
    episode->duration_ms = times_ms(manifest->length, manifest->pcm.rate);
    for (guint i = 0; i < manifest->chapters->len; i++) {
        const ManifestChapter *known = manifest_chapter(manifest, i);
        gint64 start = times_ms(known->start, manifest->pcm.rate);
        const EpisodeChapter chapter = {g_strdup(known->title), start,
                                        times_ms(known->start + known->length, manifest->pcm.rate) -
                                            start};
        g_array_append_val(episode->chapters, chapter);
    }
}

static char **list_texts(const json_t *values)
{
    g_autoptr(GStrvBuilder) list = g_strv_builder_new();
    gsize index;
    json_t *value;
    json_array_foreach(values, index, value)
    {
        if (json_is_string(value)) {
            g_strv_builder_add(list, json_string_value(value));
        }
    }
    return g_strv_builder_end(list);
}

static gboolean set_voices(Episode *episode, const json_t *voices, const char *path, GError **error)
{
    gsize index;
    json_t *value;
    json_array_foreach(voices, index, value)
    {
        const char *name, *language;
        int narrates;
        json_t *speakers;
        if (json_unpack(value, "{s:s, s:s, s:b, s:o}", "name", &name, "language", &language,
                        "narrator", &narrates, "speakers", &speakers) != 0) {
            return refuse(path, "has a voice that is none", error);
        }
        const EpisodeVoice voice = {g_strdup(name), g_strdup(language), narrates,
                                    list_texts(speakers)};
        g_array_append_val(episode->voices, voice);
    }
    return episode->voices->len > 0 || refuse(path, "has no voice", error);
}

/* The edition's name is made of its bytes: only what does not come from there is added. */
static void set_digest(Episode *episode)
{
    Digest digest;
    digest_init(&digest);
    digest_add_text(&digest, episode->guid);
    digest_add_text(&digest, episode->source);
    digest_add_text(&digest, episode->edition);
    digest_add_text(&digest, episode->metadata.creator);
    digest_add_number(&digest, episode->changed);
    digest_add_number(&digest, episode->has_own_cover);
    episode->digest = digest_end_hex(&digest);
}

Episode *episode_load(const Show *show, const LedgerEntry *entry, GError **error)
{
    g_autoptr(Episode) episode = episode_new(entry);
    g_autofree char *folder = show_site_path(show, episode->edition);
    g_autofree char *path = g_build_filename(folder, EDITION_MANIFEST, NULL);
    g_autoptr(Manifest) manifest = manifest_read(path, error);
    if (!manifest || !are_there(manifest, folder, error) ||
        !read_metadata(episode, show, entry, manifest->json, path, error) ||
        !set_files(episode, show, manifest, path, error) ||
        !set_voices(episode, json_object_get(manifest->json, "voices"), path, error)) {
        return NULL;
    }
    set_chapters(episode, manifest);
    set_digest(episode);
    return g_steal_pointer(&episode);
}
