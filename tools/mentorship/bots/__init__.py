"""What talks to services outside: messages, issues. The only package that uses the network."""
