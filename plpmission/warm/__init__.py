"""Processes that load what is heavy once and stay warm for whoever asks them.

``serving`` is the side that works, ``asking`` the side that asks, ``wire`` what both say.
"""
