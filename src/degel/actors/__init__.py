"""Who is meant: names, titles, demonyms, seats of power and pronouns → `Actor` as of the document's date."""
