"""A foreign document put into the model: a section for each passage, and typed items."""
