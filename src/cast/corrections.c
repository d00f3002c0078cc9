#include "cast/corrections.h"

#include <string.h>

#include "base/error.h"
#include "cast/anchors.h"
#include "cast/cast_text.h"
#include "script/form/script_form.h"

static gboolean is_corrected(const Utterance *utterance)
{
    return g_strcmp0(utterance->rule, CORRECTION_RULE) == 0 ||
           g_strcmp0(utterance->rule, FORM_EDITOR_RULE) == 0;
}

/* Names and aliases of SCRIPT's speakers, folded -> index + 1; a name counts before an alias. */
static GHashTable *index_speakers(const Script *script)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < script->speakers->len; i++) {
        const Speaker *speaker = script_speaker(script, (int)i);
        for (guint k = 0; k < speaker->aliases->len; k++) {
            char *alias = cast_name_fold(speaker->aliases->pdata[k]);
            g_hash_table_replace(index, alias, GUINT_TO_POINTER(i + 1));
        }
    }
    for (guint i = 0; i < script->speakers->len; i++) {
        g_hash_table_replace(index, cast_name_fold(script_speaker(script, (int)i)->name),
                             GUINT_TO_POINTER(i + 1));
    }
    return index;
}

/* The speaker called NAME, made where there is none. */
static int speaker_called(Script *script, GHashTable *index, const char *name)
{
    char *folded = cast_name_fold(name);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(index, folded));
    if (known == 0) {
        g_ptr_array_add(script->speakers, speaker_new(name));
        known = script->speakers->len;
        g_hash_table_insert(index, folded, GUINT_TO_POINTER(known));
    } else {
        g_free(folded);
    }
    return (int)known - 1;
}

static void give(Script *script, const Run *run, int speaker)
{
    for (gsize i = run->first; i < run->end; i++) {
        Utterance *utterance = script_utterance(script, i);
        if (utterance->speaker >= 0) {
            script_speaker(script, utterance->speaker)->lines--;
        }
        utterance->speaker = speaker;
        utterance->kind = speaker == SPEAKER_NARRATOR ? UTTERANCE_NARRATION : UTTERANCE_QUOTATION;
        utterance->rule = g_intern_static_string(CORRECTION_RULE);
        utterance->confidence = 1.0;
        g_clear_pointer(&utterance->evidence, g_free);
        if (speaker >= 0) {
            script_speaker(script, speaker)->lines++;
        }
    }
}

/* A speaker and where they first speak. */
typedef struct {
    guint speaker;
    gsize first; /* an utterance; beyond all where they never do */
} Entrance;

static int compare_entrances(const void *a, const void *b)
{
    const Entrance *one = a;
    const Entrance *other = b;
    if (one->first != other->first) {
        return one->first < other->first ? -1 : 1;
    }
    return one->speaker < other->speaker ? -1 : 1;
}

/* The speakers of SCRIPT in order of first speech, an array of Entrance. */
static GArray *find_entrances(const Script *script)
{
    GArray *entrances = g_array_new(FALSE, FALSE, sizeof(Entrance));
    for (guint i = 0; i < script->speakers->len; i++) {
        Entrance entrance = {i, script->utterances->len};
        g_array_append_val(entrances, entrance);
    }
    for (gsize i = script->utterances->len; i > 0; i--) {
        int speaker = script_utterance(script, i - 1)->speaker;
        if (speaker >= 0) {
            g_array_index(entrances, Entrance, speaker).first = i - 1;
        }
    }
    g_array_sort(entrances, compare_entrances);
    return entrances;
}

/* Puts the speakers in order of first speech again, without those whom no line is left to; HAD says
 * which of the first COUNT had any. */
static void settle_speakers(Script *script, const gboolean *had, guint count)
{
    g_autofree int *places = g_new(int, script->speakers->len + 1);
    GPtrArray *kept = g_ptr_array_new_with_free_func((GDestroyNotify)speaker_free);
    g_autoptr(GArray) entrances = find_entrances(script);
    for (guint i = 0; i < entrances->len; i++) {
        guint index = g_array_index(entrances, Entrance, i).speaker;
        Speaker *speaker = script->speakers->pdata[index];
        gboolean silent = speaker->lines == 0 && index < count && had[index];
        places[index] = silent ? SPEAKER_NARRATOR : (int)kept->len;
        if (silent) {
            speaker_free(speaker);
        } else {
            g_ptr_array_add(kept, speaker);
        }
    }
    g_ptr_array_set_free_func(script->speakers, NULL); /* its speakers are in KEPT or freed */
    g_ptr_array_unref(script->speakers);
    script->speakers = kept;
    for (gsize i = 0; i < script->utterances->len; i++) {
        Utterance *utterance = script_utterance(script, i);
        if (utterance->speaker >= 0) {
            utterance->speaker = places[utterance->speaker];
        }
    }
}

