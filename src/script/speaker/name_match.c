#include "script/speaker/name_match.h"

Gender form_gender(const Joiner *joiner, const Form *form)
{
    const Lexeme *first = joiner_lexeme(joiner, form_first(form));
    return first->classes & (WORD_GIVEN_NAME | WORD_TITLE | WORD_KIN) ? first->gender
                                                                      : GENDER_UNKNOWN;
}

gboolean form_is_spouse(const Joiner *joiner, const Form *form)
{
    Gender given = form_gender(joiner, form);
    return form_is_full(form) && form->title != NO_LEXEME && form->gender != GENDER_UNKNOWN &&
           given != GENDER_UNKNOWN && form->gender != given;
}

/* Where a man is time and again "Mr. John Grant", and still more is said of a "Mr. Grant", the
 * given name is there to tell the two apart. */
static gboolean is_namesake(const Form *form, const Trait *trait)
{
    enum { OFTEN = 5, MUCH = 4 };
    return trait->full && !form_is_full(form) && form->title != NO_LEXEME &&
           form->gender != GENDER_FEMALE && trait->titled >= OFTEN &&
           form->count >= MUCH * trait->uses;
}

static gboolean is_wife(const Joiner *joiner, int title)
{
    return title != NO_LEXEME && joiner_lexeme(joiner, title)->traits & TRAIT_WIFE;
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
    const Trait *trait = joiner_trait(joiner, person);
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
        joiner_lexeme(joiner, trait->title)->gender == GENDER_FEMALE) {
        return FALSE;
    }
    return !is_wife(joiner, form->title) || !is_maiden(joiner, trait);
}

/* Behind a title stands a surname; a given name only where the word is known for one. */
static gboolean name_fits(const Joiner *joiner, const Form *form, int word, int person)
{
    const Trait *trait = joiner_trait(joiner, person);
    return form->title == NO_LEXEME || !trait->full || trait->surname == word ||
           joiner_lexeme(joiner, word)->classes & WORD_GIVEN_NAME;
}

/* Whether WORD, a bare surname of PERSON's, means somebody else where it can: a woman who goes by
 * a title is seldom called by it alone. */
static gboolean keeps_title(const Joiner *joiner, int word, int person)
{
    const Trait *trait = joiner_trait(joiner, person);
    return people_person(joiner->people, person)->gender == GENDER_FEMALE &&
           trait->title != NO_LEXEME && (!trait->full || trait->given != word);
}

/* Whether WORD in FORM means PERSON rather than the person THAN, or NOBODY. */
static gboolean is_likelier(const Joiner *joiner, const Form *form, int word, int person, int than)
{
    if (than == NOBODY || keeps_title(joiner, word, person) != keeps_title(joiner, word, than)) {
        return than == NOBODY || keeps_title(joiner, word, than);
    }
    gboolean same = form->title == joiner_trait(joiner, person)->title;
    if (form->title != NO_LEXEME && same != (form->title == joiner_trait(joiner, than)->title)) {
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
        known->gender != GENDER_UNKNOWN ? known->gender : joiner_trait(joiner, person)->likely;
    return gender == GENDER_UNKNOWN || form->gender == GENDER_UNKNOWN || gender == form->gender;
}

int joiner_find(const Joiner *joiner, const Form *form, int word, gboolean most)
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
        g_hash_table_lookup(tokens->language->nicknames, joiner_lexeme(joiner, word)->folded);
    gpointer found;
    gboolean known = formal && g_hash_table_lookup_extended(tokens->index, formal, NULL, &found);
    return known ? GPOINTER_TO_INT(found) : NO_LEXEME;
}

int joiner_find_by_nickname(const Joiner *joiner, const Form *form)
{
    int word = formal_name(joiner, form_first(form));
    int person = word == NO_LEXEME ? NOBODY : joiner_find(joiner, form, word, FALSE);
    gboolean familiar = person != NOBODY && joiner_trait(joiner, person)->given == word &&
                        !is_wife(joiner, joiner_trait(joiner, person)->title);
    return familiar ? person : NOBODY;
}

char *joiner_ends_key(const Joiner *joiner, const Form *form, int given)
{
    return g_strdup_printf("%d %d %d", given, form_last(form), form_is_spouse(joiner, form));
}

int joiner_find_by_ends(const Joiner *joiner, const Form *form, int given)
{
    g_autofree char *key = joiner_ends_key(joiner, form, given);
    gpointer known;
    return g_hash_table_lookup_extended(joiner->by_ends, key, NULL, &known) ? GPOINTER_TO_INT(known)
                                                                            : NOBODY;
}

int joiner_find_by_familiar_name(const Joiner *joiner, const Form *form)
{
    int formal = formal_name(joiner, form_first(form));
    int person = formal == NO_LEXEME ? NOBODY : joiner_find_by_ends(joiner, form, formal);
    const GArray *namesakes =
        g_hash_table_lookup(joiner->by_word, GINT_TO_POINTER(form_last(form)));
    for (guint i = 0; namesakes && person == NOBODY && i < namesakes->len; i++) {
        int other = g_array_index(namesakes, int, i);
        const Trait *trait = joiner_trait(joiner, other);
        gboolean familiar = trait->full && trait->surname == form_last(form) &&
                            formal_name(joiner, trait->given) == form_first(form);
        person = familiar ? other : NOBODY;
    }
    return person;
}
