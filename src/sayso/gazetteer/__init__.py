"""Where places lie: a packed gazetteer that is looked up by name."""

from sayso.gazetteer.store import Entry, Gazetteer, open_gazetteer, shipped_gazetteer, user_path

__all__ = ["Entry", "Gazetteer", "open_gazetteer", "shipped_gazetteer", "user_path"]
