/* Which names are one person's: forms of a name are joined from the fullest to the barest. */
#include "script/given_names.h"
#include "script/speaker/name_form.h"

/* What joining has to know of a person. */
typedef struct {
    int title;     /* lexeme that it goes by, or NO_LEXEME */
    int given;     /* lexeme, of a full name; else that of the surname */
    int surname;   /* lexeme */
    gboolean full; /* has a given name and a surname */
    Gender likely; /* of a full name: what its given name is for most */
    guint uses;    /* how often the text has the full name … */
    guint titled;  /* … and how often with a title */
} Trait;

typedef struct {
    People *people;
    GPtrArray *forms;    /* of Form *, in order of first use */
    GHashTable *by_key;  /* key -> Form * */
    GHashTable *by_word; /* lexeme -> GArray of int: people whose name has that word */
    GHashTable *by_ends; /* given name, surname -> person, for full names */
    GArray *traits;      /* of Trait, for each person */
    gboolean is_short;   /* an article or excerpt rather than a book */
    GHashTable *maidens; /* lexemes that stand behind a title of the unmarried */
    GHashTable *misters; /* surnames that stand behind a man's title */
} Joiner;

static const Lexeme *lexeme_at(const Joiner *joiner, int index)
{
    return &g_array_index(joiner->people->tokens->lexemes, Lexeme, index);
}

static Trait *trait_of(const Joiner *joiner, int person)
{
    return &g_array_index(joiner->traits, Trait, person);
}

static gboolean is_full(const Form *form)
{
    return form->words->len > 1;
}

static void collect_forms(Joiner *joiner)
{
    People *people = joiner->people;
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        if (mention->kind != MENTION_NAME) {
            continue;
        }
        Form *form = form_parse(people->tokens, mention);
        Form *known = g_hash_table_lookup(joiner->by_key, form->key);
        if (known) {
            form_free(form);
            form = known;
        } else {
            form->first = i;
            g_hash_table_insert(joiner->by_key, form->key, form);
            g_ptr_array_add(joiner->forms, form);
        }
        form->count++;
        form->women += mention->gender == GENDER_FEMALE ? 1 : 0;
        form->men += mention->gender == GENDER_MALE ? 1 : 0;
    }
}

/* The sex that a form without a title has by the words beside it, unless they are a rare
 * exception or disagree. */
static void settle_genders(Joiner *joiner)
{
    enum { ONE_IN = 10 };
    for (guint i = 0; i < joiner->forms->len; i++) {
        Form *form = g_ptr_array_index(joiner->forms, i);
        if (form->gender == GENDER_UNKNOWN && (form->women + form->men) * ONE_IN >= form->count) {
            form->gender = form->women > form->men   ? GENDER_FEMALE
                           : form->men > form->women ? GENDER_MALE
                                                     : GENDER_UNKNOWN;
        }
    }
}

static Gender given_gender(const Joiner *joiner, const Form *form)
{
    const Lexeme *first = lexeme_at(joiner, form_first(form));
    return first->classes & (WORD_GIVEN_NAME | WORD_TITLE | WORD_KIN) ? first->gender
                                                                      : GENDER_UNKNOWN;
}

/* The sex of most who bear the given name of FORM, a full name. */
static Gender likely_gender(const Joiner *joiner, const Form *form)
{
    return given_name_gender(joiner->people->tokens->language->code,
                             lexeme_at(joiner, form_first(form))->folded);
}

static void index_word(Joiner *joiner, int word, int person)
{
    GArray *found = g_hash_table_lookup(joiner->by_word, GINT_TO_POINTER(word));
    if (!found) {
        found = g_array_new(FALSE, FALSE, sizeof(int));
        g_hash_table_insert(joiner->by_word, GINT_TO_POINTER(word), found);
    }
    if (found->len == 0 || g_array_index(found, int, found->len - 1) != person) {
        g_array_append_val(found, person);
    }
}

/* "Mrs. John Knightley" is not John. */
static gboolean is_spouse(const Joiner *joiner, const Form *form)
{
    Gender given = given_gender(joiner, form);
    return is_full(form) && form->title != NO_LEXEME && form->gender != GENDER_UNKNOWN &&
           given != GENDER_UNKNOWN && form->gender != given;
}

