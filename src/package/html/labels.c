#include "package/html/labels.h"

#include "base/data_dir.h"
#include "base/file.h"
#include "base/key_file.h"

#define FALLBACK "en"
enum { LABELS_LIMIT = 1 << 20 };

struct Labels {
    KeyFile *file;
    char *group; /* the language's, without its region */
};

Labels *labels_load(const char *language, GError **error)
{
    g_autofree char *path = data_path("pages/labels.conf");
    gsize length;
    g_autofree char *text = file_read(path, LABELS_LIMIT, &length, error);
    KeyFile *file = text ? key_file_parse(path, text, length, error) : NULL;
    if (!file) {
        return NULL;
    }
    Labels *labels = g_new0(Labels, 1);
    labels->file = file;
    g_auto(GStrv) parts = g_strsplit(language, "-", 2);
    labels->group = g_ascii_strdown(parts[0] ? parts[0] : FALLBACK, -1);
    return labels;
}

void labels_free(Labels *labels)
{
    if (labels) {
        key_file_free(labels->file);
        g_free(labels->group);
        g_free(labels);
    }
}

char *labels_get(const Labels *labels, const char *name)
{
    GKeyFile *keys = key_file_keys(labels->file);
    char *label = g_key_file_get_string(keys, labels->group, name, NULL);
    return label ? label : g_key_file_get_string(keys, FALLBACK, name, NULL);
}

char *labels_with(const Labels *labels, const char *name, const char *value)
{
    g_autofree char *label = labels_get(labels, name);
    if (!label) {
        return NULL;
    }
    g_auto(GStrv) parts = g_strsplit(label, "%", 2);
    return g_strconcat(parts[0], value, parts[0] ? parts[1] : NULL, NULL);
}
