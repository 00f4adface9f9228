"""Trends off the page's own kernel: one process with pandas loaded draws and reads for all."""
