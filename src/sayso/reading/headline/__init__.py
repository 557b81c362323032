"""Whether the body of an article bears its headline out: what both say, how near they come, and how much weaker the body's words are."""
