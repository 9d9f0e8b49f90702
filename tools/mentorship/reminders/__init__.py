"""Who should hear what on a day: notices, and the messages that carry them."""
