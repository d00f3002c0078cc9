#include "cast/cast_apply.h"

/* The members of a cast file by folded name: name -> CastMember *, borrowed. */
typedef struct {
    GHashTable *by_name;
    GHashTable *by_alias;
} Index;

static Index index_members(const CastFile *cast)
{
    Index index = {
        .by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .by_alias = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    for (guint i = 0; i < cast->members->len; i++) {
        CastMember *member = cast->members->pdata[i];
        g_hash_table_insert(index.by_name, cast_name_fold(member->name), member);
        for (guint k = 0; k < member->aliases->len; k++) {
            g_hash_table_insert(index.by_alias, cast_name_fold(member->aliases->pdata[k]), member);
        }
    }
    return index;
}

/* The member that SPEAKER is, or NULL. */
static const CastMember *find_member(const Index *index, const Speaker *speaker)
{
    g_autofree char *name = cast_name_fold(speaker->name);
    const CastMember *member = g_hash_table_lookup(index->by_name, name);
    if (!member) {
        member = g_hash_table_lookup(index->by_alias, name);
    }
    for (guint i = 0; !member && i < speaker->aliases->len; i++) {
        g_autofree char *alias = cast_name_fold(speaker->aliases->pdata[i]);
        member = g_hash_table_lookup(index->by_name, alias);
    }
    return member;
}

static void add_aliases(Speaker *speaker, const GPtrArray *aliases)
{
    for (guint i = 0; i < aliases->len; i++) {
        g_ptr_array_add(speaker->aliases, g_strdup(aliases->pdata[i]));
    }
}

/* Leaves each alias of SPEAKER once, and none that is the name itself. */
static void tidy_aliases(Speaker *speaker)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_add(seen, speaker->name);
    GPtrArray *kept = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < speaker->aliases->len; i++) {
        char *alias = speaker->aliases->pdata[i];
        if (g_hash_table_add(seen, alias)) {
            g_ptr_array_add(kept, g_strdup(alias));
        }
    }
    g_ptr_array_unref(speaker->aliases);
    speaker->aliases = kept;
}

/* SPEAKER is MEMBER: called so, with its aliases, and its gender, age and voice where it has
 * them. */
static void become(Speaker *speaker, const CastMember *member)
{
    g_ptr_array_add(speaker->aliases, speaker->name);
    speaker->name = g_strdup(member->name);
    add_aliases(speaker, member->aliases);
    if (member->gender != GENDER_UNKNOWN) {
        speaker->gender = member->gender;
    }
    if (member->age != AGE_UNKNOWN) {
        speaker->age = member->age;
    }
    if (member->voice) {
        g_free(speaker->voice);
        speaker->voice = g_strdup(member->voice);
    }
}

/* SECOND, which is freed, is FIRST. */
static void join(Speaker *first, Speaker *second)
{
    g_ptr_array_add(first->aliases, g_strdup(second->name));
    add_aliases(first, second->aliases);
    if (first->gender == GENDER_UNKNOWN) {
        first->gender = second->gender;
    }
    if (first->age == AGE_UNKNOWN) {
        first->age = second->age;
    }
    if (!first->voice) {
        first->voice = g_steal_pointer(&second->voice);
    }
    first->lines += second->lines;
    speaker_free(second);
}

static void renumber(Script *script, const int *new_index)
{
    for (gsize i = 0; i < script->utterances->len; i++) {
        Utterance *utterance = script_utterance(script, i);
        if (utterance->speaker >= 0) {
            utterance->speaker = new_index[utterance->speaker];
        }
    }
}

/* Makes one speaker of all those of one member, at the place of the first. NEW_INDEX gets where
 * each speaker went. */
static void join_speakers(Script *script, const Index *index, int *new_index)
{
    g_autoptr(GHashTable) places = g_hash_table_new(NULL, NULL); /* member -> index + 1 */
    GPtrArray *kept = g_ptr_array_new_with_free_func((GDestroyNotify)speaker_free);
    for (guint i = 0; i < script->speakers->len; i++) {
        Speaker *speaker = script->speakers->pdata[i];
        const CastMember *member = find_member(index, speaker);
        int place = member ? GPOINTER_TO_INT(g_hash_table_lookup(places, member)) - 1 : -1;
        new_index[i] = place >= 0 ? place : (int)kept->len;
        if (place >= 0) {
            join(kept->pdata[place], speaker);
            continue;
        }
        if (member) {
            become(speaker, member);
            g_hash_table_insert(places, (gpointer)member, GINT_TO_POINTER((int)kept->len + 1));
        }
        g_ptr_array_add(kept, speaker);
    }
    g_ptr_array_set_free_func(script->speakers, NULL); /* its speakers are in KEPT or freed */
    g_ptr_array_unref(script->speakers);
    script->speakers = kept;
    for (guint i = 0; i < kept->len; i++) {
        tidy_aliases(kept->pdata[i]);
    }
}

void cast_apply(Script *script, const CastFile *cast)
{
    if (cast->narrator) {
        g_free(script->narrator);
        script->narrator = g_strdup(cast->narrator);
    }
    g_autofree int *new_index = g_new0(int, script->speakers->len + 1);
    Index index = index_members(cast);
    join_speakers(script, &index, new_index);
    renumber(script, new_index);
    g_hash_table_unref(index.by_name);
    g_hash_table_unref(index.by_alias);
}
