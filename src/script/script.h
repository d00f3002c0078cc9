/* A script: who says what, utterance by utterance, with which voice, and why.
 *
 * Laws that every script keeps (script_validate): the utterances are in order and do not overlap;
 * with the white space between them they are the whole of the document's text; each lies in one
 * block; numbers of chapters, blocks and sentences never go down. */
#ifndef LECTERN_SCRIPT_SCRIPT_H
#define LECTERN_SCRIPT_SCRIPT_H

#include "document/document.h"
#include "script/manner.h"

/* How names and rare words are read (lexicon/lexicon.h). */
typedef struct Lexicon Lexicon;

typedef enum {
    UTTERANCE_TITLE,
    UTTERANCE_HEADING,
    UTTERANCE_NARRATION,
    UTTERANCE_QUOTATION,
    UTTERANCE_SKIPPED, /* not read; where `instead` is set that is heard in its place */
} UtteranceKind;

typedef enum { GENDER_UNKNOWN, GENDER_FEMALE, GENDER_MALE } Gender;
typedef enum { AGE_UNKNOWN, AGE_YOUNG, AGE_ADULT, AGE_OLD } Age;

/* Someone who speaks in the text. */
typedef struct {
    char *name;
    GPtrArray *aliases; /* of char *, other names and descriptions found in the text */
    Gender gender;
    Age age;
    char *voice; /* the voice's name, set by casting; NULL before */
    guint lines; /* how many utterances are this speaker's */
} Speaker;

typedef struct {
    char *title;
    Span span; /* from its first block's start to the next chapter's, or the text's end */
} Chapter;

/* How SPAN, which lies in one utterance, is read. All strings belong to it. */
typedef struct {
    Span span;
    char *spoken;    /* the words that are said for it, "" for none; NULL: those of the source */
    char *ipa;       /* how these sound, in the International Phonetic Alphabet, words parted by
                        spaces; NULL: as the language's rules have it */
    char *language;  /* BCP 47: by whose rules it is read; NULL: the script's */
    gboolean marked; /* markup in the text says so, and says it when the script is written */
} Reading;

enum { SPEAKER_NARRATOR = -1 };
enum { PAUSE_BY_STRUCTURE = -1 };

typedef struct {
    char *id; /* "u0012", unique in the script */
    UtteranceKind kind;
    guint chapter;  /* index into chapters */
    guint block;    /* index into document->blocks */
    guint sentence; /* from 1; the parts of one sentence share it */
    int speaker;    /* index into speakers, or SPEAKER_NARRATOR */
    Span span;
    const char *rule;  /* interned: what decided kind and speaker */
    double confidence; /* 0 to 1 */
    char *evidence;    /* the words that decided it, or NULL */
    char *voice;       /* this utterance's own voice, set by an editor; NULL: its speaker's */
    char *instead;     /* of a skipped utterance: what is heard in its place, or NULL */
    int pause_ms;      /* before it, set by an editor; else PAUSE_BY_STRUCTURE */
    GArray *readings;  /* of Reading, in order; NULL: none */
    GArray *tags;      /* of MarkupTag, in order; NULL: none */
    GArray *manners;   /* of Manner, in order, none in another; NULL: none */
} Utterance;

typedef struct {
    Document *document;
    char *title;
    char *language;      /* BCP 47: "en", "nb-NO" */
    char *read_as;       /* the variety of it that the text is read in, "en-GB"; NULL: the same */
    char *narrator;      /* the narrator's voice, set by casting; NULL before */
    GPtrArray *speakers; /* of Speaker *, in order of first speech */
    GArray *chapters;    /* of Chapter */
    GArray *utterances;  /* of Utterance */
    Lexicon *lexicon;    /* a reference of its own; NULL: none */
} Script;

/* An empty script that takes over DOCUMENT: for readers. */
Script *script_new(Document *document);
void script_free(Script *script);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Script, script_free)

/* Frees READINGS (a GArray of Reading, or NULL) and all in it. */
void readings_free(GArray *readings);

/* An array of MarkupTag that owns what they hold. */
GArray *markup_tags_new(void);

Speaker *speaker_new(const char *name);
void speaker_free(Speaker *speaker);

/* Whether SCRIPT keeps the laws above; the error (LECTERN_ERROR_CHECK) names the first breach. */
gboolean script_validate(const Script *script, GError **error);

static inline Utterance *script_utterance(const Script *script, gsize index)
{
    return &g_array_index(script->utterances, Utterance, index);
}

static inline Chapter *script_chapter(const Script *script, gsize index)
{
    return &g_array_index(script->chapters, Chapter, index);
}

static inline Speaker *script_speaker(const Script *script, int index)
{
    return index < 0 ? NULL : g_ptr_array_index(script->speakers, (guint)index);
}

/* Whether UTTERANCE is heard: all but the skipped ones without a word instead. */
gboolean utterance_is_heard(const Utterance *utterance);

/* The voice UTTERANCE is read in: its own, its speaker's, or the narrator's. Borrowed. */
const char *utterance_voice(const Script *script, const Utterance *utterance);

/* How the text before an utterance ends, the strongest that applies: it decides the pause. */
typedef enum {
    BOUNDARY_NONE,  /* within a sentence, the same voice goes on */
    BOUNDARY_VOICE, /* within a sentence, another voice */
    BOUNDARY_SENTENCE,
    BOUNDARY_PARAGRAPH,
    BOUNDARY_SPEAKER, /* a paragraph in another voice than the one before it */
    BOUNDARY_HEADING, /* before or after a heading or title */
    BOUNDARY_SCENE,   /* a scene break */
    BOUNDARY_CHAPTER, /* the first that is heard in its chapter */
} Boundary;

/* The boundary between the utterance at INDEX and the last before it that is heard. */
Boundary script_boundary(const Script *script, gsize index);

const char *utterance_kind_name(UtteranceKind kind);
gboolean utterance_kind_from_name(const char *name, UtteranceKind *kind);
const char *gender_name(Gender gender);
gboolean gender_from_name(const char *name, Gender *gender);
const char *age_name(Age age);
gboolean age_from_name(const char *name, Age *age);

#endif
