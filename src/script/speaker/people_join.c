/* Which names are one person's: forms of a name are joined from the fullest to the barest, each to
 * whom name_match.h finds for it. */
#include "script/given_names.h"
#include "script/speaker/name_match.h"

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

/* The sex of most who bear the given name of FORM, a full name. */
static Gender likely_gender(const Joiner *joiner, const Form *form)
{
    return given_name_gender(joiner->people->tokens->language->code,
                             joiner_lexeme(joiner, form_first(form))->folded);
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

/* "Vik Tower" and "the Vik campaign" are not called Vik, though "Nora Hall" may be Nora. */
static gboolean is_named_after(const Joiner *joiner, const Form *form)
{
    return form->words->len > 1 &&
           joiner_lexeme(joiner, form_last(form))->classes & (WORD_ORGANISATION | WORD_PLACE) &&
           !(joiner_lexeme(joiner, form_first(form))->classes & WORD_GIVEN_NAME);
}

static void add_person(Joiner *joiner, Form *form)
{
    Gender gender = form->gender != GENDER_UNKNOWN ? form->gender : form_gender(joiner, form);
    Person person = person_new(PERSON_NAMED, gender);
    form->person = (int)joiner->people->people->len;
    g_array_append_val(joiner->people->people, person);
    Trait trait = {.title = form->title,
                   .given = form_first(form),
                   .surname = form_last(form),
                   .full = form_is_full(form),
                   .likely = form_is_full(form) ? likely_gender(joiner, form) : GENDER_UNKNOWN};
    g_array_append_val(joiner->traits, trait);
    if (!form_is_spouse(joiner, form) && !is_named_after(joiner, form)) {
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
    Trait *trait = joiner_trait(joiner, person);
    trait->title = trait->title == NO_LEXEME ? form->title : trait->title;
}

/* A full name: one person for each pair of given name and surname, middle names aside. "Bill Grant"
 * is William Grant, unless both are named so often that they may be son and father. */
static void place_full_name(Joiner *joiner, Form *form)
{
    enum { OFTEN = 5 };
    int person = joiner_find_by_ends(joiner, form, form_first(form));
    if (person == NOBODY && form->count < OFTEN) {
        person = joiner_find_by_familiar_name(joiner, form);
    }
    if (person == NOBODY) {
        add_person(joiner, form);
        g_hash_table_insert(joiner->by_ends, joiner_ends_key(joiner, form, form_first(form)),
                            GINT_TO_POINTER(form->person));
    } else {
        join(joiner, form, person);
    }
    Trait *trait = joiner_trait(joiner, form->person);
    trait->uses += form->count;
    trait->titled += form->title == NO_LEXEME ? 0 : form->count;
}

/* Joins FORM to the person whose surname or nickname it is (with MOST, the likeliest of several),
 * or makes it someone new. */
static void place_by_last_word(Joiner *joiner, Form *form, gboolean most)
{
    int person = joiner_find(joiner, form, form_last(form), most);
    if (person == NOBODY) {
        person = joiner_find_by_nickname(joiner, form);
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
    gboolean maiden = (joiner_lexeme(joiner, form->title)->traits & TRAIT_MAIDEN) != 0;
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
            int kind = form_is_full(form) ? FULL : form->title != NO_LEXEME ? TITLED : SINGLE;
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
