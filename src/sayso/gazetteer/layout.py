"""How a packed gazetteer lies in its file; `pack.py` writes it and `store.py` reads it.

MAGIC, then the length of the header (4 bytes), then the header: JSON with the counts, the codes of the countries and the divisions.
Then, each at the offset that the header gives, all little-endian:
  ids       u4 a place      GeoNames id, 0 for none
  lats      i4 a place      degrees times 100,000
  lons      i4 a place
  divisions u2 a place      index into the header's divisions, 0 for none
  countries u1 a place      index into the header's countries, 0 for none
  kinds     u1 a place      index into KINDS
  sizes     u1 a place      round(10 ln(1 + population))
  starts    u4 a place + 1  where its name begins in `names`
  names     UTF-8
  buckets   u4 65,537       where the postings of the names whose digest begins with these two bytes begin
  postings  6 bytes         the other three bytes of the digest, then the place (u3, little-endian); sorted
"""

MAGIC = b"SAYSOGAZ1\n"

KINDS = (
    "city", "section", "division", "county", "country", "continent", "area", "river", "sea", "lake", "mountain", "site", "other",
)  # fmt: skip
"""What a place is: `division` is a first-level and `county` a second-level one, `area` a region without a government, `section` a part of a
city."""

COLUMNS = {"ids": "I", "lats": "i", "lons": "i", "divisions": "H", "countries": "B", "kinds": "B", "sizes": "B"}
"""The columns of one value a place, with their type codes."""

MOST_PLACES = 2**24
"""A posting has three bytes for the place."""
