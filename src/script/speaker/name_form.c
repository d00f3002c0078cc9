#include "script/speaker/name_form.h"

static const Lexeme *lexeme_at(const Tokens *tokens, int index)
{
    return &g_array_index(tokens->lexemes, Lexeme, index);
}

Form *form_parse(const Tokens *tokens, const Mention *mention)
{
    Form *form = g_new0(Form, 1);
    form->words = g_array_new(FALSE, FALSE, sizeof(int));
    form->title = NO_LEXEME;
    form->definite = mention->definite;
    form->person = NOBODY;
    gboolean naming = FALSE;
    for (guint i = mention->first + (mention->definite ? 1 : 0); i < mention->end; i++) {
        const Token *token = tokens_at(tokens, i);
        if (token->lexeme == NO_LEXEME) {
            continue;
        }
        const Lexeme *lexeme = tokens_lexeme(tokens, token);
        if (!naming && lexeme->classes & WORD_TITLE && i + 1 < mention->end) {
            form->title = token->lexeme;
            form->gender = form->gender == GENDER_UNKNOWN ? lexeme->gender : form->gender;
            continue;
        }
        naming = TRUE;
        g_array_append_val(form->words, token->lexeme);
    }
    if (form->words->len == 0) {
        g_array_append_val(form->words, form->title);
        form->title = NO_LEXEME;
    }
    GString *key =
        g_string_new(form->title == NO_LEXEME ? "" : lexeme_at(tokens, form->title)->folded);
    for (guint i = 0; i < form->words->len; i++) {
        g_string_append_c(key, ' ');
        g_string_append(key, lexeme_at(tokens, g_array_index(form->words, int, i))->folded);
    }
    form->key = g_string_free(key, FALSE);
    return form;
}

void form_free(Form *form)
{
    g_free(form->key);
    g_array_unref(form->words);
    g_free(form);
}
