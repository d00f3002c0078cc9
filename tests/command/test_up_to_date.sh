# An edition that would be made again byte for byte stays as it is; anything else is made again.
source "$(dirname "$0")/common.sh"

printf '# The harbour\n\nIt rained in Tromsø. “We shall wait,” said Ingrid Berg.\n' >story.md
make_it() { # make_it OPTION …
    "$LECTERN" make story.md -o edition --quiet "$@"
}
# A folder that is made again is another one: its number tells, and its files' do.
state() {
    find edition -printf '%i %p\n' | sort
}
stays() { # stays WHY OPTION …
    local before
    before=$(state)
    make_it "${@:2}"
    [[ $(state) == "$before" ]] || fail "made again though $1"
}
goes() { # goes WHY OPTION …
    local before
    before=$(state)
    make_it "${@:2}"
    [[ $(state) != "$before" ]] || fail "not made again though $1"
}
make_it
stays "more cores are to be used" -j 1
cp -r edition first

# The edition's own files.
sound=edition/01-the-harbour.mp3
touch -r $sound when
printf 'x' | dd of=$sound bs=1 seek=3000 conv=notrunc status=none
touch -r when $sound
goes "a byte of the sound is another one, at the same time of change"
same_folder edition first
rm $sound
goes "a file is missing"
same_folder edition first
sed -i 's/"The harbour"/"The Harbour"/' edition/edition.json
goes "edition.json was changed"
same_folder edition first
ln -sf "$PWD/first/timing.json" edition/timing.json
goes "a file is a link now"
touch edition/* story.md
stays "only times changed"
before=$(stat -c %i first)
"$LECTERN" make story.md -o first --quiet
[[ $(stat -c %i first) == "$before" ]] || fail "a copy of the edition was made again"
echo mine >edition/notes.txt
stays "a file of somebody's lies beside it"
mkdir .edition.lectern
goes "a killed run left something"

# What it is made of.
sed -i 's/rained/snowed/' story.md
goes "a word changed"
"$LECTERN" make story.md -o anew --quiet --no-cache
rm edition/notes.txt
same_folder edition anew
sed -i 's/snowed/rained/' story.md
printf '[edition]\nseries = Häfen\n' >edition.conf
goes "there is an edition.conf"
printf '[edition]\nseries = Meer\n' >edition.conf
goes "edition.conf changed"
rm edition.conf
lexicon() { # lexicon IPA
    printf '<lexicon version="1.0" alphabet="ipa" xml:lang="en" %s><lexeme><grapheme>Berg</grapheme>' \
        'xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"'
    printf '<phoneme>%s</phoneme></lexeme></lexicon>\n' "$1"
}
export XDG_CONFIG_HOME=$work/config
make_it
mkdir -p config/lectern
lexicon bɜɡ >config/lectern/lexicon.pls
goes "the user has a lexicon"
lexicon bɛɡ >config/lectern/lexicon.pls
goes "the lexicon changed"
unset XDG_CONFIG_HOME
make_it
same_folder edition first
"$LECTERN" cast story.md -o cast >/dev/null
make_it --cast cast
echo '# a remark' >>cast
goes "the cast changed" --cast cast
ffmpeg -v error -f lavfi -i color=navy:s=1400x1400 -frames:v 1 cover.png
goes "there is a cover"
printf ' ' >>cover.png
goes "the cover's bytes changed"
rm cover.png

# Options, environment, voices.
make_it
goes "the formats are others" --format mp3,vtt
stays "the formats are the same" --format mp3,vtt
goes "notes are to be left out" --notes skip
stays "notes are left out again" --notes skip
SOURCE_DATE_EPOCH=86400 goes "the date is another one" --format mp3,vtt
mkdir voices
"$LECTERN" voices --json | jq -r '.voices[0].name' >name
export LECTERN_VOICES=$PWD/voices
make_it
sed 's/^pitch = .*/pitch = 77/' "$SOURCE/voices/$(cat name).voice" >"voices/$(cat name).voice"
goes "a voice changed"
unset LECTERN_VOICES

# What was warned of is warned of again; without -o the folder is known again.
printf -- '---\ntitle: Port\ndate: yesterday\n---\n\nIt rained.\n' >warned.md
"$LECTERN" make warned.md --quiet 2>first-time
before=$(stat -c %i out/port)
"$LECTERN" make warned.md --quiet 2>again
[[ $(stat -c %i out/port) == "$before" ]] || fail "made again in its default folder"
grep -q yesterday first-time || fail "no warning: $(cat first-time)"
cmp -s first-time again || fail "other warnings: $(cat again)"

# Pipes are read once, and never to see whether they changed.
"$LECTERN" make - -o piped --quiet <story.md
"$LECTERN" make - -o piped --quiet <warned.md 2>/dev/null
grep -q Ingrid piped/script.txt && fail "what came on standard input was not read"
"$LECTERN" make <(cat story.md) -o fifo --quiet
"$LECTERN" make <(cat warned.md) -o fifo --quiet 2>/dev/null
grep -q Ingrid fifo/script.txt && fail "what came by a pipe was not read"

# Records go with the rest of the cache.
make_it
"$LECTERN" cache --clear >/dev/null
goes "the cache was cleared"
