"""What the clauses of a report and of a paragraph hand on to the next; holds state, reads nothing."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from attrs import Factory, define, evolve, frozen

from gxparse.catalogue.wording import Wording
from gxparse.model.dates import Period
from gxparse.model.observations import Basis
from gxparse.model.tokens import Token
from gxparse.normalise.readings import Reading, Subject
from gxparse.normalise.ways import Ways
from gxparse.normalise.when import THIS_YEAR, When
from gxparse.normalise.whose import Whose

__all__ = ["Claim", "Discourse", "Speaker"]


@frozen
class Speaker:
    """What is the same for all paragraphs of a report."""

    text: str
    """The report's."""
    wording: Wording
    known: AbstractSet[str]
    """The codes of the catalogue."""
    era: str | None
    """Which form's words it uses: ``2014``, ``2019``, ``2021``, or ``None`` where that cannot be told."""
    year: int | None
    """The reporting year."""
    period: Period | None = None
    """The period that the report states."""


@define
class Claim:
    """An observation of the paragraph with what later clauses need to know of it; nobody changes it."""

    index: int
    """Its place among the observations."""
    code: str
    basis: Basis
    token: Token | None
    """Its number; ``None`` for a denial."""
    depth: int
    """How many brackets it stands in."""
    part: bool
    """Whether it is told as a part of another."""
    scope: str | None = None
    """Whose it is."""
    beside: bool = False
    """Whether it is a body's part of a number of all, told without 其中."""
    new: bool = False
    """Whether the words say that what was carried over is not in it: 新收7件."""


@define
class Discourse:
    """What later clauses of a paragraph take over from earlier ones."""

    sections: tuple[frozenset[str], ...]
    general: Callable[[], bool] = lambda: True
    """Whether no heading over the paragraph is of something else than indicators: 存在的问题, 改进措施."""
    paragraph: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    """Topics of the sentence before those of its last clause."""
    sentence: frozenset[str] = frozenset()
    group: frozenset[str] = frozenset()
    """Topics of the clauses since the last ；, of which 其中 may tell the parts."""
    foreign: bool = False
    """Whether the last number counted something unknown: what is left out of the next clause is unknown too."""
    alien: bool = False
    """Whether the whole counts something unknown: its parts have to say that they are about disclosure."""
    outside: tuple[When, Whose | None, bool, Claim | None] | None = None
    """Time, body, 其中 and the last number before the bracket that is being read."""
    asked: bool = False
    """Whether the last number counted requests of another kind (低保申请): those told next by channel may be of them."""
    counted: bool = False
    """Whether a number of something has been told since the last growth: a further figure may be of that."""
    attributed: bool | None = None
    """Whether the sentence counts what is 主动公开 and no requests: 不予公开 beside it is an attribute of documents, no reply."""
    requests: Claim | None = None
    """The last total of requests of the paragraph."""
    divided: bool = False
    """Whether the sentence says by what it divides that total: 按申请人分."""
    principal: bool = False
    """Whether 主要负责同志 is who the clause before speaks of."""
    when: When = THIS_YEAR
    whose: Whose | None = None
    parts: bool = False
    """Whether 其中 or a bracket makes the numbers parts."""
    future: bool = False
    mixed: bool = False
    """Whether the whole is a sum of which no code is told: its parts are none of a code either."""
    whole: Claim | None = None
    last: Claim | None = None
    through: bool = False
    """Whether the clause says by what way: 通过网站公开信息5条."""
    owner: Claim | None = None
    """The last part that is another body's: 其中区县收到354件."""
    parted: bool = False
    """Whether parts of the whole have been claimed."""
    verb: frozenset[str] = frozenset()
    """What the sentence last said is done to documents, for items of a list that leave it out."""
    mark: str = ""
    """The mark after the clause before."""
    instances: Subject | None = None
    """What the sentence has told the instances of (一审3件), for the sum that follows."""
    stated: tuple[tuple[Subject, Claim | None], ...] = ()
    """The wholes of reviews, lawsuits and complaints in the sentence, claimed or not."""
    disclosed: bool = False
    """Whether one of them says that it is about disclosure."""
    pending: Reading | None = None
    """The clause before, where it has no number."""
    clause: int = 0
    """How many observations there were when the last clause outside brackets began."""
    elsewhere: Subject | None = None
    """What the sentence has told of another year, for the number of this one: 2014年收到申请20件，2015年收到31件."""
    limited: bool = False
    """Whether the clause before limits what follows to a part of the requests: 网上申请中，…."""
    ways: Ways = Factory(Ways)
    """The requests by one way or of one kind of applicant that the sentence has told."""
    apart: bool = False
    """Whether two totals of different times precede, so that it is open whose parts follow."""
    grouped: int = 0
    """How many there were after the last ；, or when the sentence began."""
    begun: int = 0
    """How many observations there were when the sentence began."""

    def tell_elsewhere(self, subject: Subject) -> None:
        """Keeps what is told of another year; of two things the next number may be either."""
        if self.when.other and not self.parts:
            self.elsewhere = subject if self.elsewhere is None else evolve(subject, unknown="?")

    def begin_sentence(self) -> None:
        """Forgets what only clauses of one sentence hand on."""
        self.pending, self.parted, self.foreign, self.principal = None, False, False, False
        self.owner, self.limited = None, False
        self.asked, self.alien, self.verb, self.mark, self.instances = False, False, frozenset(), "", None
        self.stated, self.disclosed, self.apart, self.elsewhere, self.divided = (), False, False, None, False
        self.attributed, self.ways = None, Ways()

    @property
    def around(self) -> tuple[frozenset[str], ...]:
        """Topics about a clause, nearest first; none after a number of something unknown."""
        if self.foreign:
            return ()
        return (self.sentence, self.before, self.paragraph, *self.sections)
