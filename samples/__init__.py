"""Papers of Marlbeck Borough Council, which does not exist, to try Line of Sight on.

Every name, place and figure is invented. `samples/README.md` says what each paper
holds and which threads run through them.
"""

from pathlib import Path

PAPERS: Path = Path(__file__).parent / "papers"
"""The folder of the papers, ready to be read in."""
