#include "command/progress.h"

#include <stdio.h>
#include <unistd.h>

struct Progress {
    gint64 begun_us; /* monotonic */
    gint64 shown_us;
};

enum { REDRAW_US = 100 * 1000, BAR_WIDTH = 24 };

Progress *progress_new(gboolean quiet)
{
    if (quiet || !isatty(STDERR_FILENO)) {
        return NULL;
    }
    Progress *progress = g_new0(Progress, 1);
    progress->begun_us = g_get_monotonic_time();
    return progress;
}

static void draw(double share, double elapsed_s, double sound_s)
{
    char bar[BAR_WIDTH + 1];
    for (int i = 0; i < BAR_WIDTH; i++) {
        bar[i] = share * BAR_WIDTH > i ? '=' : ' ';
    }
    bar[BAR_WIDTH] = '\0';
    int left_s = share > 0.0 ? (int)(elapsed_s / share - elapsed_s + 0.5) : 0;
    fprintf(stderr, "\r\033[K[%s] %3d %%  %d:%02d left  %.0f× real time", bar, (int)(share * 100.0),
            left_s / 60, left_s % 60, elapsed_s > 0.0 ? sound_s / elapsed_s : 0.0);
    fflush(stderr);
}

void progress_update(gsize done, gsize all, double seconds, gpointer progress)
{
    Progress *bar = progress;
    if (!bar || all == 0) {
        return;
    }
    gint64 now_us = g_get_monotonic_time();
    if (now_us - bar->shown_us < REDRAW_US && done < all) {
        return;
    }
    bar->shown_us = now_us;
    draw((double)done / (double)all, (double)(now_us - bar->begun_us) / G_USEC_PER_SEC, seconds);
}

void progress_free(Progress *progress)
{
    if (progress) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
        g_free(progress);
    }
}
