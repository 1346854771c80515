"""From a file to a Paper in both stores: read, describe, cut into passages, load."""
