#include "script/quotations.h"

void pull_quotes_find(const Document *document, GArray *skipped)
{
    (void)document;
    (void)skipped;
}
