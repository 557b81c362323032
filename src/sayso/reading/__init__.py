"""From an `Article` to a `Reading`: one file a question, each a pure function from what is known to findings."""
