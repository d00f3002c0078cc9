/* lectern words: the names and rare words of a text, and how they will be read. */
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "cast/casting.h"
#include "command/audition.h"
#include "command/columns.h"
#include "command/command.h"
#include "command/options.h"
#include "command/words_script.h"
#include "command/words_tell.h"
#include "edition/lexicons.h"
#include "script/form/script_text.h"

typedef struct {
    char *output, *wav, *language, *most;
    char **lexicons;
    gboolean all;
} WordsOptions;

static void words_options_clear(WordsOptions *options)
{
    g_free(options->output);
    g_free(options->wav);
    g_free(options->language);
    g_free(options->most);
    g_strfreev(options->lexicons);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WordsOptions, words_options_clear)

static gboolean parse_options(int *argc, char ***argv, WordsOptions *options, GError **error)
{
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
         "Write a lexicon (PLS) to edit, instead of the list (- for standard output)", "FILE"},
        {"wav", 0, 0, G_OPTION_ARG_FILENAME, &options->wav,
         "Say the words, in the order of the list, to the WAV file FILE", "FILE"},
        {"most", 0, 0, G_OPTION_ARG_STRING, &options->most, "List N words at most", "N"},
        {"all", 0, 0, G_OPTION_ARG_NONE, &options->all,
         "List names too that a list of the language's words has", NULL},
        LEXICON_OPTION(options->lexicons),
        {"language", 0, 0, G_OPTION_ARG_STRING, &options->language,
         "The text's language; else it is recognised", "CODE"},
        G_OPTION_ENTRY_NULL,
    };
    return options_parse(argc, argv, entries, "INPUT", 1, 1,
                         "Lists the names and rare words of a text, the most doubtful first, and "
                         "how each will be read. Correct the list (-o) and keep it beside INPUT.",
                         error);
}

/* Takes off what was not asked for: from MOST words on, and names that are listed. */
static void cut_list(GArray *words, guint most, gboolean all)
{
    guint length = 0;
    while (length < words->len && length < most &&
           (all || !g_array_index(words, RareWord, length).listed)) {
        length++;
    }
    g_array_set_size(words, length);
}

/* Why WORD is in the list. */
static char *reason(const RareWord *word)
{
    if (word->entry) {
        return word->entry->own ? g_strdup("lectern’s own lexicon")
                                : g_strdup_printf("%s:%u", word->entry->file, word->entry->line);
    }
    return g_strdup_printf("%s%s%s", word->name ? "name" : "rare word",
                           word->strange ? ", letters of another language" : "",
                           word->listed ? ", listed" : "");
}

static char *comment_of(guint index, gconstpointer data)
{
    const RareWord *word = &g_array_index((const GArray *)data, RareWord, index);
    g_autofree char *why = reason(word);
    return g_strdup_printf("%u time%s; %s", word->count, word->count == 1 ? "" : "s", why);
}

static GString *list_of(const GArray *words, const Pls *pls)
{
    g_autoptr(Columns) columns = columns_new("rlll");
    static const char *const headings[] = {"TIMES", "WORD", "READ AS", "WHY"};
    for (gsize i = 0; i < G_N_ELEMENTS(headings); i++) {
        columns_add(columns, headings[i]);
    }
    for (guint i = 0; i < words->len; i++) {
        const RareWord *word = &g_array_index(words, RareWord, i);
        const PlsLexeme *lexeme = g_ptr_array_index(pls->lexemes, i);
        g_autofree char *why = reason(word);
        const char *slash = lexeme->ipa ? "/" : "";
        const char *said = lexeme->ipa ? lexeme->ipa : (lexeme->alias ? lexeme->alias : word->word);
        columns_add_format(columns, "%u", word->count);
        columns_add(columns, word->word);
        columns_add_format(columns, "%s%s%s%s%s%s", slash, said, slash,
                           lexeme->language ? " (" : "", lexeme->language ? lexeme->language : "",
                           lexeme->language ? ")" : "");
        columns_add(columns, why);
    }
    GString *out = g_string_new(NULL);
    columns_write(columns, out);
    return out;
}

static gboolean write_list(const GArray *words, const Pls *pls, const char *output, GError **error)
{
    static const char heading[] =
        "Correct the sounds, in the International Phonetic Alphabet, or write <alias>words that "
        "sound so</alias> in place of <phoneme>; take out what is right. Saved beside a text under "
        "its name, with the ending .pls, the list is used whenever that text is read.";
    GString *out = output ? pls_write(pls, heading, comment_of, words) : list_of(words, pls);
    gboolean done = file_write(output ? output : "-", out->str, out->len, error);
    g_string_free(out, TRUE);
    return done;
}

static Script *load(const char *input, const WordsOptions *options, const GPtrArray *voices,
                    GError **error)
{
    const Metadata given = {.language = options->language};
    g_autoptr(Script) script = script_load(input, &given, error);
    if (!script || !lexicons_give(script, input, options->lexicons, error) ||
        !cast_assign(script, voices, NULL, error)) {
        return NULL;
    }
    lexicons_check(script, voices);
    return g_steal_pointer(&script);
}

static gboolean say_all(const Pls *pls, const Voice *voice, const char *path, GError **error)
{
    g_autoptr(Script) spoken = words_script(pls);
    return audition_write(spoken, voice, path, error);
}

gboolean command_words(int argc, char **argv, GError **error)
{
    g_auto(WordsOptions) options = {0};
    guint most = G_MAXUINT;
    if (!parse_options(&argc, &argv, &options, error) ||
        (options.most && !options_number("--most", options.most, 1, G_MAXUINT, &most, error))) {
        return FALSE;
    }
    g_autoptr(GPtrArray) voices = voices_load(error);
    g_autoptr(Script) script = voices ? load(argv[1], &options, voices, error) : NULL;
    g_autoptr(GArray) words = script ? rare_words_find(script, error) : NULL;
    if (!words) {
        return FALSE;
    }
    cut_list(words, most, options.all);
    const Voice *voice = voices_find(voices, script->narrator);
    g_autoptr(Pls) pls = words_tell(script, words, voice, error);
    return pls && write_list(words, pls, options.output, error) &&
           (!options.wav || say_all(pls, voice, options.wav, error));
}
