"""Characters that no store can hold."""


def storable(text: str) -> str:
    """``text`` without NUL characters and lone surrogates, and with plain line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return text.encode("utf-8", "ignore").decode("utf-8")
