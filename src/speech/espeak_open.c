#include "speech/espeak_open.h"

#include <errno.h>
#include <espeak-ng/speak_lib.h>
#include <locale.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "speech/espeak.h"

enum {
    BUFFER_MS = 0, /* the engine's default */
    PROBE_LIMIT_S = 10,
    COMPLAINTS_LIMIT = 1000, /* bytes of what the library prints */
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

/* The first line in the memory file FD that is no mere warning (of too many voices, say), fit for a
 * message; "" for none. */
static char *first_complaint(int fd)
{
    char text[COMPLAINTS_LIMIT + 1] = {0};
    ssize_t length = pread(fd, text, COMPLAINTS_LIMIT, 0);
    text[MAX(length, 0)] = '\0';
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_auto(GStrv) lines = g_strsplit(valid, "\n", -1);
    for (char **line = lines; *line; line++) {
        if (**line && !g_str_has_prefix(*line, "Warning")) {
            return g_strdup(*line);
        }
    }
    return g_strdup("");
}

gboolean espeak_open(GError **error)
{
    /* The library prints what it dislikes: that belongs into our message. */
    int complaints = memfd_create("complaints", MFD_CLOEXEC);
    int terminal = dup(STDERR_FILENO);
    dup2(complaints, STDERR_FILENO);
    gboolean started = start();
    dup2(terminal, STDERR_FILENO);
    close(terminal);
    g_autofree char *complaint = first_complaint(complaints);
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
