"""Signs as a newspaper sets them, while one types."""

import pytest
from playwright.sync_api import expect

from articles.tests.browser.test_writing import EDITOR, change, into_text
from articles.tests.make import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def writing(page, editor, sign_in):
    """Type into an empty story in a language; the answer is where its text stands."""

    def write(typed, language="nb"):
        sign_in(editor)
        page.goto(change(make_article(status="draft", body="", language=language)))
        into_text(page, EDITOR)
        page.keyboard.type(typed)
        return page.locator(EDITOR)

    return write


@pytest.mark.parametrize(
    ("language", "typed", "set_"),
    [
        ("nb", '"Ja", sa hun. ("Nei")', "«Ja», sa hun. («Nei»)"),
        ("nn", 'Ho sa "ja".', "Ho sa «ja»."),
        ("nb", "Vi -- og de ... så", "Vi – og de … så"),
        ("nb", "- Ja, sa hun.", "– Ja, sa hun."),
        ("nb", "Rock'n'roll", "Rock'n'roll"),
        ("nb", 'Han sa --"ja --"', "Han sa –«ja –»"),
        ("en", '"I don\'t," she said.', "“I don’t,” she said."),
        ("en", "\"He said 'no'\"", "“He said ‘no’”"),
        ("en", "- No -- not...", "– No – not…"),
        ("nb", "https://nrk.no/a--b...c/ ...", "https://nrk.no/a--b...c/ …"),
        ("nb", "5-6 - sju", "5-6 - sju"),
    ],
)
def test_signs_are_set_as_one_types(writing, language, typed, set_):
    expect(writing(typed, language)).to_have_text(set_)


@pytest.mark.parametrize("key", ["Control+z", "Backspace"])
@pytest.mark.parametrize("typed", ['Ja "', "Ja --", "Ja ...", "- "])
def test_what_was_typed_comes_back(page, writing, key, typed):
    writing(typed)
    page.keyboard.press(key)
    assert page.locator(f"{EDITOR} p").evaluate("p => p.firstChild.data") == typed


def test_undo_on_the_toolbar_gives_back_what_was_typed(page, writing):
    text = writing('Ja "')
    page.click("[data-command=undo]")
    expect(text).to_have_text('Ja "')


def test_the_language_is_the_storys_own_as_it_is_chosen_now(page, writing):
    text = writing('"a')
    page.select_option("[name=language]", "en")
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type('"')
    expect(text).to_have_text("«a”")


def test_what_is_pasted_stays_as_it_came(page, writing):
    text = writing("")
    page.evaluate(
        """place => {
            const data = new DataTransfer();
            data.setData("text/plain", '- "Ja" -- ...');
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.querySelector(place).dispatchEvent(event);
        }""",
        EDITOR,
    )
    expect(text).to_have_text('- "Ja" -- ...')
