#include "performance/fingerprint.h"

#include <ftw.h>
#include <link.h>
#include <sys/stat.h>

#include "base/data_dir.h"
#include "speech/engine.h"

static void add_file(Digest *digest, const char *path, const struct stat *status)
{
    digest_add_text(digest, path);
    digest_add_number(digest, status->st_size);
    digest_add_number(digest, status->st_mtim.tv_sec);
    digest_add_number(digest, status->st_mtim.tv_nsec);
}

/* Called by dl_iterate_phdr for the program, which has no name there, and each of its libraries. */
static int add_object(struct dl_phdr_info *object, size_t size, void *digest)
{
    (void)size;
    const char *path = object->dlpi_name[0] ? object->dlpi_name : "/proc/self/exe";
    struct stat status;
    if (stat(path, &status) == 0) { /* not so for the kernel's part of every process */
        add_file(digest, path, &status);
    }
    return 0;
}

/* nftw has nowhere to keep data of its caller's. */
static _Thread_local guint8 files_seen[DIGEST_BYTES];

/* The order in which files are found is the file system's: what they add is summed up. */
static int see_file(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)place;
    if (kind != FTW_F) {
        return 0;
    }
    Digest digest;
    guint8 bytes[DIGEST_BYTES];
    digest_init(&digest);
    add_file(&digest, path, status);
    digest_end(&digest, bytes);
    for (gsize i = 0; i < DIGEST_BYTES; i++) {
        files_seen[i] ^= bytes[i];
    }
    return 0;
}

void fingerprint_add_program(Digest *digest)
{
    digest_add_text(digest, LECTERN_VERSION);
    dl_iterate_phdr(add_object, digest);
    g_autofree char *voice = program_path("lectern-voice");
    if (voice) {
        fingerprint_add_tree(digest, voice);
    }
}

/* The digest of all files in PATH, which is one itself or a folder. */
static guint8 *digest_of_source(const char *path)
{
    enum { OPEN_FOLDERS = 16 };
    for (gsize i = 0; i < DIGEST_BYTES; i++) {
        files_seen[i] = 0;
    }
    nftw(path, see_file, OPEN_FOLDERS, 0);
    return g_memdup2(files_seen, sizeof files_seen);
}

void fingerprint_add_tree(Digest *digest, const char *path)
{
    g_autofree guint8 *found = digest_of_source(path);
    digest_add_text(digest, path);
    digest_add(digest, found, DIGEST_BYTES);
}

typedef struct {
    Digest *digest;
    GHashTable *seen; /* paths */
} Engines;

static void add_once(const char *path, gpointer data)
{
    Engines *engines = data;
    if (g_hash_table_add(engines->seen, g_strdup(path))) {
        fingerprint_add_tree(engines->digest, path);
    }
}

void fingerprint_add_engines(Digest *digest, const GPtrArray *voices)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Engines engines = {digest, seen};
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = voices->pdata[i];
        const Engine *engine = engine_find(voice->engine);
        if (engine) {
            engine->each_source(voice, add_once, &engines);
        }
    }
}

typedef struct {
    Digest digest;
    GHashTable *sources; /* path -> digest: voices of one engine share them */
} Print;

static void add_source(const char *path, gpointer data)
{
    Print *print = data;
    const guint8 *known = g_hash_table_lookup(print->sources, path);
    if (!known) {
        guint8 *found = digest_of_source(path);
        g_hash_table_insert(print->sources, g_strdup(path), found);
        known = found;
    }
    digest_add_text(&print->digest, path);
    digest_add(&print->digest, known, DIGEST_BYTES);
}

/* Adds what VOICE (or NULL) depends on to PRINTS, once. */
static void add_print(Print *print, Voice *voice, GHashTable *prints)
{
    const Engine *engine = voice ? engine_find(voice->engine) : NULL;
    if (!engine || g_hash_table_contains(prints, voice)) {
        return;
    }
    guint8 *bytes = g_malloc(DIGEST_BYTES);
    digest_init(&print->digest);
    engine->each_source(voice, add_source, print);
    digest_end(&print->digest, bytes);
    g_hash_table_insert(prints, voice, bytes);
}

GHashTable *fingerprint_voices(const Script *script, GHashTable *voices)
{
    GHashTable *prints = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
    Print print = {
        .sources = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
    };
    for (gsize i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        add_print(&print, g_hash_table_lookup(voices, utterance_voice(script, utterance)), prints);
    }
    if (script->narrator) { /* who announces, even where there is no narration */
        add_print(&print, g_hash_table_lookup(voices, script->narrator), prints);
    }
    g_hash_table_unref(print.sources);
    return prints;
}
