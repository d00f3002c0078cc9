/* Names by which somebody is spoken to. */
#ifndef LECTERN_SCRIPT_ADDRESS_H
#define LECTERN_SCRIPT_ADDRESS_H

#include "script/speaker/people.h"

/* Whether MENTION, within what somebody says, is whom it is said to: “Yes, Anna, …”. */
gboolean mention_is_address(const Tokens *tokens, const Mention *mention);

#endif
