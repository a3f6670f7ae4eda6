"""Foreign words whose Korean spelling is settled (where outlets differ, in their ways), and how letters are said."""

_WORDS = """
    air 에어; apple 애플; bank 뱅크; bill 빌; bio 바이오; blue 블루; book 북; box 박스; brain 브레인;
    bridge 브리지 브릿지; business 비즈니스; capital 캐피털 캐피탈; care 케어; chain 체인; chip 칩;
    city 시티 씨티; cloud 클라우드; club 클럽; coin 코인; company 컴퍼니 컴패니; computer 컴퓨터; corp 코프;
    data 데이터; david 데이비드; deep 딥; digital 디지털 디지탈; drive 드라이브; electric 일렉트릭;
    elon 일론 엘론; energy 에너지; entertainment 엔터테인먼트; face 페이스; factory 팩토리; fire 파이어;
    food 푸드; fund 펀드; future 퓨처; game 게임; games 게임즈; general 제너럴; global 글로벌; gold 골드;
    green 그린; group 그룹; health 헬스; heart 하트; holdings 홀딩스; home 홈; house 하우스; human 휴먼;
    international 인터내셔널 인터내셔날; james 제임스; jeff 제프; jensen 젠슨; john 존; lab 랩; labs 랩스;
    life 라이프; light 라이트; line 라인; link 링크; machine 머신; mark 마크; market 마켓; media 미디어;
    meta 메타; michael 마이클; micro 마이크로; mind 마인드; mobile 모바일; motor 모터; motors 모터스;
    network 네트워크; next 넥스트; ocean 오션; office 오피스; one 원; open 오픈; paper 페이퍼;
    partners 파트너스; paul 폴; pay 페이; phone 폰; planet 플래닛; play 플레이; power 파워; prime 프라임;
    project 프로젝트; robot 로봇; sam 샘; science 사이언스; search 서치; sky 스카이; smart 스마트; social 소셜;
    soft 소프트; software 소프트웨어; solar 솔라; sound 사운드; space 스페이스; star 스타; steel 스틸;
    steve 스티브; storm 스톰; street 스트리트; studio 스튜디오; studios 스튜디오스; sun 선; systems 시스템스;
    tech 테크; technology 테크놀로지; tim 팀; time 타임; true 트루; ventures 벤처스; video 비디오; vision 비전;
    water 워터; wave 웨이브; web 웹; west 웨스트; wind 윈드; wood 우드; work 워크; world 월드; you 유
"""
_LETTERS = """
    a 에이; b 비; c 시 씨; d 디; e 이; f 에프; g 지; h 에이치; i 아이; j 제이; k 케이; l 엘; m 엠; n 엔; o 오; p 피;
    q 큐; r 아르 알; s 에스; t 티; u 유; v 브이; w 더블유; x 엑스; y 와이; z 제트 지
"""


def _entries(text: str) -> dict[str, tuple[str, ...]]:
    return {word: tuple(spelled) for word, *spelled in (entry.split() for entry in text.split(";"))}


KNOWN = _entries(_WORDS)
LETTERS = _entries(_LETTERS)


def spoken_letters(letters: str) -> str:
    """Write letters as they are said one by one.

    >>> spoken_letters("AI")
    '에이아이'
    """
    return "".join(LETTERS[letter][0] for letter in letters.lower())
