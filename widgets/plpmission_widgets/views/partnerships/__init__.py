"""What the panes show of a zone's partnerships (see ``holding``)."""
