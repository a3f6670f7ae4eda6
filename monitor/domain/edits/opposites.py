"""Words of which one says the opposite of the other: which way something goes, and how it was decided.

That two words are opposites is no matter of their form, so they must be listed. These are the axes on which news turns:
up and down, yes and no, won and lost, begun and ended. An opposite that is not listed is told as another wording, and
never the other way round.
"""

import re
from itertools import chain

# English, Dutch, German, French, Spanish: ``*`` for endings, ``…`` between the halves of a verb that stands apart.
_LATIN = (
    (
        (
            "rise rises rose risen rising increas* gain* grew grow* climb* jump* surg* rais* higher expand* soar* "
            "rally rallie* rebound* up stijg* steeg stegen gestegen hoger groei* steig* stieg* gestiegen höher "
            "zun* zugenommen wächst wuchs hausse augment* grimp* progress* sube* subi* alza aument* crec*"
        ),
        (
            "fall falls fell fallen falling decreas* lost loss* shrink* shrank shrunk drop* declin* slump* cut "
            "cuts cutting lower* reduc* plung* plummet* tumbl* sink* sank sunk down daal* dalen* gedaald lager "
            "krimp* sank* fiel* gefallen gesunken niedriger abn* abgenommen schrumpf* baiss* recul* chut* dimin* "
            "baja* bajó caíd* cae* descen*"
        ),
    ),
    (
        "more mehr meer más",
        "fewer less weniger minder moins menos",
    ),
    (
        (
            "confirm* admit* acknowledg* confess* bevestig* beken* erken* bestätig* gesteht gestand* gibt…zu "
            "räumt…ein avoue* reconn* admet* admite* reconoc*"
        ),
        (
            "deny denie* denying disput* reject* refut* ontken* dementier* bestreit* bestritt* leugne* dément* "
            "nie nié nier nient niega* negó desmient* desminti*"
        ),
    ),
    (
        (
            "approv* accept* backs backed support* allow* agree agrees agreed welcom* passed passes adopt* "
            "greenlight* grant* angenommen genehmig* billig* stimm*…zu zugestimmt befürwort* unterstütz* erlaub* "
            "dafür aangenomen goedgekeurd keurt…goed aanvaard* steun* accepte* approuv* autoris* valid* soutien* "
            "aprueba* aprob* acept* apoya* respald* autoriz* avala*"
        ),
        (
            "reject* refus* oppos* block* ban banned bans veto* abgelehnt lehn*…ab verweiger* verbiet* dagegen "
            "verworpen verwirft afgewezen wijst…af weiger* verbied* afgekeurd rejet* interdi* rechaz* prohíb* "
            "prohib* niega* veta*"
        ),
    ),
    (
        (
            "win wins won winning victor* gewinn* gewann* gewonnen sieg* winnen wint wonnen zege* gagn* victoire* "
            "remport* gana* ganó victoria* vence*"
        ),
        (
            "lose loses lost losing loss losses defeat* verlier* verlor* verliez* verlies* nederlaag* niederlage* "
            "perd* défaite* pierde* perdió derrota*"
        ),
    ),
    (
        "alive surviv* überleb* lebt overleef* leeft vivant* sobreviv* vivo vivos",
        ("dead died dies killed tot gestorben stirbt starb* dood overleden overlijdt mort* décéd* muert* muere* murió"),
    ),
    (
        "guilty convict* veroordeel* verurteil* schuldig* coupable* condamn* culpable* conden*",
        (
            "innocen* acquit* cleared vrijgesproken freigesprochen unschuldig* onschuldig* relax* absuel* absolv* "
            "inocente*"
        ),
    ),
    (
        "succeed* success* geling* gelang* gelungen slaag* geslaagd lukt réussi* logra* éxito*",
        "fail* collaps* scheiter* misslung* mislukt* faal* échou* échec* fracas*",
    ),
    (
        (
            "open opens opened opening reopen* öffne* eröffne* geöffnet opent geopend heropen* ouvr* rouvr* "
            "ouvert* abre* abiert* reabr*"
        ),
        "close* closing shut* schließ* geschlossen sluit* gesloten dicht ferm* cierr* cerr*",
    ),
    (
        (
            "lift lifts lifted lifting ease eases eased easing locker* gelockert aufgehoben versoepel* assoupli* "
            "allèg* alivia*"
        ),
        "impos* tighten* toughen* verschärf* verhäng* aangescherpt verscherp* durci* renforc* endurec*",
    ),
    (
        (
            "begin* began begun start* launch* resum* beginn* begonnen begint begon* hervat* commenc* reprend* "
            "comienz* empiez* reanud* inicia*"
        ),
        (
            "end ends ended ending stop* halt* suspend* cancel* endet* beendet* gestoppt abgebrochen abgesagt "
            "stopt gestaakt geschrapt arrêt* suspen* interromp* annul* termin* cancela*"
        ),
    ),
    (
        "hire hires hired hiring recruit* appoint* reinstat* einstell* eingestellt embauch* recrut* contrat*",
        "fire fires fired firing sack* dismiss* entlass* entlässt ontsla* licenci* despid*",
    ),
    (
        "stay stays stayed staying remain* bleib* blijft blijven rest* queda*",
        (
            "leave leaves leaving left quit quits quitting resign* geht verläss* verlass* vertrek* verlaat "
            "quitte* démissionn* deja* abandon* dimite*"
        ),
    ),
    (
        "buy buys buying bought acquir* kauf* kocht* koopt kopen achet* achèt* achat* compr*",
        "sell sells selling sold verkauf* verkoop* verkocht* vend* vente*",
    ),
    (
        "uphold* upheld confirm* maintain* bestätigt* bekräftig* bevestigt handhaaft confirme* maintien* mantien*",
        "overturn* quash* annul* scrap* aufgehoben kippt kippte* kassiert* vernietig* invalid* anula* revoca* tumba*",
    ),
    (
        "legal lawful possible safe",
        "illegal unlawful impossible unsafe",
    ),
)
_EASTERN = (
    (
        r"늘[었어릴고려]|증가|상승|올[랐라려리릴린]|오[르른름]|높[았아은다]|커[졌지진]|인상|확대|급등|상향|호조|반등|강세|개선|흑자",
        r"줄[었어일고이]|감소|하락|내[렸려리린릴림]|낮[았아은다]|작아[졌지진]|인하|축소|급락|하향|부진|폭락|약세|악화|적자",
    ),
    (r"확정|결정|확인했|단행", r"검토|추진|논의|미정|보류|유보"),
    (r"인정|시인|확인", r"부인|부정|반박"),
    (
        r"찬성|지지|환영|동의|수용|승인|가결|통과|허용|합의|타결|발부|인용|채택",
        r"반대|거부|거절|반려|부결|무산|금지|불허|결렬|취소|철회|기각|각하",
    ),
    (r"승소|유죄|합격|당선|승리|이겼|생존", r"패소|무죄|불합격|낙선|패배|(?<![가-힣])졌다|사망"),
    (r"성공", r"실패|무산|좌절"),
    (r"강행|추진|개최|진행", r"철회|취소|포기|무산|연기"),
    (r"동결", r"인상|인하"),
    (r"가능", r"불가"),
    (r"사실(?!무근|과\s다)", r"사실무근|사실과\s다|허위|거짓"),
    (r"완화", r"강화"),
    (r"시작|개시|착수", r"끝[났나내냈난낼]|종료|중단"),
    (r"참가|참석|참여", r"불참"),
    (r"유입|수입|매수", r"유출|수출|매도"),
    (r"재개|개장|개방|개통", r"중단|폐장|폐쇄|통제"),
    (r"폐쇄|철수|해체|폐지|전면\s?중단", r"감산|축소|감축|개편|유지|일부\s?중단"),
    (r"합법|적법", r"불법|위법"),
    (r"増加|上昇|増え|引き上げ|継続", r"減少|下落|減っ|引き下げ|解除"),
    (r"認め|肯定", r"否定|否認"),
)


def _pattern(words: str) -> str:
    """Make a pattern of words with their endings.

    >>> re.findall(_pattern("rise* stimm*…zu"), "rises; stimmt dem zu")
    ['rises', 'stimmt dem zu']
    """
    each = (re.escape(word).replace(r"\*", r"\w*").replace("…", r"\s(?:\S+\s){0,3}") for word in words.split())
    return rf"\b(?:{'|'.join(each)})\b"


_PAIRS = (*((_pattern(one), _pattern(other)) for one, other in _LATIN), *_EASTERN)
AXES = tuple((re.compile(one, re.IGNORECASE), re.compile(other, re.IGNORECASE)) for one, other in _PAIRS)
ANY = re.compile("|".join(chain.from_iterable(_PAIRS)), re.IGNORECASE)  # most words have no opposite
