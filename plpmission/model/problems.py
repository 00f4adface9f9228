"""What pydantic found wrong, as sentences that a reader understands (domain ``errors``)."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from plpmission.errors import Problem
from plpmission.model.base import clean

_OTHERWISE = "This value does not fit here."
_SENTENCES = {
    "missing": "This field is missing.",
    "extra_forbidden": "This field is not known.",
    "string_type": "A text is expected here.",
    "string_unicode": "A text is expected here.",
    "string_too_long": "This text is too long: at most {max_length} characters.",
    "too_long": "This text is too long: at most {max_length} characters.",
    "string_pattern_mismatch": "This text does not have the expected form.",
    "int_type": "A whole number is expected here.",
    "int_parsing": "A whole number is expected here.",
    "int_from_float": "A whole number is expected here.",
    "float_type": "A number is expected here.",
    "float_parsing": "A number is expected here.",
    "finite_number": "A finite number is expected here.",
    "bool_type": "Yes or no is expected here.",
    "bool_parsing": "Yes or no is expected here.",
    "date_type": "A date is expected here, such as 2026-12-31.",
    "date_parsing": "A date is expected here, such as 2026-12-31.",
    "date_from_datetime_parsing": "A date is expected here, such as 2026-12-31.",
    "date_from_datetime_inexact": "A date is expected here, such as 2026-12-31.",
    "datetime_parsing": "A date with a time is expected here.",
    "datetime_from_date_parsing": "A date with a time is expected here.",
    "same_id": "The same id stands twice: {ids}.",
    "enum": "This value is not in the list: {expected}.",
    "literal_error": "This value is not in the list: {expected}.",
    "greater_than_equal": "This number is too small: at least {ge}.",
    "less_than_equal": "This number is too large: at most {le}.",
    "tuple_type": "A list is expected here.",
    "model_type": "A group of fields is expected here.",
    "model_attributes_type": "A group of fields is expected here.",
}


def problems_of(error: ValidationError) -> tuple[Problem, ...]:
    """Every problem of a validation, with its place."""
    return tuple(_problem(detail) for detail in error.errors(include_url=False))


def _problem(detail: ErrorDetails) -> Problem:
    context = detail.get("ctx") or {}
    # Pydantic lists what is allowed as English prose: 'a', 'b' or 'c'.
    parameters = tuple(
        (key, value.replace(" or ", ", ") if key == "expected" else value)
        for key, value in context.items()
    )
    sentence = _SENTENCES.get(detail["type"], _OTHERWISE)
    return Problem(where=_where(detail["loc"]), message=sentence, parameters=parameters)


def _where(loc: tuple[int | str, ...]) -> str:
    path = ""
    for step in loc:
        path += f"[{step}]" if isinstance(step, int) else f".{clean(step)[:80]}"
    return path.removeprefix(".")
