"""What may be compared across forms: the table of forms.md, and its laws."""

import itertools

import pytest

from gxparse import catalogue
from gxparse.catalogue.crosswalk import Answer, comparable

FORMS = ("local", "2014", "2019", "2021")


@pytest.mark.parametrize(
    ("code", "forms", "answer"),
    [
        ("requests.received", ("2014", "2019"), "yes"),
        ("requests.received", ("local", "2021"), "yes"),
        ("requests.partially_granted", ("2014", "2021"), "yes"),
        ("requests.refused.state_secret", ("2014", "2019"), "yes"),
        ("requests.refused.security_stability", ("2014", "2021"), "yes"),
        ("review.upheld", ("2014", "2019"), "yes"),
        ("requests.otherwise_handled", ("2019", "2021"), "yes"),
        ("requests.refused", ("2014", "2019"), "no"),
        ("requests.refused.third_party", ("2014", "2019"), "no"),
        ("requests.not_granted", ("local", "2014"), "no"),
        ("normative_documents.issued", ("2019", "2021"), "no"),
        ("charges.amount", ("2019", "2021"), "no"),
        ("disclosure.total", ("2014", "2019"), "no"),
        ("fees.collected", ("2014", "2021"), "no"),
        ("requests.granted", ("2014", "2019"), "reservation"),
        ("review.total", ("2014", "2021"), "reservation"),
        ("litigation.total", ("2014", "2019"), "reservation"),
        ("disclosure.total", ("local", "2014"), "reservation"),
    ],
)
def test_the_table(code: str, forms: tuple[str, str], answer: str) -> None:
    told = comparable(code, *forms)
    assert told.answer == answer
    assert bool(told) is (answer != "no")
    assert bool(told.text) or answer == "yes"
    assert bool(told.text) == bool(told.text_zh)


@pytest.mark.parametrize("pair", list(itertools.combinations(FORMS, 2)), ids="-".join)
def test_the_order_of_the_forms_does_not_matter(pair: tuple[str, str]) -> None:
    for code in catalogue.default.by_code:
        assert comparable(code, *pair) == comparable(code, *reversed(pair))


@pytest.mark.parametrize("form", FORMS)
def test_a_form_compares_with_itself(form: str) -> None:
    assert {comparable(code, form, form).answer for code in catalogue.default.by_code} == {Answer.YES}


def test_what_a_form_lacks_is_not_comparable() -> None:
    told = comparable("responses.interviews", "2014", "2021")
    assert (told.answer, told.text) == (Answer.NO, "Form 2021 does not have it.")


def test_what_neither_of_two_forms_prints_is_comparable_with_a_reservation() -> None:
    told = comparable("disclosure.total", "2019", "2021")
    assert (told.answer, told.text) == (Answer.RESERVATION, "Neither form has it: only sentences tell it.")


def test_what_no_form_prints_is_comparable() -> None:
    assert comparable("fees.information_processing", "2019", "2021").answer is Answer.YES


def test_a_catalogue_of_ones_own() -> None:
    assert comparable("requests.received", "2014", "2019", catalogue.default) == comparable(
        "requests.received", "2014", "2019"
    )


def test_unknown_codes_and_forms_are_named() -> None:
    with pytest.raises(ValueError, match=r"no code 'requests\.lost'"):
        comparable("requests.lost", "2014", "2019")
    with pytest.raises(ValueError, match=r"no form '2016'; it has 2014, 2019, 2021, local"):
        comparable("requests.received", "2014", "2016")
