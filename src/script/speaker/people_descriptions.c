/* Which descriptions are one person's, and whose: "the engineer" may be somebody with a name. */
#include "script/speaker/people.h"

/* A name and what says who bears it. */
typedef struct {
    int head;   /* lexeme of the noun */
    int person; /* or NOBODY: several are called so */
} Calling;

static gunichar mark_at(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len ? tokens_at(tokens, at)->mark : 0;
}

/* The noun of MENTION, a description, as a lexeme; NO_LEXEME. */
static int head_of(const Tokens *tokens, const Mention *mention)
{
    int head = NO_LEXEME;
    for (guint i = mention->first; i < mention->end; i++) {
        const Token *token = tokens_at(tokens, i);
        if (head != NO_LEXEME && token_is(tokens, token, WORD_PREPOSITION)) {
            break;
        }
        head = token_is(tokens, token, WORD_PERSON) ? token->lexeme : head;
    }
    return head;
}

/* Whether MENTION describes one person by what they are, not by whose: "a doctor", "the skipper".
 */
static gboolean is_calling(const Tokens *tokens, const Mention *mention)
{
    const Token *first = tokens_at(tokens, mention->first);
    gboolean determined =
        (token_is(tokens, first, WORD_DETERMINER) && !token_is(tokens, first, WORD_POSSESSIVE)) ||
        token_has(tokens, first, TRAIT_DEFINITE);
    return mention->kind == MENTION_DESCRIPTION && !mention->plural && !mention->in_speech &&
           determined && head_of(tokens, mention) != NO_LEXEME;
}

static gboolean is_subject_name(const Mention *mention)
{
    return mention && mention->kind == MENTION_NAME && mention->person != NOBODY &&
           !mention->in_speech && !mention->possessive;
}

/* Whether MENTION is a calling that was found to be somebody's. */
static gboolean is_known_calling(const Mention *mention)
{
    return mention && mention->kind == MENTION_DESCRIPTION && mention->person != NOBODY &&
           !mention->in_speech && !mention->possessive;
}

/* Whether CALLING, a description, says who NAME is: "Anna Berg, the skipper, …", "the skipper,
 * Anna Berg, …", "Anna Berg is a skipper"; and "Anna Berg, a woman in a cap". */
static gboolean says_who(const Tokens *tokens, const Mention *name, const Mention *calling)
{
    const Mention *first = name->first < calling->first ? name : calling;
    const Mention *second = first == name ? calling : name;
    const Token *last = tokens_at(tokens, first->end - 1);
    const Token *next = tokens_at(tokens, second->first);
    if (last->block != next->block || last->sentence != next->sentence ||
        last->quotation != next->quotation) {
        return FALSE;
    }
    if (first == name && second->first == first->end + 1 &&
        token_has(tokens, tokens_at(tokens, first->end), TRAIT_COPULA)) {
        return TRUE;
    }
    gunichar closing = mark_at(tokens, second->end);
    gboolean goes_on = first == name && second->end < tokens->tokens->len &&
                       token_is(tokens, tokens_at(tokens, second->end), WORD_PREPOSITION);
    gboolean apart = mark_at(tokens, first->end) == ',' && second->first == first->end + 1;
    return apart && (closing == ',' || mark_ends_sentence(closing) || goes_on);
}

/* The callings of the text: noun -> whose, NOBODY where several people's. What stands beside a name
 * is the person as well. */
static GHashTable *find_callings(People *people)
{
    GHashTable *callings = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i + 1 < people->mentions->len; i++) {
        Mention *one = people_mention(people, (int)i);
        Mention *other = people_mention(people, (int)i + 1);
        Mention *name = is_subject_name(one) || is_known_calling(one) ? one
                        : is_subject_name(other)                      ? other
                                                                      : NULL;
        Mention *calling = name == one ? other : one;
        if (!name || !is_calling(people->tokens, calling) ||
            !says_who(people->tokens, name, calling) ||
            !person_agrees(people_person(people, name->person), calling->gender)) {
            continue;
        }
        calling->person = name->person;
        gpointer head = GINT_TO_POINTER(head_of(people->tokens, calling));
        gpointer known;
        gboolean again = g_hash_table_lookup_extended(callings, head, NULL, &known) &&
                         GPOINTER_TO_INT(known) != name->person;
        g_hash_table_insert(callings, head, GINT_TO_POINTER(again ? NOBODY : name->person));
    }
    return callings;
}

/* Whether NAME is the subject's complement in a sentence that begins "It was Anna". */
static gboolean is_identified(const Tokens *tokens, const Mention *name)
{
    if (!is_subject_name(name) || name->first < 2) {
        return FALSE;
    }
    const Token *copula = tokens_at(tokens, name->first - 1);
    const Token *subject = tokens_at(tokens, name->first - 2);
    return token_has(tokens, copula, TRAIT_COPULA) && token_has(tokens, subject, TRAIT_EXPLETIVE) &&
           subject->flags & TOKEN_START && copula->quotation == NO_QUOTATION;
}

