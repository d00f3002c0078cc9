/* The words and marks of a text, each with what the language's sets say of it: what the registry of
 * people and the rules of attribution are made from. */
#ifndef LECTERN_SCRIPT_TOKENS_H
#define LECTERN_SCRIPT_TOKENS_H

#include "script/quotation/quotations.h"

typedef enum {
    WORD_SPEECH = 1 << 0,
    WORD_GESTURE = 1 << 1,
    WORD_THOUGHT = 1 << 2,
    WORD_AUXILIARY = 1 << 3,
    WORD_TITLE = 1 << 4,
    WORD_PRONOUN = 1 << 5,
    WORD_OBJECT = 1 << 6,
    WORD_POSSESSIVE = 1 << 7,
    WORD_FIRST_PERSON = 1 << 8,
    WORD_PLURAL = 1 << 9,
    WORD_PERSON = 1 << 10,
    WORD_KIN = 1 << 11,
    WORD_GROUP = 1 << 12,
    WORD_ORGANISATION = 1 << 13,
    WORD_GIVEN_NAME = 1 << 14,
    WORD_VOCATIVE = 1 << 15,
    WORD_INTERVIEWER = 1 << 16,
    WORD_DETERMINER = 1 << 17,
    WORD_PREPOSITION = 1 << 18,
    WORD_PARTICLE = 1 << 19,
    WORD_PLACE = 1 << 20,
    WORD_NEVER_NAME = 1 << 21,
    WORD_COMMON = 1 << 22,
    WORD_ABBREVIATION = 1 << 23,
    WORD_NUMBER = 1 << 24,
    WORD_MESSAGE = 1 << 25,
    WORD_CONJUNCTION = 1 << 26,
    WORD_PARTICIPLE = 1 << 27, /* of speech or gesture: "adding" */
} WordClass;

/* What else is known of a word. */
typedef enum {
    TRAIT_WIFE = 1 << 0,        /* a title of a married woman */
    TRAIT_MAIDEN = 1 << 1,      /* of an unmarried one */
    TRAIT_YOUNG = 1 << 2,       /* what the young are called */
    TRAIT_OLD = 1 << 3,         /* the old */
    TRAIT_AGE_UNIT = 1 << 4,    /* may follow a number of years */
    TRAIT_AGE_WORD = 1 << 5,    /* may stand before it */
    TRAIT_INDEFINITE = 1 << 6,  /* a determiner of somebody new */
    TRAIT_PLACING = 1 << 7,     /* a preposition before places */
    TRAIT_COPULA = 1 << 8,      /* says who somebody is */
    TRAIT_REFLEXIVE = 1 << 9,   /* means the subject: "himself" */
    TRAIT_GENERIC = 1 << 10,    /* a noun that anyone may be: "man" */
    TRAIT_DEFINITE = 1 << 11,   /* a noun that is definite by itself */
    TRAIT_EXPLETIVE = 1 << 12,  /* a subject that stands for nobody: "it" */
    TRAIT_ADDRESSING = 1 << 14, /* a preposition before whom one speaks to */
    TRAIT_CONTRACTED = 1 << 13, /* a common word and another: "I'm", "what'll" */
} WordTrait;

/* One word of the text's vocabulary. */
typedef struct {
    const char *folded;
    guint32 classes;  /* of WordClass */
    guint32 traits;   /* of WordTrait */
    Gender gender;    /* of the person it is or means */
    guint capitals;   /* how often it has a capital where not every word has one … */
    guint smalls;     /* … and how often it has none */
    guint determined; /* how often it follows a determiner, where every noun has a capital */
} Lexeme;

/* What LANGUAGE knows of FOLDED, which must outlive it. */
Lexeme lexeme_make(const Language *language, const char *folded);

typedef enum {
    TOKEN_CAPITAL = 1 << 0,    /* begins with a capital */
    TOKEN_START = 1 << 1,      /* begins a sentence, quotation or block */
    TOKEN_POSSESSIVE = 1 << 2, /* had an "’s" */
    TOKEN_SHOUTED = 1 << 3,    /* more than one letter, all capitals */
    TOKEN_HEADLINE = 1 << 4,   /* stands where every word of weight has a capital */
} TokenFlag;

enum { NO_LEXEME = -1, NO_QUOTATION = -1 };

typedef struct {
    Span span;
    int lexeme;    /* index into lexemes, or NO_LEXEME for a mark */
    gunichar mark; /* the mark, 0 for a word */
    guint block;
    guint sentence; /* counts up through the text */
    int quotation;  /* the one that it stands in, or NO_QUOTATION */
    guint flags;    /* of TokenFlag */
} Token;

typedef struct {
    const Document *document;
    const Language *language;
    GArray *tokens;  /* of Token */
    GArray *lexemes; /* of Lexeme */
    GArray *blocks;  /* of guint: the first token of each block, and one more: the end */
    GHashTable *index;
    gboolean story; /* told in dialogue, rather than reported: see genre.h */
} Tokens;

void tokens_free(Tokens *tokens);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tokens, tokens_free)

static inline const Token *tokens_at(const Tokens *tokens, gsize index)
{
    return &g_array_index(tokens->tokens, Token, index);
}

/* What is known of TOKEN's word; NULL for a mark. */
static inline const Lexeme *tokens_lexeme(const Tokens *tokens, const Token *token)
{
    return token->lexeme < 0 ? NULL : &g_array_index(tokens->lexemes, Lexeme, token->lexeme);
}

/* Whether TOKEN is a word of one of CLASSES. */
static inline gboolean token_is(const Tokens *tokens, const Token *token, guint32 classes)
{
    return token->lexeme >= 0 && (tokens_lexeme(tokens, token)->classes & classes) != 0;
}

/* Whether TOKEN is a word of one of TRAITS. */
static inline gboolean token_has(const Tokens *tokens, const Token *token, guint32 traits)
{
    return token->lexeme >= 0 && (tokens_lexeme(tokens, token)->traits & traits) != 0;
}

/* The first token that ends behind OFFSET; the number of tokens where there is none. */
guint tokens_find(const Tokens *tokens, gsize offset);

/* How many words from AT up to before END are one of PHRASES (folded, a space between words), the
 * shortest that is; 0 where none. */
guint tokens_phrase(const Tokens *tokens, guint at, guint end, GHashTable *phrases);

/* The text from token FIRST up to before token END, white space as it is. Caller frees. */
char *tokens_text(const Tokens *tokens, guint first, guint end);

/* Whether MARK ends a sentence, and whether it is a quotation mark of any kind. */
gboolean mark_ends_sentence(gunichar mark);
gboolean mark_is_quote(gunichar mark);

#endif
