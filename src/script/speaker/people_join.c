/* Which names are one person's: forms of a name are joined from the fullest to the barest. */
#include "script/speaker/name_form.h"

/* What joining has to know of a person. */
typedef struct {
    int title;     /* lexeme that it goes by, or NO_LEXEME */
    int surname;   /* lexeme */
    gboolean full; /* has a given name and a surname */
} Trait;

typedef struct {
    People *people;
    GPtrArray *forms;    /* of Form *, in order of first use */
    GHashTable *by_key;  /* key -> Form * */
    GHashTable *by_word; /* lexeme -> GArray of int: people whose name has that word */
    GArray *traits;      /* of Trait, for each person */
    GHashTable *misters; /* surname lexeme -> how often it follows a man's title */
} Joiner;

static const Lexeme *lexeme_at(const Joiner *joiner, int index)
{
    return &g_array_index(joiner->people->tokens->lexemes, Lexeme, index);
}

static void collect_forms(Joiner *joiner)
{
    People *people = joiner->people;
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        if (mention->kind == MENTION_NAME) {
            Form *form = form_parse(joiner->people->tokens, mention);
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
            if (form->gender == GENDER_UNKNOWN) {
                form->gender = mention->gender;
            }
        }
    }
}

static Gender given_gender(const Joiner *joiner, const Form *form)
{
    const Lexeme *first = lexeme_at(joiner, form_first(form));
    return first->classes & (WORD_GIVEN_NAME | WORD_TITLE | WORD_KIN) ? first->gender
                                                                      : GENDER_UNKNOWN;
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
    return form->words->len > 1 && form->gender != GENDER_UNKNOWN && given != GENDER_UNKNOWN &&
           form->gender != given;
}

static void add_person(Joiner *joiner, Form *form)
{
    Gender gender = form->gender != GENDER_UNKNOWN ? form->gender : given_gender(joiner, form);
    Person person = person_new(PERSON_NAMED, gender);
    form->person = (int)joiner->people->people->len;
    g_array_append_val(joiner->people->people, person);
    Trait trait = {form->title, form_last(form), form->words->len > 1};
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
    Trait *trait = &g_array_index(joiner->traits, Trait, person);
    trait->title = trait->title == NO_LEXEME ? form->title : trait->title;
}

/* Whether there is a man of FORM's surname in the text, not much less mentioned than FORM. */
static gboolean has_mister(const Joiner *joiner, const Form *form)
{
    enum { MUCH = 3 };
    gpointer men = g_hash_table_lookup(joiner->misters, GINT_TO_POINTER(form_last(form)));
    return MUCH * GPOINTER_TO_UINT(men) >= form->count;
}

/* "Miss Bennet" is not "Mrs. Bennet", though both are women, and "Mrs. Grant" is not "Dr. Grant";
 * nor is she Jane Grant where there is a Mr. Grant. But "Captain Grant" may be "Mr. Grant". */
static gboolean titles_agree(const Joiner *joiner, const Form *form, int person)
{
    const Trait *trait = &g_array_index(joiner->traits, Trait, person);
    if (form->title == NO_LEXEME || form->title == trait->title) {
        return TRUE;
    }
    gboolean woman = form->gender == GENDER_FEMALE;
    if (trait->full) {
        return !woman || (trait->title == NO_LEXEME && !has_mister(joiner, form)) ||
               (trait->title != NO_LEXEME &&
                lexeme_at(joiner, trait->title)->gender != GENDER_FEMALE);
    }
    return trait->title == NO_LEXEME ||
           (!woman && people_person(joiner->people, person)->gender != GENDER_FEMALE);
}

/* Behind a title stands a surname; a given name only where the word is known for one. */
static gboolean name_fits(const Joiner *joiner, const Form *form, int word, int person)
{
    const Trait *trait = &g_array_index(joiner->traits, Trait, person);
    return form->title == NO_LEXEME || !trait->full || trait->surname == word ||
           lexeme_at(joiner, word)->classes & WORD_GIVEN_NAME;
}

/* The only person whose name has WORD and can be FORM's, the most mentioned of several where
 * MOST is set; NOBODY. */
