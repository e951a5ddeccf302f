"""How a record is declared: one frozen pydantic model, each field with all that anything derives from it."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

from dtreport.records.values import Code, Silenced, ValueType

if TYPE_CHECKING:
    from pydantic.config import JsonDict


class Declared(BaseModel):
    """A record or a table of settings: frozen, and refusing keys that it does not declare."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def field(
    label: str,
    explained: str = "",
    example: str = "",
    *,
    default: Any = ...,
    public: bool = True,
    refers: str = "",
    last_year: bool = False,
    unless: str = "",
    beside: str = "",
    key: str | None = None,
) -> Any:
    """Declare one field; without a default it must be given. `public=False` keeps it out of what is published."""
    extra: JsonDict = {"public": public, "refers": refers, "last_year": last_year, "unless": unless, "beside": beside}
    return Field(default, title=label, description=explained, examples=[example], json_schema_extra=extra, alias=key)


SILENCED = "silenced"
"""The key of what a record has to say to `check` alone. It is no field: no option, list or paper has it."""


class Record(Declared):
    """One `[[kind]]` block of the year file, named by its code."""

    headline: ClassVar[tuple[str, ...]]
    """The fields by which people call it in a line, first to last."""

    code: Code = field("Mã", "Từ ngắn để gọi mục này; bỏ trống thì dtreport tự cấp", "hn-phap-luat")
    silenced: Silenced = field("Bỏ qua khi kiểm tra", "Mã quy tắc và lý do", "DT205=văn bản mật", default=())

    def called(self) -> str:
        """What people call it: its headline, as far as it is given."""
        values = (getattr(self, name) for name in self.headline)
        return " ".join(str(value) for value in values if value is not None)


class Spec(NamedTuple):
    """What one field is: everything that options, prompts, tables, checks and documentation need."""

    name: str
    """Its key in the file."""
    attribute: str
    label: str
    help: str
    example: str
    value: ValueType
    required: bool
    many: bool
    default: Any
    public: bool
    refers: str
    """The kind of record whose code it holds, or nothing."""
    last_year: bool
    """Whether that record stands in the file of the year before."""
    unless: str
    """The key of another field; where that one is given, this one has nothing to say."""
    beside: str
    """The key of another field; where that one is not given, this one has nothing to say."""

    @property
    def option(self) -> str:
        """Its name as an option, without the dashes; one that is repeated names one thing each time: `--item`."""
        words = self.name.replace("_", "-")
        return words.removesuffix("s") if self.many else words


@cache
def specs(model: type[Declared]) -> tuple[Spec, ...]:
    """The fields of a model in the order of declaration, which is the order in the file."""
    fields = []
    for attribute, info in model.model_fields.items():
        if attribute == SILENCED:
            continue
        value, many = _shape(info.annotation, info.metadata)
        extra: dict[str, Any] = info.json_schema_extra  # type: ignore[assignment]  # set by field()
        fields.append(
            Spec(
                name=info.alias or attribute,
                attribute=attribute,
                label=info.title or "",
                help=info.description or "",
                example=(info.examples or [""])[0],
                value=value,
                required=info.is_required(),
                many=many,
                default=info.default,
                **extra,
            )
        )
    return tuple(fields)


def _shape(annotation: Any, metadata: list[Any]) -> tuple[ValueType, bool]:
    """The value type of `Text`, `Text | None` or `tuple[Text, ...]`, and whether there are many."""
    for item in metadata:
        if isinstance(item, ValueType):
            return item, False
    origin = get_origin(annotation)
    if origin is Annotated:
        return _shape(None, list(get_args(annotation)[1:]))
    arguments = [argument for argument in get_args(annotation) if argument not in {NoneType, Ellipsis}]
    value, many = _shape(arguments[0], [])
    if origin in {Union, UnionType}:
        return value, many
    return value, origin is tuple


def given(record: Declared) -> dict[str, Any]:
    """The values that a record holds, by key, without those that say no more than their absence does."""
    values = ((spec, getattr(record, spec.attribute)) for spec in specs(type(record)))
    return {spec.name: value for spec, value in values if value != spec.default}
