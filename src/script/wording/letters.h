/* Letters that are said one by one, as a text shows them. A reading joins them by full stops
 * ("U.A.E") or hyphens ("E-U's", "A-twenty"), since engines take "a" for the article and single
 * letters for words. */
#ifndef LECTERN_SCRIPT_LETTERS_H
#define LECTERN_SCRIPT_LETTERS_H

/* SAID, what a reading says, with spaces in the place of what joins letters: "U A E", "E U's",
 * "A twenty". The rows of letters in TOGETHER, with spaces between them, are closed up: "A.M P.M"
 * makes "five P.M" "five PM", as people write it. The caller frees it. */
char *letters_apart(const char *said, const char *together);

#endif
