"""Finds the rules, metrics, pages and commands that the modules of a folder define."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

Kind = TypeVar("Kind")


def modules(package: ModuleType) -> tuple[ModuleType, ...]:
    """The public modules of a package, imported, in the order of their names."""
    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if m.name[0] != "_")
    return tuple(importlib.import_module(f"{package.__name__}.{name}") for name in names)


def collect(package: ModuleType, kind: type[Kind]) -> tuple[Kind, ...]:
    """Module-level objects of type `kind` that the package's modules define, in source order.

    An object counts for the module it was defined in (its `module` attribute), so importing a
    rule from a neighbour does not list it twice.
    """
    return tuple(
        item
        for module in modules(package)
        for item in vars(module).values()
        if isinstance(item, kind) and getattr(item, "module", module.__name__) == module.__name__
    )
