#include "script/speaker/phrases.h"

/* So many words at most stand before the name in a phrase: "former deputy prime minister Anna". */
enum { MODIFIERS = 6 };

static gboolean is(const People *people, guint at, guint32 classes)
{
    return token_is(people->tokens, tokens_at(people->tokens, at), classes);
}

static gunichar mark_at(const People *people, guint at)
{
    return tokens_at(people->tokens, at)->mark;
}

static int index_at(const People *people, guint at)
{
    return g_array_index(people->mention_at, int, at);
}

gboolean mention_can_speak(const Mention *mention)
{
    return mention && !mention->in_speech && !mention->possessive &&
           (mention->kind == MENTION_NAME || mention->kind == MENTION_DESCRIPTION ||
            !mention->object);
}

gboolean is_verb_at(const People *people, guint at, guint32 classes)
{
    if (!is(people, at, classes)) {
        return FALSE;
    }
    if (at == 0 ||
        tokens_at(people->tokens, at - 1)->block != tokens_at(people->tokens, at)->block) {
        return TRUE;
    }
    const Token *before = tokens_at(people->tokens, at - 1);
    return (!(before->flags & TOKEN_POSSESSIVE) || is(people, at, WORD_PARTICIPLE)) &&
           (!is(people, at - 1, WORD_DETERMINER | WORD_POSSESSIVE) ||
            people_mention_at(people, at - 1) != NULL);
}

/* Whether the word at AT cannot stand before the name in a phrase. A capital within a sentence
 * belongs to a name. */
static gboolean ends_phrase(const People *people, guint at)
{
    guint flags = tokens_at(people->tokens, at)->flags;
    if (flags & TOKEN_CAPITAL && !(flags & TOKEN_START)) {
        return FALSE;
    }
    guint32 small = WORD_PREPOSITION | WORD_AUXILIARY | WORD_SPEECH | WORD_GESTURE | WORD_THOUGHT |
                    WORD_CONJUNCTION;
    return is(people, at, small) ||
           (is(people, at, WORD_COMMON) && !is(people, at, WORD_DETERMINER | WORD_TITLE) &&
            !(flags & TOKEN_CAPITAL));
}

/* Whether MENTION goes on with the phrase that has a name as PHRASE so far. */
static gboolean extends(const Phrase *phrase, const Mention *mention)
{
    return phrase->mention == NO_MENTION ||
           (mention->kind == MENTION_NAME && !mention->object && !mention->definite);
}

Phrase phrase_at(const People *people, guint at, guint end)
{
    Phrase phrase = {NO_MENTION, at};
    guint words = 0;
    while (at < end && words < MODIFIERS && !mark_at(people, at)) {
        const Mention *mention = people_mention_at(people, at);
        if (mention && mention->possessive && !mention->in_speech && mention->end < end &&
            phrase.mention == NO_MENTION) {
            /* "the Herald's Anna Berg", "his Anna": the name behind it is meant. */
            at = mention->end;
        } else if (mention) {
            if (!mention_can_speak(mention) || !extends(&phrase, mention)) {
                break;
            }
            phrase = (Phrase){index_at(people, at), mention->end};
            if (mention->kind != MENTION_NAME) {
                break;
            }
            at = mention->end;
        } else if (ends_phrase(people, at)) {
            break;
        } else {
            at++;
            words++;
        }
    }
    return phrase;
}

int subject_of(const People *people, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        const Mention *mention = people_mention_at(people, i);
        if (mention && !mention->object && !mention->possessive && !mention->in_speech) {
            return index_at(people, i);
        }
    }
    return NO_MENTION;
}

/* Where the clause begins whose verb is at VERB: behind a comma or a conjunction, or at FIRST. */
static guint clause_start(const People *people, guint first, guint verb)
{
    guint at = verb;
    while (at > first && !mark_at(people, at - 1) && !is(people, at - 1, WORD_CONJUNCTION)) {
        at--;
    }
    return at;
}

/* The nearest mention before VERB in its clause, from START, that may be its subject. */
static int clause_subject(const People *people, guint start, guint verb)
{
    for (guint i = verb; i > start; i--) {
        const Mention *mention = people_mention_at(people, i - 1);
        gboolean whose = i == verb && mention && mention->possessive && !mention->in_speech &&
                         mention->person != NOBODY && is(people, verb, WORD_PARTICIPLE);
        if (whose || (mention_can_speak(mention) && !mention->object)) {
            return index_at(people, i - 1); /* whose: "Anna's saying" */
        }
    }
    return NO_MENTION;
}

/* The subject of the clause from START to END, whose verb is somewhere in it: a pronoun that can
 * only be one, or else what stands first. */
static int loose_subject(const People *people, guint start, guint end)
{
    for (guint i = end; i > start; i--) {
        const Mention *mention = people_mention_at(people, i - 1);
        if (mention_can_speak(mention) && !mention->object &&
            (mention->kind == MENTION_PRONOUN || mention->kind == MENTION_SELF)) {
            return index_at(people, i - 1);
        }
    }
    return subject_of(people, start, end);
}

/* Whether the words from START to VERB have a subject of their own that is nobody known: "the
 * letter said". */
static gboolean has_stranger(const People *people, guint start, guint verb)
{
    for (guint i = start; i < verb; i++) {
        if (is(people, i, WORD_DETERMINER) && !people_mention_at(people, i) &&
            (i == start || !is(people, i - 1, WORD_PREPOSITION))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The subject of the clause before the conjunction at AT, and before a comma that it follows. */
static int earlier_subject(const People *people, guint first, guint at)
{
    guint end = at > first && mark_at(people, at - 1) == ',' ? at - 1 : at;
    return loose_subject(people, clause_start(people, first, end), end);
}

/* The subject of the last verb of speech before END, which must stand beside it. */
static int speech_subject(const People *people, guint first, guint end)
{
    for (guint i = end; i > first; i--) {
        const Mention *mention = i - 1 > first ? people_mention_at(people, i - 2) : NULL;
        if (is_verb_at(people, i - 1, WORD_SPEECH) && mention_can_speak(mention) &&
            !mention->object) {
            return index_at(people, i - 2);
        }
    }
    return NO_MENTION;
}

int subject_before(const People *people, guint first, guint verb)
{
    guint start = clause_start(people, first, verb);
    int subject = clause_subject(people, start, verb);
    if (subject != NO_MENTION || start == first || has_stranger(people, start, verb)) {
        return subject;
    }
    if (is(people, start - 1, WORD_CONJUNCTION)) {
        subject = earlier_subject(people, first, start - 1);
    } else if (is(people, verb, WORD_PARTICIPLE)) {
        subject = speech_subject(people, first, start);
    }
    return subject == NO_MENTION ? subject_of(people, first, start) : subject;
}
