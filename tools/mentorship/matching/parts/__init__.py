"""What speaks for two people: each module holds a `Part` or several."""
