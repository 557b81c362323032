"""The trained models; their card is README.md beside this file."""
