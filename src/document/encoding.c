#include "document/encoding.h"

#include <string.h>
#include <unicode/ucnv.h>

#include "base/error.h"
#include "base/utf8.h"

enum {
    /* A text has at most one control character among this many characters. */
    CHARACTERS_A_CONTROL = 50,
    /* UTF-16 without a mark: at least one unit in ten has a NUL, as spaces and line ends do in
     * every script. */
    UNITS_A_NUL = 10,
    /* Damaged UTF-8 has at least this many whole sequences for each broken one. In Windows-1252
     * two letters with accents would have to meet in the right order for each. */
    WHOLE_A_BROKEN = 3,
};

/* Counts of what is beyond ASCII, read as UTF-8. */
typedef struct {
    gsize whole;
    gsize broken;
} Sequences;

static gboolean is_continuation(char byte)
{
    return ((guchar)byte & 0xC0) == 0x80;
}

static Sequences count_sequences(const char *bytes, gsize length)
{
    Sequences found = {0, 0};
    for (gsize at = 0; at < length;) {
        const char *end;
        gboolean valid = g_utf8_validate_len(bytes + at, length - at, &end);
        for (; bytes + at < end; at++) {
            found.whole += (guchar)bytes[at] >= 0xC0 ? 1 : 0;
        }
        found.broken += valid ? 0 : 1;
        at += valid ? 0 : 1;
        while (!valid && at < length && is_continuation(bytes[at])) {
            at++;
        }
    }
    return found;
}

/* Names the first place of TEXT, read as ENCODING, that could not be read. */
static void warn_of_replacements(const char *name, const char *encoding, const char *text,
                                 gsize length)
{
    static const char replacement[] = "\xEF\xBF\xBD";
    const char *first = g_strstr_len(text, (gssize)length, replacement);
    if (!first) {
        return;
    }
    guint line;
    guint column;
    utf8_position(text, (gsize)(first - text), &line, &column);
    g_autofree char *where = g_strdup_printf("%s:%u:%u", name, line, column);
    warn(where, "not valid %s: what cannot be read is U+FFFD, from here on", encoding);
}

/* BYTES, written in what ICU calls ENCODING, as UTF-8; what is malformed becomes U+FFFD. */
static char *convert(const char *name, const char *encoding, const char *bytes, gsize length,
                     gsize *text_length, GError **error)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding, &status);
    int32_t size =
        ucnv_toAlgorithmic(UCNV_UTF8, converter, NULL, 0, bytes, (int32_t)length, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR || status == U_STRING_NOT_TERMINATED_WARNING) {
        status = U_ZERO_ERROR; /* the first call only measured */
    }
    char *text = g_malloc0((gsize)MAX(size, 0) + 1);
    ucnv_toAlgorithmic(UCNV_UTF8, converter, text, size, bytes, (int32_t)length, &status);
    ucnv_close(converter);
    if (U_FAILURE(status)) {
        g_free(text);
        error_set(error, LECTERN_ERROR_INPUT, name, "cannot convert from %s: %s", encoding,
                  u_errorName(status));
        return NULL;
    }
    *text_length = (gsize)size;
    warn_of_replacements(name, encoding, text, *text_length);
    return text;
}

