#include "command/reasons.h"

#include <string.h>

#include "base/utf8.h"
#include "cast/runs.h"
#include "command/columns.h"
#include "script/speaker/speakers.h"

/* Wide enough for names, narrow enough for any terminal. */
enum { NAME_WIDTH = 40, TEXT_LIMIT = 74, EVIDENCE_LIMIT = 64, INDENT = 4 };

/* A speaker less sure than this is in doubt: of those just above it seven in ten are right. */
static const double doubt = 0.6;

typedef struct {
    Run run;
    guint line; /* in the document's text, from 1 */
    double confidence;
} Reason;

static const Utterance *first_of(const Script *script, const Reason *reason)
{
    return script_utterance(script, reason->run.first);
}

/* The quotations of SCRIPT in order, an array of Reason. */
static GArray *find_reasons(const Script *script)
{
    g_autoptr(GArray) runs = runs_find(script);
    GArray *reasons = g_array_new(FALSE, FALSE, sizeof(Reason));
    const char *text = script->document->text;
    guint line = 1;
    gsize at = 0;
    for (guint i = 0; i < runs->len; i++) {
        Run run = g_array_index(runs, Run, i);
        const Utterance *utterance = script_utterance(script, run.first);
        for (; at < utterance->span.start; at++) {
            line += text[at] == '\n';
        }
        if (utterance->kind == UTTERANCE_QUOTATION) {
            Reason reason = {run, line, utterance->confidence};
            g_array_append_val(reasons, reason);
        }
    }
    return reasons;
}

static int compare_reasons(const void *a, const void *b)
{
    const Reason *first = a;
    const Reason *second = b;
    if (first->confidence < second->confidence || first->confidence > second->confidence) {
        return first->confidence < second->confidence ? -1 : 1;
    }
    return first->run.first < second->run.first ? -1 : 1;
}

static gboolean is_doubtful(const Reason *reason)
{
    return reason->confidence < doubt;
}

/* TEXT in one line of at most LIMIT characters: where it is longer its middle is left out, for a
 * cue has its name at one end and its verb at the other. */
static char *both_ends(const char *text, glong limit)
{
    g_autofree char *whole = one_line(text, strlen(text), G_MAXLONG);
    glong length = g_utf8_strlen(whole, -1);
    if (length <= limit) {
        return g_steal_pointer(&whole);
    }
    glong head = limit * 2 / 3;
    glong tail = limit - head - 3; /* a space, an ellipsis, a space */
    g_autofree char *begin = g_utf8_substring(whole, 0, head);
    g_autofree char *end = g_utf8_substring(whole, length - tail, length);
    char *space = strrchr(begin, ' ');
    if (space) {
        *space = '\0';
    }
    space = strchr(end, ' ');
    return g_strdup_printf("%s … %s", begin, space ? space + 1 : end);
}

static void append_heading(const Script *script, const Reason *reason, GString *out)
{
    const Utterance *utterance = first_of(script, reason);
    const Speaker *speaker = script_speaker(script, utterance->speaker);
    const char *full = speaker ? speaker->name : "";
    g_autofree char *name = one_line(full, strlen(full), NAME_WIDTH - 1);
    int padding = NAME_WIDTH - (int)g_utf8_strlen(name, -1);
    g_string_append_printf(out, "\nline %-5u %-7s %s%*s %.2f%s\n", reason->line, utterance->id,
                           name, padding, "", utterance->confidence,
                           is_doubtful(reason) ? "  in doubt" : "");
}

static void append_reason(const Script *script, const Reason *reason, GString *out)
{
    const Utterance *utterance = first_of(script, reason);
    append_heading(script, reason, out);
    Span span = run_span(script, &reason->run);
    g_autofree char *beginning =
        one_line(script->document->text + span.start, span_length(span), TEXT_LIMIT);
    g_string_append_printf(out, "%*s%s\n", INDENT, "", beginning);
    const char *rule = utterance->rule ? utterance->rule : "no rule";
    const char *meaning = speakers_rule_meaning(rule);
    g_string_append_printf(out, "%*s%s%s%s\n", INDENT, "", rule, meaning ? ": " : "",
                           meaning ? meaning : "");
    if (utterance->evidence && *utterance->evidence) {
        g_autofree char *evidence = both_ends(utterance->evidence, EVIDENCE_LIMIT);
        g_string_append_printf(out, "%*sby the words: %s\n", INDENT, "", evidence);
    }
}

static void append_chapter(const Script *script, guint chapter, GString *out)
{
    const char *title = script_chapter(script, chapter)->title;
    g_autofree char *shown = one_line(title ? title : "", title ? strlen(title) : 0, TEXT_LIMIT);
    g_string_append_printf(out, "\n== %s\n", shown);
}

void reasons_write(const Script *script, gboolean doubtful, GString *out)
{
    g_autoptr(GArray) reasons = find_reasons(script);
    guint doubts = 0;
    for (guint i = 0; i < reasons->len; i++) {
        doubts += is_doubtful(&g_array_index(reasons, Reason, i)) ? 1 : 0;
    }
    g_string_append_printf(out, "\n%u quotation%s, %u in doubt (below %.2f)\n", reasons->len,
                           reasons->len == 1 ? "" : "s", doubts, doubt);
    if (doubtful) {
        g_array_sort(reasons, compare_reasons);
    }
    guint chapter = G_MAXUINT;
    for (guint i = 0; i < reasons->len; i++) {
        const Reason *reason = &g_array_index(reasons, Reason, i);
        guint own = first_of(script, reason)->chapter;
        if (doubtful && !is_doubtful(reason)) {
            continue;
        }
        if (!doubtful && own != chapter && script->chapters->len > 1) {
            append_chapter(script, own, out);
            chapter = own;
        }
        append_reason(script, reason, out);
    }
}
