/* How far a name reaches. */
#ifndef LECTERN_SCRIPT_NAME_EXTENT_H
#define LECTERN_SCRIPT_NAME_EXTENT_H

#include "script/speaker/tokens.h"

/* Where the name that begins at FIRST ends; FIRST where none does. */
guint name_end(const Tokens *tokens, guint first);

#endif
