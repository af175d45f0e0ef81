"""Figures for tests."""

from dorsi.report.plot.content import Asked, Bar, Figure, Found, Lines, Point, Rows, Series

MET = Asked(0.87, 0.95, met=True)
MISSED = Asked(None, 0.06, met=False)
ROWS = Rows(
    "Within the bounds",
    "share",
    (
        Bar("all", Found(0.912, 0.905, 0.919), MET),
        Bar("sloppy", Found(0.08, 0.06, 0.11), MISSED),
        Bar("whoever else", Found(0.5, 0.4, 0.6), None),
    ),
)
LINES = Lines(
    "Found not to respond",
    "true gain, cm",
    "share",
    (
        Series(
            "good measurer",
            (
                Point(0.0, Found(0.9, 0.85, 0.94), Asked(0.78, None, met=True)),
                Point(1.2, Found(0.03, 0.01, 0.06), None),
            ),
        ),
        Series(
            "sloppy measurer",
            (
                Point(0.0, Found(0.9, 0.8, 0.95), None),
                Point(1.2, Found(0.03, 0.0, 0.09), None),
            ),
        ),
    ),
    evenly=False,
)
EVEN = Lines(
    "Calibration",
    "chance given",
    "share",
    (
        Series(
            "kappa 1",
            (Point(0.1, Found(0.1, 0.0, 0.2), None), Point(0.6, Found(0.6, 0.5, 0.7), None)),
        ),
        Series(
            "kappa 0",
            (Point(0.2, Found(0.3, 0.2, 0.4), None), Point(0.5, Found(0.3, 0.2, 0.4), None)),
        ),
    ),
    evenly=True,
)
SCORES = Rows("Against the priors", "score", (Bar("kappa 0", Found(-0.0123, -0.02, 0.0), None),))
FIGURE = Figure("Does it hold?", "Share & bounds <90 %>.", "200 people, seed 1.", (ROWS, LINES))
