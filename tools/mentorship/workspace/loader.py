"""Reads a tree of files into a workspace; what is wrong becomes findings, what is readable is kept."""
