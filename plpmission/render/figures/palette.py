"""The colours of figures on paper: those of the design tokens, light theme.

Hue, lightness and dash or marker differ together, so that a figure also reads in black and white.
"""

INK = "#16212b"
INK_2 = "#43505c"
INK_3 = "#586571"
LINE = "#dfe4e8"
LINE_STRONG = "#bcc5cd"
SURFACE = "#ffffff"
SUNKEN = "#f8f9fa"

ACCENT = "#17498a"
ACCENT_SOFT = "#e9f0f9"
ACCENT_LINE = "#a9c1e2"
ON_ACCENT = "#ffffff"

SERIES_1 = "#17498a"
SERIES_2 = "#a8620a"
SERIES_3 = "#0f7a63"
SERIES_4 = "#86478c"
GRID = "#e6eaed"
BAND = "#e9edf0"
