# lectern spoken: one line for each line, whatever they hold; and the script has the same words.
source "$(dirname "$0")/common.sh"

same() { # same LANGUAGE INPUT OUTPUT
    local said
    said=$(printf '%s' "$2" | "$LECTERN" spoken --language "$1")
    [[ $said == "$3" ]] || fail "“$2” is “$said”, not “$3”"
}

same en 'Born in 1945.' 'Born in nineteen forty five.'
same en-GB 'Dr. Ray paid £5.' 'doctor Ray paid five pounds.'
same de 'um 10:30 Uhr' 'um zehn Uhr dreißig'
same en-AU 'on 3/4/1998' 'on the third of April nineteen ninety eight'
same no 'kl. 105' "$(printf 'kl. 105' | "$LECTERN" spoken --language nb)"
same tlh 'in 1945' 'in 1945'
same en 'the UAE at 5 p.m. today' 'the U A E at five PM today'

# Only what is read otherwise, a line each.
printf 'Dr. Ray\nwas here\nborn in 1945.\n' >born.txt
"$LECTERN" spoken --changes born.txt >changes
printf '1\ttitle\tDr.\tdoctor\n3\tyear\t1945\tnineteen forty five\n' | cmp - changes || fail "the changes are $(cat changes)"

[[ $(printf 'the UAE' | "$LECTERN" spoken --changes) == "$(printf '1\tletters\tUAE\tU A E')" ]] ||
    fail "letters are $(printf 'the UAE' | "$LECTERN" spoken --changes)"

# Lines stay lines: empty ones, ones that say nothing, a last one without an end.
printf 'One 1.\n\n* * *\n   \n2\r\n3' >lines
[[ $("$LECTERN" spoken lines | wc -l) -eq 6 ]] || fail "six lines are $("$LECTERN" spoken lines)"
[[ -z $(printf '' | "$LECTERN" spoken) ]] || fail "nothing is said for something"
"$LECTERN" spoken lines | cmp - <("$LECTERN" spoken <lines) || fail "standard input is read otherwise"

# The script has it beside the text, which stays as it is.
printf 'A title\n\nDr. Ray was born in 1945. He rose.\n' >article.txt
"$LECTERN" script --json article.txt >script.json
jq -e '[.utterances[] | select(.spoken)] | length == 1' script.json >/dev/null || fail "one utterance is read otherwise"
jq -e '.utterances[] | select(.spoken) | .text == "Dr. Ray was born in 1945."
    and .spoken == "doctor Ray was born in nineteen forty five."' script.json >/dev/null || fail "$(cat script.json)"

# Where no region is named, the text's own spelling and dates show how it is read.
printf 'A title\n\nThe grey colours at the theatre cost 105 people their favourite seats on 3/4/1998.\n' >grey.txt
"$LECTERN" script --json grey.txt | jq -e '.language == "en"' >/dev/null || fail "the language's tag was changed"
"$LECTERN" script --json grey.txt | jq -e '.utterances[] | select(.spoken) | .spoken
    | contains("one hundred and five people") and contains("third of April")' >/dev/null || fail "British is read as American"

expect_failure 1 'missing.txt' "$LECTERN" spoken missing.txt
expect_failure 2 'usage|expected|FILE' "$LECTERN" spoken one two
mkdir -p data/readings
printf '[numbers]\ncardinal = %%spellout-cardinal\n[monthz]\n' >data/readings/en.conf
LECTERN_DATA=$work/data expect_failure 1 'en.conf:3:1: \[monthz\]' "$LECTERN" spoken article.txt
LECTERN_DATA=$work/data expect_failure 1 'en.conf:3:1: ' "$LECTERN" script article.txt
printf '[numbers]\ncardinal = %%no-such-rule\n' >data/readings/en.conf
LECTERN_DATA=$work/data expect_failure 1 'en.conf:2:1: ' "$LECTERN" spoken article.txt
