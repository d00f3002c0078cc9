"""A picture of how precise attribution is, by how much of it is kept: the surest first."""
import html

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 400, 56, 130, 16, 48
LOWEST = 0.5    # the precision at the bottom
POINTS = 100    # of each curve
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#000000")  # told apart by all eyes


def curve(lines):
    """-> (coverage, precision) of the surest LINES, each a pair of confidence and right."""
    ranked = sorted(lines, key=lambda line: -line[0])
    right, points = 0, []
    step = max(1, len(ranked) // POINTS)
    for count, (_, is_right) in enumerate(ranked, 1):
        right += is_right
        if count % step == 0 or count == len(ranked):
            points.append((count / len(ranked), right / count))
    return points


def x_of(coverage):
    return LEFT + coverage * (WIDTH - LEFT - RIGHT)


def y_of(precision):
    height = HEIGHT - TOP - BOTTOM
    return TOP + (1 - max(precision, LOWEST)) / (1 - LOWEST) * height


def axes():
    for tenth in range(0, 11, 2):
        x = x_of(tenth / 10)
        yield f'<line x1="{x:.1f}" y1="{y_of(1)}" x2="{x:.1f}" y2="{y_of(0)}" class="grid"/>'
        yield (f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">'
               f'{tenth * 10} %</text>')
    for tenth in range(int(LOWEST * 10), 11):
        y = y_of(tenth / 10)
        yield f'<line x1="{x_of(0)}" y1="{y:.1f}" x2="{x_of(1)}" y2="{y:.1f}" class="grid"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tenth / 10:.1f}</text>'
    yield (f'<text x="{x_of(0.5):.1f}" y="{HEIGHT - 8}" text-anchor="middle">'
           'share of all quotations, the surest first</text>')
    yield (f'<text transform="translate(14 {y_of(0.75):.1f}) rotate(-90)" text-anchor="middle">'
           'named right</text>')


def picture(groups):
    """An SVG of the curves of GROUPS: a dictionary from names to lines."""
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
             f'role="img" aria-label="Precision by coverage" font-family="sans-serif" '
             f'font-size="12">',
             "<style>.grid { stroke: #ddd } .curve { fill: none; stroke-width: 2 }</style>",
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>', *axes()]
    for number, (name, lines) in enumerate(groups.items()):
        colour = COLOURS[number % len(COLOURS)]
        points = curve(lines)
        path = " ".join(f"{x_of(coverage):.1f},{y_of(precision):.1f}"
                        for coverage, precision in points)
        y = TOP + 16 + 18 * number
        parts.append(f'<polyline class="curve" stroke="{colour}" points="{path}"/>')
        parts.append(f'<text x="{WIDTH - RIGHT + 14}" y="{y}" fill="{colour}">'
                     f'{html.escape(name)}: {points[-1][1]:.2f}</text>')
    return "\n".join(parts + ["</svg>"]) + "\n"
