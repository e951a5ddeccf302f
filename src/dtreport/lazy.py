"""Modules that are imported when they are first used, so that a registry can be read without loading its members.

A registry names its members as Python does, so that the type checker sees them:

    if TYPE_CHECKING:
        import dtreport.formats as modules
        from dtreport.formats import excel as excel
    else:
        modules = LazyPackage("dtreport.formats")

    FORMATS = (Format("xlsx", modules.excel),)      # Format.render: load(self.module).render(paper)
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class LazyPackage(NamedTuple):
    """A package of which no module is imported yet; its attributes are its modules."""

    package: str

    def __getattr__(self, name: str) -> LazyModule:
        return LazyModule(f"{self.package}.{name}")


class LazyModule(NamedTuple):
    """A module that is not imported yet; its attributes are its names."""

    module: str

    def __getattr__(self, name: str) -> LazyName:
        return LazyName(self.module, name)


class LazyName(NamedTuple):
    """A class or function of a module that is not imported yet."""

    module: str
    name: str


def load(member: T) -> T:
    """The real module, class or function that a registry names. Raises ImportError and AttributeError."""
    reference: Any = member
    if isinstance(reference, LazyModule):
        reference = import_module(reference.module)
    elif isinstance(reference, LazyName):
        reference = getattr(import_module(reference.module), reference.name)
    real: T = reference
    return real
