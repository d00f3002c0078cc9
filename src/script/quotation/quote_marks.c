#include "script/quotation/quote_marks.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

enum { APOSTROPHE = '\'', GRAVE = '`', RIGHT_SINGLE = 0x2019 };

typedef enum { NATURE_OPENS, NATURE_CLOSES, NATURE_EITHER } Nature;

typedef struct {
    gunichar character;
    MarkFamily family;
    Nature nature; /* what it does in most languages; its neighbours may show otherwise */
} MarkKind;

static const MarkKind kinds[] = {
    {'"', MARKS_DOUBLE, NATURE_EITHER},          {0x201C, MARKS_DOUBLE, NATURE_OPENS},
    {0x201D, MARKS_DOUBLE, NATURE_CLOSES},       {0x201E, MARKS_DOUBLE, NATURE_OPENS},
    {0x201F, MARKS_DOUBLE, NATURE_OPENS},        {0xFF02, MARKS_DOUBLE, NATURE_EITHER},
    {APOSTROPHE, MARKS_SINGLE, NATURE_EITHER},   {0x2018, MARKS_SINGLE, NATURE_OPENS},
    {RIGHT_SINGLE, MARKS_SINGLE, NATURE_CLOSES}, {0x201A, MARKS_SINGLE, NATURE_OPENS},
    {0x201B, MARKS_SINGLE, NATURE_OPENS},        {GRAVE, MARKS_SINGLE, NATURE_OPENS},
    {0xFF07, MARKS_SINGLE, NATURE_EITHER},       {0x00AB, MARKS_GUILLEMET, NATURE_OPENS},
    {0x00BB, MARKS_GUILLEMET, NATURE_CLOSES},    {0x2039, MARKS_ANGLE, NATURE_OPENS},
    {0x203A, MARKS_ANGLE, NATURE_CLOSES},        {0x300C, MARKS_CORNER, NATURE_OPENS},
    {0x300D, MARKS_CORNER, NATURE_CLOSES},       {0x300E, MARKS_WHITE_CORNER, NATURE_OPENS},
    {0x300F, MARKS_WHITE_CORNER, NATURE_CLOSES},
};

/* Words that drop their beginning: an apostrophe stands before them. */
static const char *const elided[] = {
    "tis",  "twas",  "twere",  "twill", "twould", "tisn",    "twasn", "em",    "im",     "is",
    "er",   "ere",   "e",      "ad",    "ave",    "as",      "ow",    "un",    "uns",    "til",
    "till", "cause", "cos",    "coz",   "cuz",    "bout",    "round", "neath", "gainst", "mongst",
    "nuff", "tween", "nother", "scuse", "spect",  "lectric", "n",     "ud",    "ll",
};

static const MarkKind *kind_of(gunichar c)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (kinds[i].character == c) {
            return &kinds[i];
        }
    }
    return NULL;
}

gboolean quote_mark_is(gunichar c)
{
    return kind_of(c) != NULL;
}

static gboolean is_punctuation(gunichar c)
{
    const guint32 mask = U_GC_P_MASK | U_GC_S_MASK;
    return c != 0 && (U_GET_GC_MASK((UChar32)c) & mask) != 0;
}

gboolean quote_mark_after_pause(const char *text, Span span, const QuoteMark *mark)
{
    gsize at = mark->offset;
    while (at > span.start && utf8_is_space(utf8_before(text, at))) {
        at = utf8_previous(text, at);
    }
    return at == span.start || is_punctuation(utf8_before(text, at));
}

/* Whether a character that begins with BYTE can be a mark: spares decoding all others. */
static gboolean may_be_mark(char byte)
{
    switch ((guchar)byte) {
    case '"':
    case '\'':
    case '`':
    case 0xC2:
    case 0xE2:
    case 0xE3:
    case 0xEF:
        return TRUE;
    default:
        return FALSE;
    }
}

