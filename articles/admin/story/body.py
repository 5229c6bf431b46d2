"""The body's editor: a text field that a script makes one of (static/js/body-editor.js), cleaned by the one allow-list.

The editor itself is django-prose-editor's; its extensions, toolbar and marks are chosen in our own modules.
"""

from django import forms
from django_prose_editor.widgets import importmap
from js_asset import ImportMap, Media, Script

from articles.text.drafts.body_rules import sanitize_body

MODULES = (
    "body-html",
    "editor-toolbar",
    "fact-box",
    "link-dialog",
    "names",
    "paste-clean",
    "pull-quote",
    "quote-cards",
    "quote-chips",
    "quote-findings",
    "quote-form",
    "quote-mark",
    "quote-offers",
    "quote-panel",
    "quote-pieces",
    "quote-refs",
    "speaker-dialog",
    "typography",
)


class BodyWidget(forms.Textarea):
    @property
    def media(self) -> Media:
        # Modules find each other through the import map: hashed file names are not written into scripts.
        ours = ImportMap({f"newsroom/{name}": f"js/{name}.js" for name in MODULES})
        return Media(
            importmap=importmap | ours,
            css={"all": ["css/admin/editor.css"]},
            js=[Script("js/body-editor.js", type="module")],
        )


class BodyField(forms.CharField):
    widget = BodyWidget

    def clean(self, value: str) -> str:
        return sanitize_body(super().clean(value))
