"""What is read of a file before it is taken over, and taking it over."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plpmission.errors import KpiError
from plpmission.kpi.analysis import analyse
from plpmission.kpi.loading import load
from plpmission.kpi.preview import Preview, preview, read_with, taken_over
from plpmission.kpi.reading import read_series, tidied
from plpmission.model.indicators import Indicator, Measurement, Profile
from tests.kpi.shared import shared
from tests.kpi.test_reading import workbook

TODAY = dt.date(2025, 6, 30)


def seen(text: str, profile: Profile | None = None, *, encoding: str = "utf-8") -> Preview:
    return preview(text.encode(encoding), profile, name="cijfers.csv", lang="en", today=TODAY)


def roles(found: Preview) -> dict[str, str]:
    return {column.heading: column.role for column in found.columns}


def test_a_preview_says_what_each_column_means_and_how_the_file_is_written() -> None:
    found = seen(
        "Zone;Maand;Aantal\nPZ Één;jan 2024;1.234,5\nPZ Één;feb 2024;12,0\n", encoding="cp1252"
    )
    assert roles(found) == {"Zone": "series", "Maand": "period", "Aantal": "value"}
    assert (found.encoding, found.separator, found.decimal) == ("cp1252", ";", ",")
    assert (found.shape, found.frequency, found.problem) == ("long", "M", "")
    assert found.rows[0] == ("PZ Één", "2024-01", "1,234", "")
    assert (found.series[0].name, found.series[0].n) == ("PZ Één", 2)
    assert found.columns[0].samples == ("PZ Één",)


def test_what_is_left_out_is_said_by_row_and_column() -> None:
    text = (
        "maand;aantal\n2024-01;5\n2024-02;\n2024-03;7\n2024-03;7\n2024;99\n2031-12;8\n"
        "Bron: register van de zone;\n"
    )
    found = seen(text)
    assert found.problem == ""
    assert [(place.row, place.column, place.reason) for place in found.left_out] == [
        (3, "aantal", "No figure."),
        (
            6,
            "aantal",
            "Of another frequency than the rest of the series, left out so that nothing counts "
            "twice.",
        ),
        (7, "aantal", "In the future, left out."),
        (5, "aantal", "Said twice, counted once."),
        (8, "", "Below the table."),
    ]
    assert found.figures == 2


def test_a_text_among_figures_stops_all_and_is_pointed_at() -> None:
    found = seen("jaar;aantal\n2020;5\n2021;veel\n")
    assert found.figures == 0
    assert "row 3, column “aantal”: “veel”" in found.problem
    assert [(place.row, place.column, place.text) for place in found.problems] == [
        (3, "aantal", "veel")
    ]
    assert [column.heading for column in found.columns] == ["jaar", "aantal"]


@pytest.mark.parametrize(
    "raw", [b"", b"\x7fELF\0\0\0", b"\xff\xfe\x00", b"a,b\n1,2,3\n4,5,6\n", b";;;\n;;\n"]
)
def test_a_preview_of_what_is_no_table_says_so(raw: bytes) -> None:
    assert preview(raw, name="x.csv", lang="nl").problem
    assert preview(raw, name="x.xlsx", lang="fr").problem


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert "gone.csv" in preview(tmp_path / "gone.csv").problem


def test_headings_of_two_lines_as_merged_cells_leave_them() -> None:
    text = "Feiten per kwartaal;;;;\n;;;;\n;2023;;2024;\nZone;Q1;Q2;Q1;Q2\nA;1;2;3;4\nB;5;6;7;8\n"
    found = seen(text)
    assert found.shape == "wide"
    assert found.rows[1] == ("A", "2023-Q2", "2", "")
    assert found.figures == 8


def test_a_title_above_and_a_source_below_are_passed_over() -> None:
    text = "Inbraken\nLeiestreek\n\nzone;jaar;aantal\nA;2020;5\nA;2021;6\nBron: databank;;\n"
    found = seen(text)
    assert found.figures == 2
    assert [(place.row, place.text) for place in found.left_out] == [(7, "Bron: databank")]
    refused = seen(text.replace("6", "zes"))
    assert [place.row for place in refused.problems] == [6]


def test_figures_below_no_heading_are_refused() -> None:
    assert "column 3 has no heading" in seen("Zone;2023;;\nA;1;2;3\n").problem


def test_a_first_row_without_a_figure_is_no_heading() -> None:
    found = seen("zone;jaar;aantal\nA;2020;\nA;2021;6\n")
    assert roles(found) == {"zone": "series", "jaar": "period", "aantal": "value"}


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("jaar;maand;aantal\n2024;1;5\n2024;12;6\n", ["2024-01", "2024-12"]),
        ("année;mois;nombre\n2024;janvier;5\n2024;décembre;6\n", ["2024-01", "2024-12"]),
        ("Jahr;Quartal;Anzahl\n2024;1;5\n2024;4;6\n", ["2024-Q1", "2024-Q4"]),
    ],
)
def test_years_and_months_in_columns_of_their_own(text: str, periods: list[str]) -> None:
    found = seen(text)
    assert [row[1] for row in found.rows] == periods
    assert found.profile.part
    again = read_with(found.profile, text.encode(), name="x.csv", today=TODAY)
    assert [one.period for one in again.measurements] == periods


def test_the_ghent_file_with_places_and_repeated_rows() -> None:
    row = '2024,{m},2024-{m:02},{q},{f},{n},"51.05, 3.72"\n'
    lines = [
        row.format(m=m, q=q, f=f, n=m + len(q))
        for q in ("Brugse Poort", "Binnenstad")
        for f in ("Autodiefstal", "Inbraak")
        for m in range(1, 7)
    ]
    text = "year,month,jaar_maand,quarter,fact_category,total,geo_point_2d\n" + "".join(lines * 2)
    found = seen(text)
    assert roles(found) == {
        "year": "unused",
        "month": "unused",
        "jaar_maand": "period",
        "quarter": "series",
        "fact_category": "series",
        "total": "value",
        "geo_point_2d": "unused",
    }
    assert (found.series_count, found.figures) == (4, 24)
    assert found.left_out_count == 24
    chosen = tuple(f"{quarter} · Inbraak" for quarter in ("Brugse Poort", "Binnenstad"))
    profile = found.profile.model_copy(update={"chosen": chosen})
    taken = read_with(profile, text.encode(), name="x.csv", today=TODAY)
    assert taken.measurements[0] == Measurement(period="2024-01", value=2 + 12 + 10)


def test_next_quarter_is_one_call(tmp_path: Path) -> None:
    first = tmp_path / "q1.csv"
    first.write_text(
        "zone;maand;feiten;inwoners\nA;2024-01;5;100\nB;2024-01;7;300\n", encoding="utf-8"
    )
    found = preview(first, Profile(denominator="inwoners"), today=TODAY)
    profile = found.profile.model_copy(update={"chosen": ("A", "B")})
    held = Indicator(id="ind-a", measurements=(Measurement(period="2023-12", value=9),))
    one = taken_over(held, read_with(profile, first, today=TODAY))
    assert one.profile is not None
    later = tmp_path / "q2.csv"
    later.write_text(
        "zone;maand;feiten;inwoners\nA;2024-01;6;100\nB;2024-01;7;300\nA;2024-02;1;100\n",
        encoding="utf-8",
    )
    kept = Profile.model_validate_json(one.profile.model_dump_json())
    taken = read_with(kept, later, today=TODAY)
    two = taken_over(one, taken)
    assert [(m.period, m.value, m.denominator) for m in two.measurements] == [
        ("2023-12", 9, None),
        ("2024-01", 13, 400),
    ]
    assert taken.notes == ("Without a figure for each series, left out: 2024-02.",)


@pytest.mark.parametrize(
    ("profile", "text", "said"),
    [
        (Profile(), "zone;jaar;n\nA;2020;1\nB;2020;2\n", "2 series"),
        (Profile(chosen=("C",)), "zone;jaar;n\nA;2020;1\n", "no series “C”"),
        (Profile(), "dag;n\n2020-01-03;1\n2020-01-04;2\n", "years, quarters or months"),
        (Profile(period="gone"), "jaar;n\n2020;1\n", "no column “gone”"),
    ],
)
def test_what_cannot_be_taken_over_is_refused(profile: Profile, text: str, said: str) -> None:
    with pytest.raises(KpiError) as refused:
        read_with(profile, text.encode(), name="x.csv", today=TODAY)
    assert said in str(refused.value)


def test_a_sheet_of_a_workbook_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    workbook(
        path, [["Titel"], ["Maand", "Aantal"], [dt.date(2024, 1, 1), 12], [dt.date(2024, 2, 1), 13]]
    )
    found = preview(path, today=TODAY)
    assert (found.sheet, found.sheets, found.figures) == ("Cijfers", ("Cijfers",), 2)
    assert "no sheet “Ander”" in preview(path, Profile(sheet="Ander")).problem


@pytest.mark.parametrize(
    "name",
    [
        "foreign/nsw_offences_monthly.csv",
        "belgium/pz5345_traffic_infractions_by_theme_yearly_2015_2023.csv",
        "foreign/france_departements_annuel.csv",
    ],
)
def test_a_profile_reads_what_the_preview_showed(name: str) -> None:
    path = shared(name)
    found = preview(path, today=TODAY)
    again = read_series(path, found.profile)
    assert again["series"].nunique() == found.series_count
    assert np.array_equal(
        analyse(again, today=TODAY).panel.values, analyse(path, today=TODAY).panel.values
    )


def test_a_row_that_names_no_series_is_left_out() -> None:
    found = seen("zone;jaar;aantal\nA;2020;5\n;2021;6\nA;2022;7\n")
    assert found.figures == 2
    assert [(place.row, place.reason) for place in found.left_out] == [
        (3, "Rows without a series, left out.")
    ]


def test_a_slip_below_zero_among_counts_is_pointed_at() -> None:
    text = "maand;aantal\n" + "".join(f"2023-{m:02};{9 + m % 3}\n" for m in range(1, 12))
    raw = (text + "2023-12;-4\n").encode()
    [found] = analyse(read_series_of(raw), today=TODAY)
    assert any(note.startswith("Below 0") and "2023-12" in note for note in found.notes)


def read_series_of(raw: bytes) -> Any:
    return tidied(load(raw, name="x.csv"), Profile()).frame


@settings(max_examples=30, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.lists(
                st.sampled_from(
                    [
                        "",
                        "2020",
                        "jan 2021",
                        "2021-Q2",
                        "1,5",
                        "1.234",
                        "veel",
                        "A",
                        "inf",
                        "–",
                        "-3",
                    ]
                ),
                max_size=4,
            ),
            max_size=6,
        ).map(lambda rows: "\n".join(";".join(row) for row in rows).encode()),
    ),
    st.sampled_from(["x.csv", "x.xlsx", "x.parquet"]),
)
def test_a_preview_never_fails_and_never_reads_half(raw: bytes, name: str) -> None:
    found = preview(raw, name=name, today=TODAY)
    if found.problem:
        assert (found.figures, found.rows, found.series) == (0, (), ())
    else:
        assert found.figures + found.left_out_count >= len(found.rows)
    Profile.model_validate_json(found.profile.model_dump_json())
