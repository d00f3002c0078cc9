/* Which names are one person's: forms of a name are joined from the fullest to the barest. */
#include <string.h>

#include "script/people.h"

/* A way in which someone is named: title and words, without the marks. */
typedef struct {
    char *key;
    GArray *words; /* of int, lexemes, the title left out unless it is all there is */
    int title;     /* lexeme, or NO_LEXEME */
    Gender gender;
    gboolean definite;
    guint count;
    guint first; /* the mention that it is first seen in */
    int person;
} Form;

typedef struct {
    People *people;
    GPtrArray *forms;    /* of Form *, in order of first use */
    GHashTable *by_key;  /* key -> Form * */
    GHashTable *by_word; /* lexeme -> GArray of int: people whose name has that word */
    GArray *titles;      /* of int, for each person the title it goes by, or NO_LEXEME */
} Joiner;

static void free_form(void *data)
{
    Form *form = data;
    g_free(form->key);
    g_array_unref(form->words);
    g_free(form);
}

static const Lexeme *lexeme_at(const Joiner *joiner, int index)
{
    return &g_array_index(joiner->people->tokens->lexemes, Lexeme, index);
}

static int first_word(const Form *form)
{
    return g_array_index(form->words, int, 0);
}

static int last_word(const Form *form)
{
    return g_array_index(form->words, int, form->words->len - 1);
}

static Form *parse_form(const Joiner *joiner, const Mention *mention)
{
    const Tokens *tokens = joiner->people->tokens;
    Form *form = g_new0(Form, 1);
    form->words = g_array_new(FALSE, FALSE, sizeof(int));
    form->title = NO_LEXEME;
    form->definite = mention->definite;
    form->person = NOBODY;
    gboolean naming = FALSE;
    for (guint i = mention->first + (mention->definite ? 1 : 0); i < mention->end; i++) {
        const Token *token = tokens_at(tokens, i);
        if (token->lexeme == NO_LEXEME) {
            continue;
        }
        const Lexeme *lexeme = tokens_lexeme(tokens, token);
        if (!naming && lexeme->classes & WORD_TITLE && i + 1 < mention->end) {
            form->title = token->lexeme;
            form->gender = form->gender == GENDER_UNKNOWN ? lexeme->gender : form->gender;
            continue;
        }
        naming = TRUE;
        g_array_append_val(form->words, token->lexeme);
    }
    if (form->words->len == 0) {
        g_array_append_val(form->words, form->title);
        form->title = NO_LEXEME;
    }
    GString *key =
        g_string_new(form->title == NO_LEXEME ? "" : lexeme_at(joiner, form->title)->folded);
    for (guint i = 0; i < form->words->len; i++) {
        g_string_append_c(key, ' ');
        g_string_append(key, lexeme_at(joiner, g_array_index(form->words, int, i))->folded);
    }
    form->key = g_string_free(key, FALSE);
    return form;
}

static void collect_forms(Joiner *joiner)
{
    People *people = joiner->people;
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        if (mention->kind == MENTION_NAME) {
            Form *form = parse_form(joiner, mention);
            Form *known = g_hash_table_lookup(joiner->by_key, form->key);
            if (known) {
                free_form(form);
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
    const Lexeme *first = lexeme_at(joiner, first_word(form));
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

static void add_person(Joiner *joiner, Form *form)
{
    Gender gender = form->gender != GENDER_UNKNOWN ? form->gender : given_gender(joiner, form);
    Person person = {
        .kind = PERSON_NAMED, .gender = gender, .aliases = g_ptr_array_new_with_free_func(g_free)};
    form->person = (int)joiner->people->people->len;
    g_array_append_val(joiner->people->people, person);
    g_array_append_val(joiner->titles, form->title);
    index_word(joiner, first_word(form), form->person);
    index_word(joiner, last_word(form), form->person);
}

/* Lets FORM be a name of PERSON, which may learn its sex and title from it. */
static void join(Joiner *joiner, Form *form, int person)
{
    form->person = person;
    Person *known = people_person(joiner->people, person);
    if (known->gender == GENDER_UNKNOWN) {
        known->gender = form->gender;
    }
    int *title = &g_array_index(joiner->titles, int, person);
    *title = *title == NO_LEXEME ? form->title : *title;
}

/* "Miss Bennet" is not "Mrs. Bennet", though both are women; "Dr. Grant" may be "Mr. Grant". */
static gboolean titles_agree(const Joiner *joiner, const Form *form, int person)
{
    int title = g_array_index(joiner->titles, int, person);
    return form->title == NO_LEXEME || title == NO_LEXEME || form->title == title ||
           form->gender != GENDER_FEMALE;
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
        if (!person_agrees(known, form->gender) || !titles_agree(joiner, form, person)) {
            continue;
        }
        if (best == NOBODY) {
            best = person;
        } else if (!most) {
            return NOBODY;
        } else if (known->mentions > people_person(joiner->people, best)->mentions) {
            best = person;
        }
    }
    return best;
}

static int find_by_nickname(const Joiner *joiner, const Form *form)
{
    const Tokens *tokens = joiner->people->tokens;
    const char *name = lexeme_at(joiner, first_word(form))->folded;
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
    Gender given = given_gender(joiner, form);
    /* "Mrs. John Knightley" is not John. */
    gboolean spouse =
        form->gender != GENDER_UNKNOWN && given != GENDER_UNKNOWN && form->gender != given;
    char *key = g_strdup_printf("%d %d %d", first_word(form), last_word(form), spouse);
    gpointer known;
    if (g_hash_table_lookup_extended(by_ends, key, NULL, &known)) {
        join(joiner, form, GPOINTER_TO_INT(known));
        g_free(key);
    } else {
        add_person(joiner, form);
        g_hash_table_insert(by_ends, key, GINT_TO_POINTER(form->person));
    }
}

static void place_titled(Joiner *joiner, Form *form)
{
    int person = find_person(joiner, form, last_word(form), FALSE);
    if (person == NOBODY) {
        person = find_by_nickname(joiner, form);
    }
    if (person == NOBODY) {
        add_person(joiner, form);
    } else {
        join(joiner, form, person);
    }
}

static void place_single(Joiner *joiner, Form *form)
{
    int person = find_person(joiner, form, last_word(form), TRUE);
    if (person == NOBODY) {
        person = find_by_nickname(joiner, form);
    }
    if (person == NOBODY) {
        add_person(joiner, form);
    } else {
        join(joiner, form, person);
    }
}

static void place_forms(Joiner *joiner)
{
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
            } else if (kind == TITLED) {
                place_titled(joiner, form);
            } else {
                place_single(joiner, form);
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
            Form *form = parse_form(joiner, mention);
            Form *known = g_hash_table_lookup(joiner->by_key, form->key);
            mention->person = known->person;
            free_form(form);
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
            Person person = {.kind = mention->plural ? PERSON_GROUP : PERSON_DESCRIBED,
                             .gender = mention->gender,
                             .aliases = g_ptr_array_new_with_free_func(g_free)};
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
        .forms = g_ptr_array_new_with_free_func(free_form),
        .by_key = g_hash_table_new(g_str_hash, g_str_equal),
        .by_word = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref),
        .titles = g_array_new(FALSE, FALSE, sizeof(int)),
    };
    collect_forms(&joiner);
    place_forms(&joiner);
    assign_names(&joiner);
    assign_descriptions(&joiner);
    g_hash_table_unref(joiner.by_key);
    g_hash_table_unref(joiner.by_word);
    g_ptr_array_unref(joiner.forms);
    g_array_unref(joiner.titles);
}
