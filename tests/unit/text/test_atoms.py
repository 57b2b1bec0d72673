"""Atoms of texts, one by one and many at once."""

from disclosure_qa.text.atoms import atoms, forms_of

TEXTS = [
    "政府信息公开",
    "受理（件）",
    "The requests of 2,019",
    "ＡＢＣ申請",
    "",
    "freedom-of-information: asked",
    "主动公开、不予公开",
]


def test_forms_of_many_texts_are_those_of_their_atoms() -> None:
    for text, (forms, bare) in zip(TEXTS, forms_of(TEXTS), strict=True):
        units = atoms(text)
        assert forms == tuple(unit.form for unit in units)
        assert bare == tuple(unit.form for unit in units if unit.kind != "mark")
