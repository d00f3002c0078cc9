# What is known of a work comes from options, the source, and what stands beside it, in that order;
# it is in edition.json, and an edited script keeps it.
source "$(dirname "$0")/common.sh"

cat >tide.md <<'EOF'
---
title: The Tide
author: [Åse Lund, "Bo; Lee"]
date: 2021-04-01
tags: [sea, "Łódź"]
---

It was late. Nobody came.
EOF
printf '[edition]\nseries = 海の話\nnumber = 3\ndate = 1999\n' >tide.conf
printf '[edition]\nseries = Other\npublisher = Köhler & Søn\n' >edition.conf

"$LECTERN" make tide.md -o one --quiet --format wav --meta rights='CC BY 4.0' --meta number=4
is() { # is FOLDER KEY VALUE
    local found
    found=$(jq -r ".$2" "$1/edition.json")
    [[ $found == "$3" ]] || fail "$1: $2 is '$found', not '$3'"
}
all() { # all FOLDER
    is "$1" title "The Tide"
    is "$1" creator "Åse Lund; Bo; Lee"
    is "$1" date 2021-04-01
    is "$1" subjects "sea; Łódź"
    is "$1" series 海の話
    is "$1" number 4
    is "$1" publisher "Köhler & Søn"
    is "$1" rights "CC BY 4.0"
    is "$1" subtitle null
}
all one
"$LECTERN" check one >/dev/null

# The edition's script makes the same edition, wherever it is.
mkdir away
cp one/script.txt away/
"$LECTERN" make away/script.txt -o two --quiet --format wav
all two
same_folder one two

"$LECTERN" make one/script.txt -o three --quiet --format wav --title 'Flood' --creator 'N. N.'
is three title Flood
is three creator "N. N."

expect_failure 2 'date has to be' "$LECTERN" make tide.md --meta date=soon
expect_failure 2 'not KEY=VALUE' "$LECTERN" make tide.md --meta datum=2020
expect_failure 2 'not KEY=VALUE' "$LECTERN" make tide.md --meta date
printf '[edition]\npublisher = x\nnumber = many\n' >edition.conf
sed -i /number/d tide.conf
expect_failure 1 'edition.conf:3:1: .number. has to be' "$LECTERN" make tide.md
sed -i 's/^Date: .*/Date: tomorrow/' one/script.txt
expect_failure 1 'one/script.txt:[0-9]+:[0-9]+: this has to be a date' "$LECTERN" make one/script.txt
