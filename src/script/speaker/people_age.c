/* Who is young, grown up or old: by what they are called, and by the number of their years. */
#include <string.h>

#include "script/speaker/people.h"

/* Voices tell children from grown-ups, and the old from both. */
enum { YOUNG_BELOW = 18, OLD_FROM = 70, OLDEST = 120 };
/* A bare number below this is more often something else's. */
enum { LEAST_BARE = 12 };
/* How far behind a name its age may stand, in tokens; and "is just over 40". */
enum { REACH = 12, HEDGES = 3 };
/* Somebody with a name is young or old where one in so many mentions says so. */
enum { ONE_IN = 4 };

/* What is known of a person's age. */
typedef struct {
    guint young; /* mentions that call them so */
    guint old;
    guint all;
    guint years; /* the number given last; 0 for none */
} Years;

static const Lexeme *word_at(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len ? tokens_lexeme(tokens, tokens_at(tokens, at)) : NULL;
}

static gunichar mark_at(const Tokens *tokens, guint at)
{
    return at < tokens->tokens->len ? tokens_at(tokens, at)->mark : 0;
}

static gboolean is_closing(gunichar mark)
{
    return mark == ',' || mark == ')' || mark == ';' || mark_ends_sentence(mark);
}

/* Whether "58" at AT stands where only an age does: "Anna Berg, 58, …", "she is just over 58." */
static gboolean has_place_of_age(const People *people, guint at)
{
    const Tokens *tokens = people->tokens;
    gboolean unit = word_at(tokens, at + 1) && word_at(tokens, at + 1)->traits & TRAIT_AGE_UNIT;
    gboolean and = word_at(tokens, at + 1) && word_at(tokens, at + 1)->classes & WORD_CONJUNCTION;
    gboolean closed = unit || and || is_closing(mark_at(tokens, at + 1));
    if (at < 2 || !closed) {
        return FALSE;
    }
    gunichar before = mark_at(tokens, at - 1);
    if (before == ',' || before == '(') {
        const Mention *mention = people_mention_at(people, at - 2);
        return mention && mention->kind != MENTION_PRONOUN && !mention->possessive;
    }
    for (guint i = at; i > 0 && at - i < HEDGES; i--) {
        const Lexeme *word = word_at(tokens, i - 1);
        if (!word || word->traits & TRAIT_AGE_WORD || !(word->classes & WORD_COMMON)) {
            return word && word->traits & TRAIT_AGE_WORD;
        }
    }
    return FALSE;
}

/* The years that the number at AT gives someone; 0 where it is no age. */
static guint years_at(const People *people, guint at)
{
    const Tokens *tokens = people->tokens;
    const Lexeme *number = word_at(tokens, at);
    if (!number || !(number->classes & WORD_NUMBER)) {
        return 0;
    }
    char *rest;
    guint64 years = g_ascii_strtoull(number->folded, &rest, 10);
    if (years > OLDEST) {
        return 0;
    }
    GHashTable *ages = tokens->language->ages;
    gboolean told = FALSE;
    if (*rest == '-') {
        told = g_hash_table_contains(ages, rest + 1);
    } else if (*rest == '\0') {
        told = tokens_phrase(tokens, at + 1, tokens->tokens->len, ages) > 0 ||
               (years >= LEAST_BARE && has_place_of_age(people, at));
    }
    return told ? (guint)years : 0;
}

static gboolean can_have_age(const People *people, const Mention *mention)
{
    if (mention->person == NOBODY || mention->possessive || mention->plural) {
        return FALSE;
    }
    return person_is_someone(people_person(people, mention->person));
}

/* Whose age the number at AT tells: "the 34-year-old", "34-year-old Anna", "Anna, 34"; NULL. */
static const Mention *owner_of_age(const People *people, guint at)
{
    const Tokens *tokens = people->tokens;
    const Token *number = tokens_at(tokens, at);
    const Mention *around = people_mention_at(people, at);
    const Mention *behind = at + 1 < tokens->tokens->len ? people_mention_at(people, at + 1) : NULL;
    if (around || (behind && behind->kind == MENTION_NAME)) {
        const Mention *owner = around ? around : behind;
        return can_have_age(people, owner) ? owner : NULL;
    }
    for (guint i = at; i > 0 && at - i < REACH; i--) {
        const Token *token = tokens_at(tokens, i - 1);
        if (token->block != number->block || token->sentence != number->sentence) {
            return NULL;
        }
        const Mention *mention = people_mention_at(people, i - 1);
        if (mention && can_have_age(people, mention)) {
            return mention;
        }
    }
    return NULL;
}

