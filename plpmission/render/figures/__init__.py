"""The letter's drawings: each file holds one, as a small description and what draws it.

A description is plain frozen data with all words in it; drawing needs nothing else. Widths are at
most ``WIDTH`` px and heights at most ``HEIGHT`` px (96 to the inch), so that each fits a page.
"""

WIDTH = 640
HEIGHT = 860
