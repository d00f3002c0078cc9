#include "script/foreign/found.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/data_dir.h"
#include "base/error.h"
#include "base/file.h"
#include "base/key_file.h"
#include "base/utf8.h"
#include "script/lexicon/lexicon_units.h"

enum { FILE_LIMIT = 64 * 1024, SCRIPTS_LIMIT = 8, LATIN_END = 0x0250 };

/* The language of an alphabet that nobody reads (BCP 47): it is read by what Latin letters it has.
 */
#define UNDETERMINED "und"

/* What alphabets.conf says. */
typedef struct {
    GHashTable *languages; /* UScriptCode -> char * */
    GHashTable *letters;   /* gunichar -> char * */
} Alphabets;

static const char *keep_code(Alphabets *alphabets, const char *key, const char *value)
{
    int script = u_getPropertyValueEnum(UCHAR_SCRIPT, key);
    if (script == (int)USCRIPT_INVALID_CODE) {
        return "Unicode has no alphabet of this name";
    }
    g_hash_table_insert(alphabets->languages, GINT_TO_POINTER(script), g_strdup(value));
    return NULL;
}

static const char *keep_letters(Alphabets *alphabets, const char *key, const char *value)
{
    for (const char *at = value; *at; at = g_utf8_next_char(at)) {
        g_hash_table_insert(alphabets->letters, GUINT_TO_POINTER(g_utf8_get_char(at)),
                            g_strdup(key));
    }
    return NULL;
}

