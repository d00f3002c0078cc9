#include "bench.h"

#include "base/file.h"

int bench_set_up(void **state)
{
    Bench *bench = g_new0(Bench, 1);
    bench->folder = g_dir_make_tmp("lectern-encoder-XXXXXX", NULL);
    bench->preset = preset_load("podcast", NULL);
    *state = bench;
    return bench->folder && bench->preset ? 0 : -1;
}

int bench_tear_down(void **state)
{
    Bench *bench = *state;
    file_remove_tree(bench->folder, NULL);
    g_free(bench->folder);
    preset_free(bench->preset);
    g_free(bench);
    return 0;
}

guint rate_of(const AudioFormat *format, const Preset *preset)
{
    return audio_formats_rate(&format, 1, preset);
}
