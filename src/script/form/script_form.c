#include "script/form/script_form.h"

#include <math.h>
#include <string.h>

#include "script/form/script_escape.h"

static gboolean is_left_out(BlockKind kind)
{
    return kind == BLOCK_CODE || kind == BLOCK_SCENE_BREAK || kind == BLOCK_MARKUP ||
           kind == BLOCK_PAGE;
}

UtteranceKind form_default_kind(BlockKind kind, int speaker)
{
    if (speaker != SPEAKER_NARRATOR) {
        return UTTERANCE_QUOTATION;
    }
    if (is_left_out(kind)) {
        return UTTERANCE_SKIPPED;
    }
    if (kind == BLOCK_TITLE) {
        return UTTERANCE_TITLE;
    }
    return kind == BLOCK_HEADING ? UTTERANCE_HEADING : UTTERANCE_NARRATION;
}

guint form_default_level(BlockKind kind)
{
    return kind == BLOCK_HEADING || kind == BLOCK_LIST_ITEM || kind == BLOCK_NOTE ? 1 : 0;
}

const char *form_default_rule(BlockKind block, UtteranceKind kind, int speaker)
{
    if (speaker != SPEAKER_NARRATOR || kind != form_default_kind(block, speaker)) {
        return g_intern_static_string(FORM_EDITOR_RULE);
    }
    return g_intern_string(is_left_out(block) ? block_kind_name(block) : utterance_kind_name(kind));
}

int form_confidence(double confidence)
{
    return (int)lround(confidence * 1000);
}

/* Whether NAME would be taken for a kind of utterance, the narrator or a speaker who goes on. */
static gboolean is_reserved(const char *name)
{
    UtteranceKind kind;
    return utterance_kind_from_name(name, &kind) || strcmp(name, FORM_NARRATOR) == 0 ||
           strcmp(name, FORM_GOES_ON) == 0 || strcmp(name, FORM_GOES_ON_TYPED) == 0;
}

/* The offset of the bracket of "(skipped)" and the like at the end of NAME; its length if there is
 * none. */
static gsize kind_bracket(const char *name)
{
    gsize length = strlen(name);
    const char *bracket = strrchr(name, '(');
    if (!bracket || length == 0 || name[length - 1] != ')') {
        return length;
    }
    UtteranceKind kind;
    g_autofree char *inner = g_strndup(bracket + 1, strlen(bracket) - 2);
    return utterance_kind_from_name(inner, &kind) ? (gsize)(bracket - name) : length;
}

void form_append_name(GString *out, const char *name)
{
    if (is_reserved(name)) {
        g_string_append_printf(out, "\\u{%x}%s", g_utf8_get_char(name), g_utf8_next_char(name));
        return;
    }
    gsize bracket = kind_bracket(name);
    if (name[bracket] == '\0') {
        script_escape(out, name, FORM_NAME_SIGNS);
        return;
    }
    g_autofree char *before = g_strndup(name, bracket);
    script_escape(out, before, FORM_NAME_SIGNS);
    g_string_append_c(out, '\\');
    g_string_append(out, name + bracket);
}

void form_append_decided(GString *out, const Script *script, UtteranceKind kind, int speaker)
{
    const Speaker *who = script_speaker(script, speaker);
    if (who) {
        form_append_name(out, who->name);
    } else {
        g_string_append(out, utterance_kind_name(kind));
    }
}
