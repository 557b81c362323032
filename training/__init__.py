"""The scripts that make `src/sayso/weights/` and the packed data; never imported at run time."""
