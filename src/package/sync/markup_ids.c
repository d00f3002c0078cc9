#include "package/sync/markup_ids.h"

char *markup_block_id(guint block)
{
    return g_strdup_printf("b%u", block + 1);
}

char *markup_utterance_id(const Utterance *utterance)
{
    return g_strdup(utterance->id);
}

char *markup_word_id(const Utterance *utterance, guint word)
{
    return g_strdup_printf("%s-%u", utterance->id, word + 1);
}

char *markup_note_id(guint number)
{
    return g_strdup_printf("note-%u", number);
}

char *markup_page_id(guint index)
{
    return g_strdup_printf("page-%u", index + 1);
}
