#include "edition/prepare.h"

#include "cast/casting.h"
#include "edition/lexicons.h"
#include "script/form/script_text.h"

Script *prepare_script(const char *input, const Metadata *given, const CastFile *cast,
                       char *const *lexicons, const GPtrArray *voices, GError **error)
{
    g_autoptr(Script) script = script_load(input, given, error);
    if (!script || !lexicons_give(script, input, lexicons, error) ||
        !cast_assign(script, voices, cast, error)) {
        return NULL;
    }
    lexicons_check(script, voices);
    return script_validate(script, error) ? g_steal_pointer(&script) : NULL;
}

char *prepare_take_cover(Script *script)
{
    return g_steal_pointer(&script->document->metadata.cover);
}