/* "A woman came in. It was Anna.": the one who was described last is the one named. */
static void resolve_identified(People *people)
{
    const Tokens *tokens = people->tokens;
    for (guint i = 1; i < people->mentions->len; i++) {
        const Mention *name = people_mention(people, (int)i);
        Mention *before = people_mention(people, (int)i - 1);
        if (before->kind == MENTION_PRONOUN && i > 1) {
            before = people_mention(people, (int)i - 2);
        }
        if (is_identified(tokens, name) && before->kind == MENTION_DESCRIPTION && !before->plural &&
            !before->in_speech && !before->definite &&
            tokens_at(tokens, before->first)->block == tokens_at(tokens, name->first)->block &&
            person_agrees(people_person(people, name->person), before->gender)) {
            before->person = name->person;
        }
    }
}

/* Whether MENTION is "the engineer", or "ingeniøren", no more and no less. */
static gboolean is_plain(const Tokens *tokens, const Mention *mention)
{
    const Token *last = tokens_at(tokens, mention->end - 1);
    guint words = token_has(tokens, tokens_at(tokens, mention->first), TRAIT_DEFINITE) ? 1 : 2;
    return is_calling(tokens, mention) && mention->definite &&
           mention->end - mention->first == words && !token_has(tokens, last, TRAIT_GENERIC);
}

/* Finds whom "the engineer" means where that noun is one person's calling. */
static void resolve_callings(People *people)
{
    g_autoptr(GHashTable) callings = find_callings(people);
    for (guint i = 0; i < people->mentions->len; i++) {
        Mention *mention = people_mention(people, (int)i);
        gpointer known;
        if (is_plain(people->tokens, mention) &&
            g_hash_table_lookup_extended(
                callings, GINT_TO_POINTER(head_of(people->tokens, mention)), NULL, &known)) {
            mention->person = GPOINTER_TO_INT(known);
        }
    }
}

/* The nouns of an office ("the judge") and of whoever asks need nobody named before. */
static gboolean needs_name(const Tokens *tokens, const Mention *mention)
{
    return is_plain(tokens, mention) && mention->person == NOBODY &&
           !token_is(tokens, tokens_at(tokens, mention->end - 1),
                     WORD_TITLE | WORD_INTERVIEWER | WORD_KIN);
}

/* The only person named in the narration of MENTION's block and the one before, up to it; NOBODY.
 * INDEX is MENTION's. */
static int only_named(const People *people, guint index)
{
    const Tokens *tokens = people->tokens;
    const Mention *mention = people_mention(people, (int)index);
    guint block = tokens_at(tokens, mention->first)->block;
    int found = NOBODY;
    gboolean full = FALSE;
    for (guint i = index; i > 0; i--) {
        const Mention *earlier = people_mention(people, (int)i - 1);
        if (tokens_at(tokens, earlier->first)->block + 1 < block) {
            break;
        }
        if (earlier->kind != MENTION_NAME || earlier->in_speech) {
            continue;
        }
        full |= earlier->end - earlier->first > 1;
        if (earlier->person == found) {
            continue;
        }
        if (found != NOBODY) {
            return NOBODY;
        }
        found = earlier->person;
    }
    if (found == NOBODY) {
        return NOBODY;
    }
    /* A single word may be a place. */
    const Person *person = people_person(people, found);
    gboolean somebody = full || person->gender != GENDER_UNKNOWN;
    return somebody && person_agrees(person, mention->gender) ? found : NOBODY;
}

/* In an article "the engineer", of whom nothing was said before, is whoever was named just then. */
static void resolve_bare(People *people)
{
    if (people->tokens->tokens->len > PEOPLE_SHORT_TEXT || people->tokens->story) {
        return;
    }
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < people->mentions->len; i++) {
        Mention *mention = people_mention(people, (int)i);
        if (mention->kind != MENTION_DESCRIPTION) {
            continue;
        }
        gpointer head = GINT_TO_POINTER(head_of(people->tokens, mention));
        if (needs_name(people->tokens, mention) && !g_hash_table_contains(seen, head)) {
            mention->person = only_named(people, i);
        }
        if (mention->person == NOBODY) {
            g_hash_table_add(seen, head);
        }
    }
}

/* Descriptions are one person's where they are the same words, the article aside. */
static void join_alike(People *people)
{
    const Tokens *tokens = people->tokens;
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < people->mentions->len; i++) {
        Mention *mention = people_mention(people, (int)i);
        if (mention->kind != MENTION_DESCRIPTION || mention->person != NOBODY) {
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

void people_join_descriptions(People *people)
{
    resolve_identified(people);
    resolve_callings(people);
    resolve_bare(people);
    join_alike(people);
}