static void add_person(Joiner *joiner, Form *form)
{
    Gender gender = form->gender != GENDER_UNKNOWN ? form->gender : given_gender(joiner, form);
    Person person = person_new(PERSON_NAMED, gender);
    form->person = (int)joiner->people->people->len;
    g_array_append_val(joiner->people->people, person);
    Trait trait = {.title = form->title,
                   .given = form_first(form),
                   .surname = form_last(form),
                   .full = is_full(form),
                   .likely = is_full(form) ? likely_gender(joiner, form) : GENDER_UNKNOWN};
    g_array_append_val(joiner->traits, trait);
    if (!is_spouse(joiner, form)) {
        index_word(joiner, form_first(form), form->person);
    }
    index_word(joiner, form_last(form), form->person);
}

/* Lets FORM be a name of PERSON, which may learn its sex and title from it. */
static void join(Joiner *joiner, Form *form, int person)
{
    form->person = person;
    Person *known = people_person(joiner->people, person);
    if (known->gender == GENDER_UNKNOWN) {
        known->gender = form->gender;
    }
    Trait *trait = trait_of(joiner, person);
    trait->title = trait->title == NO_LEXEME ? form->title : trait->title;
}

/* Where a man is time and again "Mr. John Grant", and still more is said of a "Mr. Grant", the
 * given name is there to tell the two apart. */
static gboolean is_namesake(const Form *form, const Trait *trait)
{
    enum { OFTEN = 5, MUCH = 4 };
    return trait->full && !is_full(form) && form->title != NO_LEXEME &&
           form->gender != GENDER_FEMALE && trait->titled >= OFTEN &&
           form->count >= MUCH * trait->uses;
}

static gboolean is_wife(const Joiner *joiner, int title)
{
    return title != NO_LEXEME && lexeme_at(joiner, title)->traits & TRAIT_WIFE;
}

/* Whether the woman with TRAIT, a full name, may be her family's daughter: she is called "Miss", or
 * the text is too short to tell and has her father, or husband. */
static gboolean is_maiden(const Joiner *joiner, const Trait *trait)
{
    gpointer surname = GINT_TO_POINTER(trait->surname);
    return g_hash_table_contains(joiner->maidens, GINT_TO_POINTER(trait->given)) ||
           g_hash_table_contains(joiner->maidens, surname) ||
           (joiner->is_short && g_hash_table_contains(joiner->misters, surname));
}

/* "Miss Bennet" is not "Mrs. Bennet", though both are women, and "Mrs. Grant" is not "Dr. Grant";
 * nor is she Jane Grant where Jane is a "Miss Grant". But "Captain Grant" may be "Mr. Grant". */
static gboolean titles_agree(const Joiner *joiner, const Form *form, int person)
{
    const Trait *trait = trait_of(joiner, person);
    if (is_namesake(form, trait)) {
        return FALSE;
    }
    if (form->title == NO_LEXEME || form->title == trait->title) {
        return TRUE;
    }
    gboolean woman = form->gender == GENDER_FEMALE;
    if (!trait->full) {
        return trait->title == NO_LEXEME ||
               (!woman && people_person(joiner->people, person)->gender != GENDER_FEMALE);
    }
    if (woman && trait->title != NO_LEXEME &&
        lexeme_at(joiner, trait->title)->gender == GENDER_FEMALE) {
        return FALSE;
    }
    return !is_wife(joiner, form->title) || !is_maiden(joiner, trait);
}

/* Behind a title stands a surname; a given name only where the word is known for one. */
static gboolean name_fits(const Joiner *joiner, const Form *form, int word, int person)
{
    const Trait *trait = trait_of(joiner, person);
    return form->title == NO_LEXEME || !trait->full || trait->surname == word ||
           lexeme_at(joiner, word)->classes & WORD_GIVEN_NAME;
}

/* Whether WORD, a bare surname of PERSON's, means somebody else where it can: a woman who goes by
 * a title is seldom called by it alone. */
static gboolean keeps_title(const Joiner *joiner, int word, int person)
{
    const Trait *trait = trait_of(joiner, person);
    return people_person(joiner->people, person)->gender == GENDER_FEMALE &&
           trait->title != NO_LEXEME && (!trait->full || trait->given != word);
}

/* Whether WORD in FORM means PERSON rather than the person THAN, or NOBODY. */
static gboolean is_likelier(const Joiner *joiner, const Form *form, int word, int person, int than)
{
    if (than == NOBODY || keeps_title(joiner, word, person) != keeps_title(joiner, word, than)) {
        return than == NOBODY || keeps_title(joiner, word, than);
    }
    gboolean same = form->title == trait_of(joiner, person)->title;
    if (form->title != NO_LEXEME && same != (form->title == trait_of(joiner, than)->title)) {
        return same;
    }
    return people_person(joiner->people, person)->mentions >
           people_person(joiner->people, than)->mentions;
}

