"""A theme through the meetings in date order, each entry under the voice it comes from."""
