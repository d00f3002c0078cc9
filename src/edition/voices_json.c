/* The voices that are heard in an edition, and who speaks with each. */
#include "base/json.h"
#include "edition/edition_json.h"

/* Who speaks with which voice: a row for each voice, in it a byte for the narrator and one for each
 * speaker. */
typedef struct {
    guint8 *cells;
    gsize columns;
} Roles;

static guint8 *role(const Roles *roles, gsize voice, int speaker)
{
    return &roles->cells[voice * roles->columns + (gsize)(speaker - SPEAKER_NARRATOR)];
}

/* Voice name -> its index in the edition's voices, plus one. */
static GHashTable *index_voices(const Edition *edition)
{
    GHashTable *indices = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < edition->voices->len; i++) {
        const Voice *voice = g_ptr_array_index(edition->voices, i);
        g_hash_table_insert(indices, voice->name, GUINT_TO_POINTER(i + 1));
    }
    return indices;
}

/* The voice called NAME, if it is in INDICES, is heard as SPEAKER. */
static void note_role(const Roles *roles, GHashTable *indices, const char *name, int speaker)
{
    guint voice = name ? GPOINTER_TO_UINT(g_hash_table_lookup(indices, name)) : 0;
    if (voice > 0) {
        *role(roles, voice - 1, speaker) = TRUE;
    }
}

static void find_roles(const Edition *edition, const Roles *roles)
{
    g_autoptr(GHashTable) indices = index_voices(edition);
    for (guint i = 0; i < edition->chapters->len; i++) {
        const PerformedChapter *chapter = g_ptr_array_index(edition->chapters, i);
        for (gsize k = 0; k < chapter->utterance_count; k++) {
            const Utterance *utterance =
                script_utterance(edition->script, chapter->first_utterance + k);
            const char *name = utterance_voice(edition->script, utterance);
            if (utterance_is_heard(utterance)) {
                note_role(roles, indices, name, utterance->speaker);
            }
            if (performed_is_announced(chapter, k)) {
                note_role(roles, indices, edition->script->narrator, SPEAKER_NARRATOR);
            }
        }
    }
}

/* The voice at INDEX with those who speak with it, or NULL where nobody does. */
static json_t *voice_json(const Edition *edition, const Roles *roles, guint index)
{
    const Voice *voice = g_ptr_array_index(edition->voices, index);
    gboolean narrates = *role(roles, index, SPEAKER_NARRATOR);
    g_autoptr(json_t) speakers = json_array();
    for (guint i = 0; i < edition->script->speakers->len; i++) {
        if (*role(roles, index, (int)i)) {
            const Speaker *speaker = script_speaker(edition->script, (int)i);
            json_array_append_new(speakers, json_string(speaker->name));
        }
    }
    if (!narrates && json_array_size(speakers) == 0) {
        return NULL;
    }
    json_t *object = json_object();
    json_object_set_new(object, "name", json_string(voice->name));
    json_object_set_new(object, "language", json_string(voice->language));
    json_object_set_new(object, "engine", json_string(voice->engine));
    json_object_set_new(object, "narrator", json_boolean(narrates));
    json_object_set(object, "speakers", speakers);
    return object;
}

json_t *voices_json(const Edition *edition)
{
    gsize columns = (gsize)edition->script->speakers->len + 1;
    Roles roles = {g_malloc0_n(edition->voices->len, columns), columns};
    find_roles(edition, &roles);
    json_t *voices = json_array();
    for (guint i = 0; i < edition->voices->len; i++) {
        json_t *voice = voice_json(edition, &roles, i);
        if (voice) {
            json_array_append_new(voices, voice);
        }
    }
    g_free(roles.cells);
    return voices;
}