static void count_years(const People *people, GArray *known)
{
    const Tokens *tokens = people->tokens;
    for (guint i = 0; i < tokens->tokens->len; i++) {
        guint years = tokens_at(tokens, i)->quotation == NO_QUOTATION ? years_at(people, i) : 0;
        const Mention *owner = years ? owner_of_age(people, i) : NULL;
        if (owner) {
            g_array_index(known, Years, owner->person).years = years;
        }
    }
}

/* What the words of MENTION, a description, say: "an old man" is old, an old friend need not be. */
static Age described_age(const Tokens *tokens, const Mention *mention)
{
    guint32 traits = 0;
    const Lexeme *head = NULL;
    for (guint i = mention->first; i < mention->end; i++) {
        const Lexeme *word = word_at(tokens, i);
        if (!word || (head && word->classes & WORD_PREPOSITION)) {
            break;
        }
        traits |= word->traits;
        head = word->classes & (WORD_PERSON | WORD_KIN) ? word : head;
    }
    if (!head) {
        return AGE_UNKNOWN;
    }
    gboolean youth = (head->traits & TRAIT_YOUNG) != 0;
    if (traits & TRAIT_OLD) {
        gboolean aged = head->traits & TRAIT_OLD || head->gender != GENDER_UNKNOWN;
        return aged && !youth ? AGE_OLD : AGE_UNKNOWN;
    }
    return youth ? AGE_YOUNG : AGE_UNKNOWN;
}

/* What the titles before a name say: "old Brekke", "little Anna". */
static Age titled_age(const Tokens *tokens, const Mention *mention)
{
    guint32 traits = 0;
    for (guint i = mention->first; i + 1 < mention->end; i++) {
        const Lexeme *word = word_at(tokens, i);
        traits |= word && word->classes & WORD_TITLE ? word->traits : 0;
    }
    return traits & TRAIT_OLD ? AGE_OLD : traits & TRAIT_YOUNG ? AGE_YOUNG : AGE_UNKNOWN;
}

static void count_words(const People *people, GArray *known)
{
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        if (mention->person == NOBODY || mention->plural) {
            continue;
        }
        Years *years = &g_array_index(known, Years, mention->person);
        Age age = mention->kind == MENTION_DESCRIPTION ? described_age(people->tokens, mention)
                  : mention->kind == MENTION_NAME      ? titled_age(people->tokens, mention)
                                                       : AGE_UNKNOWN;
        years->all++;
        years->young += age == AGE_YOUNG ? 1 : 0;
        years->old += age == AGE_OLD ? 1 : 0;
    }
}

static gboolean is_enough(const Person *person, guint count, guint all)
{
    return (person->kind == PERSON_DESCRIBED ? 2 : ONE_IN) * count >= all;
}

static Age decide(const Person *person, const Years *known)
{
    if (known->years > 0) {
        return known->years < YOUNG_BELOW ? AGE_YOUNG
               : known->years < OLD_FROM  ? AGE_ADULT
                                          : AGE_OLD;
    }
    if (known->young > known->old && is_enough(person, known->young, known->all)) {
        return AGE_YOUNG;
    }
    return known->old > known->young && is_enough(person, known->old, known->all) ? AGE_OLD
                                                                                  : AGE_UNKNOWN;
}

void people_find_ages(People *people)
{
    g_autoptr(GArray) known = g_array_sized_new(FALSE, TRUE, sizeof(Years), people->people->len);
    g_array_set_size(known, people->people->len);
    count_years(people, known);
    count_words(people, known);
    for (guint i = 0; i < people->people->len; i++) {
        Person *person = people_person(people, (int)i);
        if (person_is_someone(person)) {
            person->age = decide(person, &g_array_index(known, Years, i));
        }
    }
}
