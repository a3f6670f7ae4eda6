"""The language a text is written in: by its script where that is certain, else by its commonest words."""

import re
from collections import Counter

from monitor.extract.patterns import alternatives

LONGEST = 3000  # characters looked at
SURE = 1 / 3  # of the letters: so much of a script tells the language
ENOUGH = 12  # common words that a text must hold before it is believed against the page
CLEAR = 2  # times as many as of the language that the page names

WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = {
    "ko": (re.compile("[가-힣]"), 1), "ja": (re.compile("[぀-ヿ]"), 3), "zh": (re.compile("[一-鿿]"), 1),
    "el": (re.compile("[Ͱ-Ͽἀ-῿]"), 1), "th": (re.compile("[฀-๿]"), 1), "he": (re.compile("[֐-׿]"), 1),
}  # fmt: skip
COMMON = {
    "en": "the of and to in is that for it was on with as his he be at by this had are but from have they which",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er",
    "fr": "le la les des et en un une du est que qui dans pour pas sur au par plus ce avec sont il",
    "es": "el la de que y en los del se las por un para con una su al lo como más pero sus le ha",
    "pt": "o a de que e do da em um para com não uma os no se na por mais as dos como mas ao foi",
    "it": "il di che è la e per un in del non una sono della con le da dei si al anche più come nel alla",
    "nl": "de het een van en in is dat op te zijn voor met niet die aan er om ook als bij naar maar uit",
    "sv": "och att det i som på är av för med den till inte om ett en har de var jag han vid från så",
    "da": "og det at er en til af på som i med for der ikke den har et de han var også af fra vi blev",
    "no": "og det er en til av på som i med for ikke den har et de han var også fra vi ble seg etter",
    "fi": "ja on ei että oli se hän mutta ovat kun myös sen joka jos niin kuin mukaan nyt ole vain",
    "pl": "w i na z się do nie że to jest o po za jak od przez ale dla są był co tym przed oraz",
    "cs": "a se v na je že o z s do k si by ale za jsem po ve jako podle pro už jsou který od tak",
    "hu": "a az és hogy nem is egy van meg ez de volt azt csak mint már még el ki vagy aki lesz",
    "ro": "de la și în a cu pe că nu din o care mai este pentru un fost sau ce se au fi ca prin după",
    "tr": "ve bir bu da de için ile olarak çok daha en olan gibi kadar sonra ne ama var değil ise",
    "id": "yang dan di ini itu dengan untuk dari tidak dalam akan pada juga ke karena oleh ada saat kata",
    "sw": "ya na wa kwa ni za katika la cha hiyo kuwa kwamba huyo hilo huo wakati baada pia lakini",
    "ru": "и в не на что с по как это он из за к но для его от был также было при до все мы так",
    "uk": "і в не на що з та як це за до у від але про його для був також було після він які так",
    "bg": "и на да за се от в не са че е по ще си като през беше това към му но които след до",
    "is": "og að í á sem er til um við var með það en hann ekki fyrir af segir þar því þetta",
}  # fmt: skip
TONGUES: dict[str, tuple[str, ...]] = {}
for _language, _words in COMMON.items():
    for _word in _words.split():
        TONGUES[_word] = (*TONGUES.get(_word, ()), _language)
SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}
VARIANTS = re.compile(alternatives("pcm|xh|zu|ga|gd|cy|eu|ca|gl|hr|sr|bs|sk|sl"))


def language_of(text: str, said: str = "") -> str:
    """Return the language of a text; ``said`` is what its page claims, believed unless the words plainly differ.

    >>> language_of("총리가 사임했다", "en"), language_of("She said that the harbour is closed"), language_of("", "nb")
    ('ko', 'en', 'no')
    """
    text, said = text[:LONGEST], SAME.get(said, said)
    letters = max(1, sum(map(str.isalpha, text)))
    sure = (name for name, (script, weight) in SCRIPTS.items() if weight * len(script.findall(text)) / letters > SURE)
    return next(sure, "") or _by_words(text, said)


def _by_words(text: str, said: str) -> str:
    counts = Counter(name for word in WORD.findall(text.lower()) for name in TONGUES.get(word, ()))
    likest, count = max(counts.items(), key=lambda pair: pair[1], default=("", 0))
    if not said:
        return likest
    plain = count >= ENOUGH and count > CLEAR * counts[said]
    return likest if plain and not VARIANTS.fullmatch(said) else said
