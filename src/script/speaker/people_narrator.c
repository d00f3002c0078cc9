/* What the one who tells the text is called: others say it to them, and they seldom do. */
#include "script/speaker/address.h"
#include "script/speaker/people.h"

enum {
    STATED_CALLS = 3,   /* "I, Anna Berg, …" counts as being called so many times */
    SELDOM = 8,         /* where they never state it, they say it once in so many calls at most */
    FEWEST_CALLS = 2,   /* in a short text */
    FEWEST_IN_BOOK = 6, /* in a long one */
    REACH = 150,        /* tokens between a call and what the narrator says to it */
};

/* What is seen of a person's names. */
typedef struct {
    guint calls;     /* somebody is spoken to by one of them … */
    guint answers;   /* … and the narrator answers */
    guint narrated;  /* it stands in the narration … */
    gboolean stated; /* … as the narrator's own */
} Called;

static const Token *token_at(const People *people, guint at)
{
    return tokens_at(people->tokens, at);
}

static gboolean is(const People *people, guint at, guint32 classes)
{
    return token_is(people->tokens, token_at(people, at), classes);
}

/* Whether MENTION, "I", has a verb of speech beside it. */
static gboolean speaks(const People *people, const Mention *mention)
{
    return mention->kind == MENTION_SELF && !mention->in_speech && !mention->object &&
           !mention->possessive &&
           ((mention->first > 0 && is(people, mention->first - 1, WORD_SPEECH)) ||
            (mention->end < people->tokens->tokens->len && is(people, mention->end, WORD_SPEECH)));
}

/* Whether NAME is given to the narrator in the narration: "I, Anna Berg, …", "I called myself
 * Anna", "They call me Anna." */
static gboolean is_stated(const People *people, const Mention *name)
{
    guint at = name->first;
    if (name->in_speech || name->possessive || at < 2 || name->end >= people->tokens->tokens->len ||
        token_at(people, at - 2)->block != token_at(people, name->end)->block) {
        return FALSE;
    }
    gboolean closed = token_at(people, name->end)->mark != 0;
    if (token_at(people, at - 1)->mark == ',') {
        return closed && is(people, at - 2, WORD_FIRST_PERSON) && is(people, at - 2, WORD_PRONOUN);
    }
    return is(people, at - 1, WORD_FIRST_PERSON) && !is(people, at - 1, WORD_PRONOUN) &&
           !is(people, at - 1, WORD_POSSESSIVE) && closed &&
           (token_has(people->tokens, token_at(people, at - 1), TRAIT_REFLEXIVE) ||
            is(people, at - 2, WORD_SPEECH));
}

static Called *called_at(GArray *all, int person)
{
    return &g_array_index(all, Called, person);
}

static GArray *count_calls(const People *people)
{
    GArray *all = g_array_sized_new(FALSE, TRUE, sizeof(Called), people->people->len);
    g_array_set_size(all, people->people->len);
    guint said = people->tokens->tokens->len; /* where the narrator speaks next */
    for (guint i = people->mentions->len; i-- > 0;) {
        const Mention *mention = people_mention(people, (int)i);
        said = speaks(people, mention) ? mention->first : said;
        if (mention->kind != MENTION_NAME || mention->person == NOBODY) {
            continue;
        }
        Called *called = called_at(all, mention->person);
        if (!mention->in_speech) {
            gboolean stated = is_stated(people, mention);
            called->calls += stated ? STATED_CALLS : 0;
            called->answers += stated ? 1 : 0;
            called->narrated += stated ? 0 : 1;
            called->stated |= stated;
        } else if (mention_is_address(people->tokens, mention)) {
            called->calls++;
            called->answers += said < mention->end + REACH ? 1 : 0;
        }
    }
    return all;
}

int people_narrator(const People *people)
{
    g_autoptr(GArray) all = count_calls(people);
    gboolean is_long = people->tokens->tokens->len > PEOPLE_SHORT_TEXT;
    guint fewest = is_long ? FEWEST_IN_BOOK : FEWEST_CALLS;
    int best = NOBODY;
    guint second = 0;
    for (guint i = 0; i < all->len; i++) {
        const Called *called = called_at(all, (int)i);
        if (called->calls < fewest || called->answers == 0 ||
            called->narrated * (called->stated ? 1 : SELDOM) > called->calls ||
            people_person(people, (int)i)->kind != PERSON_NAMED) {
            continue;
        }
        guint most = best == NOBODY ? 0 : called_at(all, best)->calls;
        second = called->calls > most ? most : MAX(second, called->calls);
        best = called->calls > most ? (int)i : best;
    }
    return best != NOBODY && called_at(all, best)->calls > second ? best : NOBODY;
}