static int find_person(const Joiner *joiner, const Form *form, int word, gboolean most)
{
    const GArray *found = g_hash_table_lookup(joiner->by_word, GINT_TO_POINTER(word));
    int best = NOBODY;
    for (guint i = 0; found && i < found->len; i++) {
        int person = g_array_index(found, int, i);
        const Person *known = people_person(joiner->people, person);
        if (!name_fits(joiner, form, word, person) || !person_agrees(known, form->gender) ||
            !titles_agree(joiner, form, person)) {
            continue;
        }
        if (best != NOBODY && !most) {
            return NOBODY;
        }
        if (best == NOBODY || known->mentions > people_person(joiner->people, best)->mentions) {
            best = person;
        }
    }
    return best;
}

static int find_by_nickname(const Joiner *joiner, const Form *form)
{
    const Tokens *tokens = joiner->people->tokens;
    const char *name = lexeme_at(joiner, form_first(form))->folded;
    const char *formal = g_hash_table_lookup(tokens->language->nicknames, name);
    gpointer word;
    if (!formal || !g_hash_table_lookup_extended(tokens->index, formal, NULL, &word)) {
        return NOBODY;
    }
    return find_person(joiner, form, GPOINTER_TO_INT(word), FALSE);
}

/* A full name: one person for each pair of given name and surname, middle names aside. */
static void place_full_name(Joiner *joiner, GHashTable *by_ends, Form *form)
{
    char *key =
        g_strdup_printf("%d %d %d", form_first(form), form_last(form), is_spouse(joiner, form));
    gpointer known;
    if (g_hash_table_lookup_extended(by_ends, key, NULL, &known)) {
        join(joiner, form, GPOINTER_TO_INT(known));
        g_free(key);
    } else {
        add_person(joiner, form);
        g_hash_table_insert(by_ends, key, GINT_TO_POINTER(form->person));
    }
}

/* Joins FORM to the person whose surname or nickname it is (with MOST, the most mentioned of
 * several), or makes it someone new. */
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

static void count_misters(Joiner *joiner)
{
    for (guint i = 0; i < joiner->forms->len; i++) {
        const Form *form = g_ptr_array_index(joiner->forms, i);
        if (form->title != NO_LEXEME && form->gender == GENDER_MALE) {
            gpointer word = GINT_TO_POINTER(form_last(form));
            guint count = GPOINTER_TO_UINT(g_hash_table_lookup(joiner->misters, word));
            g_hash_table_insert(joiner->misters, word, GUINT_TO_POINTER(count + form->count));
        }
    }
}

static void place_forms(Joiner *joiner)
{
    count_misters(joiner);
    g_ptr_array_sort(joiner->forms, compare_forms);
    g_autoptr(GHashTable) by_ends = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    enum { FULL, TITLED, SINGLE, PASSES };
    for (int pass = FULL; pass < PASSES; pass++) {
        for (guint i = 0; i < joiner->forms->len; i++) {
            Form *form = g_ptr_array_index(joiner->forms, i);
            int kind = form->words->len > 1 ? FULL : form->title != NO_LEXEME ? TITLED : SINGLE;
            if (kind != pass) {
                continue;
            }
            if (kind == FULL) {
                place_full_name(joiner, by_ends, form);
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

/* Descriptions are one person's where they are the same words, the article aside. */
static void assign_descriptions(Joiner *joiner)
{
    People *people = joiner->people;
    const Tokens *tokens = people->tokens;
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < people->mentions->len; i++) {
        Mention *mention = people_mention(people, (int)i);
        if (mention->kind != MENTION_DESCRIPTION) {
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

void people_join(People *people)
{
    Joiner joiner = {
        .people = people,
        .forms = g_ptr_array_new_with_free_func((GDestroyNotify)form_free),
        .by_key = g_hash_table_new(g_str_hash, g_str_equal),
        .by_word = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref),
        .traits = g_array_new(FALSE, FALSE, sizeof(Trait)),
        .misters = g_hash_table_new(NULL, NULL),
    };
    collect_forms(&joiner);
    place_forms(&joiner);
    assign_names(&joiner);
    assign_descriptions(&joiner);
    g_hash_table_unref(joiner.by_key);
    g_hash_table_unref(joiner.by_word);
    g_ptr_array_unref(joiner.forms);
    g_array_unref(joiner.traits);
    g_hash_table_unref(joiner.misters);
}
