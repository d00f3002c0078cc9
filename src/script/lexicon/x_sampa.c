#include "script/lexicon/x_sampa.h"

#include <string.h>

/* After J. C. Wells, "Computer-coding the IPA: a proposed extension of SAMPA" (1995, 2000). The
 * longest symbol that fits counts: those that begin others stand behind them. */
static const struct {
    const char *x_sampa, *ipa;
} symbols[] = {
    {"b_<", "ɓ"},        {"d`", "ɖ"},        {"d_<", "ɗ"},       {"g_<", "ɠ"},
    {"h\\", "ɦ"},        {"j\\", "ʝ"},       {"l\\", "ɺ"},       {"l`", "ɭ"},
    {"n`", "ɳ"},         {"p\\", "ɸ"},       {"r\\`", "ɻ"},      {"r\\", "ɹ"},
    {"r`", "ɽ"},         {"s\\", "ɕ"},       {"s`", "ʂ"},        {"t`", "ʈ"},
    {"v\\", "ʋ"},        {"x\\", "ɧ"},       {"z\\", "ʑ"},       {"z`", "ʐ"},
    {"B\\", "ʙ"},        {"G\\_<", "ʛ"},     {"G\\", "ɢ"},       {"H\\", "ʜ"},
    {"I\\", "ᵻ"},        {"J\\_<", "ʄ"},     {"J\\", "ɟ"},       {"K\\", "ɮ"},
    {"L\\", "ʟ"},        {"M\\", "ɰ"},       {"N\\", "ɴ"},       {"O\\", "ʘ"},
    {"R\\", "ʀ"},        {"U\\", "ᵿ"},       {"X\\", "ħ"},       {"@\\", "ɘ"},
    {"@`", "ɚ"},         {"3\\", "ɞ"},       {"3`", "ɝ"},        {":\\", "ˑ"},
    {"?\\", "ʕ"},        {"<\\", "ʢ"},       {">\\", "ʡ"},       {"!\\", "ǃ"},
    {"|\\|\\", "ǁ"},     {"|\\", "ǀ"},       {"=\\", "ǂ"},       {"-\\", "‿"},
    {"_\"", "\xCC\x88"}, {"_+", "\xCC\x9F"}, {"_-", "\xCC\xA0"}, {"_/", "\xCC\x8C"},
    {"_0", "\xCC\xA5"},  {"_=", "\xCC\xA9"}, {"_>", "ʼ"},        {"_?\\", "ˤ"},
    {"_\\", "\xCC\x82"}, {"_^", "\xCC\xAF"}, {"_}", "\xCC\x9A"}, {"_`", "˞"},
    {"_~", "\xCC\x83"},  {"_A", "\xCC\x98"}, {"_a", "\xCC\xBA"}, {"_B_L", ""},
    {"_B", "\xCC\x8F"},  {"_c", "\xCC\x9C"}, {"_d", "\xCC\xAA"}, {"_e", "\xCC\xB4"},
    {"_F", "\xCC\x82"},  {"_G", "ˠ"},        {"_H_T", ""},       {"_H", "\xCC\x81"},
    {"_h", "ʰ"},         {"_j", "ʲ"},        {"_k", "\xCC\xB0"}, {"_L", "\xCC\x80"},
    {"_l", "ˡ"},         {"_M", "\xCC\x84"}, {"_m", "\xCC\xBB"}, {"_N", "\xCC\xBC"},
    {"_n", "ⁿ"},         {"_O", "\xCC\xB9"}, {"_o", "\xCC\x9E"}, {"_q", "\xCC\x99"},
    {"_R_F", ""},        {"_R", "\xCC\x8C"}, {"_r", "\xCC\x9D"}, {"_T", "\xCC\x8B"},
    {"_t", "\xCC\xA4"},  {"_v", "\xCC\xAC"}, {"_w", "ʷ"},        {"_X", "\xCC\x86"},
    {"_x", "\xCC\xBD"},  {"_", "\xCD\xA1"}, /* a tie bar */
    {"a", "a"},          {"b", "b"},         {"c", "c"},         {"d", "d"},
    {"e", "e"},          {"f", "f"},         {"g", "ɡ"},         {"h", "h"},
    {"i", "i"},          {"j", "j"},         {"k", "k"},         {"l", "l"},
    {"m", "m"},          {"n", "n"},         {"o", "o"},         {"p", "p"},
    {"q", "q"},          {"r", "r"},         {"s", "s"},         {"t", "t"},
    {"u", "u"},          {"v", "v"},         {"w", "w"},         {"x", "x"},
    {"y", "y"},          {"z", "z"},         {"A", "ɑ"},         {"B", "β"},
    {"C", "ç"},          {"D", "ð"},         {"E", "ɛ"},         {"F", "ɱ"},
    {"G", "ɣ"},          {"H", "ɥ"},         {"I", "ɪ"},         {"J", "ɲ"},
    {"K", "ɬ"},          {"L", "ʎ"},         {"M", "ɯ"},         {"N", "ŋ"},
    {"O", "ɔ"},          {"P", "ʋ"},         {"Q", "ɒ"},         {"R", "ʁ"},
    {"S", "ʃ"},          {"T", "θ"},         {"U", "ʊ"},         {"V", "ʌ"},
    {"W", "ʍ"},          {"X", "χ"},         {"Y", "ʏ"},         {"Z", "ʒ"},
    {".", "."},          {"\"", "ˈ"},        {"%", "ˌ"},         {"'", "ʲ"},
    {":", "ː"},          {"-", ""},          {"@", "ə"},         {"{", "æ"},
    {"}", "ʉ"},          {"1", "ɨ"},         {"2", "ø"},         {"3", "ɜ"},
    {"4", "ɾ"},          {"5", "ɫ"},         {"6", "ɐ"},         {"7", "ɤ"},
    {"8", "ɵ"},          {"9", "œ"},         {"&", "ɶ"},         {"?", "ʔ"},
    {"=", "\xCC\xA9"},   {"~", "\xCC\x83"},  {"`", "˞"},         {" ", " "},
};

/* The IPA of what TEXT begins with, and in *LENGTH its bytes; NULL for none. */
static const char *next_symbol(const char *text, gsize *length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(symbols); i++) {
        if (g_str_has_prefix(text, symbols[i].x_sampa)) {
            *length = strlen(symbols[i].x_sampa);
            return symbols[i].ipa;
        }
    }
    return NULL;
}

char *x_sampa_to_ipa(const char *x_sampa, const char **refused)
{
    g_autoptr(GString) ipa = g_string_new(NULL);
    for (gsize length; *x_sampa; x_sampa += length) {
        const char *symbol = next_symbol(x_sampa, &length);
        if (!symbol) {
            *refused = x_sampa;
            return NULL;
        }
        g_string_append(ipa, symbol);
    }
    return g_strdup(ipa->str);
}
