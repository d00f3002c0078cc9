# Texts of our own in each language, in its ways of marking speech: every quotation is found, nothing
# else is taken for one, and who speaks is right for most.
source "$SOURCE/tests/command/common.sh"

texts=$SOURCE/tests/data/script
fewest=70 # per cent of the quotations whose speaker is right

for speakers in "$texts"/*.speakers; do
    name=$(basename "$speakers" .speakers)
    "$LECTERN" script --json "$texts/$name.txt" >script.json
    [[ $(jq -r .language script.json) == "$name" ]] || fail "$name is taken for $(jq -r .language script.json)"
    jq -r '.utterances[] | [.kind, .speaker // "-", .text] | map(gsub("[\n\t]"; " ")) | @tsv' \
        script.json >utterances.tsv
    grep -v '^#' "$speakers" >expected.tsv
    # In order: each expected beginning is that of a quotation; quotations between are their going on.
    awk -F'\t' -v name="$name" -v fewest="$fewest" '
        NR == FNR { who[++count] = $1; begins[count] = $2; next }
        $1 != "quotation" { if (substr($3, 1, length(begins[at + 1])) == begins[at + 1] && at < count) {
                                print name ": no quotation: " $3; bad = 1; at++ }
                            before = $1; next }
        at < count && substr($3, 1, length(begins[at + 1])) == begins[at + 1] {
            at++
            right += $2 == who[at]
            if ($2 != who[at]) print name ": " $3 " is " who[at] ", not " $2 > "/dev/stderr"
            before = $1; next }
        before != "quotation" { print name ": not a quotation: " $3; bad = 1 }
        { before = $1 }
        END {
            if (at != count) { print name ": not found: " begins[at + 1]; bad = 1 }
            if (100 * right < fewest * count) { print name ": " right " of " count " right"; bad = 1 }
            printf "%s: %d of %d right\n", name, right, count
            exit bad }' expected.tsv utterances.tsv >told.txt || fail "$(cat told.txt)"
    cat told.txt
done
