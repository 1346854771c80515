"""Whether an embedded index can be read: tried in another process, which damage may crash.

Chroma writes the files of its vectors anew from time to time. A process killed just then leaves
files that raise errors, crash whoever opens them, or have lost vectors in silence, while the
keys, which are kept elsewhere, are all there.
"""

import subprocess
import sys
from pathlib import Path

BATCH = 500


def is_sound(folder: Path) -> bool:
    """Whether every vector of the index in ``folder`` can be read; an absent index is sound."""
    return not folder.exists() or any(
        # Twice: another process that searches the index just now may disturb the first look.
        subprocess.run(
            [sys.executable, "-P", __file__, str(folder.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ).returncode
        == 0
        for _ in range(2)
    )


def look(folder: Path) -> None:
    """Read every vector and search once, in each collection; raises something if that fails."""
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    for collection in chromadb.PersistentClient(str(folder), settings=quiet).list_collections():
        keys = collection.get(include=[])["ids"]
        for first in range(0, len(keys), BATCH):
            batch = keys[first : first + BATCH]
            vectors = collection.get(ids=batch, include=["embeddings"])["embeddings"]
            if vectors is None or len(vectors) != len(batch):
                raise ValueError("some vectors are missing")
            if first == 0:
                collection.query(query_embeddings=vectors[:1], n_results=1)


if __name__ == "__main__":
    look(Path(sys.argv[1]))
