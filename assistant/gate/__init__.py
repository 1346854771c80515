"""The gate of the written mode: a sentence is shown only if the passages it cites hold it."""
