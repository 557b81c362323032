"""Tables and lexicons that the project wrote, and the typed loaders of them."""
