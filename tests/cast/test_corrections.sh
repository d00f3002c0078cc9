# What people correct holds when the text is edited: in a cast file, by its words and those around
# it, and from an edited script by way of a cast file.
source "$SOURCE/tests/command/common.sh"

# speaker_of CAST TEXT WORDS: who speaks the utterance that begins with WORDS; - for the narrator.
speaker_of() {
    "$LECTERN" script --json --cast "$1" "$2" 2>warnings.log |
        jq -r --arg words "$3" '[.utterances[] | select(.text | startswith($words))][0]
            | "\(.speaker // "-") \(.kind) \(.rule)"'
}
check() { # check CAST TEXT WORDS EXPECTED
    local got
    got=$(speaker_of "$1" "$2" "$3")
    [[ $got == "$4" ]] || fail "$2: “$3” is $got, not $4: $(cat warnings.log)"
}

cat >ferry.txt <<'TEXT'
The ferry

Nora Vik met Arthur Lund at the pier. It had rained since noon.

“Is it late?”

“It is always late.”

“Yes.”

Then the boat came. The captain, Peter Orm, waved at the two of them.

“Yes,” said Peter Orm. “There is room.”

They went on board, and “the old lady”, as everyone calls the boat, put out to sea.
TEXT
id_of() { "$LECTERN" script --json "$1" | jq -r --arg w "$2" '[.utterances[] | select(.text | startswith($w))][0].id'; }
late=$(id_of ferry.txt '“Is it late')
always=$(id_of ferry.txt '“It is always')
yes=$(id_of ferry.txt '“Yes.')
pier=$(id_of ferry.txt 'It had rained')

# By number only: it holds, with a warning; cast -o writes the words down.
cat >my.cast <<CAST
[Nora Vik]
alias = the engineer
gender = female

[corrections]
speaker of $late = Nora Vik
speaker of $always = A sailor
speaker of $yes = the engineer
speaker of $pier = Arthur Lund
CAST
check my.cast ferry.txt '“Is it late' 'Nora Vik quotation correction'
check my.cast ferry.txt '“It is always' 'A sailor quotation correction'
check my.cast ferry.txt '“Yes.' 'Nora Vik quotation correction'
check my.cast ferry.txt 'It had rained' 'Arthur Lund quotation correction'
grep -q "^lectern: my.cast:6:1: warning: speaker of $late is found by its number only" warnings.log ||
    fail "no warning of a bare number: $(cat warnings.log)"
"$LECTERN" cast --cast my.cast ferry.txt -o kept.cast 2>/dev/null
grep -q "^words of $always = “It is always late" kept.cast || fail "no words: $(cat kept.cast)"
check kept.cast ferry.txt '“Is it late' 'Nora Vik quotation correction'
[[ ! -s warnings.log ]] || fail "warnings of what fits: $(cat warnings.log)"
"$LECTERN" cast --cast kept.cast ferry.txt -o again.cast
cmp -s kept.cast again.cast || fail "not the same again: $(diff kept.cast again.cast)"

# The text is edited: numbers move, a neighbour changes, a quotation gets a word more.
{
    printf 'The ferry\n\n'
    for i in 1 2 3 4 5; do printf 'Number %s came first. “Yes.” It was nothing.\n\n' "$i"; done
    tail -n +3 ferry.txt | sed 's/since noon/since early morning/; s/always late\./always very late./'
} >edited.txt
check kept.cast edited.txt '“Is it late' 'Nora Vik quotation correction'
check kept.cast edited.txt '“It is always' 'A sailor quotation correction'
check kept.cast edited.txt 'It had rained' 'Arthur Lund quotation correction'
[[ ! -s warnings.log ]] || fail "warnings of what fits: $(cat warnings.log)"
"$LECTERN" script --json --cast kept.cast edited.txt >edited.json
[[ $(jq '[.utterances[] | select(.rule == "correction")] | length' edited.json) == 4 ]] ||
    fail "another number of corrections: $(jq '.utterances[] | select(.rule == "correction") | .text' edited.json)"
[[ $(jq -r '[.utterances[] | select(.text | startswith("“Yes.")) | .rule == "correction"] | @csv' edited.json) == false,false,false,false,false,true ]] ||
    fail "another “Yes.” is corrected"

# What is gone is said to be gone, with its place and words, and is kept in the cast file.
grep -v 'It is always' ferry.txt >gone.txt
"$LECTERN" script --json --cast kept.cast gone.txt >gone.json 2>warnings.log
place=$(grep -n "^speaker of $always" kept.cast | cut -d: -f1)
grep -q "^lectern: kept.cast:$place:1: warning: speaker of $always: nothing in this text is it any more: “It is always" warnings.log ||
    fail "no word of a lost correction: $(cat warnings.log)"
[[ $(jq '[.utterances[] | select(.rule == "correction")] | length' gone.json) == 3 ]] || fail "it went elsewhere"
jq -e '[.speakers[].name] | index("A sailor") | not' gone.json >/dev/null || fail "a speaker without lines"
"$LECTERN" cast --cast kept.cast gone.txt -o gone.cast 2>/dev/null
check gone.cast ferry.txt '“It is always' 'A sailor quotation correction'

# To the narrator; and one whom nobody else's lines are left to goes.
sed "s/^speaker of $always = .*/speaker of $always = Narrator/" kept.cast >narrator.cast
check narrator.cast ferry.txt '“It is always' '- narration correction'

# What an editor changes in a script goes into a cast file, and from there into the next edition.
"$LECTERN" script ferry.txt -o script.txt
sed -i "/^$late /s/^\($late \) *[^[]*/\1 Arthur Lund   /" script.txt
"$LECTERN" cast script.txt -o from-script.cast
grep -q "^speaker of $late = Arthur Lund" from-script.cast || fail "not kept: $(cat from-script.cast)"
check from-script.cast edited.txt '“Is it late' 'Arthur Lund quotation correction'
# A script's own lines stand: its editor had the last word.
check kept.cast script.txt '“Is it late' 'Arthur Lund quotation editor'

# Mistakes have their place.
printf '[corrections]\nspeaker for u0003 = Nora\n' >bad.cast
expect_failure 1 'bad.cast:2:1: “speaker for u0003” is no correction: expected “speaker of u0012”' \
    "$LECTERN" cast --cast bad.cast ferry.txt

# Reasons: a number, a line and what decided for each; those in doubt first.
"$LECTERN" cast --why ferry.txt >why.txt
grep -qE "^line 5 +$late +" why.txt || fail "no line: $(cat why.txt)"
grep -q 'name-after: .*said Anna' why.txt || fail "no meaning: $(cat why.txt)"
grep -q 'by the words: said Peter Orm' why.txt || fail "no words: $(cat why.txt)"
awk 'length($0) > 80 && !/SPEAKER|ALIASES/' why.txt | grep -q . && fail "wider than a terminal"
"$LECTERN" cast --doubtful ferry.txt >doubtful.txt
sed -n 's/^line .* \([01]\.[0-9][0-9]\)  in doubt$/\1/p' doubtful.txt >sure.txt
[[ -s sure.txt ]] && sort -n sure.txt | cmp -s - sure.txt || fail "not by doubt: $(cat doubtful.txt)"
