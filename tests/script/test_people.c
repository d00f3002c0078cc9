/* The registry of people: who is mentioned, by which names, and of which sex. */
#include <string.h>

#include "attributed.h"
#include "cmocka_headers.h"
#include "script/speaker/people.h"
#include "script/speaker/read_tokens.h"

typedef struct {
    Document *document;
    GArray *quotations;
    Tokens *tokens;
    People *people;
} Registry;

static Registry read_people_in(const char *text, const char *language)
{
    Registry registry = {.document = document_of_lines(text)};
    registry.quotations = quotations_of(registry.document);
    registry.tokens =
        tokens_read(registry.document, language_get(language, NULL), registry.quotations);
    registry.people = people_new(registry.tokens);
    return registry;
}

static Registry read_people(const char *text)
{
    return read_people_in(text, "en");
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

static void where_a_noun_is_said_to_work_is_no_name(void **state)
{
    (void)state;
    Registry registry =
        read_people("On Monday the Vik campaign fell silent. “We knew,” one Vik campaign source "
                    "said. “So did I,” said the Harbour Board member.\n");
    int source = person_called(&registry, "one Vik campaign source");
    assert_int_not_equal(source, NOBODY);
    assert_int_equal(people_person(registry.people, source)->kind, PERSON_DESCRIBED);
    int member = person_called(&registry, "the Harbour Board member");
    assert_int_not_equal(member, NOBODY);
    assert_int_equal(people_person(registry.people, member)->kind, PERSON_DESCRIBED);
    free_registry(&registry);
}

static void a_party_in_brackets_is_nobody(void **state)
{
    (void)state;
    Registry registry = read_people("Yesterday Senator Nora Vik (R-Berg.) met Arthur Lund (Lab.), "
                                    "William (Bill) Grant and the minister (Ingrid Dahl).\n");
    assert_int_equal(person_called(&registry, "R-Berg"), NOBODY);
    assert_int_equal(person_called(&registry, "Lab"), NOBODY);
    assert_int_not_equal(person_called(&registry, "Senator Nora Vik"), NOBODY);
    assert_int_not_equal(person_called(&registry, "Bill"), NOBODY);
    assert_int_not_equal(person_called(&registry, "Ingrid Dahl"), NOBODY);
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

static Age age_of(const Registry *registry, const char *words)
{
    int person = person_called(registry, words);
    assert_int_not_equal(person, NOBODY);
    return people_person(registry->people, person)->age;
}

static gboolean are_one(const Registry *registry, const char *a, const char *b)
{
    int person = person_called(registry, a);
    assert_int_not_equal(person, NOBODY);
    assert_int_not_equal(person_called(registry, b), NOBODY);
    return person_called(registry, b) == person;
}

static void a_daughter_is_no_wife(void **state)
{
    (void)state;
    Registry registry = read_people("There sat Clara Thorne. Everyone knew Miss Thorne. At noon "
                                    "Mrs. Thorne came in with Mr. Thorne.\n");
    assert_true(are_one(&registry, "Clara Thorne", "Miss Thorne"));
    assert_false(are_one(&registry, "Clara Thorne", "Mrs. Thorne"));
    assert_false(are_one(&registry, "Mr. Thorne", "Mrs. Thorne"));
    free_registry(&registry);
}

static void a_bare_surname_is_his_rather_than_hers(void **state)
{
    (void)state;
    Registry registry = read_people("At noon Mrs. Thorne came, and Mrs. Thorne sat down. Soon Mr. "
                                    "Thorne came. Then Thorne left.\n");
    assert_true(are_one(&registry, "Mr. Thorne", "Thorne"));
    free_registry(&registry);
}

static void a_title_means_the_one_mentioned_much_more(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("There once lived an Admiral Peter Lusk.\n");
    for (int i = 0; i < 9; i++) {
        g_string_append(text, "That day Henry Lusk sang again.\n");
    }
    g_string_append(text, "Everyone liked Mr. Lusk.\n");
    Registry registry = read_people(text->str);
    assert_true(are_one(&registry, "Henry Lusk", "Mr. Lusk"));
    free_registry(&registry);
}

static void a_nickname_is_no_ladys(void **state)
{
    (void)state;
    Registry registry = read_people("There sat Lady Catherine. Everyone asked where Kitty was.\n");
    assert_false(are_one(&registry, "Lady Catherine", "Kitty"));
    free_registry(&registry);
}

static void given_names_of_many_countries_tell_the_sex(void **state)
{
    (void)state;
    Registry registry = read_people("There stood Agnieszka Tarn with Ragnhild Vesk, Giuseppe Orm, "
                                    "and Andrea Quill.\n");
    assert_int_equal(gender_of(&registry, "Agnieszka Tarn"), GENDER_FEMALE);
    assert_int_equal(gender_of(&registry, "Giuseppe Orm"), GENDER_MALE);
    assert_int_equal(gender_of(&registry, "Andrea Quill"), GENDER_FEMALE);
    free_registry(&registry);
}

static void pronouns_outweigh_what_a_name_is_for_most(void **state)
{
    (void)state;
    Registry registry = read_people(
        "There stood Zbigniew Orm with a bag. Soon Orm opened it; she took her keys out, and then "
        "she shut it. Then Orm lost her keys, and she laughed, and she looked for her torch. "
        "At last Orm saw that she had her keys; she sat down.\n");
    assert_int_equal(gender_of(&registry, "Zbigniew Orm"), GENDER_FEMALE);
    free_registry(&registry);
}

static void groups_have_no_sex(void **state)
{
    (void)state;
    Registry registry = read_people("The soldiers sat down. He laughed, and he sang.\n");
    assert_int_equal(gender_of(&registry, "The soldiers"), GENDER_UNKNOWN);
    free_registry(&registry);
}

static void ages_are_told(void **state)
{
    (void)state;
    Registry registry = read_people(
        "There stood Nora Vik, 34, with Arthur Lund, who is 81 and deaf. The 16-year-old was "
        "cold.\n"
        "There sat 12-year-old Peter Orm. The old woman sang. Her old friend Mary Tarn did not.\n"
        "The boy slept. In 1987 Karen Moe, 62 metres below, was safe. The driver was just over "
        "40.\n");
    assert_int_equal(age_of(&registry, "Nora Vik"), AGE_ADULT);
    assert_int_equal(age_of(&registry, "Arthur Lund"), AGE_OLD);
    assert_int_equal(age_of(&registry, "The 16-year-old"), AGE_YOUNG);
    assert_int_equal(age_of(&registry, "Peter Orm"), AGE_YOUNG);
    assert_int_equal(age_of(&registry, "The old woman"), AGE_OLD);
    assert_int_equal(age_of(&registry, "Mary Tarn"), AGE_UNKNOWN);
    assert_int_equal(age_of(&registry, "The boy"), AGE_YOUNG);
    assert_int_equal(age_of(&registry, "Karen Moe"), AGE_UNKNOWN);
    assert_int_equal(age_of(&registry, "The driver"), AGE_ADULT);
    free_registry(&registry);
}

static void a_calling_is_its_bearers(void **state)
{
    (void)state;
    Registry registry = read_people(
        "On the bridge stood Jonas Orm, the helmsman. Beside him sat Nora Vik. Nora Vik "
        "is a geologist.\nThe geologist laughed. The helmsman did not.\n");
    assert_true(are_one(&registry, "Jonas Orm", "The helmsman") ||
                are_one(&registry, "Jonas Orm", "the helmsman"));
    assert_true(are_one(&registry, "Nora Vik", "The geologist"));
    assert_string_equal(
        person_name(people_person(registry.people, person_called(&registry, "Jonas Orm"))),
        "Jonas Orm");
    free_registry(&registry);
}

static void it_was_anna_names_whoever_came(void **state)
{
    (void)state;
    Registry registry =
        read_people("The door opened. A porter with two bags came home. It was Peter "
                    "Orm.\nA cook came too. It was late.\n");
    assert_true(are_one(&registry, "A porter", "Peter Orm"));
    assert_false(are_one(&registry, "A cook", "Peter Orm"));
    assert_string_equal(
        person_name(people_person(registry.people, person_called(&registry, "A porter"))),
        "Peter Orm");
    free_registry(&registry);
}

static void nouns_with_capitals_are_no_names(void **state)
{
    (void)state;
    Registry registry = read_people_in(
        "Am Fenster stand Hanna Berger. Der Schnee fiel leise, und später fiel Schnee auf die "
        "Brücke. Der Müller lachte, aber Hanna nicht.\n",
        "de");
    assert_int_not_equal(person_called(&registry, "Hanna Berger"), NOBODY);
    assert_int_equal(person_called(&registry, "Schnee"), NOBODY);
    assert_int_equal(person_called(&registry, "Der Schnee"), NOBODY);
    int miller = person_called(&registry, "Der Müller");
    assert_int_not_equal(miller, NOBODY);
    assert_int_equal(people_person(registry.people, miller)->kind, PERSON_DESCRIBED);
    free_registry(&registry);
}

static void words_are_parted_as_the_language_has_it(void **state)
{
    (void)state;
    Registry registry =
        read_people_in("L’aubergiste Paul Roux dormait. Où est-il ? demanda-t-elle.\n", "fr");
    const char *const words[] = {"L’",  "aubergiste", "Paul", "Roux",    "dormait", ".", "Où",
                                 "est", "il",         "?",    "demanda", "elle",    "."};
    assert_int_equal(registry.tokens->tokens->len, G_N_ELEMENTS(words));
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *word = tokens_text(registry.tokens, i, i + 1);
        assert_string_equal(word, words[i]);
    }
    free_registry(&registry);
}

static void one_thing_of_many_is_nobody(void **state)
{
    (void)state;
    Registry registry = read_people(
        "She drove an old Wartburg rather than a Trabant, and Anna Berg sat beside her.\n");
    int car = person_called(&registry, "Wartburg");
    assert_true(car == NOBODY || people_person(registry.people, car)->kind == PERSON_PLACE);
    assert_int_equal(people_person(registry.people, person_called(&registry, "Anna Berg"))->kind,
                     PERSON_NAMED);
    free_registry(&registry);
}

static void a_second_calling_is_the_same_bearers(void **state)
{
    (void)state;
    Registry registry = read_people("By the wheel stood Jonas Orm, the skipper, a broad man in a "
                                    "cap. Later the skipper laughed.\n");
    assert_true(are_one(&registry, "Jonas Orm", "a broad man"));
    assert_true(are_one(&registry, "Jonas Orm", "the skipper"));
    free_registry(&registry);
}

static void a_calling_of_two_is_neithers(void **state)
{
    (void)state;
    Registry registry = read_people("There stood Jonas Orm, a painter, with Nora Vik, a painter. "
                                    "Later the painter laughed.\n");
    assert_false(are_one(&registry, "Jonas Orm", "the painter"));
    assert_false(are_one(&registry, "Nora Vik", "the painter"));
    free_registry(&registry);
}

static void an_article_calls_whom_it_named_by_a_noun(void **state)
{
    (void)state;
    Registry registry = read_people("The bridge was built by Nora Vik.\nWas it easy? The engineer "
                                    "thinks about this. The judge is not so sure.\n");
    assert_true(are_one(&registry, "Nora Vik", "The engineer"));
    assert_false(are_one(&registry, "Nora Vik", "The judge"));
    free_registry(&registry);
}

static void whoever_meets_the_protagonist_is_somebody_else(void **state)
{
    (void)state;
    Registry registry =
        read_people("In spring Arthur Lund came home. Arthur Lund was ill. Then Arthur Lund slept. "
                    "Later Arthur "
                    "Lund wrote. In May Arthur Lund left. “I sang,” Arthur Lund said.\n"
                    "The sailor said that it was cold. The officer told him to wait.\n");
    assert_true(are_one(&registry, "Arthur Lund", "The sailor"));
    assert_false(are_one(&registry, "Arthur Lund", "The officer"));
    free_registry(&registry);
}

static void a_sentence_of_short_words_is_no_headline(void **state)
{
    (void)state;
    Registry registry = read_people("Mrs. Vik met Mr. Lund at the dam.\nHe was old.\n");
    assert_int_not_equal(person_called(&registry, "Mr. Lund"), NOBODY);
    free_registry(&registry);
}

static void a_narrator_has_the_name_they_are_called_by(void **state)
{
    (void)state;
    const char *const texts[] = {
        "“Well, Anders, what do you make of the knot?” said Lund.\n“It was tied in haste,” said "
        "I.\n"
        "“You surprise me, my dear Anders,” said Lund. I went to the window. I saw nothing.\n",
        "I, Anders Vik, sailed in the spring of that year. I was nineteen. My uncle Lund did not "
        "speak to me again.\n“Go, then,” said Lund.\n“I will,” I said.\n",
        "My sister could not say the name I was given, so I called myself Anders, and Lund called "
        "me so. I did not mind.\n“Come here,” said Lund.\n“I will not,” I said.\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        Registry registry = read_people(texts[i]);
        int self = registry.people->self;
        assert_int_not_equal(self, NOBODY);
        assert_true(g_str_has_prefix(person_name(people_person(registry.people, self)), "Anders"));
        free_registry(&registry);
    }
}

static void a_narrator_is_not_whoever_is_spoken_to(void **state)
{
    (void)state;
    /* Anders acts in the narration; nobody answers for him in the first person. */
    Registry registry =
        read_people("“Well, Anders, what is it?” said Lund. I saw Anders shrug.\n“You surprise me, "
                    "Anders,” said Lund.\nI went out. Anders followed me. I did not wait.\n");
    assert_int_not_equal(registry.people->self, NOBODY);
    assert_string_equal(person_name(people_person(registry.people, registry.people->self)),
                        "The narrator");
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
        cmocka_unit_test(where_a_noun_is_said_to_work_is_no_name),
        cmocka_unit_test(a_party_in_brackets_is_nobody),
        cmocka_unit_test(a_headline_makes_no_names),
        cmocka_unit_test(a_daughter_is_no_wife),
        cmocka_unit_test(a_bare_surname_is_his_rather_than_hers),
        cmocka_unit_test(a_title_means_the_one_mentioned_much_more),
        cmocka_unit_test(a_nickname_is_no_ladys),
        cmocka_unit_test(given_names_of_many_countries_tell_the_sex),
        cmocka_unit_test(pronouns_outweigh_what_a_name_is_for_most),
        cmocka_unit_test(groups_have_no_sex),
        cmocka_unit_test(ages_are_told),
        cmocka_unit_test(a_calling_is_its_bearers),
        cmocka_unit_test(it_was_anna_names_whoever_came),
        cmocka_unit_test(nouns_with_capitals_are_no_names),
        cmocka_unit_test(words_are_parted_as_the_language_has_it),
        cmocka_unit_test(one_thing_of_many_is_nobody),
        cmocka_unit_test(a_second_calling_is_the_same_bearers),
        cmocka_unit_test(a_calling_of_two_is_neithers),
        cmocka_unit_test(an_article_calls_whom_it_named_by_a_noun),
        cmocka_unit_test(whoever_meets_the_protagonist_is_somebody_else),
        cmocka_unit_test(a_sentence_of_short_words_is_no_headline),
        cmocka_unit_test(a_narrator_has_the_name_they_are_called_by),
        cmocka_unit_test(a_narrator_is_not_whoever_is_spoken_to),
        cmocka_unit_test(hostile_texts_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
