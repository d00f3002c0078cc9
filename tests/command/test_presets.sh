# What a preset requires of the decoded files is measured and said, by number.
source "$(dirname "$0")/common.sh"

cat >visit.txt <<'TEXT'
A visit

The bell rang twice before anyone came to the door, and the rain had found its way into every coat.

“It is only me,” said Peter, “and I have brought the letters that you asked for in the spring.”

“Leave them on the step,” said Anna. “Nobody has read a letter in this house for eleven years.”
TEXT
line() { grep -E "^  $1 " measured >/dev/null || fail "$2: no “$1” in: $(cat measured)"; }

for preset in audiobook small archive; do
    "$LECTERN" make visit.txt -o "$preset" --preset "$preset" --quiet
    "$LECTERN" check --preset "$preset" "$preset" >measured || fail "$preset: $(cat measured)"
    grep -q FAIL measured && fail "$preset: $(cat measured)"
done
# In two channels too, where the preset has them.
for preset in small archive spotify broadcast; do
    "$LECTERN" make visit.txt -o wide --preset "$preset" --stereo --quiet
    "$LECTERN" check --preset "$preset" wide >measured || fail "$preset in two channels: $(cat measured)"
done
# A preset says which files are made where --format does not.
[[ -n $(ls archive/*.flac) && -n $(ls small/*.opus) && -n $(ls audiobook/*.mp3) ]] || fail "formats of presets"

"$LECTERN" check --preset audiobook audiobook >measured
line 'pass +mp3: RMS -(18|19|2[0-3])\.[0-9] dB, required -23 to -18 dB' audiobook
line 'pass +mp3: silence before [0-9.]+ ms, required 500 to 1000 ms' audiobook
line 'pass +mp3: bit rate 19[0-9.]+ kbit/s, required at least 192 kbit/s' audiobook

# The same numbers by another meter: ffmpeg's.
rms=$(ffmpeg -nostats -i audiobook/01-a-visit.mp3 -af astats -f null - 2>&1 | sed -n 's/.*RMS level dB: //p' | tail -1)
ours=$(sed -n 's/.*RMS \(-[0-9.]*\) dB.*/\1/p' measured)
awk -v a="$rms" -v b="$ours" 'BEGIN { exit !(a - b < 0.1 && b - a < 0.1) }' || fail "RMS is $rms, not $ours"

# Each kind of file is measured, AAC among them.
"$LECTERN" make visit.txt -o kinds --format wav,ogg,m4a --quiet
"$LECTERN" check --preset podcast kinds >measured
for kind in wav ogg m4a; do
    line "pass +$kind: loudness -1[56]\\.[0-9] LUFS, .*" kinds
done

# What falls short is named, with its file where it is one file's, and the exit status says so.
expect_failure 1 'opus: loudness -1[56]\.[0-9] LUFS, required -23.5 to -22.5 LUFS' "$LECTERN" check --preset broadcast small
expect_failure 1 '01-a-visit.opus: opus: bit rate .* required at least 192' "$LECTERN" check --preset audiobook small
expect_failure 2 'there is no “loud”' "$LECTERN" check --preset loud small
