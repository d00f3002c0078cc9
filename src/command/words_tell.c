#include "command/words_tell.h"

#include <string.h>

#include "script/wording/words.h"
#include "speech/tell.h"

/* What is handed to the engine for WORD where no lexicon knows it: "E.W" for "EW". */
static char *spoken_form(const Script *script, const char *word)
{
    Document document = {.text = (char *)word, .length = strlen(word)};
    Script alone = {.document = &document, .language = script->language};
    Utterance utterance = {.kind = UTTERANCE_NARRATION, .span = {0, document.length}};
    g_autoptr(Wording) wording = wording_new(&alone, &utterance);
    return g_strdup(wording->text);
}

static const RareWord *word_of(const GArray *words, guint index)
{
    return &g_array_index(words, RareWord, index);
}

Pls *words_tell(const Script *script, const GArray *words, const Voice *voice, GError **error)
{
    g_autoptr(GPtrArray) spoken = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < words->len; i++) {
        const RareWord *word = word_of(words, i);
        g_ptr_array_add(spoken, word->entry ? g_strdup("") : spoken_form(script, word->word));
    }
    g_autoptr(GPtrArray) told = speech_tell(voice, spoken, error);
    if (!told) {
        return NULL;
    }
    Pls *pls = pls_new(script->language);
    for (guint i = 0; i < words->len; i++) {
        const RareWord *word = word_of(words, i);
        PlsLexeme *lexeme = pls_add(pls, word->word);
        const char *ipa = g_ptr_array_index(told, i);
        if (word->entry) {
            lexeme->ipa = g_strdup(word->entry->ipa);
            lexeme->alias = g_strdup(word->entry->alias);
            lexeme->language = g_strdup(word->entry->language);
            lexeme->role = g_strdup(word->entry->role);
        } else if (*ipa) {
            lexeme->ipa = g_strdup(ipa);
        } else {
            lexeme->alias = g_strdup(word->word); /* it is read as it is written */
        }
    }
    return pls;
}
