"""Annotated texts, as scripts/train and scripts/score-speakers read them.

X.txt is the text; beside it stands X.tsv, a table with a line of titles: start_char, end_char (code
points of the text, quotation marks included), speaker, and maybe type and canonical_auto (whom a
speaker that is a pronoun means). Of the types, "none" is nobody's speech, and of "mixed" and
"optional" the speaker does not matter. Maybe there is X.aliases.tsv too: canonical (the speaker),
and aliases, proper_names and common_nouns with "|" between.
"""
import collections
import csv
import pathlib
import re
import sys

NO_SPEAKER = {"", "-", "UNKNOWN", "_unknowable"}
ANY_VOICE = {"mixed", "optional"}
PRONOUNS = set("he she they it i we you who his her their him them that this".split())
APPOSITION = r"\s*[,(\[]|\s+(?:who|which|that|at|in|for|with|from)\s"

# A speaker of None is annotated, but nobody can say who it is, or it does not matter.
Annotation = collections.namedtuple("Annotation", "start end speaker type")


def read_table(path):
    """The rows of a table, as dictionaries; no quotation marks, and lines with # are comments."""
    if not path.exists():
        return []
    with open(path, encoding="utf8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_text(path):
    with open(path, encoding="utf8", newline="") as file:
        return file.read()


def byte_offsets(text):
    """For each code point where it begins, and the end."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode("utf8")))
    return offsets


def plain_name(name):
    """A name as people write it: some annotators write MARY_LENNOX-0."""
    return re.sub(r"-\d+$", "", name or "").replace("_", " ").strip()


def is_pronoun(name):
    return plain_name(name).casefold() in PRONOUNS


def usable_name(name):
    return plain_name(name) and not is_pronoun(name)


def speaker_of(row):
    """Whoever found canonical_auto was a machine: it serves where the source is but a pronoun."""
    source = row["speaker"] or ""
    return row.get("canonical_auto") or source if is_pronoun(source) else source


def names_in_source(source):
    """What a source that is a phrase is called without what is said of it: of "Anna Berg, a doctor",
    and of "Anna Berg of Bergen", Anna Berg."""
    name = re.split(APPOSITION, source)[0]
    return {source, name, re.split(r"\s+of\s", name)[0]}


def kind_of(row):
    """The type, but for sources that are phrases: how the text says who speaks."""
    if row.get("canonical_auto") is None:
        return row.get("type") or "-"
    return "Anaphoric" if is_pronoun(row["speaker"] or "") else "Explicit"


def read_annotations(path):
    """-> the annotations of the text at PATH in order, and for each speaker its names."""
    rows = [row for row in read_table(path.with_suffix(".tsv")) if row.get("type") != "none"]
    names = collections.defaultdict(set)
    for row in rows:
        names[speaker_of(row)] |= names_in_source(speaker_of(row)) | {row["speaker"]}
    for row in read_table(path.with_suffix(".aliases.tsv")):
        for column in ("canonical", "aliases", "proper_names", "common_nouns"):
            names[row["canonical"]].update((row.get(column) or "").split("|"))
    annotations = []
    for row in sorted(rows, key=lambda row: int(row["start_char"])):
        who = speaker_of(row)
        known = who not in NO_SPEAKER and row.get("type") not in ANY_VOICE and not is_pronoun(who)
        kind = row["type"] if row.get("type") in ANY_VOICE else kind_of(row)
        annotations.append(Annotation(int(row["start_char"]), int(row["end_char"]),
                                      who if known else None, kind))
    return annotations, {speaker: sorted({plain_name(n) for n in called if usable_name(n)})
                         for speaker, called in names.items()}


def find_texts(folder):
    """The annotated texts in FOLDER and the folders in it; there must be some."""
    found = sorted(p for p in pathlib.Path(folder).rglob("*.txt") if p.with_suffix(".tsv").exists())
    if not found:
        sys.exit(f"{pathlib.Path(sys.argv[0]).name}: {folder}: no annotated texts")
    return found
