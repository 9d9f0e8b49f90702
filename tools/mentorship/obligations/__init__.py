"""Who owes what by when: obligations are a function of the files, a day and history."""
