#include "script/speaker/people.h"

People *people_new(const Tokens *tokens)
{
    People *people = people_empty(tokens);
    people_find_mentions(people);
    people_join(people);
    people_join_descriptions(people);
    people_describe(people);
    return people;
}
