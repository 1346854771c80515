"""Find the figures that a paper gives: what is measured, its value, when it was so."""