static gboolean is_space_or_edge(gunichar c)
{
    /* Marks of direction and the like are not seen. */
    return c == 0 || utf8_is_space(c) || u_charType((UChar32)c) == U_FORMAT_CHAR;
}

static gboolean is_alnum(gunichar c)
{
    return c != 0 && u_isalnum((UChar32)c);
}

/* Punctuation that ends a piece of speech, as opposed to a bracket, dash or mark. */
static gboolean ends_speech(gunichar c)
{
    return c != 0 && c < 0x3100 &&
           (strchr(".,!?;:", (int)(c < 0x80 ? c : 1)) != NULL || c == 0x2026 || c == 0x3002);
}

/* The characters beside a mark, 0 at an edge of its block. */
typedef struct {
    gunichar before, after;
    /* CommonMark's "flanking": the mark leans on what follows it, or on what goes before it. */
    gboolean left, right;
} Setting;

static Setting setting_of(const char *text, Span span, gsize offset, gsize length)
{
    Setting setting = {
        .before = offset > span.start ? utf8_before(text, offset) : 0,
        .after = utf8_at(text, span.end, offset + length),
    };
    gboolean space_before = is_space_or_edge(setting.before);
    gboolean space_after = is_space_or_edge(setting.after);
    gboolean mark_before = is_punctuation(setting.before);
    gboolean mark_after = is_punctuation(setting.after);
    setting.left = !space_after && (!mark_after || space_before || mark_before);
    setting.right = !space_before && (!mark_before || space_after || mark_after);
    return setting;
}

/* A mark that is no apostrophe. Its place speaks louder than its nature: »so«, „so“ and ”so” are
 * quotations as well. */
static void judge(QuoteMark *mark, Nature nature, const Setting *setting)
{
    Chance opens, closes;
    if (setting->left != setting->right) {
        opens = setting->left ? CHANCE_SURE : CHANCE_NONE;
        closes = setting->left ? CHANCE_NONE : CHANCE_SURE;
        if (setting->left && nature != NATURE_OPENS && ends_speech(setting->before)) {
            /* "Yes,"he said: a space was forgotten, on either side. */
            opens = CHANCE_SOME;
            closes = nature == NATURE_CLOSES ? CHANCE_SURE : CHANCE_SOME;
        }
    } else {
        Chance against = setting->left ? CHANCE_SOME : CHANCE_NONE;
        opens = nature == NATURE_OPENS ? CHANCE_SURE : against;
        closes = nature == NATURE_CLOSES ? CHANCE_SURE : against;
        if (nature == NATURE_EITHER) {
            opens = closes = CHANCE_SOME;
        }
    }
    mark->opens = (guint8)opens;
    mark->closes = (guint8)closes;
}

/* Whether the word at OFFSET is one that drops its beginning, or a year's last digits. */
static gboolean is_elided(const char *text, gsize end, gsize offset)
{
    enum { LONGEST = 8 };
    gsize length = 0;
    while (offset + length < end && length <= LONGEST && g_ascii_isalnum(text[offset + length])) {
        length++;
    }
    gunichar behind = utf8_at(text, end, offset + length);
    if (length == 0 || length > LONGEST || (behind >= 0x80 && u_isalpha((UChar32)behind))) {
        return FALSE;
    }
    const char *word = text + offset;
    if (g_ascii_isdigit(word[0])) { /* ’90s, ’45 */
        return length >= 2 && g_ascii_isdigit(word[1]) &&
               (length == 2 || (length == 3 && word[2] == 's'));
    }
    for (gsize i = 0; i < G_N_ELEMENTS(elided); i++) {
        if (strlen(elided[i]) == length && g_ascii_strncasecmp(elided[i], word, length) == 0) {
            /* “’Tis”, but no “’Is it?”: at a capital only the words that nobody quotes. */
            return !g_ascii_isupper(word[0]) || length > 3 || i == 0;
        }
    }
    return FALSE;
}

