/* What the text shows of its people: their sex, their kind, their fullest name. */
#include "script/given_names.h"
#include "script/speaker/people.h"

/* How far a pronoun reaches back to a name that it tells the sex of, in tokens. */
enum { PRONOUN_REACH = 30 };
/* A sex is believed where that many pronouns, and that share of them, say so. */
enum { FEWEST_VOTES = 2 };
static const double vote_share = 0.65;
/* A given name speaks for the sex of most who bear it as this many pronouns do. */
enum { NAME_VOTES = 3 };

typedef struct {
    guint female;
    guint male;
    guint places; /* after "in", "at" …, or as one thing of many: "an old Volvo" */
    guint named;  /* mentions by name, in narration or speech */
} Tally;

static Tally *tally_at(GArray *tallies, int person)
{
    return &g_array_index(tallies, Tally, person);
}

/* Whether the token at AT, before NAME, is an article for one of many. */
static gboolean is_indefinite(const Tokens *tokens, guint at, const Mention *name)
{
    const Token *article = tokens_at(tokens, at);
    return article->block == tokens_at(tokens, name->first)->block &&
           token_is(tokens, article, WORD_DETERMINER) &&
           token_has(tokens, article, TRAIT_INDEFINITE);
}

/* Whether NAME stands for one of many, which a person's does not: "a Volvo", "an old Volvo". */
static gboolean is_one_of_many(const Tokens *tokens, const Mention *name)
{
    guint words = name->end - name->first;
    if (name->kind != MENTION_NAME || name->gender != GENDER_UNKNOWN) {
        return FALSE;
    }
    if (name->definite) {
        return words == 2 && is_indefinite(tokens, name->first, name);
    }
    if (words > 1 || name->first < 2) {
        return FALSE;
    }
    const Token *before = tokens_at(tokens, name->first - 1);
    return before->mark == 0 && !(before->flags & TOKEN_CAPITAL) &&
           !token_is(tokens, before, WORD_PERSON | WORD_GROUP | WORD_KIN | WORD_SPEECH) &&
           is_indefinite(tokens, name->first - 2, name);
}

static void count_mentions(People *people, GArray *tallies)
{
    const Tokens *tokens = people->tokens;
    for (guint i = 0; i < people->people->len; i++) {
        people_person(people, (int)i)->mentions = 0;
    }
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        if (mention->person == NOBODY) {
            continue;
        }
        Person *person = people_person(people, mention->person);
        person->mentions += mention->in_speech ? 0 : 1;
        Tally *tally = tally_at(tallies, mention->person);
        tally->named++;
        if (mention->object) {
            const Token *before = tokens_at(tokens, mention->first - 1);
            tally->places += token_has(tokens, before, TRAIT_PLACING) ? 1 : 0;
        }
        tally->places += is_one_of_many(tokens, mention) ? 1 : 0;
        guint next = mention->end;
        if (!mention->in_speech && next < tokens->tokens->len &&
            (token_is(tokens, tokens_at(tokens, next), WORD_SPEECH) ||
             (mention->first > 0 &&
              token_is(tokens, tokens_at(tokens, mention->first - 1), WORD_SPEECH)))) {
            person->cues++;
        }
    }
}

/* Each "he" or "she" in narration speaks for the sex of the last name before it. */
static void count_pronouns(People *people, GArray *tallies)
{
    const Tokens *tokens = people->tokens;
    const Mention *last = NULL;
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        if (mention->in_speech) {
            continue;
        }
        if (mention->person != NOBODY) {
            last = mention->object ? last : mention;
        } else if (last && mention->kind == MENTION_PRONOUN && !mention->plural &&
                   mention->first - last->end < PRONOUN_REACH &&
                   tokens_at(tokens, mention->first)->block ==
                       tokens_at(tokens, last->first)->block) {
            Tally *tally = tally_at(tallies, last->person);
            tally->female += mention->gender == GENDER_FEMALE ? 1 : 0;
            tally->male += mention->gender == GENDER_MALE ? 1 : 0;
        }
    }
}

