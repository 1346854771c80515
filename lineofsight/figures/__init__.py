"""The figures of a theme: which papers give them, in what series, how they are shown."""