/* Whether FORM's sex may be PERSON's. */
static gboolean genders_agree(const Joiner *joiner, const Form *form, int person)
{
    const Person *known = people_person(joiner->people, person);
    Gender gender =
        known->gender != GENDER_UNKNOWN ? known->gender : trait_of(joiner, person)->likely;
    return gender == GENDER_UNKNOWN || form->gender == GENDER_UNKNOWN || gender == form->gender;
}

/* The person whose name has WORD and can be FORM's: the likeliest of several with MOST, else only
 * one who is mentioned much more than the others; NOBODY. */
static int find_person(const Joiner *joiner, const Form *form, int word, gboolean most)
{
    enum { MUCH = 8 };
    const GArray *found = g_hash_table_lookup(joiner->by_word, GINT_TO_POINTER(word));
    int best = NOBODY;
    guint others = 0; /* how often the most mentioned of the others is */
    for (guint i = 0; found && i < found->len; i++) {
        int person = g_array_index(found, int, i);
        if (!name_fits(joiner, form, word, person) || !genders_agree(joiner, form, person) ||
            !titles_agree(joiner, form, person)) {
            continue;
        }
        int lesser = person;
        if (is_likelier(joiner, form, word, person, best)) {
            lesser = best;
            best = person;
        }
        others = lesser == NOBODY ? others
                                  : MAX(others, people_person(joiner->people, lesser)->mentions);
    }
    gboolean clear = most || best == NOBODY || others == 0 ||
                     people_person(joiner->people, best)->mentions >= MUCH * others;
    return clear ? best : NOBODY;
}

/* The word of the text that is the formal name for WORD, a nickname; NO_LEXEME. */
static int formal_name(const Joiner *joiner, int word)
{
    const Tokens *tokens = joiner->people->tokens;
    const char *formal =
        g_hash_table_lookup(tokens->language->nicknames, lexeme_at(joiner, word)->folded);
    gpointer found;
    gboolean known = formal && g_hash_table_lookup_extended(tokens->index, formal, NULL, &found);
    return known ? GPOINTER_TO_INT(found) : NO_LEXEME;
}

/* "Kitty" may be Catherine, but is not Lady Catherine. */
static int find_by_nickname(const Joiner *joiner, const Form *form)
{
    int word = formal_name(joiner, form_first(form));
    int person = word == NO_LEXEME ? NOBODY : find_person(joiner, form, word, FALSE);
    gboolean familiar = person != NOBODY && trait_of(joiner, person)->given == word &&
                        !is_wife(joiner, trait_of(joiner, person)->title);
    return familiar ? person : NOBODY;
}

static char *ends_key(const Joiner *joiner, const Form *form, int given)
{
    return g_strdup_printf("%d %d %d", given, form_last(form), is_spouse(joiner, form));
}

/* The person who has FORM's surname and GIVEN for a given name; NOBODY. */
static int find_by_ends(const Joiner *joiner, const Form *form, int given)
{
    g_autofree char *key = ends_key(joiner, form, given);
    gpointer known;
    return g_hash_table_lookup_extended(joiner->by_ends, key, NULL, &known) ? GPOINTER_TO_INT(known)
                                                                            : NOBODY;
}

/* The person of FORM's surname whose given name is the formal one for FORM's, or the familiar one;
 * NOBODY. */
static int find_by_familiar_ends(const Joiner *joiner, const Form *form)
{
    int formal = formal_name(joiner, form_first(form));
    int person = formal == NO_LEXEME ? NOBODY : find_by_ends(joiner, form, formal);
    const GArray *namesakes =
        g_hash_table_lookup(joiner->by_word, GINT_TO_POINTER(form_last(form)));
    for (guint i = 0; namesakes && person == NOBODY && i < namesakes->len; i++) {
        int other = g_array_index(namesakes, int, i);
        const Trait *trait = trait_of(joiner, other);
        gboolean familiar = trait->full && trait->surname == form_last(form) &&
                            formal_name(joiner, trait->given) == form_first(form);
        person = familiar ? other : NOBODY;
    }
    return person;
}

/* A full name: one person for each pair of given name and surname, middle names aside. "Bill Grant"
 * is William Grant, unless both are named so often that they may be son and father. */
