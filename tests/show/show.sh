# Shows to test with. Articles are short: their sound is made in a second.
. "$SOURCE/tests/command/common.sh"

# new_show DIR [OPTION …]: a show without an article yet.
new_show() {
    "$LECTERN" show init "$@" --title 'The Coast' --author 'A. Writer' --email radio@example.org \
        --url https://example.org/coast/
    rm -r "$1/articles"
}

# article FILE TITLE DATE [TEXT [FRONT MATTER …]]
article() {
    mkdir -p "$(dirname "$1")"
    {
        printf -- '---\ntitle: %s\ndate: %s\n' "$2" "$3"
        [[ $# -lt 5 ]] || printf '%s\n' "${@:5}"
        printf -- '---\n\n%s\n' "${4:-The tide came in at nine. “It is early,” said Ann Dale.}"
    } >"$1"
}

# feed XPATH [FILE]: what it is in the feed of the show coast.
feed() {
    xmllint --xpath "string($1)" "${2:-coast/site/feed.xml}"
}

# item TITLE XPATH: the same of the item with that title.
item() {
    feed "//item[title='$1']/$2"
}

items() {
    feed 'count(//item)'
}
