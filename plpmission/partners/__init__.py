"""Local prevention partnerships: what each step asks, what is owed when, what an evaluation says."""
