"""Tables and a picture of how well quotations are attributed, for scripts/train and
scripts/score-speakers. All tables are Markdown."""
import collections

import precision_curve

KINDS = ("Explicit", "Anaphoric", "Implicit")
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9)

# An annotated quotation: RIGHT where the likeliest speaker is, NAMED where the speaker is not
# Unknown, NOBODY where it is likeliest that nobody known speaks.
Line = collections.namedtuple("Line", "group type right confidence rule named nobody")


def share(part, whole):
    return f"{part / whole:.3f}" if whole else "–"


def print_row(label, lines):
    sure = [line for line in lines if line.named]
    right = sum(line.right for line in sure)
    print(f"| {label} | {len(lines)} | {share(right, len(lines))} | {share(right, len(sure))} | "
          f"{share(len(sure), len(lines))} |")


def print_scores(lines):
    kinds = collections.defaultdict(list)
    for line in lines:
        kinds[line.group, None].append(line)
        kinds["all", None].append(line)
        if line.type in KINDS:
            kinds[line.group, line.type].append(line)
            kinds["all", line.type].append(line)
    print("| texts | quotations | named right | right of those named | named |\n"
          "|---|---:|---:|---:|---:|")
    for (group, kind), of_kind in sorted(kinds.items(), key=lambda item: (
            item[0][0] == "all", item[0][0], item[0][1] or "")):
        print_row(group if kind is None else f"– {kind}", of_kind)
    print_thresholds(lines)


def print_thresholds(lines):
    """Each cell: how many of those named are right, and what share is named."""
    groups = sorted({line.group for line in lines}) + ["all"]
    print("\n| named from confidence | " + " | ".join(groups) + " |\n|---|" + "---:|" * len(groups))
    for threshold in THRESHOLDS:
        cells = [threshold_cell([line for line in lines if group in (line.group, "all")], threshold)
                 for group in groups]
        print(f"| {threshold:.2f} | " + " | ".join(cells) + " |")


def threshold_cell(lines, threshold):
    sure = [line for line in lines if line.confidence >= threshold and not line.nobody]
    return f"{share(sum(line.right for line in sure), len(sure))} of {share(len(sure), len(lines))}"


def write_curve(path, lines):
    groups = collections.defaultdict(list)
    for line in lines:
        for group in (line.group, "all"):
            groups[group].append((0 if line.nobody else line.confidence, line.right))
    ordered = {group: groups[group] for group in sorted(groups, key=lambda g: (g == "all", g))}
    path.write_text(precision_curve.picture(ordered), encoding="utf8")
