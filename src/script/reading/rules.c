#include "script/reading/rules.h"

const RuleEntry reading_rules[] = {
    {"date", rule_iso_date, AT_NUMBER},
    {"date", rule_numeric_date, AT_NUMBER},
    {"date", rule_day_month, AT_NUMBER},
    {"date", rule_month_day, AT_WORD},
    {"month", rule_month, AT_WORD},
    {"money", rule_money, AT_WORD | AT_SIGN},
    {"money", rule_money_behind, AT_NUMBER | AT_SIGN},
    {"ordinal", rule_ordinal, AT_NUMBER},
    {"decade", rule_decade, AT_NUMBER | AT_SIGN},
    {"year", rule_year_with_era, AT_NUMBER},
    {"year", rule_year, AT_NUMBER},
    {"negative", rule_negative, AT_SIGN},
    {"number", rule_number, AT_NUMBER | AT_SIGN},
};

const gsize reading_rule_count = G_N_ELEMENTS(reading_rules);
