"""The language of a text: by its letters, by its commonest words, else as its page says."""

import pytest

from monitor.extract.languages import language_of

SAID = {
    "en": "The harbour is closed and that is not what they have said, it was on the list of the mayor for today.",
    "de": "Der Hafen ist geschlossen und das ist nicht, was sie mit dem Rat für den Tag auf die Liste gesetzt haben.",
    "fr": "Le port est fermé et ce n'est pas ce qui est dans la liste que les élus ont mise pour une journée.",
    "es": "El puerto de la ciudad está cerrado y no es lo que se dijo en la lista que los vecinos tienen para el día.",
    "pl": "Port jest zamknięty i nie to było na liście, którą przez cały dzień mieli, ale po co to jest oraz od kiedy.",
    "sv": "Hamnen är stängd och det är inte vad som stod på listan för dagen, men de har den med från en av oss.",
}


@pytest.mark.parametrize("language", SAID)
def test_common_words_tell_a_language_that_no_page_names(language: str) -> None:
    assert language_of(SAID[language]) == language


def test_a_page_is_believed_unless_its_words_plainly_differ() -> None:
    assert language_of("Harbour closed", "fr") == "fr"
    assert language_of(SAID["de"] * 2, "en") == "de"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("총리가 사임했다고 밝혔다", "ko"),
        ("首相が辞任したと発表した", "ja"),
        ("總理宣布辭職", "zh"),
        ("Ο δήμος έκλεισε", "el"),
    ],
)
def test_letters_tell_a_language_for_certain(text: str, language: str) -> None:
    assert language_of(text, "en") == language
