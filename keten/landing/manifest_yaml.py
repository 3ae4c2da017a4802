"""Reads the YAML of a manifest: plain values only, in bounded time and depth."""

from __future__ import annotations

from typing import Any

import yaml

from keten.errors import RefusedError

# A manifest names a few dozen files; what is far beyond that is no manifest.
_DEEPEST, _MOST_NODES, _LONGEST_SCALAR = 10, 5_000, 1_000


class _ProblemError(yaml.YAMLError):
    """A problem in our own words, which hold nothing of the file."""

    def __init__(self, problem: str, at: yaml.Event | yaml.Node) -> None:
        super().__init__(problem)
        self.problem, self.problem_mark = problem, at.start_mark


class _Loader(yaml.SafeLoader):
    """Reads YAML without aliases, merge keys and double keys, which make it say something else.

    A day that does not exist (2025-13-01) stays text, to be refused as one.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = self._nodes = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]  # untyped in its stubs
        if isinstance(event, yaml.AliasEvent):
            raise _ProblemError("an alias (*) is used; write the value out", event)
        self._depth += 1
        self._nodes += 1
        if self._depth > _DEEPEST or self._nodes > _MOST_NODES:
            raise _ProblemError("the file is nested too deep or has too many values", event)
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > _LONGEST_SCALAR:
            raise _ProblemError(f"a value is longer than {_LONGEST_SCALAR} characters", event)
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        seen: set[tuple[str, str]] = set()
        for key, _ in node.value:
            if key.tag == "tag:yaml.org,2002:merge":
                raise _ProblemError("a merge key (<<) is used; write the fields out", key)
            spelling = (key.tag, str(key.value))
            if spelling in seen:
                raise _ProblemError("a field stands there twice; remove one", key)
            seen.add(spelling)

    def construct_day(self, node: yaml.ScalarNode) -> Any:
        try:
            is_day = self.timestamp_regexp.match(node.value)
            return self.construct_yaml_timestamp(node) if is_day else node.value
        except (ValueError, OverflowError):
            return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_day)


def parse_manifest(data: bytes) -> dict[str, Any]:
    """Return the fields of this manifest; raises RefusedError with what is wrong and where."""
    try:
        loader = _Loader(data.decode("utf-8-sig"))
        content = loader.get_single_data()
    except UnicodeDecodeError:
        raise RefusedError("levering.yml is not UTF-8. Save it as UTF-8.") from None
    except yaml.reader.ReaderError:
        raise RefusedError(
            "levering.yml holds control characters, or is no text. Save it as plain UTF-8 text."
        ) from None
    # A value that YAML gives a type and Python cannot make (an integer of 900 digits) is no less
    # a mistake of the supplier.
    except (yaml.YAMLError, ValueError, TypeError, ArithmeticError, LookupError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" near line {mark.line + 1}" if mark else ""
        what = f": {error.problem}" if isinstance(error, _ProblemError) else ""
        raise RefusedError(
            f"levering.yml cannot be read as YAML{where}{what}. Correct it."
        ) from None
    if not isinstance(content, dict):
        raise RefusedError("levering.yml holds no fields. It needs bron, aard, peildatum, …")
    return content
