"""The command line: one command a file, each of them thin."""
