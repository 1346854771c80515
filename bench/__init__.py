"""Measurements of the project, each a command."""
