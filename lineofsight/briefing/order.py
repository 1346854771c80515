"""Which sections a briefing has, in which order, under which headings."""

from dataclasses import dataclass

from lineofsight.briefing.parts import SECTIONS, SectionName


@dataclass(frozen=True)
class Choice:
    """A section that a briefing is to have; an empty ``heading`` is the usual one."""

    name: SectionName
    heading: str = ""


@dataclass(frozen=True)
class Options:
    """What a briefing is to look like: its title (empty: the topic) and its sections, in order."""

    title: str = ""
    sections: tuple[Choice, ...] = tuple(Choice(name) for name in SECTIONS)

    @property
    def names(self) -> tuple[SectionName, ...]:
        """The names of the sections, in order."""
        return tuple(choice.name for choice in self.sections)


def read_sections(written: str) -> tuple[Choice, ...]:
    """The sections that ``written`` lists: "purpose,figures=This year’s figures,sources".

    Raises ValueError, naming those there are, for a name that is none of them or comes twice.
    """
    chosen: list[Choice] = []
    for part in written.split(","):
        said, _, heading = part.partition("=")
        name = said.strip().casefold().replace("-", "_").replace(" ", "_")
        known = next((one for one in SECTIONS if one == name), None)
        if known is None:
            listed = ", ".join(SECTIONS)
            raise ValueError(f"There is no section “{said.strip()}”. The sections are: {listed}.")
        if any(choice.name == known for choice in chosen):
            raise ValueError(f"The section {known} is named twice. Name it once.")
        chosen.append(Choice(known, heading.strip()))
    return tuple(chosen)


def moved(sections: tuple[Choice, ...], place: int, by: int) -> tuple[Choice, ...]:
    """``sections`` with the one at ``place`` moved ``by`` places, no further than either end."""
    others = [*sections[:place], *sections[place + 1 :]]
    to = max(0, min(len(others), place + by))
    return (*others[:to], sections[place], *others[to:])
