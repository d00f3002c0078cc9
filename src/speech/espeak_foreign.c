#include "speech/espeak_foreign.h"

#include <espeak-ng/speak_lib.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unicode/uscript.h>
#include <unistd.h>

#include "speech/ending.h"
#include "speech/espeak_ipa.h"
#include "speech/espeak_text.h"
#include "speech/espeak_voice.h"
#include "speech/transliterate.h"

enum { TIME_LIMIT_S = 5 };

/* Chinese characters are read by way of Pinyin: the engine's own reading of them is not whole. */
#define PINYIN_VOICE "sit/cmn-Latn-pinyin"

gboolean espeak_is_foreign(const Voice *voice, const char *language)
{
    return language && voice->language && !voice_speaks(voice, language);
}

/* How well a voice with LANGUAGES, each with a byte for its rank before it, reads LANGUAGE: the
 * lower the better; 0 for not at all. */
static guint rank_of(const char *languages, const char *language)
{
    enum { ONLY_PRIMARY = 1000 };
    gsize primary = strcspn(language, "-_");
    guint best = 0;
    for (const char *at = languages; *at; at += strlen(at) + 1) {
        guint rank = (guchar)*at++ + 1U;
        gsize own = strcspn(at, "-");
        if (g_ascii_strcasecmp(at, language) != 0) {
            gboolean same = own == primary && g_ascii_strncasecmp(at, language, own) == 0;
            rank = same ? rank + ONLY_PRIMARY : 0;
        }
        best = rank > 0 && (best == 0 || rank < best) ? rank : best;
    }
    return best;
}

const char *espeak_foreign_voice(const char *language)
{
    const char *found = NULL;
    guint best = 0;
    for (const espeak_VOICE **listed = espeak_ListVoices(NULL); *listed; listed++) {
        guint rank = rank_of((*listed)->languages, language);
        if (rank > 0 && (best == 0 || rank < best)) {
            found = (*listed)->identifier;
            best = rank;
        }
    }
    return found;
}

static gboolean has_han(const char *text)
{
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        UErrorCode status = U_ZERO_ERROR;
        if (uscript_getScript((UChar32)g_utf8_get_char(at), &status) == USCRIPT_HAN) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_chinese(const char *language)
{
    static const char *const chinese[] = {"zh", "cmn", "yue", "hak", NULL};
    g_autofree char *primary = g_ascii_strdown(language, (gssize)strcspn(language, "-_"));
    return g_strv_contains(chinese, primary);
}

/* Has the engine's voice NAME tell TEXT; NULL where it cannot. */
static char *tell_by(const char *name, const char *text)
{
    SpeechRequest request = {.text = text, .length = strlen(text)};
    g_autoptr(EspeakText) safe = espeak_text_new(&request, NULL, NULL);
    if (!name || espeak_SetVoiceByName(name) != EE_OK) {
        return NULL;
    }
    char *ipa = espeak_ipa_of(safe->text->str);
    return *ipa ? ipa : (g_free(ipa), NULL);
}

/* The IPA of TEXT by the rules of LANGUAGE, NULL where the engine does not have them. */
static char *tell_foreign(const char *text, const char *language)
{
    if (!has_han(text)) {
        return tell_by(espeak_foreign_voice(language), text);
    }
    g_autofree char *latin = is_chinese(language) ? transliterate(text) : NULL;
    return latin ? tell_by(PINYIN_VOICE, latin) : NULL;
}

/* In a child: writes what can be told of WORDS, a line each, 'F' for foreign IPA and 'O' for that
 * of the voice's own rules before it. */
static G_NORETURN void tell_all(const SpeechRequest *request, const GArray *words, int out)
{
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    alarm(TIME_LIMIT_S);
    for (guint i = 0; i < words->len; i++) {
        const ForeignWord *word = &g_array_index(words, ForeignWord, i);
        g_autofree char *text =
            g_utf8_make_valid(request->text + word->span.start, (gssize)span_length(word->span));
        g_autofree char *ipa = tell_foreign(text, word->language);
        gboolean foreign = ipa != NULL;
        if (!foreign) {
            g_autofree char *latin = transliterate(text);
            ipa = latin ? tell_by(request->voice->engine_voice, latin) : NULL;
        }
        dprintf(out, "%c%s\n", foreign ? 'F' : 'O', ipa ? ipa : "");
    }
    _exit(0);
}

/* Takes what the child writes. */
static void take_all(int in, GArray *words)
{
    FILE *lines = fdopen(in, "r");
    char *line = NULL;
    size_t size = 0;
    for (guint i = 0; lines && i < words->len; i++) {
        ssize_t length = getline(&line, &size, lines);
        if (length < 2 || line[length - 1] != '\n') {
            break;
        }
        ForeignWord *word = &g_array_index(words, ForeignWord, i);
        word->foreign = line[0] == 'F';
        word->ipa = length > 2 ? g_strndup(line + 1, (gsize)length - 2) : NULL;
    }
    free(line);
    if (lines) {
        fclose(lines);
    }
}

void espeak_foreign_tell(const SpeechRequest *request, GArray *words)
{
    int ends[2];
    if (words->len == 0 || pipe2(ends, O_CLOEXEC) != 0) {
        return;
    }
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        tell_all(request, words, ends[1]);
    }
    close(ends[1]);
    take_all(ends[0], words);
    if (child > 0) {
        end_wait(child);
    }
}

const char *espeak_foreign_all(const SpeechRequest *request)
{
    const char *language = NULL;
    gsize next = 0;
    for (gsize i = 0; i < request->word_count; i++) {
        for (; next < request->pronunciation_count &&
               request->pronunciations[next].spoken.end <= request->words[i].start;
             next++) {
        }
        const Pronunciation *said =
            next < request->pronunciation_count ? &request->pronunciations[next] : NULL;
        if (!said || said->ipa || !said->language || !span_holds(said->spoken, request->words[i]) ||
            (language && strcmp(language, said->language) != 0)) {
            return NULL;
        }
        language = said->language;
    }
    g_autofree char *text = g_utf8_make_valid(request->text, (gssize)request->length);
    return language && espeak_is_foreign(request->voice, language) && !has_han(text)
               ? espeak_foreign_voice(language)
               : NULL;
}
