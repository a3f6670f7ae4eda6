"""Chinese letters in Korean headlines, where one stands for a word: 尹, 美, 前, 新.

Headlines use them for what comes up every day: family names, countries, parties and offices, and words before or
behind a noun. Other signs are left as they are. Spelling one in Hangul changes nothing that a headline says.
"""

import re

_READINGS = (
    "金김 李이 朴박 崔최 鄭정 姜강 趙조 尹윤 張장 林임 韓한 吳오 徐서 申신 權권 黃황 安안 宋송 柳유 洪홍 全전"
    " 高고 文문 孫손 裵배 白백 許허 南남 沈심 盧노 河하 郭곽 成성 車차 朱주 羅나 秋추 元원 千천 方방 孔공 玄현"
    " 廉염 魯노 石석 奉봉 秦진 劉유 曺조 梁양 王왕 美미 日일 中중 北북 英영 獨독 佛불 伊이 露러 印인 越월 泰태"
    " 濠호 加캐 臺대 亞아 歐유 蘇소 西서 東동 州주 道도 市시 郡군 區구 與여 野야 靑청 檢검 警경 軍군 黨당 法법"
    " 政정 官관 民민 國국 院원 府부 社사 銀은 株주 校교 大대 家가 署서 廳청 委위 前전 現현 新신 故고 反반 親친"
    " 脫탈 對대 非비 再재 初초 最최 超초 準준 無무 有유 半반 多다 總총 副부 正정 每매 各각 第제 女여 男남 子자"
    " 母모 父부 妻처 夫부 人인 者자 兄형 弟제 童동 生생 死사 老노 小소 長장 短단 低저 上상 下하 內내 外외 間간"
    " 發발 說설 行행 線선 號호 値치 戰전 賞상 展전 書서 紙지 誌지 詩시 史사 論론 費비 稅세 錢전 價가 業업 店점"
    " 産산 製제 年년 月월 火화 水수 木목 土토 春춘 夏하 冬동 夜야 朝조 明명 敗패 勝승 强강 弱약 先선 後후 左좌"
    " 右우 甲갑 乙을 名명 急급 亂난 私사 公공 神신 心심 熱열 愛애 情정 賢현 信신 讀독 語어 黑흑 紅홍 綠녹 機기"
    " 電전 病병 藥약 醫의 食식 酒주 肉육 米미 茶다"
)
_HANGUL = str.maketrans({each[0]: each[1] for each in _READINGS.split()})
# The words that one sign stands for where it is read as more than its sound.
_LONG = {
    "미": "미국", "일": "일본", "중": "중국", "북": "북한", "영": "영국", "독": "독일", "불": "프랑스",
    "이": "이탈리아", "러": "러시아", "인": "인도", "월": "베트남", "태": "태국", "호": "호주", "캐": "캐나다",
    "대": "대만", "유": "유럽", "한": "한국", "여": "여당", "야": "야당", "청": "청와대", "검": "검찰",
    "경": "경찰", "당": "정당", "은": "은행", "주": "주식",
}  # fmt: skip
_HAN = re.compile("[㐀-鿿]")


def has_hanja(text: str) -> bool:
    """Whether a text holds a Chinese letter."""
    return _HAN.search(text) is not None


def in_hangul(text: str) -> str:
    """Write the Chinese letters of a Korean headline as they are read.

    >>> in_hangul("前총리 尹씨"), in_hangul("新年")
    ('전총리 윤씨', '신년')
    """
    return text.translate(_HANGUL)


def are_read_alike(one: str, other: str) -> bool:
    """Whether two words are one, one of them written with Chinese letters: 美 and 미국.

    >>> are_read_alike("美정부", "미국정부"), are_read_alike("美정부", "일본정부")
    (True, False)
    """
    if not (has_hanja(one) or has_hanja(other)):
        return False
    a, b = in_hangul(one), in_hangul(other)
    return a == b or _lengthened(one) == b or _lengthened(other) == a


def _lengthened(word: str) -> str:
    return _HAN.sub(lambda sign: _LONG.get(in_hangul(sign.group()), in_hangul(sign.group())), word)
