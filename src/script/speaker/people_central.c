/* Who stands in the middle of a text: who tells it, and whom it is about. */
#include "script/speaker/people.h"

/* A short text is about one person where that share of its mentions by name are theirs. */
enum { FEWEST_MENTIONS = 5 };
static const double protagonist_share = 0.5;
/* "I" in narration makes someone who tells the text. */
enum { FEWEST_SELF = 3 };

static guint32 last_classes(const People *people, const Mention *mention)
{
    const Token *last = tokens_at(people->tokens, mention->end - 1);
    return last->lexeme == NO_LEXEME ? 0 : tokens_lexeme(people->tokens, last)->classes;
}

void people_find_self(People *people)
{
    guint told = 0;
    int interviewer = NOBODY;
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        if (mention->in_speech) {
            continue;
        }
        told += mention->kind == MENTION_SELF ? 1 : 0;
        if (mention->kind == MENTION_DESCRIPTION && mention->definite && interviewer == NOBODY &&
            last_classes(people, mention) & WORD_INTERVIEWER) {
            interviewer = mention->person;
        }
    }
    if (told < FEWEST_SELF && interviewer == NOBODY) {
        return;
    }
    people->self = interviewer == NOBODY ? people_narrator(people) : interviewer;
    if (people->self == NOBODY) {
        Person self = person_new(PERSON_SELF, GENDER_UNKNOWN);
        Name name = {g_strdup("The narrator"), 1, 2, FALSE};
        g_array_append_val(self.names, name);
        people->self = (int)people->people->len;
        g_array_append_val(people->people, self);
    }
    people_person(people, people->self)->kind = PERSON_SELF;
    for (guint i = 0; i < people->mentions->len; i++) {
        Mention *mention = people_mention(people, (int)i);
        if (!mention->in_speech && mention->kind == MENTION_SELF) {
            mention->person = people->self;
            people_person(people, people->self)->mentions++;
        }
    }
}

static void choose_protagonist(People *people)
{
    if (people->tokens->tokens->len > PEOPLE_SHORT_TEXT) {
        return;
    }
    guint all = 0;
    guint cues = 0;
    int most = NOBODY;
    for (guint i = 0; i < people->people->len; i++) {
        const Person *person = people_person(people, (int)i);
        if (person->kind == PERSON_NAMED) {
            all += person->mentions;
            cues += person->cues;
            if (most == NOBODY || person->mentions > people_person(people, most)->mentions) {
                most = (int)i;
            }
        }
    }
    if (most != NOBODY && people_person(people, most)->mentions >= FEWEST_MENTIONS &&
        people_person(people, most)->mentions >= protagonist_share * all &&
        people_person(people, most)->cues >= protagonist_share * cues) {
        people->protagonist = most;
    }
}

/* Whether "a man" came before "the man" in the same paragraph: then that one is meant. */
static gboolean is_introduced(const People *people, int index)
{
    enum { REACH = 24 };
    const Mention *mention = people_mention(people, index);
    guint block = tokens_at(people->tokens, mention->first)->block;
    for (int i = index - 1; i >= 0 && i > index - REACH; i--) {
        const Mention *earlier = people_mention(people, i);
        if (tokens_at(people->tokens, earlier->first)->block != block) {
            return FALSE;
        }
        if (earlier->person == mention->person && !earlier->definite && !earlier->in_speech) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether MENTION is the subject of a verb of speech beside a quotation. */
static gboolean is_cue(const People *people, const Mention *mention)
{
    const Tokens *tokens = people->tokens;
    guint32 verbs = WORD_SPEECH | WORD_GESTURE;
    return (mention->end < tokens->tokens->len &&
            token_is(tokens, tokens_at(tokens, mention->end), verbs)) ||
           (mention->first > 0 && token_is(tokens, tokens_at(tokens, mention->first - 1), verbs));
}

/* Whether MENTION may mean the one whom the text is about. */
static gboolean may_be_protagonist(const People *people, guint index)
{
    const Mention *mention = people_mention(people, (int)index);
    const Token *first = tokens_at(people->tokens, mention->first);
    return mention->kind == MENTION_DESCRIPTION && mention->definite && !mention->plural &&
           !mention->in_speech && !mention->object &&
           people_person(people, mention->person)->kind == PERSON_DESCRIBED &&
           !token_is(people->tokens, first, WORD_POSSESSIVE) &&
           person_agrees(people_person(people, people->protagonist), mention->gender) &&
           !is_introduced(people, (int)index);
}

/* Whether the description at INDEX is the subject of a clause that has the protagonist in another
 * place: "the officer told him", "the officer and Anna". */
static gboolean meets_protagonist(const People *people, guint index)
{
    enum { REACH = 4 };
    const Tokens *tokens = people->tokens;
    const Mention *subject = people_mention(people, (int)index);
    if (index + 1 >= people->mentions->len) {
        return FALSE;
    }
    const Mention *next = people_mention(people, (int)index + 1);
    const Token *first = tokens_at(tokens, next->first);
    if (next->first > subject->end + REACH || next->in_speech ||
        first->sentence != tokens_at(tokens, subject->first)->sentence) {
        return FALSE;
    }
    for (guint i = subject->end; i < next->first; i++) {
        if (tokens_at(tokens, i)->mark) {
            return FALSE;
        }
    }
    gboolean pronoun = next->kind == MENTION_PRONOUN && next->object && !next->possessive &&
                       !token_has(tokens, first, TRAIT_REFLEXIVE) &&
                       person_agrees(people_person(people, people->protagonist), next->gender);
    return pronoun || (next->person == people->protagonist && !next->possessive);
}

/* A report about one person says "the man" and "the former soldier" for them: a description of
 * their sex, and one that speaks, wherever it stands. In a story it is somebody else. */
static void resolve_descriptions(People *people)
{
    if (people->protagonist == NOBODY || people->tokens->story) {
        return;
    }
    enum { NO_SIGN, SIGN, OTHER };
    g_autofree guchar *means = g_new0(guchar, people->people->len);
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        if (!may_be_protagonist(people, i)) {
            continue;
        }
        if (meets_protagonist(people, i)) {
            means[mention->person] = OTHER;
        } else if (means[mention->person] == NO_SIGN &&
                   ((mention->gender != GENDER_UNKNOWN && mention->end - mention->first == 2) ||
                    is_cue(people, mention))) {
            means[mention->person] = SIGN;
        }
    }
    for (guint i = 0; i < people->mentions->len; i++) {
        Mention *mention = people_mention(people, (int)i);
        if (may_be_protagonist(people, i) && means[mention->person] == SIGN) {
            mention->person = people->protagonist;
            people_add_name(people, mention);
        }
    }
}

void people_find_protagonist(People *people)
{
    choose_protagonist(people);
    resolve_descriptions(people);
}
