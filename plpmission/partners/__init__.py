"""Local prevention partnerships: what a step asks, what is owed when, what an evaluation says."""
