"""Typed items recognised in a foreign document."""
def found(source, kind, places):
    return ()
