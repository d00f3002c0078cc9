/* Lists everyone whom Lectern finds in texts; scripts/score-people runs it.
 *
 *   list_people TEXT ...
 *
 * Prints, with tabs between,
 *
 *   text PATH                                     for each text
 *   person KIND GENDER AGE MENTIONS {NAME COUNT}  for each of its people: NAME as the text has it,
 *                                                 and how often */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "document/parse.h"
#include "script/speaker/people.h"
#include "script/speaker/read_tokens.h"

static const char *const kinds[] = {
    [PERSON_NAMED] = "named", [PERSON_DESCRIBED] = "described",
    [PERSON_GROUP] = "group", [PERSON_ORGANISATION] = "organisation",
    [PERSON_PLACE] = "place", [PERSON_SELF] = "self",
};

static void print_people(const People *people)
{
    for (guint i = 0; i < people->people->len; i++) {
        const Person *person = people_person(people, (int)i);
        printf("person\t%s\t%s\t%s\t%u", kinds[person->kind], gender_name(person->gender),
               age_name(person->age), person->mentions);
        for (guint k = 0; k < person->names->len; k++) {
            const Name *name = &g_array_index(person->names, Name, k);
            printf("\t%s\t%u", name->text, name->count);
        }
        printf("\n");
    }
}

static gboolean list(const char *path, GError **error)
{
    gsize length;
    g_autofree char *bytes = file_read(path, DOCUMENT_LIMIT, &length, error);
    g_autoptr(Document) document =
        bytes ? document_parse(path, bytes, length, FORMAT_PLAIN, error) : NULL;
    const Language *language =
        document ? language_get(language_guess(document->text, document->length), error) : NULL;
    if (!language) {
        return FALSE;
    }
    g_autoptr(GArray) unspoken = g_array_new(FALSE, FALSE, sizeof(Unspoken));
    g_autoptr(GArray) quotations = quotations_find(document, language, unspoken);
    g_autoptr(Tokens) tokens = tokens_read(document, language, quotations);
    g_autoptr(People) people = people_new(tokens);
    printf("text\t%s\n", path);
    print_people(people);
    return TRUE;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        g_autoptr(GError) error = NULL;
        if (!list(argv[i], &error)) {
            fprintf(stderr, "list_people: %s\n", error->message);
            return EXIT_FAILURE;
        }
    }
    return EXIT_SUCCESS;
}
