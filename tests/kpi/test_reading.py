"""Tables as offices keep them: read right, or refused with row and column."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from plpmission.errors import KpiError
from plpmission.kpi import analyse
from plpmission.kpi.reading import Profile, read_series
from tests.kpi.shared import shared


def written(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = folder / "figures.csv"
    path.write_bytes(text.encode(encoding))
    return path


def figures(folder: Path, text: str, *, encoding: str = "utf-8") -> list[list[object]]:
    table = read_series(written(folder, text, encoding=encoding))
    return table[["series", "period", "value"]].values.tolist()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_a_semicolon_table_with_decimal_commas(tmp_path: Path, encoding: str) -> None:
    text = "Série;Période;Valeur\nLiège;janvier 2024;1.234,5\nLiège;février 2024;987,25\n"
    found = figures(tmp_path, text, encoding=encoding)
    assert found == [["Liège", "janvier 2024", 1234.5], ["Liège", "février 2024", 987.25]]


def test_spaces_percents_and_dashes(tmp_path: Path) -> None:
    text = "series;period;value\na;2020;1\u202f234\na;2021;12 %\na;2022;–\na;2023;n/a\n"
    values = [row[2] for row in figures(tmp_path, text)]
    assert values[:2] == [1234.0, 12.0]
    assert np.isnan(values[2:]).all()  # type: ignore[arg-type]


def test_a_decimal_point_with_thousands(tmp_path: Path) -> None:
    text = 'series,period,value\na,2020,"1,234.5"\na,2021,7.5\n'
    assert [row[2] for row in figures(tmp_path, text)] == [1234.5, 7.5]


def test_what_may_be_thousands_or_decimals_is_refused_until_it_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, "series;period;value\na;2020;1.234\na;2021;2.345\n")
    with pytest.raises(KpiError, match="thousands or decimals"):
        read_series(path)
    assert read_series(path, Profile(decimal=","))["value"].tolist() == [1234, 2345]
    assert read_series(path, Profile(decimal="."))["value"].tolist() == [1.234, 2.345]


def test_a_wide_table_is_read_row_by_row(tmp_path: Path) -> None:
    text = "zone;fait;2019;2020;2021\n5345;vol;10;11;12\n5346;vol;20;;22\n"
    table = read_series(written(tmp_path, text))
    assert table["series"].unique().tolist() == ["5345 · vol", "5346 · vol"]
    assert table["value"].isna().tolist() == [False] * 4 + [True, False]


def test_figures_by_column_are_a_series_each(tmp_path: Path) -> None:
    table = read_series(written(tmp_path, "jaar;Snelheid;GSM\n2015;10;1\n2016;20;2\n"))
    assert table["series"].tolist() == ["Snelheid", "Snelheid", "GSM", "GSM"]


def test_the_ghent_shape_with_its_repeated_rows(tmp_path: Path) -> None:
    rows = "2023-01,Brugse Poort,Diefstal,4\n2023-02,Brugse Poort,Diefstal,6\n"
    text = "jaar_maand,quarter,fact_category,total\n" + rows + rows
    path = written(tmp_path, text)
    [found] = analyse(path)
    assert found.series == "Brugse Poort · Diefstal"
    assert found.n == 2
    assert any("counted once: 2023-01, 2023-02" in note for note in found.notes)


def test_without_a_series_the_file_gives_its_name(tmp_path: Path) -> None:
    assert figures(tmp_path, "year,value\n2020,1\n2021,2\n")[0][0] == "figures"


def test_one_text_among_figures_refuses_the_whole_file(tmp_path: Path) -> None:
    text = "series;period;value\na;2020;1\n\na;2021;veel\na;2022;3\na;ooit;4\n"
    with pytest.raises(KpiError) as refused:
        read_series(written(tmp_path, text))
    assert [problem.where for problem in refused.value.problems] == ["value:4", "period:6"]


def test_a_text_in_a_wide_table_is_named_by_its_heading(tmp_path: Path) -> None:
    with pytest.raises(KpiError) as refused:
        read_series(written(tmp_path, "zone;2019;2020;2021\nA;1;2;3\nB;4;x5;6\n"))
    assert refused.value.problems[0].where == "2020:3"


@pytest.mark.parametrize(
    "text",
    ["", "series,period,value\n", "a,b\n1,2,3\n4,5,6\n", "nothing here", "x;y\na;b\nc;d\n"],
)
def test_what_is_no_table_of_figures_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(KpiError):
        read_series(written(tmp_path, text))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(b"\x7fELF\0\0\0\1" * 100)
    with pytest.raises(KpiError):
        read_series(path)
    for name in ("broken.xlsx", "broken.parquet"):
        broken = tmp_path / name
        broken.write_bytes(b"PK\3\4 not really")
        with pytest.raises(KpiError):
            read_series(broken)


def test_excel_is_read_with_its_dates_and_figures(tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    workbook(path, [["Maand", "Aantal", "Zone"], [dt.date(2024, 1, 1), 12, "A"]])
    table = read_series(path)
    assert table["series"].tolist() == ["A"]
    assert table["value"].tolist() == [12.0]


def workbook(path: Path, rows: list[list[object]]) -> None:
    """An Excel file, written by hand: reading one must not need a library that writes them."""
    import zipfile

    def cell(value: object) -> str:
        if isinstance(value, dt.date):
            return f'<c s="1"><v>{(value - dt.date(1899, 12, 30)).days}</v></c>'
        if isinstance(value, int | float):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'

    sheet = "".join(f"<row>{''.join(cell(value) for value in row)}</row>" for row in rows)
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    link = f'<Relationships xmlns="{package}/relationships">'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/></Types>',
        "_rels/.rels": f'{link}<Relationship Id="r1" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets>'
        '<sheet name="Cijfers" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{link}<Relationship Id="r1" Type="{office}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{office}/styles" '
        'Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet {main}><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')


def test_parquet_is_read(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "figures.parquet"
    days = pd.date_range("2020-01-01", periods=3, freq="MS")
    pd.DataFrame({"series": "a", "period": days, "value": [1.0, 2.0, 3.0]}).to_parquet(path)
    assert analyse(path).result(0).points[0].period == "2020-01"


@pytest.mark.parametrize(
    ("name", "series", "rows"),
    [
        ("spc/nhs_ae_attendances.csv", 1284, 3 * 12_765),
        ("foreign/london_borough_10_21.csv", 1728, 1728 * 140),
        ("foreign/nsw_offences_monthly.csv", 21, 7308),
        ("foreign/france_departements_annuel.csv", 1089, 9801),
        ("belgium/leuven_vilvoorde_flanders_crime_rates_2000_2016.csv", 12, 204),
        ("belgium/flanders_municipal_population_crime_rate.csv", 285, 3135),
        ("belgium/pz5345_traffic_infractions_by_theme_yearly_2015_2023.csv", 17, 153),
        ("foreign/UKDriverDeaths_monthly_1969_1984.csv", 1, 192),
    ],
)
def test_real_tables_are_read_and_concluded_from(name: str, series: int, rows: int) -> None:
    table = read_series(shared(name))
    assert (table["series"].nunique(), len(table)) == (series, rows)
    assert len(analyse(table)) == series


def test_three_hundred_thousand_rows_are_read(tmp_path: Path) -> None:
    rows = np.arange(300_000)
    text = pd.DataFrame(
        {
            "zone": np.char.add("PZ ", (rows // 120).astype(str)),
            "maand": np.char.add((2010 + rows % 120 // 12).astype(str), "-")
            + pd.Series(rows % 12 + 1).astype(str).str.zfill(2).to_numpy(dtype=str),
            "aantal": rows % 977,
        }
    ).to_csv(index=False, sep=";")
    assert len(analyse(written(tmp_path, text))) == 2500
