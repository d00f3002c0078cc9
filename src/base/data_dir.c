#include "base/data_dir.h"

#include <unistd.h>

static char *program_folder(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    return program ? g_path_get_dirname(program) : g_strdup(".");
}

char *data_path(const char *name)
{
    const char *given = g_getenv("LECTERN_DATA");
    if (given && *given) {
        return g_build_filename(given, name, NULL);
    }
    g_autofree char *folder = program_folder();
    g_autofree char *beside = g_build_filename(folder, "share", "lectern", NULL);
    if (g_file_test(beside, G_FILE_TEST_IS_DIR)) {
        return g_build_filename(beside, name, NULL);
    }
    return g_build_filename(folder, "..", "share", "lectern", name, NULL);
}

char *program_path(const char *name)
{
    g_autofree char *folder = program_folder();
    char *paths[] = {g_build_filename(folder, name, NULL),
                     g_build_filename(folder, "..", "libexec", "lectern", name, NULL)};
    char *found = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        if (!found && g_file_test(paths[i], G_FILE_TEST_IS_EXECUTABLE)) {
            found = g_steal_pointer(&paths[i]);
        }
        g_free(paths[i]);
    }
    return found;
}
