/* A cast file for people: written from a script's cast, to be edited and kept. */
#include <string.h>

#include "cast/cast_text.h"
#include "cast/corrections.h"

static const char introduction[] =
    "# Who reads what. Change a voice (`lectern voices` lists them), a gender, an age or the "
    "aliases,\n"
    "# and give this file to `lectern make --cast`: for a series, the same file each time.\n"
    "#\n"
    "# Aliases are other names of one person: two speakers become one where the name of the "
    "second\n"
    "# is among the aliases of the first. A speaker whose voice is left open gets one that is "
    "free.\n"
    "#\n"
    "# Where somebody else speaks than it says: [corrections], and a line like\n"
    "# speaker of u0012 = Name. `lectern cast --why` has the numbers.\n"
    "\n";

/* What a group is called whose speaker's name cannot stand between brackets. */
static const char numbered_group[] = "speaker number ";

/* Whether NAME can stand between brackets and means itself there. */
static gboolean is_group_name(const char *name)
{
    for (const char *c = name; *c; c++) {
        if (*c == '[' || *c == ']' || g_ascii_iscntrl(*c)) {
            return FALSE;
        }
    }
    return *name && strcmp(name, "narrator") != 0 && strcmp(name, "corrections") != 0 &&
           !g_str_has_prefix(name, numbered_group) && !g_ascii_isspace(name[0]) &&
           !g_ascii_isspace(name[strlen(name) - 1]);
}

/* Notes that NAME is somebody's; FALSE where it is somebody's already. */
static gboolean take_name(GHashTable *taken, const char *name)
{
    return g_hash_table_add(taken, cast_name_fold(name));
}

/* An alias that two speakers share ("the soldier") names neither: the file is read by names. */
static void append_aliases(GString *text, const Speaker *speaker, GHashTable *taken)
{
    g_string_append(text, "aliases =");
    const char *separator = " ";
    for (guint i = 0; i < speaker->aliases->len; i++) {
        const char *alias = speaker->aliases->pdata[i];
        if (*alias && take_name(taken, alias)) {
            g_string_append(text, separator);
            cast_text_value(text, alias, TRUE);
            separator = ", ";
        }
    }
    g_string_append_c(text, '\n');
}

static void append_speaker(GString *text, const Speaker *speaker, guint number, GHashTable *taken)
{
    g_string_append_printf(text, "\n# %u line%s\n", speaker->lines, speaker->lines == 1 ? "" : "s");
    if (is_group_name(speaker->name)) {
        g_string_append_printf(text, "[%s]\n", speaker->name);
    } else {
        g_string_append_printf(text, "[%s%u]\n", numbered_group, number);
        cast_text_pair(text, "name", speaker->name);
    }
    append_aliases(text, speaker, taken);
    cast_text_pair(text, "gender", gender_name(speaker->gender));
    cast_text_pair(text, "age", age_name(speaker->age));
    cast_text_pair(text, "voice", speaker->voice ? speaker->voice : "");
}

GString *cast_file_write(const Script *script, const CastFile *cast)
{
    GString *text = g_string_new(introduction);
    g_string_append(text, "[narrator]\n");
    cast_text_pair(text, "voice", script->narrator ? script->narrator : "");
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < script->speakers->len; i++) {
        take_name(taken, script_speaker(script, (int)i)->name);
    }
    for (guint i = 0; i < script->speakers->len; i++) {
        append_speaker(text, script_speaker(script, (int)i), i + 1, taken);
    }
    corrections_write(script, cast, text);
    return text;
}
