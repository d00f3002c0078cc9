/* Runs a fuzz target without a fuzzer: over the files given, and over mutations of them made with a
 * fixed seed, so that every run of the tests tries the same inputs.
 *
 *   replay ROUNDS FILE … */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

enum { SEED = 20180430, FILE_LIMIT = 1 << 20, MOST_EDITS = 12, LONGEST_MOVE = 64 };

/* Pieces that mean something to the readers, mixed into the mutations. */
static const char *const pieces[] = {
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "—",
    "\n",
    "\n\n",
    "\r",
    "* * *",
    "# ",
    "> ",
    "```\n",
    "- ",
    "1. ",
    "Mr. ",
    " said Ann. ",
    ", he said, ",
    "…",
    "...",
    "\xEF\xBB\xBF",
    "\xFF",
    "\xC3",
    "\xE2\x80",
    "---\n",
    "<break/> ",
    "<emphasis>",
    "</emphasis>",
    "<sub alias='",
    "|",
    "\\",
    "[u0001",
    "    :",
    "{",
    "lectern-script 1\n",
    "e\xCC\x81",
    "\xF0\x9F\x98\x80",
};

static void mutate(GRand *random, GString *bytes)
{
    gint edits = g_rand_int_range(random, 1, MOST_EDITS);
    for (gint i = 0; i < edits; i++) {
        gsize at = (gsize)g_rand_int_range(random, 0, (gint32)bytes->len + 1);
        gsize most = (gsize)g_rand_int_range(random, 1, LONGEST_MOVE);
        gsize length = MIN(most, bytes->len - at);
        switch (g_rand_int_range(random, 0, 4)) {
        case 0:
            g_string_erase(bytes, (gssize)at, (gssize)length);
            break;
        case 1: {
            g_autofree char *copy = g_strndup(bytes->str + at, length);
            g_string_insert(bytes, g_rand_int_range(random, 0, (gint32)bytes->len + 1), copy);
            break;
        }
        case 2:
            if (at < bytes->len) {
                bytes->str[at] = (char)g_rand_int_range(random, 0, 256);
            }
            break;
        default:
            g_string_insert(bytes, (gssize)at,
                            pieces[g_rand_int_range(random, 0, (gint32)G_N_ELEMENTS(pieces))]);
        }
    }
}

int main(int argc, char **argv)
{
    guint64 rounds;
    if (argc < 3 || !g_ascii_string_to_unsigned(argv[1], 10, 0, G_MAXINT, &rounds, NULL)) {
        fprintf(stderr, "usage: replay ROUNDS FILE ...\n");
        return EXIT_FAILURE;
    }
    g_autoptr(GRand) random = g_rand_new_with_seed(SEED);
    for (int i = 2; i < argc; i++) {
        gsize length;
        g_autoptr(GError) error = NULL;
        g_autofree char *seed = file_read(argv[i], FILE_LIMIT, &length, &error);
        if (!seed) {
            fprintf(stderr, "replay: %s\n", error->message);
            return EXIT_FAILURE;
        }
        for (guint64 round = 0; round <= rounds; round++) {
            g_autoptr(GString) bytes = g_string_new(NULL);
            g_string_append_c(bytes, (char)g_rand_int_range(random, 0, 256));
            g_string_append_len(bytes, seed, (gssize)length);
            if (round > 0) {
                mutate(random, bytes);
            }
            LLVMFuzzerTestOneInput((const guint8 *)bytes->str, bytes->len);
        }
    }
    return EXIT_SUCCESS;
}
