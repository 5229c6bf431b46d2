"""What surrounds the code is in step with it: requirements, translations, the table of settings, the test plugin."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
NAMED_BY_THE_OWNER = {"django", "django-taggit", "pillow", "whitenoise", "pytest-django"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def wanted(name: str) -> list[Requirement]:
    lines = [line.partition("#")[0].strip() for line in read(name).splitlines()]
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def pinned(name: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", read(name), re.M)}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_compiled_requirements_hold_every_wanted_one(name):
    versions = pinned(f"{name}.txt")
    for requirement in wanted(f"{name}.in"):
        version = versions.get(canonicalize_name(requirement.name))
        assert version, f"{requirement} is not compiled: make requirements"
        assert requirement.specifier.contains(version), f"{requirement} is compiled as {version}: make requirements"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_has_its_hashes_and_no_place_of_its_own(name):
    entries = re.split(r"^(?=\S+==)", read(name), flags=re.M)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"^--|^-[fi] |://", read(name), re.M)


def test_requirements_hold_the_packages_the_owner_named():
    assert set(pinned("requirements.txt")) >= NAMED_BY_THE_OWNER


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_dependency_is_explained(name):
    reasons = " ".join(re.findall(r"^\*\*(.+?)\*\*", read("docs/decisions.md"), re.M)).lower()
    assert [r.name for r in wanted(name) if not re.search(rf"\b{r.name}\b", reasons)] == []


def test_table_of_settings_names_every_variable_and_no_other():
    read_by_settings = set(re.findall(r'\benv_\w+\(\s*"(\w+)"', read("newsroom/settings.py")))
    table = read("docs/operations.md").partition("## Settings")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)`", table, re.M)) - {"SECRET_KEY_FILE"} == read_by_settings


def test_every_target_of_the_makefile_explains_itself():
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make (\w+)", shown, re.M)) >= {"run", "setup", "test", "check", "format"}


# Translations


def source_messages(domain: str, folder: Path) -> set[tuple]:
    """The messages that xgettext finds in a copy of the source."""
    for name in ("articles", "newsroom", "templates", "static"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("tests", "__pycache__"))
    (folder / "locale").mkdir()
    # Without settings of ours: the folder is where it looks and where it writes.
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "django", "makemessages", "--locale=nb", f"--domain={domain}"]
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    return messages(folder / "locale/nb/LC_MESSAGES" / f"{domain}.po")


def messages(catalogue: Path) -> set[tuple]:
    entries = polib.pofile(str(catalogue)) if catalogue.exists() else []
    return {message_key(entry) for entry in entries if not entry.obsolete}


def message_key(entry: polib.POEntry) -> tuple:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_catalogue_holds_every_message_of_the_source_and_no_other(domain, tmp_path):
    if not shutil.which("xgettext"):
        if os.environ.get("CI"):
            pytest.fail("CI is set and gettext is missing.")
        pytest.skip("gettext is missing, so nobody looked for texts that are not in locale/ yet")
    known = messages(ROOT / "locale/nb/LC_MESSAGES" / f"{domain}.po")
    found = source_messages(domain, tmp_path)
    assert found - known == set(), "not in locale/ yet: make messages"
    assert known - found == set(), "in locale/ and no longer in the source: make messages"


def test_no_message_hides_in_an_f_string():
    # There xgettext does not look, and the sentence would stay English.
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for folder in ("articles", "newsroom")
        for path in (ROOT / folder).rglob("*.py")
        if "tests" not in path.parts
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "gettext", "ngettext", "gettext_lazy")
    ]
    assert hidden == []


def test_every_message_is_translated_and_compiled():
    for catalogue in sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po")):
        entries = [entry for entry in polib.pofile(str(catalogue)) if not entry.obsolete]
        assert [entry.msgid for entry in entries if entry.fuzzy or not entry.translated()] == []
        compiled = polib.mofile(str(catalogue.with_suffix(".mo")))
        assert {message_key(e): texts(e) for e in compiled} == {message_key(e): texts(e) for e in entries}


def texts(entry: polib.POEntry) -> list[str]:
    return [text for _, text in sorted(entry.msgstr_plural.items())] or [entry.msgstr]


# The test plugin


def collect(folder: Path, **environment: str) -> subprocess.CompletedProcess:
    """Run pytest where there is one browser test and another, without the caller's idea of a browser."""
    (folder / "test_two.py").write_text(
        "import pytest\n@pytest.mark.browser\ndef test_browser(): pass\ndef test_other(): pass\n", encoding="utf-8"
    )
    environment = {key: value for key, value in os.environ.items() if key not in ("CI", "CHROME")} | environment
    command = [sys.executable, "-m", "pytest", f"--config-file={ROOT / 'pyproject.toml'}", f"--rootdir={ROOT}", folder]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_browser_tests_are_left_out_with_a_sentence_where_no_browser_is(tmp_path):
    run = collect(tmp_path, CHROME="/nowhere/chromium")
    assert "1 passed, 1 deselected" in run.stdout
    assert "Browser tests were left out" in run.stdout


def test_browser_tests_run_where_a_browser_is(tmp_path):
    run = collect(tmp_path, CHROME=sys.executable)
    assert "2 passed" in run.stdout
    assert "left out" not in run.stdout


def test_ci_refuses_to_leave_browser_tests_out(tmp_path):
    run = collect(tmp_path, CHROME="/nowhere/chromium", CI="true")
    assert run.returncode != 0
    assert "no Chromium is found" in run.stderr


def test_settings_of_the_caller_reach_no_test(settings):
    assert settings.SECRET_KEY == "only-for-tests"
    assert "newsroom-test-" in str(settings.DATA_DIR)
