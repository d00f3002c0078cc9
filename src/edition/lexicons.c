#include "edition/lexicons.h"

#include <string.h>

#include "base/error.h"
#include "base/inputs.h"
#include "speech/ipa.h"

#define LEXICON_ENDING ".pls"
#define SHOW_LEXICON "lexicon" LEXICON_ENDING

/* Adds the file at PATH, which it takes over, if there is one. */
static gboolean add_if_there(Lexicon *lexicon, char *path, GError **error)
{
    gboolean done = !input_exists(path) || lexicon_read(lexicon, path, error);
    g_free(path);
    return done;
}

static char *path_in(const char *folder, const char *name)
{
    return strcmp(folder, ".") == 0 ? g_strdup(name) : g_build_filename(folder, name, NULL);
}

/* The path in FOLDER of the lexicon for the file NAME: its name with another ending. */
static char *lexicon_path(const char *folder, const char *name)
{
    g_autofree char *base = g_path_get_basename(name);
    char *dot = strrchr(base, '.');
    if (dot && dot > base) {
        *dot = '\0';
    }
    g_autofree char *file = g_strconcat(base, LEXICON_ENDING, NULL);
    return path_in(folder, file);
}

static gboolean add_beside(Lexicon *lexicon, const char *input, const char *source, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(input);
    g_autofree char *show = path_in(folder, SHOW_LEXICON);
    g_autofree char *own = lexicon_path(folder, input);
    g_autofree char *first = lexicon_path(folder, source ? source : input);
    return add_if_there(lexicon, g_strdup(show), error) &&
           (strcmp(first, own) == 0 || strcmp(first, show) == 0 ||
            add_if_there(lexicon, g_strdup(first), error)) &&
           (strcmp(own, show) == 0 || add_if_there(lexicon, g_strdup(own), error));
}

static char *user_lexicon(void)
{
    return g_build_filename(g_get_user_config_dir(), "lectern", SHOW_LEXICON, NULL);
}

char **lexicons_paths(const char *input)
{
    g_autofree char *folder = g_path_get_dirname(input);
    g_autoptr(GStrvBuilder) paths = g_strv_builder_new();
    char *all[] = {user_lexicon(), path_in(folder, SHOW_LEXICON), lexicon_path(folder, input)};
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
        g_strv_builder_add(paths, all[i]);
        g_free(all[i]);
    }
    return g_strv_builder_end(paths);
}

Lexicon *lexicons_load(const char *language, const char *input, const char *source,
                       char *const *files, GError **error)
{
    g_autoptr(Lexicon) lexicon = lexicon_new(language);
    char *user = user_lexicon();
    gboolean done = lexicon_read_own(lexicon, error);
    done = done ? add_if_there(lexicon, user, error) : (g_free(user), FALSE);
    if (!done || (strcmp(input, "-") != 0 && !add_beside(lexicon, input, source, error))) {
        return NULL;
    }
    for (; files && *files; files++) {
        if (!lexicon_read(lexicon, *files, error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&lexicon);
}

gboolean lexicons_give(Script *script, const char *input, char *const *files, GError **error)
{
    lexicon_unref(script->lexicon);
    script->lexicon = lexicons_load(script->language, input, script->document->name, files, error);
    return script->lexicon != NULL;
}

/* The voices that SCRIPT is read in, one for each of the engine's: a set of const Voice *. */
static GHashTable *voices_used(const Script *script, const GPtrArray *voices)
{
    GHashTable *used = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < script->utterances->len; i++) {
        const char *name = utterance_voice(script, script_utterance(script, i));
        const Voice *voice = name ? voices_find(voices, name) : NULL;
        if (voice && !g_hash_table_contains(used, voice->engine_voice)) {
            g_hash_table_insert(used, voice->engine_voice, (gpointer)voice);
        }
    }
    return used;
}

static void check_entry(const LexiconEntry *entry, gpointer data)
{
    GHashTable *used = data;
    GHashTableIter voices;
    gpointer voice;
    g_hash_table_iter_init(&voices, used);
    while (entry->ipa && g_hash_table_iter_next(&voices, NULL, &voice)) {
        const IpaTable *table = ipa_table_get(((const Voice *)voice)->engine_voice, NULL);
        g_autofree char *refused = NULL;
        GPtrArray *words =
            table ? ipa_words(table, entry->ipa, entry->language != NULL, &refused) : NULL;
        g_clear_pointer(&words, g_ptr_array_unref);
        if (refused) {
            g_autofree char *where = g_strdup_printf("%s:%u", entry->file, entry->line);
            warn(where, "“%s” in /%s/ cannot be said by %s; “%s” is read as it is written", refused,
                 entry->ipa, ((const Voice *)voice)->name, entry->grapheme);
        }
    }
}

void lexicons_check(const Script *script, const GPtrArray *voices)
{
    g_autoptr(GHashTable) used = voices_used(script, voices);
    if (script->lexicon) {
        const Document *document = script->document;
        lexicon_for_each_in(script->lexicon, document->text, document->length, check_entry, used);
    }
}
