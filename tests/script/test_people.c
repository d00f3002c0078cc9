/* The registry of people: who is mentioned, by which names, and of which sex. */
#include <string.h>

#include "attributed.h"
#include "cmocka_headers.h"
#include "script/speaker/people.h"

typedef struct {
    Document *document;
    GArray *quotations;
    Tokens *tokens;
    People *people;
} Registry;

static Registry read_people(const char *text)
{
    Registry registry = {.document = document_of_lines(text)};
    registry.quotations = quotations_of(registry.document);
    registry.tokens = tokens_new(registry.document, language_get("en", NULL), registry.quotations);
    registry.people = people_new(registry.tokens);
    return registry;
}

static void free_registry(Registry *registry)
{
    people_free(registry->people);
    tokens_free(registry->tokens);
    g_array_unref(registry->quotations);
    document_free(registry->document);
}

/* The person that WORDS, wherever they stand first as a mention, are; NOBODY. */
static int person_called(const Registry *registry, const char *words)
{
    const People *people = registry->people;
    for (guint i = 0; i < people->mentions->len; i++) {
        const Mention *mention = people_mention(people, (int)i);
        g_autofree char *text = tokens_text(registry->tokens, mention->first, mention->end);
        if (strcmp(text, words) == 0) {
            return mention->person;
        }
    }
    return NOBODY;
}

static Gender gender_of(const Registry *registry, const char *words)
{
    int person = person_called(registry, words);
    assert_int_not_equal(person, NOBODY);
    return people_person(registry->people, person)->gender;
}

static void names_of_one_person_are_joined(void **state)
{
    (void)state;
    Registry registry = read_people("Yesterday Dr. Ingrid Solberg met the press. Solberg was late, "
                                    "and Ingrid hates that. Later Dr. Solberg left.\n");
    int person = person_called(&registry, "Dr. Ingrid Solberg");
    assert_int_not_equal(person, NOBODY);
    assert_int_equal(person_called(&registry, "Solberg"), person);
    assert_int_equal(person_called(&registry, "Ingrid"), person);
    assert_int_equal(person_called(&registry, "Dr. Solberg"), person);
    assert_string_equal(person_name(people_person(registry.people, person)), "Dr. Ingrid Solberg");
    free_registry(&registry);
}

static void two_with_one_surname_are_kept_apart(void **state)
{
    (void)state;
    Registry registry = read_people("Then Mr. Harker came with Mrs. Harker. Soon Mr. Harker sat "
                                    "down, and Miss Harker, their niece, stood by Jonas Harker.\n");
    int husband = person_called(&registry, "Mr. Harker");
    int wife = person_called(&registry, "Mrs. Harker");
    int niece = person_called(&registry, "Miss Harker");
    assert_int_not_equal(husband, wife);
    assert_int_not_equal(husband, niece);
    assert_int_not_equal(wife, niece);
    free_registry(&registry);
}

static void nicknames_stand_for_full_names(void **state)
{
    (void)state;
    Registry registry = read_people("There was William Thorpe. Everyone asked where Bill was.\n");
    assert_int_equal(person_called(&registry, "Bill"), person_called(&registry, "William Thorpe"));
    free_registry(&registry);
}

static void sex_is_told_by_titles_names_and_pronouns(void **state)
{
    (void)state;
    Registry registry =
        read_people("There sat Mrs. Quill with Lady Orme. Near them stood Arthur Pym.\n"
                    "Tarn laughed when he saw it. Tarn had lost his hat, and he knew.\n"
                    "The ferry to Vesk was late.\n");
    assert_int_equal(gender_of(&registry, "Mrs. Quill"), GENDER_FEMALE);
    assert_int_equal(gender_of(&registry, "Lady Orme"), GENDER_FEMALE);
    assert_int_equal(gender_of(&registry, "Arthur Pym"), GENDER_MALE);
    assert_int_equal(gender_of(&registry, "Tarn"), GENDER_MALE);
    assert_int_equal(gender_of(&registry, "Vesk"), GENDER_UNKNOWN);
    free_registry(&registry);
}

static void capitals_alone_make_no_name(void **state)
{
    (void)state;
    Registry registry = read_people("THE OLD MILL AT NIGHT\nEverything was still. On Monday the "
                                    "French mill stood. Suddenly it rained.\n");
    assert_int_equal(person_called(&registry, "Everything"), NOBODY);
    assert_int_equal(person_called(&registry, "Monday"), NOBODY);
    assert_int_equal(person_called(&registry, "Suddenly"), NOBODY);
    assert_int_equal(person_called(&registry, "MILL AT NIGHT"), NOBODY);
    free_registry(&registry);
}

static void descriptions_are_people_too(void **state)
{
    (void)state;
    Registry registry = read_people("The old ferryman rowed. A spokesman for the Harbour Office "
                                    "watched. One of her brothers slept.\n");
    int ferryman = person_called(&registry, "A spokesman for the Harbour Office");
    assert_int_not_equal(ferryman, NOBODY);
    assert_int_equal(people_person(registry.people, ferryman)->kind, PERSON_DESCRIBED);
    assert_int_not_equal(person_called(&registry, "One of her brothers"), NOBODY);
    free_registry(&registry);
}

static void a_headline_makes_no_names(void **state)
{
    (void)state;
    Registry registry = read_people("Vik Tells County The Old Dam Is Safe From Floods\n"
                                    "The mayor met Nora Vik. Then Vik spoke of the floods.\n");
    int person = person_called(&registry, "Nora Vik");
    assert_int_not_equal(person, NOBODY);
    assert_int_equal(person_called(&registry, "Vik"), person);
    assert_int_equal(person_called(&registry, "Vik Tells County"), NOBODY);
    for (guint i = 0; i < registry.people->people->len; i++) {
        const char *name = person_name(people_person(registry.people, (int)i));
        assert_null(strstr(name, "Tells"));
        assert_null(strstr(name, "Floods"));
    }
    free_registry(&registry);
}

static void hostile_texts_are_read(void **state)
{
    (void)state;
    const char *texts[] = {"",
                           "“",
                           "’s",
                           "Mr. ",
                           "the of the of",
                           "A. B. C. D. E. F. G. H. I. J.",
                           "“”“”“”",
                           "Mr. Mr. Mr. Mrs. Mrs.",
                           "\u2028\u0301\u0301 ’s’s’s"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        Registry registry = read_people(texts[i]);
        free_registry(&registry);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_one_person_are_joined),
        cmocka_unit_test(two_with_one_surname_are_kept_apart),
        cmocka_unit_test(nicknames_stand_for_full_names),
        cmocka_unit_test(sex_is_told_by_titles_names_and_pronouns),
        cmocka_unit_test(capitals_alone_make_no_name),
        cmocka_unit_test(descriptions_are_people_too),
        cmocka_unit_test(a_headline_makes_no_names),
        cmocka_unit_test(hostile_texts_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