/* Whether the mark at OFFSET is the second apostrophe of rock ’n’ roll. */
static gboolean closes_lone_n(const char *text, Span span, gsize offset)
{
    if (offset < span.start + 2 || g_ascii_tolower(text[offset - 1]) != 'n') {
        return FALSE;
    }
    gunichar before = utf8_before(text, offset - 1);
    return before == APOSTROPHE || before == RIGHT_SINGLE || before == 0x2018;
}

/* A single mark, which is an apostrophe more often than not; FALSE where it surely is. */
static gboolean judge_single(QuoteMark *mark, const MarkKind *kind, const char *text, Span span,
                             const Setting *setting)
{
    gsize end = mark->offset + mark->length;
    gboolean may_be_apostrophe = kind->nature == NATURE_EITHER || kind->character == RIGHT_SINGLE ||
                                 kind->character == 0x2018;
    if (may_be_apostrophe && is_alnum(setting->before) && is_alnum(setting->after)) {
        return FALSE; /* don’t, o’clock */
    }
    if (closes_lone_n(text, span, mark->offset)) {
        return FALSE;
    }
    if (!setting->left && !setting->right) {
        return FALSE; /* alone between spaces */
    }
    judge(mark, kind->nature, setting);
    if (setting->left && may_be_apostrophe) {
        if (is_elided(text, span.end, end)) {
            mark->opens = kind->character == RIGHT_SINGLE ? CHANCE_NONE : CHANCE_SOME;
        } else if (kind->character == RIGHT_SINGLE && mark->opens == CHANCE_SURE) {
            mark->opens = CHANCE_NONE; /* ’ouse: a typesetter knew why it is no ‘ */
        }
    }
    if (setting->right && may_be_apostrophe && is_alnum(setting->before)) {
        mark->closes = MIN(mark->closes, CHANCE_SOME); /* soldiers’, goin’ */
    }
    return mark->opens != CHANCE_NONE || mark->closes != CHANCE_NONE;
}

/* Two typewriter apostrophes or grave accents in a row stand for a double mark. */
static const MarkKind *typewriter_pair(const char *text, gsize end, gsize offset)
{
    static const MarkKind apostrophes = {APOSTROPHE, MARKS_DOUBLE, NATURE_EITHER};
    static const MarkKind graves = {GRAVE, MARKS_DOUBLE, NATURE_OPENS};
    if (offset + 1 >= end || text[offset] != text[offset + 1]) {
        return NULL;
    }
    if (text[offset] == APOSTROPHE) {
        return &apostrophes;
    }
    return text[offset] == GRAVE ? &graves : NULL;
}

/* The mark at OFFSET; FALSE where there is none. */
static gboolean read_mark(const char *text, Span span, gsize offset, QuoteMark *mark)
{
    const MarkKind *kind = typewriter_pair(text, span.end, offset);
    gsize length = 2;
    if (kind == NULL) {
        kind = kind_of(utf8_at(text, span.end, offset));
        length = utf8_next(text, span.end, offset) - offset;
    }
    if (kind == NULL) {
        return FALSE;
    }
    *mark = (QuoteMark){
        .offset = (guint32)offset,
        .length = (guint8)length,
        .family = (guint8)kind->family,
        .directed = kind->nature != NATURE_EITHER,
    };
    Setting setting = setting_of(text, span, offset, length);
    if (kind->family == MARKS_SINGLE) {
        return judge_single(mark, kind, text, span, &setting);
    }
    judge(mark, kind->nature, &setting);
    return TRUE;
}

gboolean quote_mark_next(const char *text, Span span, gsize *at, QuoteMark *mark)
{
    for (gsize offset = *at; offset < span.end; offset++) {
        if (may_be_mark(text[offset]) && read_mark(text, span, offset, mark)) {
            *at = offset + mark->length;
            return TRUE;
        }
    }
    *at = span.end;
    return FALSE;
}

void quote_marks_scan(const char *text, Span span, GArray *marks)
{
    QuoteMark mark;
    for (gsize at = span.start; quote_mark_next(text, span, &at, &mark);) {
        g_array_append_val(marks, mark);
    }
}
