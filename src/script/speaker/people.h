/* Everyone in a text: a registry of people, organisations and groups, the names and descriptions
 * each goes by, and every place that mentions one. */
#ifndef LECTERN_SCRIPT_PEOPLE_H
#define LECTERN_SCRIPT_PEOPLE_H

#include "script/speaker/tokens.h"

typedef enum {
    PERSON_NAMED,        /* has a proper name: "Emma Woodhouse", "the Duchess" */
    PERSON_DESCRIBED,    /* only described: "the old man" */
    PERSON_GROUP,        /* many: "officials" */
    PERSON_ORGANISATION, /* "the Ministry of Defence" */
    PERSON_PLACE,        /* a name that is nobody's: "Kent" */
    PERSON_SELF,         /* who tells the text, where it says "I" */
} PersonKind;

/* One way in which someone is called. */
typedef struct {
    char *text;
    guint count;
    guint words;
    gboolean proper; /* a name, not only a description */
} Name;

typedef struct {
    PersonKind kind;
    Gender gender;
    gboolean gender_shown; /* by a name or title, not only by pronouns near it */
    Age age;
    GArray *names;  /* of Name, in order of first use */
    guint name;     /* the one to call them by, an index into names */
    guint mentions; /* in narration */
    guint cues;     /* how often it is the subject of a verb of speech */
} Person;

typedef enum {
    MENTION_NAME,
    MENTION_DESCRIPTION,
    MENTION_PRONOUN, /* person is NOBODY: rules work out who is meant */
    MENTION_SELF,    /* "I" */
} MentionKind;

enum { NOBODY = -1, NO_MENTION = -1 };

typedef struct {
    guint first; /* tokens, end exclusive */
    guint end;
    MentionKind kind;
    Gender gender;
    int person;          /* index into people, or NOBODY */
    gboolean plural;     /* "they", "officials" */
    gboolean object;     /* follows a preposition, or is an object form: "him" */
    gboolean possessive; /* "Anna’s", "his" */
    gboolean definite;   /* "the man", not "a man" */
    gboolean in_speech;  /* within a quotation */
} Mention;

typedef struct {
    const Tokens *tokens;
    GArray *people;     /* of Person */
    GArray *mentions;   /* of Mention, in order */
    GArray *mention_at; /* of int, for each token the mention that holds it, or NO_MENTION */
    int self;           /* the person who tells the text, or NOBODY */
    int protagonist;    /* whom most of a short text is about, or NOBODY */
} People;

/* The people of the text of TOKENS, which must outlive them. Free with people_free. */
People *people_new(const Tokens *tokens);
void people_free(People *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(People, people_free)

static inline Person *people_person(const People *people, int index)
{
    return &g_array_index(people->people, Person, index);
}

static inline Mention *people_mention(const People *people, int index)
{
    return &g_array_index(people->mentions, Mention, index);
}

/* What PERSON is called. */
static inline const char *person_name(const Person *person)
{
    return g_array_index(person->names, Name, person->name).text;
}

/* The mention that holds TOKEN; NULL where there is none. */
static inline Mention *people_mention_at(const People *people, guint token)
{
    int index = g_array_index(people->mention_at, int, token);
    return index == NO_MENTION ? NULL : people_mention(people, index);
}

/* Whether GENDER may be PERSON's: both are known only if they are the same. */
static inline gboolean person_agrees(const Person *person, Gender gender)
{
    return gender == GENDER_UNKNOWN || person->gender == GENDER_UNKNOWN || person->gender == gender;
}

/* Whether PERSON is one human being, named or not: no group, organisation or other. */
static inline gboolean person_is_someone(const Person *person)
{
    return person->kind == PERSON_NAMED || person->kind == PERSON_DESCRIBED;
}

/* A person without a name or mention so far. */
Person person_new(PersonKind kind, Gender gender);

/* A text of fewer tokens is an article rather than a book. */
enum { PEOPLE_SHORT_TEXT = 8000 };

/* People of TOKENS before anyone is found. */
People *people_empty(const Tokens *tokens);

/* The steps of people_new: finding what looks like a mention, saying which are one person, and
 * working out sex, kind and names. */
void people_find_mentions(People *people);
void people_join(People *people);
void people_join_descriptions(People *people);
void people_describe(People *people);

/* Works out who is young, grown up or old, by what they are called and how many years they have. */
void people_find_ages(People *people);

/* Who tells the text; and whom it is about, for whom "the man" then stands. */
void people_find_self(People *people);
void people_find_protagonist(People *people);

/* Whose name the one who says "I" in the narration goes by; NOBODY where nothing shows it. */
int people_narrator(const People *people);

/* Lets the words of MENTION be a name of its person. */
void people_add_name(People *people, const Mention *mention);

/* Chooses the fullest name, a proper one where there is any; in a long text (IS_LONG) the fullest
 * of those in use, for there a name that is rare is often somebody else's form of it. */
void people_choose_name(Person *person, gboolean is_long);

#endif
