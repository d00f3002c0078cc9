#include "speech/espeak_open.h"

#include <errno.h>
#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#include <locale.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "speech/complaints.h"
#include "speech/espeak.h"

enum {
    BUFFER_MS = 0, /* the engine's default */
    PROBE_LIMIT_S = 10,
};

// NOLINTNEXTLINE(readability-non-const-parameter): the library declares it so
static int note_sound(short *sound, int count, espeak_EVENT *events)
{
    gboolean *heard = events->user_data;
    for (int i = 0; sound && i < count; i++) {
        *heard = *heard || sound[i] != 0;
    }
    return 0;
}

/* Whether a child can speak. What is wrong with damaged data shows in a crash, in silence, or in
 * what the library prints. */
static gboolean probe(void)
{
    static const char text[] = "one two";
    pid_t child = fork();
    if (child == 0) {
        gboolean heard = FALSE;
        alarm(PROBE_LIMIT_S);
        espeak_SetSynthCallback(note_sound);
        gboolean done = espeak_SetVoiceByName("en") == EE_OK &&
                        espeak_Synth(text, sizeof(text), 0, POS_CHARACTER, 0, espeakCHARS_UTF8,
                                     NULL, &heard) == EE_OK;
        _exit(done && heard ? 0 : 1);
    }
    int status = -1;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return child > 0 && status == 0;
}

static gboolean start(void)
{
    /* Numbers in voice files are written with a point; the library sets LC_CTYPE itself. */
    setlocale(LC_ALL, "C");
    int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, BUFFER_MS, NULL,
                                 espeakINITIALIZE_DONT_EXIT | espeakINITIALIZE_PHONEME_EVENTS);
    if (rate <= 0) {
        return FALSE; /* other calls would divide by the rate */
    }
    espeak_ListVoices(NULL);
    return probe();
}

gboolean espeak_open(GError **error)
{
    /* The library prints what it dislikes: that belongs into our message. */
    int complaints = complaints_new();
    int terminal = dup(STDERR_FILENO);
    dup2(complaints, STDERR_FILENO);
    gboolean started = start();
    dup2(terminal, STDERR_FILENO);
    close(terminal);
    g_autofree char *complaint = complaints_first(complaints);
    close(complaints);
    if (started && *complaint == '\0') {
        return TRUE;
    }
    const char *folder = "";
    espeak_Info(&folder);
    error_set(error, LECTERN_ERROR_ENGINE, espeak_engine.name,
              "its data in %s cannot be used (%s); install the package espeak-ng-data again",
              folder, *complaint ? complaint : "it speaks nothing");
    return FALSE;
}

void espeak_each_source(const Voice *voice, SpeechSource each, gpointer data)
{
    (void)voice;
    const char *folder = "";
    espeak_ng_InitializePath(NULL); /* which needs not be open for it */
    espeak_Info(&folder);
    each(folder, data);
    g_autofree char *sounds = data_path("ipa"); /* what IPA is said as */
    each(sounds, data);
}
