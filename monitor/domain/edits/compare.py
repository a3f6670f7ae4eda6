"""Whether an article was edited between two looks, and how."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.domain.articles import Article, Revision
from monitor.domain.changes import UNSURE, Change, Comparison, Finding, Kind, Op, SentenceChange, Severity
from monitor.domain.edits.differences import Differences, differ
from monitor.domain.edits.evidence import gather, is_flash
from monitor.domain.edits.pair_figures import figures_of
from monitor.domain.edits.pairs import Pair, pairs_of
from monitor.domain.edits.returns import returned
from monitor.domain.edits.scenes import Scene
from monitor.domain.edits.severity import worst
from monitor.domain.kinship.fingerprints import held, shingles
from monitor.domain.kinship.likeness import likeness
from monitor.domain.texts.stems import stems
from monitor.domain.ties import Likeness, Tie, Told

_UNLIKE_TEXT, _UNLIKE_TITLE = 0.06, 0.2  # shares of letter runs below which one address tells another story
_ENOUGH = 80  # runs of letters; less text cannot prove that it is another story
_TEASER = 300  # letters of a text that is a teaser
_TELLING, _TELLING_ALL = 3, 6  # long words that a headline, and all of a teaser, needs to say of what it is
SAME = "the wording is the same"
MOST_IN_DOUBT = Severity.MEDIUM  # for words that may not be the article's
_TOLD = 3  # kinds that a reason spells out


def compare(
    before: Article,
    after: Article,
    *,
    earlier: Sequence[Revision] = (),
    clock_moves: bool | None = None,
    scene: Scene | None = None,
) -> Comparison:
    """Say what happened between two states of an article, with its reason.

    ``earlier`` are the revisions recorded so far, oldest first (the one compared may be among them);
    ``clock_moves`` says whether the outlet's modified time was ever seen to move, none where nobody knows.
    ``scene`` is given where only parts are compared: the wholes, in which nothing may stand of what is called gone.
    """
    if before.damaged or after.damaged:
        return Comparison(finding=Finding.TECHNICAL, reason="characters were lost in decoding: not compared")
    differences = differ(before, after)
    if not differences:
        return _unchanged(before, after, differences)
    if before.reader != after.reader:
        return Comparison(finding=Finding.TECHNICAL, reason="read by another reader: the old bytes must be read again")
    elsewhere = _tie(before, after)
    if elsewhere.tie is Tie.DIFFERENT:
        return Comparison(finding=Finding.OTHER_STORY, tell=True, reason=f"another story: {elsewhere.reason}")
    change = _change(before, after, differences, earlier, clock_moves, scene or Scene(before, after))
    if elsewhere.tie in (Tie.FOLLOWUP, Tie.EVENT):
        # What a further step leaves out or rewords is no edit of the step before; only an admitted error weighs more.
        severity = Severity.HIGH if Kind.CORRECTION in change.kinds and not change.doubt else Severity.MEDIUM
        change = replace(change, severity=severity, silent=None)
        return Comparison(finding=Finding.FOLLOWUP, tell=True, reason=elsewhere.reason, change=change)
    return _edit(change)


def given_up(why: str) -> Comparison:
    """Say that an article changed though nobody can say what: comparing it came to no end."""
    reason = f"what changed is not known: comparing {why}"
    change = Change(
        kinds=(Kind.UPDATED,),
        severity=MOST_IN_DOUBT,
        silent=None,
        reason=reason,
        doubt=reason,
        evidence={Kind.UPDATED: "another text than before"},
    )
    return Comparison(finding=Finding.EDIT, tell=True, reason=reason, change=change)


def _unchanged(before: Article, after: Article, differences: Differences) -> Comparison:
    if differences.skipped:
        where = " and ".join(f"the {field} was read from {after.origins[field]}" for field in differences.skipped)
        return Comparison(finding=Finding.TECHNICAL, reason=f"{where}, another place than before: not compared")
    moved = before.modified != after.modified
    also = "; its modified time moved, which alone is no edit" if moved else ""
    return Comparison(finding=Finding.NONE, reason=f"{SAME}{also}")


def _edit(change: Change) -> Comparison:
    told = change.severity > Severity.NONE and Kind.FLAP not in change.kinds
    return Comparison(finding=Finding.EDIT, tell=told, reason=change.reason, change=change)


def _tie(before: Article, after: Article) -> Likeness:
    """Say whether both states are of one article, a step of a chain, or another story."""
    if {before.url, before.canonical_url} & {after.url, after.canonical_url} - {""}:
        return _at_one_address(before, after)
    return likeness(_told(before), _told(after))


def _at_one_address(before: Article, after: Article) -> Likeness:
    if _share_no_word(before, after):
        return Likeness(
            tie=Tie.DIFFERENT, reason="headline and text share no word with those that stood at the address"
        )
    if held(shingles(before.title, 2), shingles(after.title, 2)) < _UNLIKE_TITLE:
        texts = shingles(before.text, 5), shingles(after.text, 5)
        if min(map(len, texts)) >= _ENOUGH and held(*texts) < _UNLIKE_TEXT:
            return Likeness(tie=Tie.DIFFERENT, reason="the address holds another headline and another text")
    return Likeness(tie=Tie.ARTICLE, reason="the same address")


def _share_no_word(before: Article, after: Article) -> bool:
    """Whether two short states have nothing in common, as a teaser for another story at a re-used address has."""
    if not (before.text and after.text) or len(before.text) + len(after.text) > 2 * _TEASER:
        return False
    titles = stems(before.title), stems(after.title)
    both = titles[0] | stems(before.text), titles[1] | stems(after.text)
    enough = min(map(len, titles)) >= _TELLING and min(map(len, both)) >= _TELLING_ALL
    return enough and not both[0] & both[1]


def _told(article: Article) -> Told:
    return Told(
        url=article.canonical_url or article.url,
        title=article.title,
        text=article.text,
        outlet=article.outlet,
        outlet_id=article.outlet_id,
        published=article.published,
    )


def _change(
    before: Article,
    after: Article,
    differences: Differences,
    earlier: Sequence[Revision],
    clock_moves: bool | None,
    scene: Scene,
) -> Change:
    pairs = pairs_of(differences)
    back = returned(before, after, earlier)
    evidence = (*gather(differences, pairs, scene), *back.evidence)
    ranked = sorted(evidence, key=lambda each: -each.weight)
    shown = {each.kind: each.words for each in reversed(ranked)}
    kinds = tuple(dict.fromkeys(each.kind for each in ranked))
    doubt = after.doubt or before.doubt
    return Change(
        kinds=kinds,
        severity=min(worst(evidence), MOST_IN_DOUBT) if doubt else worst(evidence),
        silent=_silent(before, after, clock_moves, noticed=Kind.CORRECTION in kinds),
        reason="; ".join((*(f"{kind}: {shown[kind]}" for kind in kinds[:_TOLD]), *_limits(differences, pairs, doubt))),
        title=differences.title,
        figures=figures_of(pairs, scene),
        sentences=_sentences(differences, kinds, before),
        notice=differences.notices[0] if differences.notices else "",
        reverts_to=back.to,
        turns=back.turns,
        doubt=doubt,
        evidence={kind: shown[kind] for kind in kinds},
    )


def _limits(differences: Differences, pairs: Sequence[Pair], doubt: str) -> tuple[str, ...]:
    """Say what was given up, for comparing takes bounded time, and what is not sure."""
    unsure = (f"{UNSURE}{doubt}",) if doubt else ()
    if differences.is_whole:
        return ("too much differs to compare it word by word", *unsure)
    return ("too much was reworded to read all of it", *unsure) if any(pair.unread for pair in pairs) else unsure


def _sentences(differences: Differences, kinds: tuple[Kind, ...], before: Article) -> tuple[SentenceChange, ...]:
    """List the sentences that changed; of a flash that grew, only those that it had."""
    if Kind.EXPANDED not in kinds or not is_flash(before):
        return differences.sentences
    return tuple(change for change in differences.sentences if change.op is not Op.INSERT)


def _silent(before: Article, after: Article, clock_moves: bool | None, *, noticed: bool) -> bool | None:
    """Say whether nothing on the page admits the edit; none where its modified time tells nothing."""
    if noticed:
        return False
    stated = before.modified or before.published
    if after.modified is not None and stated is not None and after.modified > stated:
        return False
    if before.modified is None and after.modified not in (None, after.published):
        return False  # it appeared together with the edit, and admits it
    if after.modified is None or before.modified is None:
        return None
    shown_to_move = before.published is not None and before.modified > before.published
    return True if clock_moves or shown_to_move else None