/* The encoding that a byte-order mark at the start says, and how long the mark is; or NULL. */
static const char *encoding_by_mark(const char *bytes, gsize length, gsize *mark)
{
    static const struct {
        const char *bytes;
        gsize length;
        const char *encoding;
    } marks[] = {
        {"\xEF\xBB\xBF", 3, "UTF-8"},
        {"\xFF\xFE\0\0", 4, "UTF-32LE"}, /* before UTF-16, whose mark it begins with */
        {"\0\0\xFE\xFF", 4, "UTF-32BE"},
        {"\xFF\xFE", 2, "UTF-16LE"},
        {"\xFE\xFF", 2, "UTF-16BE"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (length >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0) {
            *mark = marks[i].length;
            return marks[i].encoding;
        }
    }
    *mark = 0;
    return NULL;
}

/* Whether BYTES has NULs at SIDE (0 or 1) of its pairs, and there else only what is the high byte
 * of letters from Latin to Arabic (up to U+08FF) and of their punctuation (U+20xx to U+22xx). */
static gboolean is_high_side(const char *bytes, gsize length, gsize side)
{
    gsize nuls = 0;
    for (gsize i = side; i < length; i += 2) {
        guchar byte = (guchar)bytes[i];
        nuls += byte == 0 ? 1 : 0;
        if (byte > 0x22 || (byte > 0x08 && byte < 0x20) || bytes[i ^ 1] == '\0') {
            return FALSE;
        }
    }
    return nuls * UNITS_A_NUL >= length / 2;
}

/* UTF-16 without a mark: the high bytes of spaces, line ends and Latin letters are NUL. */
static const char *encoding_by_nuls(const char *bytes, gsize length)
{
    if (length < 2 || length % 2 != 0 || !memchr(bytes, '\0', length)) {
        return NULL;
    }
    if (is_high_side(bytes, length, 1)) {
        return "UTF-16LE";
    }
    return is_high_side(bytes, length, 0) ? "UTF-16BE" : NULL;
}

/* What a file is that is no text but may look like one; or NULL. */
static const char *other_kind(const char *bytes, gsize length)
{
    static const struct {
        const char *start;
        const char *kind;
    } kinds[] = {
        {"%PDF-", "a PDF"},
        {"{\\rtf", "a document in Rich Text Format"},
        {"PK\x03\x04", "a ZIP archive, an EPUB or a word processor's document"},
        {"\xD0\xCF\x11\xE0", "a word processor's document"},
        {"\x1F\x8B", "a compressed file"},
        {"\x89PNG", "a picture"},
        {"\xFF\xD8\xFF", "a picture"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        gsize size = strlen(kinds[i].start);
        if (length >= size && memcmp(bytes, kinds[i].start, size) == 0) {
            return kinds[i].kind;
        }
    }
    return NULL;
}

static gboolean is_control(gunichar c)
{
    gboolean spacing = (c >= '\t' && c <= '\r') || c == 0x85;
    return !spacing && (c < ' ' || (c >= 0x7F && c < 0xA0));
}

/* Whether TEXT, which is valid UTF-8, has no NUL and few control characters. */
static gboolean check_characters(const char *name, const char *text, gsize length, GError **error)
{
    const char *nul = memchr(text, '\0', length);
    gsize first = nul ? (gsize)(nul - text) : length;
    gsize characters = 0;
    gsize controls = 0;
    for (gsize offset = 0; !nul && offset < length; characters++) {
        if (is_control(utf8_at(text, length, offset)) && controls++ == 0) {
            first = offset;
        }
        offset = utf8_next(text, length, offset);
    }
    if (!nul && controls * CHARACTERS_A_CONTROL <= characters) {
        return TRUE;
    }
    guint line;
    guint column;
    utf8_position(text, first, &line, &column);
    error_set_at(error, LECTERN_ERROR_INPUT, name, line, column, "this is not a text: it has %s",
                 nul ? "NUL bytes" : "many control characters");
    return FALSE;
}

/* BYTES, which have no NUL and no byte-order mark, as UTF-8. */
static char *from_bytes(const char *name, const char *said, const char *bytes, gsize length,
                        gsize *text_length, GError **error)
{
    /* Some encodings shift by escapes, and look like plain ASCII. */
    gboolean shifts = said && memchr(bytes, '\x1B', length);
    if (!shifts && g_utf8_validate_len(bytes, length, NULL)) {
        *text_length = length;
        char *text = g_malloc(length + 1);
        memcpy(text, bytes, length);
        text[length] = '\0';
        return text;
    }
    if (said) {
        return convert(name, said, bytes, length, text_length, error);
    }
    Sequences found = count_sequences(bytes, length);
    gboolean damaged_utf8 = found.whole >= found.broken * WHOLE_A_BROKEN;
    return convert(name, damaged_utf8 ? "UTF-8" : "windows-1252", bytes, length, text_length,
                   error);
}

static char *decode(const char *name, const char *said, const char *bytes, gsize length,
                    gsize *text_length, GError **error)
{
    gsize mark;
    const char *encoding = encoding_by_mark(bytes, length, &mark);
    if (!encoding) {
        encoding = encoding_by_nuls(bytes, length);
    }
    bytes += mark;
    length -= mark;
    if (encoding && strcmp(encoding, "UTF-8") != 0) {
        return convert(name, encoding, bytes, length, text_length, error);
    }
    /* With NULs it is no text in any other encoding, and decoding it would only hide where. */
    if (memchr(bytes, '\0', length)) {
        check_characters(name, bytes, length, error);
        return NULL;
    }
    return from_bytes(name, said, bytes, length, text_length, error);
}

/* ENCODING, where it is one that there is and that has to be heeded; else NULL. */
static const char *usable(const char *encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = encoding ? ucnv_open(encoding, &status) : NULL;
    const char *name = converter && U_SUCCESS(status) ? ucnv_getName(converter, &status) : NULL;
    gboolean known = name && !g_str_has_prefix(name, "UTF-") &&
                     g_ascii_strncasecmp(encoding, "iso-8859-1", strlen("iso-8859-1") + 1) != 0 &&
                     g_ascii_strcasecmp(encoding, "us-ascii") != 0;
    if (converter) {
        ucnv_close(converter);
    }
    return known ? encoding : NULL;
}

char *encoding_to_utf8_from(const char *name, const char *encoding, const char *bytes, gsize length,
                            gsize *text_length, GError **error)
{
    const char *other = other_kind(bytes, length);
    if (other) {
        error_set_at(error, LECTERN_ERROR_INPUT, name, 1, 1, "this is not a text: it is %s", other);
        return NULL;
    }
    char *text = decode(name, usable(encoding), bytes, length, text_length, error);
    if (text && !check_characters(name, text, *text_length, error)) {
        g_free(text);
        return NULL;
    }
    return text;
}

char *encoding_to_utf8(const char *name, const char *bytes, gsize length, gsize *text_length,
                       GError **error)
{
    return encoding_to_utf8_from(name, NULL, bytes, length, text_length, error);
}
