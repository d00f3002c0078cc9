#include "base/file.h"
#include "document/parse.h"
#include "script/assembly/build.h"
#include "script/form/script_text.h"
#include "script/reading/reading.h"
#include "script/reading/variety.h"

/* Adds what stands BESIDE a script, which has a title and a language of its own already. */
static void add_beside(Script *script, const Metadata *beside)
{
    g_auto(Metadata) rest = {0};
    metadata_merge(&rest, beside, TRUE);
    g_clear_pointer(&rest.title, g_free);
    g_clear_pointer(&rest.language, g_free);
    metadata_merge(&script->document->metadata, &rest, FALSE);
}

/* Puts what was GIVEN over what the source says; its title is the edition's, not the source's. */
static void put_given(Script *script, const Metadata *given)
{
    Metadata *metadata = &script->document->metadata;
    g_auto(Metadata) rest = {0};
    metadata_merge(&rest, given, TRUE);
    if (rest.title) {
        g_free(script->title);
        script->title = g_steal_pointer(&rest.title);
    }
    g_clear_pointer(&rest.language, g_free);
    metadata_merge(metadata, &rest, TRUE);
}

static Script *load(const char *input, const char *language, const Metadata *beside, GError **error)
{
    gsize length;
    g_autofree char *bytes = file_read(input, DOCUMENT_LIMIT, &length, error);
    if (!bytes) {
        return NULL;
    }
    const char *name = g_str_equal(input, "-") ? "standard input" : input;
    if (script_text_is(bytes, length)) {
        Script *script = script_text_read(name, bytes, length, error);
        if (script) {
            metadata_rebase_cover(&script->document->metadata, input);
            add_beside(script, beside);
        }
        return script;
    }
    Document *document = document_parse(name, bytes, length, FORMAT_GUESS, error);
    if (!document) {
        return NULL;
    }
    metadata_rebase_cover(&document->metadata, input);
    metadata_merge(&document->metadata, beside, FALSE);
    return script_build(document, language, error);
}

Script *script_load(const char *input, const Metadata *given, GError **error)
{
    g_auto(Metadata) beside = {0};
    if (!metadata_read_beside(input, &beside, error)) {
        return NULL;
    }
    Script *script = load(input, given ? given->language : NULL, &beside, error);
    if (script && given) {
        put_given(script, given);
    }
    if (script && script->language) {
        g_free(script->read_as);
        script->read_as =
            variety_find(script->language, script->document->text, script->document->length);
    }
    if (script && script->read_as && !reading_load(script->read_as, error)) {
        g_clear_pointer(&script, script_free);
    }
    return script;
}
