from tests.report.screen import screen

from dorsi.report.terminal.parts import points


def test_an_address_is_broken_in_a_narrow_window_and_never_cut_off() -> None:
    address = "10.1302/0301-620X.100B7.BJJ-2017-1465.R1"
    lines = screen(points([f"Some study, doi {address}."]), 30).splitlines()
    assert address in "".join(line.strip() for line in lines)
    assert max(map(len, lines)) <= 30
