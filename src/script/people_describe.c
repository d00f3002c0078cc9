/* What the text shows of its people: their sex, their kind, their fullest name. */
#include <string.h>

#include "base/utf8.h"
#include "script/people.h"

/* How far a pronoun reaches back to a name that it tells the sex of, in tokens. */
enum { PRONOUN_REACH = 30 };
/* A sex is believed where that many pronouns, and that share of them, say so. */
enum { FEWEST_VOTES = 2 };
static const double vote_share = 0.65;
/* A short text is about one person where that share of its mentions by name are theirs. */
enum { SHORT_TEXT = 8000, FEWEST_MENTIONS = 5 };
static const double protagonist_share = 0.5;
/* In a long text a name is in use where it is that share of the commonest. */
static const double name_share = 0.25;
/* "I" in narration makes someone who tells the text. */
enum { FEWEST_SELF = 3 };

typedef struct {
    guint female;
    guint male;
    guint places; /* after "in", "at" … */
    guint named;  /* mentions by name, in narration or speech */
} Tally;

static Tally *tally_at(GArray *tallies, int person)
{
    return &g_array_index(tallies, Tally, person);
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
            const char *word = tokens_lexeme(tokens, before)->folded;
            tally->places += g_str_equal(word, "in") || g_str_equal(word, "at") ? 1 : 0;
        }
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

static void add_name(People *people, const Mention *mention)
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
    Name name = {text, 1, mention->end - mention->first};
    g_array_append_val(person->names, name);
}

/* The fullest name; in a long text the fullest of those in use, for there a name that is rare is
 * often somebody else's form of it. */
static void choose_name(const People *people, Person *person)
{
    gboolean is_long = people->tokens->tokens->len > SHORT_TEXT;
    guint most = 0;
    for (guint i = 0; i < person->names->len; i++) {
        most = MAX(most, g_array_index(person->names, Name, i).count);
    }
    guint fullest = 0;
    for (guint i = 0; i < person->names->len; i++) {
        const Name *name = &g_array_index(person->names, Name, i);
        if ((!is_long || name->count >= name_share * most) && name->words > fullest) {
            fullest = name->words;
            person->name = i;
        }
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
    if (person->kind != PERSON_NAMED || person->gender != GENDER_UNKNOWN) {
        return;
    }
    guint32 classes = last_classes(people, mention);
    if (classes & WORD_ORGANISATION) {
        person->kind = PERSON_ORGANISATION;
    } else if (person->cues == 0 && (classes & WORD_PLACE || 3 * tally->places > tally->named)) {
        person->kind = PERSON_PLACE;
    }
}

static void find_self(People *people)
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
    people->self = interviewer;
    if (interviewer == NOBODY) {
        Person self = person_new(PERSON_SELF, GENDER_UNKNOWN);
        Name name = {g_strdup("The narrator"), 1, 2};
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

static void find_protagonist(People *people)
{
    if (people->tokens->tokens->len > SHORT_TEXT) {
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
           !mention->in_speech && !mention->object && mention->person != people->self &&
           !token_is(people->tokens, first, WORD_POSSESSIVE) &&
           person_agrees(people_person(people, people->protagonist), mention->gender) &&
           !is_introduced(people, (int)index);
}

/* A text about one person says "the man" and "the former soldier" for them: a description of
 * their sex, and one that speaks, wherever it stands. */
static void resolve_descriptions(People *people)
{
    if (people->protagonist == NOBODY) {
        return;
    }
    g_autofree gboolean *means = g_new0(gboolean, people->people->len);
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        if (may_be_protagonist(people, i) &&
            ((mention->gender != GENDER_UNKNOWN && mention->end - mention->first == 2) ||
             is_cue(people, mention))) {
            means[mention->person] = TRUE;
        }
    }
    for (guint i = 0; i < people->mentions->len; i++) {
        Mention *mention = people_mention(people, (int)i);
        if (may_be_protagonist(people, i) && means[mention->person]) {
            mention->person = people->protagonist;
            add_name(people, mention);
        }
    }
}

void people_describe(People *people)
{
    g_autoptr(GArray) tallies = g_array_sized_new(FALSE, TRUE, sizeof(Tally), people->people->len);
    g_array_set_size(tallies, people->people->len);
    count_mentions(people, tallies);
    count_pronouns(people, tallies);
    for (guint i = 0; i < people->people->len; i++) {
        decide_gender(people_person(people, (int)i), tally_at(tallies, (int)i));
    }
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        if (mention->person != NOBODY) {
            add_name(people, mention);
            decide_kind(people, mention, tally_at(tallies, mention->person));
        }
    }
    for (guint i = 0; i < people->people->len; i++) {
        choose_name(people, people_person(people, (int)i));
    }
    find_self(people);
    find_protagonist(people);
    resolve_descriptions(people);
}
