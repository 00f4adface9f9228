"""Documents that were not born here, and our own that come back changed."""
