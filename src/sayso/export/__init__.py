"""A `Reading` on its way out: for a terminal, as JSON, as one page."""
