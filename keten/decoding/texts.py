"""Typed columns as the texts a supplier could have written in a CSV."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

# From here on a double no longer tells every whole number from the next.
INEXACT_FROM = 2.0**53
# Digits that a number keeps when it is stored with this many bits: what Excel and SPSS show.
_DIGITS = {16: 3, 32: 7, 64: 15}
_TRAILING_NOUGHTS = r"^([^.]*(?:\.[0-9]*[1-9])?)\.?0*$"
_MIDNIGHT = " 00:00:00"
_FRACTION = r"\.[0-9]+"


def float_texts(array: pa.Array) -> pa.StringArray:
    """Return numbers as texts: without exponent, whole ones without a decimal sign.

    NaN is an empty cell. Numbers from ``INEXACT_FROM`` are for the caller to quarantine.
    """
    digits = _DIGITS[array.type.bit_width]
    array = pc.cast(array, pa.float64())
    array = pc.if_else(pc.is_nan(array), None, array)
    whole = pc.and_(pc.equal(pc.floor(array), array), pc.less(pc.abs(array), INEXACT_FROM))
    if pc.all(whole).as_py() is not False:
        return pc.cast(pc.cast(array, pa.int64()), pa.string())
    encoded = array.dictionary_encode()
    values = pa.array([_number(value, digits) for value in encoded.dictionary.to_pylist()])
    return values.cast(pa.string()).take(encoded.indices)


def _number(value: float, digits: int) -> str:
    if value.is_integer() and abs(value) < INEXACT_FROM:
        return str(int(value))
    return format(Decimal(f"{value:.{digits}g}"), "f")


def is_inexact(array: pa.Array) -> pa.BooleanArray:
    """Return which cells are numbers so large that digits of them may be lost."""
    if not pa.types.is_floating(_value_type(array.type)):
        return pa.array([], pa.bool_())
    numbers = pc.abs(pc.cast(_dense(array), pa.float64()))
    return pc.fill_null(
        pc.and_(pc.is_finite(numbers), pc.greater_equal(numbers, INEXACT_FROM)), False
    )


def is_single(kind: pa.DataType) -> bool:
    """Return whether a column of this type can be written as texts."""
    kind = _value_type(kind)
    return (
        pa.types.is_null(kind)
        or pa.types.is_boolean(kind)
        or pa.types.is_integer(kind)
        or pa.types.is_floating(kind)
        or pa.types.is_decimal(kind)
        or pa.types.is_date(kind)
        or pa.types.is_time(kind)
        or pa.types.is_timestamp(kind)
        or _is_text(kind)
    )


def texts(array: pa.Array) -> pa.StringArray:
    """Return the texts of a column for which ``is_single`` holds."""
    if pa.types.is_dictionary(array.type):
        return texts(array.dictionary).take(array.indices)
    if isinstance(array, pa.ExtensionArray):
        return texts(array.storage)
    kind = array.type
    if pa.types.is_floating(kind):
        return float_texts(array)
    plain = pc.cast(array, pa.string())
    if pa.types.is_decimal(kind):
        plain = pc.replace_substring_regex(plain, _TRAILING_NOUGHTS, r"\1")
    elif pa.types.is_timestamp(kind):
        plain = without_midnight(pc.replace_substring_regex(plain, _FRACTION, ""))
    return plain


def _is_text(kind: pa.DataType) -> bool:
    # Some programs write text without saying that it is text; if it is not, validation fails.
    return bool(
        pa.types.is_string(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_string_view(kind)
        or pa.types.is_binary(kind)
        or pa.types.is_large_binary(kind)
    )


def _value_type(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_dictionary(kind):
        return _value_type(kind.value_type)
    if isinstance(kind, pa.BaseExtensionType):
        return _value_type(kind.storage_type)
    return kind


def _dense(array: pa.Array) -> pa.Array:
    if isinstance(array, pa.ExtensionArray):
        return _dense(array.storage)
    return array.dictionary_decode() if pa.types.is_dictionary(array.type) else array


def without_midnight(array: pa.StringArray) -> pa.StringArray:
    """Return moments at midnight as the bare date."""
    if not pc.any(pc.ends_with(array, _MIDNIGHT)).as_py():
        return array
    return pc.replace_substring_regex(array, f"{_MIDNIGHT}$", "")
