"""The documents of a repository as frozen models: one module for each kind of file."""
