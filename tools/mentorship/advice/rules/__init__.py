"""Rules of advice: each module holds one or several, and `advise` collects them."""
