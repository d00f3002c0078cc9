#!/usr/bin/env bash
# Subtitles and transcripts: every word once, at its time, in lines that can be read, whatever the
# text is.
. "$SOURCE/tests/command/common.sh"
check=$SOURCE/tests/package/check_transcripts.py

"$LECTERN" make "$example" -o ferry --format opus,vtt,srt,txt -q
"$LECTERN" text "$example" >ferry.txt
python3 "$check" ferry ferry.txt
grep -q '<v Ingrid Solheim>“The boat does not wait,”</v> <v Narrator>she says' \
    <(tr '\n' ' ' <ferry/the-last-night-ferry.vtt) || fail "no voice spans in the WebVTT"
grep -q '^\[Petter Dahl\] \|[^“]*\[Petter Dahl\] “We pay' ferry/the-last-night-ferry.txt ||
    fail "no names in the transcript"

# Words longer than a line, what looks like markup or a cue, no space at all, other scripts.
{
    printf '# Signs & <b>wonders</b>\n\n'
    printf 'See https://example.org/%s and <i>--> 00:00:01.000</i> &amp; “no &lt;v X> here”.\n\n' \
        "$(printf 'abcdefghij%.0s' {1..20})"
    printf 'One—two—three…four. Five.“Six,”he said.“Seven.”\n\n'
    printf 'A sentence that goes on %sand ends.\n\n' "$(printf 'and on and on %.0s' {1..60})"
    printf -- '- item one\n- item two\n\n    code();\n\n***\n\n'
    printf 'Ångström çedilla 漢字漢字 — naïve.\n'
} >hostile.md
"$LECTERN" make hostile.md -o hostile --format wav,vtt,srt,txt -q
"$LECTERN" text hostile.md >hostile.txt
python3 "$check" hostile hostile.txt
! grep -qE '<(b|i|script)' hostile/*.vtt || fail "markup of the source is markup in the WebVTT"

# Nothing depends on how the work was shared out.
"$LECTERN" make hostile.md -o again --format wav,vtt,srt,txt -q -j 1
same_folder hostile again

# A validator that is not ours finds nothing in any of them.
[[ -d $READERS/node_modules/webvtt-parser ]] || { echo "npm ci was not run in $READERS"; exit 77; }
node "$READERS/webvtt.mjs" ferry/*.vtt hostile/*.vtt || fail "the WebVTT is not valid"
