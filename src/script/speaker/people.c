#include "script/speaker/people.h"

static void clear_name(void *data)
{
    g_free(((Name *)data)->text);
}

static void clear_person(void *data)
{
    g_array_unref(((Person *)data)->names);
}

Person person_new(PersonKind kind, Gender gender)
{
    Person person = {.kind = kind, .gender = gender};
    person.names = g_array_new(FALSE, FALSE, sizeof(Name));
    g_array_set_clear_func(person.names, clear_name);
    return person;
}

People *people_empty(const Tokens *tokens)
{
    People *people = g_new0(People, 1);
    people->tokens = tokens;
    people->people = g_array_new(FALSE, FALSE, sizeof(Person));
    g_array_set_clear_func(people->people, clear_person);
    people->mentions = g_array_new(FALSE, FALSE, sizeof(Mention));
    people->mention_at = g_array_sized_new(FALSE, FALSE, sizeof(int), tokens->tokens->len);
    people->self = NOBODY;
    people->protagonist = NOBODY;
    return people;
}

void people_free(People *people)
{
    if (people) {
        g_array_unref(people->people);
        g_array_unref(people->mentions);
        g_array_unref(people->mention_at);
        g_free(people);
    }
}
