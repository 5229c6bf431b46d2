import pytest


@pytest.fixture(autouse=True)
def _in_english(settings):
    """What is said is tested in the language of the source; translations have tests of their own."""
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def as_reporter(client, reporter):
    client.force_login(reporter)
    return client


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def as_chief(client, chief):
    client.force_login(chief)
    return client


@pytest.fixture
def as_reader(client, reader):
    client.force_login(reader)
    return client
