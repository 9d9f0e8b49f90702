"""What git knows about the files: the only package that talks to git."""
