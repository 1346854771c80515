"""Where values are written in a chart: over nothing, and not at all where there is no room."""

from dataclasses import replace

from lineofsight.figures.chart_labels import WIDTHS, Mark, places, width_number

HEIGHT = 300.0


def spread(count: int, said: str = "12.4%") -> list[Mark]:
    return [Mark(n / (count - 1), 0.5, said) for n in range(count)]


def test_values_with_room_stand_above_their_marks() -> None:
    for found in places(spread(3), HEIGHT):
        assert set(found) == {"above"} and len(found) == len(WIDTHS)


def test_what_has_no_room_in_a_narrow_chart_is_left_out_there_only() -> None:
    found = places(spread(14, "12.4% (average)"), HEIGHT)
    narrow, wide = ([one[n] for one in found] for n in (0, len(WIDTHS) - 1))
    assert sum(map(bool, narrow)) < sum(map(bool, wide))
    assert narrow[-1], "the newest is written first"


def test_no_value_lies_on_another_mark_or_on_its_line() -> None:
    high, low = Mark(0.5, 0.52, "48", "a"), Mark(0.5, 0.48, "47", "b")
    [over, under] = places([high, low], HEIGHT)
    assert all(one.startswith("above") for one in over)
    assert all(one.startswith("below") for one in under)
    rising = [Mark(0.0, 0.0, "1", "a"), Mark(0.5, 0.5, "2", "a"), Mark(1.0, 1.0, "", "a")]
    assert places(rising, HEIGHT)[1][0] not in ("right", "left")
    assert places([replace(one, said="") for one in rising], HEIGHT)[1][0] == ""


def test_the_chart_chooses_by_its_width() -> None:
    said = width_number()
    assert said.startswith(f"width < {WIDTHS[1]} ? 0 : ")
    assert said.endswith(f": {len(WIDTHS) - 1}")
