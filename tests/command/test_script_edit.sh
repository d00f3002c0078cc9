# The script as text: the same edition from it, and an editor's changes are heard.
source "$(dirname "$0")/common.sh"

"$LECTERN" script "$example" -o script.txt
"$LECTERN" script script.txt -o again.txt
cmp script.txt again.txt || fail "the script does not survive being read"
"$LECTERN" text script.txt | cmp - "$example" || fail "the script's text is not the article's"

"$LECTERN" make "$example" -o article --format wav --quiet
"$LECTERN" make script.txt -o script --format wav --quiet
same_folder article script
"$LECTERN" make article/script.txt -o edition-script --format wav --quiet
same_folder article edition-script

# A broken script is refused with its place.
sed '5s/^/%%%/' script.txt >broken.txt
expect_failure 1 'broken.txt:[0-9]+:[0-9]+: ' "$LECTERN" make broken.txt