static void warn_of(const CastFile *cast, const Correction *correction, const Run *run)
{
    g_autofree char *where = g_strdup_printf("%s:%u:1", cast->path, correction->line);
    if (!run) {
        warn(where, "speaker of %s: nothing in this text is it any more%s%s", correction->id,
             correction->words ? ": " : "", correction->words ? correction->words : "");
    } else if (!correction->words) {
        warn(where,
             "speaker of %s is found by its number only, which changes with the text; lectern cast "
             "with --cast and -o writes its words down too",
             correction->id);
    }
}

void corrections_apply(Script *script, const CastFile *cast)
{
    if (cast->corrections->len == 0) {
        return;
    }
    g_autoptr(Anchors) anchors = anchors_new(script);
    g_autoptr(GPtrArray) matches = anchors_match(anchors, cast);
    g_autoptr(GHashTable) index = index_speakers(script);
    guint count = script->speakers->len;
    g_autofree gboolean *had = g_new0(gboolean, count + 1);
    for (guint i = 0; i < count; i++) {
        had[i] = script_speaker(script, (int)i)->lines > 0;
    }
    for (guint i = 0; i < cast->corrections->len; i++) {
        const Correction *correction = cast->corrections->pdata[i];
        const Run *run = matches->pdata[i];
        warn_of(cast, correction, run);
        if (run && g_strcmp0(script_utterance(script, run->first)->rule, FORM_EDITOR_RULE) != 0) {
            gboolean narrator = g_ascii_strcasecmp(correction->speaker, FORM_NARRATOR) == 0;
            give(script, run,
                 narrator ? SPEAKER_NARRATOR : speaker_called(script, index, correction->speaker));
        }
    }
    settle_speakers(script, had, count);
}

static void append_correction(GString *text, const Correction *correction)
{
    const struct {
        const char *what, *value;
    } rows[] = {
        {"speaker of ", correction->speaker},
        {"words of ", correction->words},
        {"before ", correction->before},
        {"after ", correction->after},
    };
    g_string_append_c(text, '\n');
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].value && *rows[i].value) {
            g_autofree char *key = g_strconcat(rows[i].what, correction->id, NULL);
            cast_text_pair(text, key, rows[i].value);
        }
    }
}

static void append_run(const Script *script, const Run *run, GString *text)
{
    const Utterance *utterance = script_utterance(script, run->first);
    const Speaker *speaker = script_speaker(script, utterance->speaker);
    Correction correction = {.id = utterance->id,
                             .speaker = speaker ? speaker->name : (char[]){FORM_NARRATOR}};
    anchor_take(script, run, &correction);
    append_correction(text, &correction);
    g_free(correction.words);
    g_free(correction.before);
    g_free(correction.after);
}

static const char heading[] = "\n# The words find each quotation again when the text is edited.\n"
                              "[corrections]\n";

/* The corrections of CAST that fit nothing in SCRIPT, under other numbers than those that do. */
static void append_lost(const Script *script, const CastFile *cast, GString *text)
{
    g_autoptr(Anchors) anchors = anchors_new(script);
    g_autoptr(GPtrArray) matches = anchors_match(anchors, cast);
    gboolean any = FALSE;
    for (guint i = 0; i < cast->corrections->len; i++) {
        Correction lost = *(const Correction *)cast->corrections->pdata[i];
        if (matches->pdata[i]) {
            continue;
        }
        g_string_append(text, any ? "" : "\n# Not in this text any more:\n");
        any = TRUE;
        g_autofree char *id = g_strdup_printf("%s.lost%u", lost.id, i + 1);
        lost.id = strstr(lost.id, ".lost") ? lost.id : id;
        append_correction(text, &lost);
    }
}

void corrections_write(const Script *script, const CastFile *cast, GString *text)
{
    gsize empty = text->len;
    g_string_append(text, heading);
    gsize begun = text->len;
    g_autoptr(GArray) runs = runs_find(script);
    for (guint i = 0; i < runs->len; i++) {
        const Run *run = &g_array_index(runs, Run, i);
        if (is_corrected(script_utterance(script, run->first))) {
            append_run(script, run, text);
        }
    }
    if (cast && cast->corrections->len > 0) {
        append_lost(script, cast, text);
    }
    if (text->len == begun) {
        g_string_truncate(text, empty);
    }
}