static void decide_gender(Person *person, const Tally *tally)
{
    guint votes = tally->female + tally->male;
    if (person->kind == PERSON_GROUP) {
        person->gender = GENDER_UNKNOWN;
        return;
    }
    person->gender_shown = person->gender != GENDER_UNKNOWN;
    if (person->gender != GENDER_UNKNOWN || votes < FEWEST_VOTES) {
        return;
    }
    if (tally->female >= vote_share * votes) {
        person->gender = GENDER_FEMALE;
    } else if (tally->male >= vote_share * votes) {
        person->gender = GENDER_MALE;
    }
}

/* The given names of people whose sex is not shown otherwise speak for it. */
static void count_given_names(People *people, GArray *tallies)
{
    const Tokens *tokens = people->tokens;
    g_autofree gboolean *heard = g_new0(gboolean, people->people->len + 1);
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        guint first = mention->first + (mention->definite ? 1 : 0);
        const Lexeme *name =
            first < mention->end ? tokens_lexeme(tokens, tokens_at(tokens, first)) : NULL;
        if (mention->kind != MENTION_NAME || !name || heard[mention->person] ||
            people_person(people, mention->person)->gender != GENDER_UNKNOWN) {
            continue;
        }
        Gender gender = given_name_gender(tokens->language->code, name->folded);
        Tally *tally = tally_at(tallies, mention->person);
        heard[mention->person] = gender != GENDER_UNKNOWN;
        tally->female += gender == GENDER_FEMALE ? NAME_VOTES : 0;
        tally->male += gender == GENDER_MALE ? NAME_VOTES : 0;
    }
}

static guint32 last_classes(const People *people, const Mention *mention)
{
    const Token *last = tokens_at(people->tokens, mention->end - 1);
    return last->lexeme == NO_LEXEME ? 0 : tokens_lexeme(people->tokens, last)->classes;
}

static void decide_kind(People *people, const Mention *mention, const Tally *tally)
{
    Person *person = people_person(people, mention->person);
    if (person->kind != PERSON_NAMED || person->gender_shown) {
        return;
    }
    guint32 classes = last_classes(people, mention);
    gboolean sexless = person->gender == GENDER_UNKNOWN;
    if (sexless && classes & WORD_ORGANISATION) {
        person->kind = PERSON_ORGANISATION;
    } else if (person->cues == 0 &&
               ((sexless && classes & WORD_PLACE) || 3 * tally->places > tally->named)) {
        person->kind = PERSON_PLACE;
        person->gender = GENDER_UNKNOWN;
    }
}

/* Whether MENTION's words name its person: "a neighbour" beside a name does not. */
static gboolean is_called_so(const People *people, const Mention *mention)
{
    return mention->kind != MENTION_DESCRIPTION || mention->definite ||
           people_person(people, mention->person)->kind != PERSON_NAMED;
}

void people_describe(People *people)
{
    g_autoptr(GArray) tallies = g_array_sized_new(FALSE, TRUE, sizeof(Tally), people->people->len);
    g_array_set_size(tallies, people->people->len);
    count_mentions(people, tallies);
    count_pronouns(people, tallies);
    count_given_names(people, tallies);
    for (guint i = 0; i < people->people->len; i++) {
        decide_gender(people_person(people, (int)i), tally_at(tallies, (int)i));
    }
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        if (mention->person != NOBODY) {
            if (is_called_so(people, mention)) {
                people_add_name(people, mention);
            }
            decide_kind(people, mention, tally_at(tallies, mention->person));
        }
    }
    gboolean is_long = people->tokens->tokens->len > PEOPLE_SHORT_TEXT;
    for (guint i = 0; i < people->people->len; i++) {
        people_choose_name(people_person(people, (int)i), is_long);
    }
    people_find_self(people);
    people_find_protagonist(people);
    people_find_ages(people);
}
