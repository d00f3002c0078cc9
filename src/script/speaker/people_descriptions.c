/* Which descriptions are one person's. */
#include "script/speaker/people.h"

/* Descriptions are one person's where they are the same words, the article aside. */
void people_join_descriptions(People *people)
{
    const Tokens *tokens = people->tokens;
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < people->mentions->len; i++) {
        Mention *mention = people_mention(people, (int)i);
        if (mention->kind != MENTION_DESCRIPTION) {
            continue;
        }
        const Token *first = tokens_at(tokens, mention->first);
        gboolean article =
            token_is(tokens, first, WORD_DETERMINER) && !token_is(tokens, first, WORD_POSSESSIVE);
        GString *key = g_string_new(NULL);
        for (guint t = mention->first + (article ? 1 : 0); t < mention->end; t++) {
            const Lexeme *lexeme = tokens_lexeme(tokens, tokens_at(tokens, t));
            g_string_append_printf(key, " %s", lexeme ? lexeme->folded : "");
        }
        gpointer value;
        if (g_hash_table_lookup_extended(known, key->str, NULL, &value)) {
            mention->person = GPOINTER_TO_INT(value);
            g_string_free(key, TRUE);
        } else {
            Person person =
                person_new(mention->plural ? PERSON_GROUP : PERSON_DESCRIBED, mention->gender);
            mention->person = (int)people->people->len;
            g_array_append_val(people->people, person);
            g_hash_table_insert(known, g_string_free(key, FALSE), GINT_TO_POINTER(mention->person));
        }
    }
}