static gboolean read_group(Alphabets *alphabets, const KeyFile *file, const char *group,
                           const char *(*keep)(Alphabets *, const char *, const char *),
                           GError **error)
{
    GKeyFile *values = key_file_keys(file);
    g_auto(GStrv) keys = g_key_file_get_keys(values, group, NULL, NULL);
    for (char **key = keys; key && *key; key++) {
        g_autofree char *value = key_file_string(file, group, *key, error);
        const char *fault = value ? keep(alphabets, *key, value) : NULL;
        if (fault) {
            key_file_error(file, group, *key, error, "%s", fault);
        }
        if (!value || fault) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Loaded once; a broken file is told once, and then no words are found. */
static const Alphabets *alphabets_get(void)
{
    static Alphabets *loaded;
    if (g_once_init_enter(&loaded)) {
        Alphabets *made = g_new0(Alphabets, 1);
        made->languages = g_hash_table_new_full(NULL, NULL, NULL, g_free);
        made->letters = g_hash_table_new_full(NULL, NULL, NULL, g_free);
        g_autofree char *path = data_path("alphabets/alphabets.conf");
        g_autoptr(GError) error = NULL;
        gsize length;
        g_autofree char *text = file_read(path, FILE_LIMIT, &length, &error);
        g_autoptr(KeyFile) file = text ? key_file_parse(path, text, length, &error) : NULL;
        if (!file || !read_group(made, file, "alphabets", keep_code, &error) ||
            !read_group(made, file, "letters", keep_letters, &error)) {
            warn("other alphabets", "%s", error->message);
        }
        g_once_init_leave(&loaded, made);
    }
    return loaded;
}

/* The alphabets that a language is written in. */
typedef struct {
    UScriptCode codes[SCRIPTS_LIMIT];
    int32_t count;
} OwnScripts;

static OwnScripts *look_up_scripts(const char *language)
{
    OwnScripts *own = g_new0(OwnScripts, 1);
    UErrorCode status = U_ZERO_ERROR;
    own->count = uscript_getCode(language, own->codes, SCRIPTS_LIMIT, &status);
    if (U_FAILURE(status) || own->count < 1) {
        own->codes[0] = USCRIPT_LATIN;
        own->count = 1;
    }
    return own;
}

/* Those of LANGUAGE, looked up once and kept. */
static const OwnScripts *own_scripts(const char *language)
{
    static GMutex looking;
    static GHashTable *known;
    g_mutex_lock(&looking);
    if (!known) {
        known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    }
    OwnScripts *own = g_hash_table_lookup(known, language);
    if (!own) {
        own = look_up_scripts(language);
        g_hash_table_insert(known, g_strdup(language), own);
    }
    g_mutex_unlock(&looking);
    return own;
}

/* The alphabet of the word at SPAN, if it is one that the text's language is not written in; 0 for
 * its own, and for a word that mixes two. */
static int foreign_script(const OwnScripts *own, const char *text, Span span)
{
    int found = 0;
    for (gsize at = span.start; at < span.end; at = utf8_next(text, span.end, at)) {
        gunichar c = utf8_at(text, span.end, at);
        UErrorCode status = U_ZERO_ERROR;
        int script = c < LATIN_END && !g_unichar_isalpha(c)
                         ? USCRIPT_COMMON
                         : uscript_getScript((UChar32)c, &status);
        if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) {
            continue;
        }
        for (int32_t i = 0; i < own->count; i++) {
            if (script == (int)own->codes[i]) {
                return 0;
            }
        }
        /* Kana and Han stand in one Japanese word. */
        gboolean kana = found == USCRIPT_HIRAGANA || found == USCRIPT_KATAKANA;
        found = kana ? found : script;
    }
    return found;
}

/* Whether the word at SPAN is a single letter of an alphabet of letters. */
static gboolean is_sign(const char *text, Span span, int script)
{
    return script != USCRIPT_HAN && script != USCRIPT_HANGUL &&
           utf8_next(text, span.end, span.start) == span.end;
}

/* A run of words that is being found. */
typedef struct {
    Span span;
    int script; /* 0: there is none */
    const char *language;
} Run;

static void end_run(Run *run, const Alphabets *alphabets, GArray *readings)
{
    const char *language = run->language;
    if (run->script && !language) {
        language = g_hash_table_lookup(alphabets->languages, GINT_TO_POINTER(run->script));
        language = language ? language : UNDETERMINED;
    }
    if (language) {
        Reading reading = {.span = run->span, .language = g_strdup(language)};
        g_array_append_val(readings, reading);
    }
    *run = (Run){0};
}

/* Adds the word at SPAN, in SCRIPT, to RUN. */
static void take_word(Run *run, const Alphabets *alphabets, const char *text, Span span, int script)
{
    run->span.start = run->script ? run->span.start : span.start;
    run->span.end = span.end;
    run->script = script;
    for (gsize at = span.start; at < span.end && !run->language;
         at = utf8_next(text, span.end, at)) {
        gunichar c = utf8_at(text, span.end, at);
        run->language = g_hash_table_lookup(alphabets->letters, GUINT_TO_POINTER(c));
    }
}

static gboolean goes_together(int a, int b)
{
    gboolean japanese_a = a == USCRIPT_HIRAGANA || a == USCRIPT_KATAKANA || a == USCRIPT_HAN;
    gboolean japanese_b = b == USCRIPT_HIRAGANA || b == USCRIPT_KATAKANA || b == USCRIPT_HAN;
    return a == b || (japanese_a && japanese_b);
}

void foreign_find(const char *language, const char *text, Span span, GArray *readings)
{
    const OwnScripts *own = own_scripts(language);
    gboolean latin = own->codes[0] == USCRIPT_LATIN;
    const Alphabets *alphabets = NULL;
    Run run = {0};
    for (Span unit = {span.start, span.start}; unit.end < span.end;) {
        gsize at = unit.end;
        /* Nearly all text is its language's own: it is passed over quickly. */
        if (latin && !run.script && (guchar)text[at] < 0x80) {
            unit.end++;
            continue;
        }
        unit = unit_next(text, span.end, at);
        if (!unit_is_word(utf8_at(text, span.end, unit.start))) {
            continue;
        }
        int script = foreign_script(own, text, unit);
        alphabets = script && !alphabets ? alphabets_get() : alphabets;
        if (run.script && (!script || !goes_together(run.script, script))) {
            end_run(&run, alphabets, readings);
        }
        if (script && (run.script || !is_sign(text, unit, script))) {
            gboolean kana = run.script == USCRIPT_HIRAGANA || run.script == USCRIPT_KATAKANA;
            take_word(&run, alphabets, text, unit, kana ? run.script : script);
        }
    }
    end_run(&run, alphabets, readings);
}
