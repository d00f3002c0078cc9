/* What people are called: every form of a name once, and the one to call them by. */
#include <string.h>

#include "base/utf8.h"
#include "script/speaker/people.h"

/* In a long text a name is in use where it is that share of the commonest. */
static const double name_share = 0.25;

/* The text of MENTION on one line, without an "’s" and with a capital. */
static char *mention_name(const People *people, const Mention *mention)
{
    const Tokens *tokens = people->tokens;
    guint first = mention->first;
    if (mention->kind == MENTION_NAME && mention->definite) {
        first++;
    }
    const Token *last = tokens_at(tokens, mention->end - 1);
    gsize start = tokens_at(tokens, first)->span.start;
    gsize length = last->span.end - start;
    if (last->flags & TOKEN_POSSESSIVE) {
        length -= tokens->document->text[last->span.end - 2] == '\'' ? strlen("'s") : strlen("’s");
    }
    g_autofree char *raw = g_strndup(tokens->document->text + start, length);
    GString *name = g_string_new(NULL);
    gboolean gap = FALSE;
    for (const char *c = raw; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (utf8_is_space(letter)) {
            gap = name->len > 0;
            continue;
        }
        if (gap) {
            g_string_append_c(name, ' ');
        }
        gap = FALSE;
        g_string_append_unichar(name, name->len == 0 ? g_unichar_totitle(letter) : letter);
    }
    return g_string_free(name, FALSE);
}

/* So many ways to call one person are enough; it keeps the search below short. */
enum { MOST_NAMES = 24 };

void people_add_name(People *people, const Mention *mention)
{
    Person *person = people_person(people, mention->person);
    char *text = mention_name(people, mention);
    for (guint i = 0; i < person->names->len; i++) {
        Name *name = &g_array_index(person->names, Name, i);
        if (g_str_equal(name->text, text)) {
            name->count++;
            g_free(text);
            return;
        }
    }
    if (person->names->len >= MOST_NAMES) {
        g_free(text);
        return;
    }
    Name name = {text, 1, mention->end - mention->first, mention->kind == MENTION_NAME};
    g_array_append_val(person->names, name);
}

void people_choose_name(Person *person, gboolean is_long)
{
    guint most = 0;
    gboolean proper = FALSE;
    for (guint i = 0; i < person->names->len; i++) {
        const Name *name = &g_array_index(person->names, Name, i);
        most = MAX(most, name->count);
        proper |= name->proper;
    }
    guint fullest = 0;
    for (guint i = 0; i < person->names->len; i++) {
        const Name *name = &g_array_index(person->names, Name, i);
        gboolean in_use = !is_long || name->count >= name_share * most;
        if (in_use && name->proper == proper && name->words > fullest) {
            fullest = name->words;
            person->name = i;
        }
    }
}
