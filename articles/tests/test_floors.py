"""The house stands on four floors, and a floor imports only floors below it (articles/__init__.py)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
APP = ROOT / "articles"
FLOORS = {
    "text": 0,
    "models": 1, "checks": 1, "migrations": 1,
    "actions": 2, "queries": 2,
    "admin": 3, "views": 3, "feeds": 3, "sitemaps": 3, "templatetags": 3, "management": 3,
    "urls": 4, "apps": 4,
}  # fmt: skip
NEWSROOM = 5
# The rooms of the ground floor (articles/text/__init__.py): each uses those before it, and what stands beside them all.
TEXT = ["drafts", "speech", "manuscripts", "quotes", "topics", "rules", "samples"]
# Of two rooms on one floor, the first may use the second.
NEIGHBOURS = {("migrations", "models")}


def modules():
    files = [*APP.rglob("*.py"), *(ROOT / "newsroom").glob("*.py")]
    return [file for file in files if "tests" not in file.parts]


def room_of(dotted: str) -> str:
    """The room that a module stands in: `articles.text.folding` → `text`."""
    parts = dotted.split(".")
    return "newsroom" if parts[0] == "newsroom" else parts[1] if len(parts) > 1 else ""


def place_in_text(dotted: str) -> int:
    """How far into the ground floor a module stands; 0 beside its rooms."""
    floor, room = [*dotted.split("."), "", ""][1:3]
    return 1 + TEXT.index(room) if floor == "text" and room in TEXT else 0


def name_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(source: str) -> list[tuple[str, bool]]:
    """Every module that a source imports, and whether it does so inside a function."""
    tree = ast.parse(source)
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in inside) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            # A relative import would hide its floor: it counts as a breach of its own.
            module = node.module or "" if not node.level else "." * node.level
            is_house = module in ("articles", "newsroom", "articles.text")
            names = [f"{module}.{alias.name}" for alias in node.names] if is_house else [module]
            found += [(name, id(node) in inside) for name in names]
    return found


def breaches(name: str, source: str) -> list[str]:
    """What the module `name` imports and may not, in words."""
    here = room_of(name)
    floor = NEWSROOM if here == "newsroom" else FLOORS.get(here)
    if floor is None:
        return [] if not here else [f"{name} stands on no floor"]
    found = []
    for imported, inside in imports_of(source):
        top = imported.split(".")[0]
        if top == "" or (inside and top in ("articles", "newsroom") and here != "apps"):
            found.append(f"{name} hides its import of {imported}")
        if floor == 0 and top == "django":
            found.append(f"{name} imports {imported}, but text is pure Python")
        if top == "newsroom" and here != "newsroom":
            found.append(f"{name} imports {imported}, but the newsroom does not know its frame")
        if room_of(imported) == here == "text" and place_in_text(imported) > place_in_text(name):
            found.append(f"{name} imports {imported}, which stands further in")
        if top == "articles" and (there := room_of(imported)) != here:
            below = FLOORS.get(there, NEWSROOM)
            if below >= floor and (here, there) not in NEIGHBOURS:
                found.append(f"{name} (floor {floor}) imports {imported} (floor {below})")
            if "tests" in imported.split("."):
                found.append(f"{name} imports the tests")
    return found


@pytest.mark.parametrize("file", modules(), ids=name_of)
def test_a_floor_imports_only_floors_below_it(file):
    assert breaches(name_of(file), file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("articles.text.drafts.body", "from articles.models import Article"),
        ("articles.text.drafts.body", "from django.utils import timezone"),
        ("articles.models.article", "from articles.actions.save import save_draft"),
        ("articles.actions.save", "from articles.queries.story import story_of"),
        ("articles.views.pages", "from articles.admin import site"),
        ("articles.models.article", "from newsroom import settings"),
        ("articles.views.pages", "def view():\n    from articles.models import Article"),
        ("articles.models.article", "from .person import Person"),
        ("articles.attic.old", "import re"),
        ("articles.text.speech.said", "from articles.text.manuscripts.layout import lay_out"),
        ("articles.text.folding", "from articles.text import drafts"),
    ],
)
def test_a_breach_is_seen(name, source):
    assert breaches(name, source)


def test_every_room_is_on_a_floor():
    rooms = {
        p.stem for p in APP.iterdir() if (p.suffix == ".py" or (p / "__init__.py").exists()) and p.stem != "__init__"
    }
    assert rooms - {"tests"} == set(FLOORS)


def test_every_room_of_the_ground_floor_has_its_place():
    assert {folder.parent.name for folder in (APP / "text").glob("*/__init__.py")} == set(TEXT)
