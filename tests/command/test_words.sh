# Lexicons: the list of a text's names, corrected, changes how they are read; later layers win.
source "$(dirname "$0")/common.sh"
export XDG_CONFIG_HOME=$work/config

cat >ferry.txt <<'TEXT'
The ferry to Vrångö
Nobody in Vrångö knew why Szczepan Qvist had come. The ferry left Vrångö at nine, and Qvist stood by the rail.

“It is colder than I thought,” said Qvist to Mary.
TEXT

lexicon() { # lexicon FILE GRAPHEME ELEMENT: a lexicon with one lexeme
    cat >"$1" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>$2</grapheme>$3</lexeme>
</lexicon>
XML
}

"$LECTERN" words ferry.txt >list
grep -q '3  *Qvist  */[^/]*ɪst/  *name' list || fail "Qvist is not listed: $(cat list)"
grep -q 'Szczepan' list || fail "Szczepan is not listed: $(cat list)"
sed -n 2p list | grep -q 'Vrångö' || fail "the most doubtful is not first: $(cat list)"
grep -q 'ferry\|nobody' list && fail "common words are listed"

# A list as a file is a lexicon that changes nothing until it is edited.
"$LECTERN" words ferry.txt -o list.pls --wav before.wav
"$LECTERN" words ferry.txt --lexicon list.pls -o same.pls --wav same.wav
cmp before.wav same.wav || fail "the engine's own sounds, told back, are others"
[[ $(grep -o '<lexeme.*' list.pls | sort) == "$(grep -o '<lexeme.*' same.pls | sort)" ]] || fail "the list is not kept"
[[ $(od -An -c -N4 before.wav | tr -d ' ') == RIFF ]] || fail "no WAV"

# One entry edited: the list, the sound of the words and of an edition change, and nothing else does.
sed 's#<grapheme>Qvist</grapheme><phoneme>[^<]*#<grapheme>Qvist</grapheme><phoneme>ˈkvɪstəlɪŋɡ#' list.pls >ferry.pls
"$LECTERN" words ferry.txt --wav after.wav >edited
grep -q '/ˈkvɪstəlɪŋɡ/.*ferry.pls:' edited || fail "the edited entry is not used: $(cat edited)"
[[ $(stat -c %s after.wav) -gt $(stat -c %s before.wav) ]] || fail "the edited word sounds no longer"
"$LECTERN" make ferry.txt -o edition --format wav --quiet
"$LECTERN" check edition >/dev/null
grep -q 'ˈkvɪstəlɪŋɡ' edition/script.pls || fail "the edition does not keep the lexicon"
jq -e '.files[] | select(.name == "script.pls")' edition/edition.json >/dev/null || fail "script.pls is not in edition.json"
mv ferry.pls away.pls
"$LECTERN" make ferry.txt -o plain --format wav --quiet
[[ ! -e plain/script.pls ]] || fail "a lexicon that knows nothing is kept"
cmp -s edition/01-*.wav plain/01-*.wav && fail "the edited word sounds no different in an edition"
"$LECTERN" make edition/script.txt -o again --format wav --quiet
cmp edition/01-*.wav again/01-*.wav || fail "the edition's script is read otherwise than the text was"

# Layers: the user's, the show's, the article's, those that are named; each overrules those before.
spoken() { "$LECTERN" spoken "$@" | sed -n 2p | grep -o 'Qvist\|layer [a-z]*' | head -1; }
mkdir -p config/lectern
expect_layer() {
    local expected=$1 got
    shift
    got=$(spoken "$@")
    [[ $got == "$expected" ]] || fail "$got is read where it should be $expected"
}
expect_layer Qvist ferry.txt
lexicon config/lectern/lexicon.pls Qvist '<alias>layer user</alias>'
expect_layer 'layer user' ferry.txt
lexicon lexicon.pls Qvist '<alias>layer show</alias>'
expect_layer 'layer show' ferry.txt
lexicon ferry.pls Qvist '<alias>layer article</alias>'
expect_layer 'layer article' ferry.txt
lexicon one.pls Qvist '<alias>layer one</alias>'
lexicon two.pls Qvist '<alias>layer two</alias>'
expect_layer 'layer two' --lexicon one.pls --lexicon two.pls ferry.txt
[[ $("$LECTERN" spoken --lexicon one.pls <ferry.txt | sed -n 2p) == *'layer one'* ]] || fail "not from standard input"
"$LECTERN" script --json --lexicon one.pls ferry.txt | jq -e '[.utterances[] | select(.spoken // "" | test("layer one"))] | length == 3' >/dev/null ||
    fail "the script does not show what is spoken"

# What is wrong is told, with its line.
expect_failure 1 'none.pls: cannot open' "$LECTERN" make --lexicon none.pls ferry.txt
sed '3s/<alias>.*/<phoneme>/' one.pls >broken.pls
expect_failure 1 'broken.pls:[0-9]+:[0-9]+: ' "$LECTERN" words --lexicon broken.pls ferry.txt
lexicon click.pls Qvist '<phoneme>kǁɪst</phoneme>'
"$LECTERN" make ferry.txt --lexicon click.pls -o click --format wav --quiet 2>stderr.log
grep -q 'lectern: click.pls:3: warning: .*ǁ' stderr.log || fail "no warning: $(cat stderr.log)"