static void place_full_name(Joiner *joiner, Form *form)
{
    enum { OFTEN = 5 };
    int person = find_by_ends(joiner, form, form_first(form));
    if (person == NOBODY && form->count < OFTEN) {
        person = find_by_familiar_ends(joiner, form);
    }
    if (person == NOBODY) {
        add_person(joiner, form);
        g_hash_table_insert(joiner->by_ends, ends_key(joiner, form, form_first(form)),
                            GINT_TO_POINTER(form->person));
    } else {
        join(joiner, form, person);
    }
    Trait *trait = trait_of(joiner, form->person);
    trait->uses += form->count;
    trait->titled += form->title == NO_LEXEME ? 0 : form->count;
}

/* Joins FORM to the person whose surname or nickname it is (with MOST, the likeliest of several),
 * or makes it someone new. */
static void place_by_last_word(Joiner *joiner, Form *form, gboolean most)
{
    int person = find_person(joiner, form, form_last(form), most);
    if (person == NOBODY) {
        person = find_by_nickname(joiner, form);
    }
    if (person == NOBODY) {
        add_person(joiner, form);
    } else {
        join(joiner, form, person);
    }
}

/* The commonest first: they say most surely whose name it is. */
static int compare_forms(const void *a, const void *b)
{
    const Form *first = *(Form *const *)a;
    const Form *second = *(Form *const *)b;
    if (first->count != second->count) {
        return first->count > second->count ? -1 : 1;
    }
    return first->first < second->first ? -1 : 1;
}

/* Notes what the titles of FORM tell of its family. */
static void note_family(Joiner *joiner, const Form *form)
{
    if (form->title == NO_LEXEME) {
        return;
    }
    if (form->gender == GENDER_MALE) {
        g_hash_table_add(joiner->misters, GINT_TO_POINTER(form_last(form)));
    }
    gboolean maiden = (lexeme_at(joiner, form->title)->traits & TRAIT_MAIDEN) != 0;
    for (guint i = 0; maiden && i < form->words->len; i++) {
        int word = g_array_index(form->words, int, i);
        g_hash_table_add(joiner->maidens, GINT_TO_POINTER(word));
    }
}

static void place_forms(Joiner *joiner)
{
    for (guint i = 0; i < joiner->forms->len; i++) {
        note_family(joiner, g_ptr_array_index(joiner->forms, i));
    }
    g_ptr_array_sort(joiner->forms, compare_forms);
    enum { FULL, TITLED, SINGLE, PASSES };
    for (int pass = FULL; pass < PASSES; pass++) {
        for (guint i = 0; i < joiner->forms->len; i++) {
            Form *form = g_ptr_array_index(joiner->forms, i);
            int kind = is_full(form) ? FULL : form->title != NO_LEXEME ? TITLED : SINGLE;
            if (kind != pass) {
                continue;
            }
            if (kind == FULL) {
                place_full_name(joiner, form);
            } else {
                place_by_last_word(joiner, form, kind == SINGLE);
            }
            people_person(joiner->people, form->person)->mentions += form->count;
        }
    }
}

static void assign_names(Joiner *joiner)
{
    People *people = joiner->people;
    for (guint i = 0; i < people->mentions->len; i++) {
        Mention *mention = people_mention(people, (int)i);
        if (mention->kind == MENTION_NAME) {
            Form *form = form_parse(joiner->people->tokens, mention);
            Form *known = g_hash_table_lookup(joiner->by_key, form->key);
            mention->person = known->person;
            form_free(form);
        }
    }
}

void people_join(People *people)
{
    Joiner joiner = {
        .people = people,
        .by_ends = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .forms = g_ptr_array_new_with_free_func((GDestroyNotify)form_free),
        .by_key = g_hash_table_new(g_str_hash, g_str_equal),
        .by_word = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref),
        .traits = g_array_new(FALSE, FALSE, sizeof(Trait)),
        .is_short = people->tokens->tokens->len <= PEOPLE_SHORT_TEXT,
        .maidens = g_hash_table_new(NULL, NULL),
        .misters = g_hash_table_new(NULL, NULL),
    };
    collect_forms(&joiner);
    settle_genders(&joiner);
    place_forms(&joiner);
    assign_names(&joiner);
    g_hash_table_unref(joiner.by_key);
    g_hash_table_unref(joiner.by_word);
    g_ptr_array_unref(joiner.forms);
    g_array_unref(joiner.traits);
    g_hash_table_unref(joiner.maidens);
    g_hash_table_unref(joiner.misters);
    g_hash_table_unref(joiner.by_ends);
}
