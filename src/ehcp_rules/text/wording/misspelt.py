"""Words that are written wrong: a letter short, a letter too many or two letters changed about in a word that plans often use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["misspelt"]

_OFTEN_USED = frozenset(
    (
        "academy academic accommodation achieve achieves achieved activity activities afternoon afternoons although "
        "anxiety anxious appointment appointments appropriate assessed assessment assessments assistant assistants assistance "
        "associated attend attends attended attendance attention available "
        "balance because become becomes becoming before beginning behaviour behaviours between breakfast building buildings "
        "calendar children classroom classrooms clothes college communicate communicates communication completely concentrate "
        "concentrates concentration condition conditions confidence confident coordinator coordination corridor corridors "
        "cupboard curriculum "
        "definitely delayed delivered describe describes description develop develops developed development diabetes diagnosed "
        "diagnosis different difficult difficulties difficulty disability disorder distracted dressing dyslexia "
        "education educational effective emergency emotional emotionally emotions employment encourage encouraged "
        "encouragement enjoyment enough environment epilepsy equipment especially essential evening evenings every everyday "
        "exercise exercises experience experiences expression expressive "
        "familiar february finally following fortnight fortnightly frequent frequently friends friendship friendships "
        "frightened frustrated frustration general generally government "
        "handwriting happened headteacher hearing holiday holidays homework hospital "
        "immediate immediately important improve improved improvement independence independent independently individual "
        "information inhaler instruction instructions intervention interventions interested interesting knowledge "
        "language languages learning lessons listening literacy lunchtime "
        "mainstream maintain managing material materials mathematics meaning medical medication medicine minutes "
        "monitoring morning mornings movement movements necessary neighbour noticeable november nursery "
        "occasion occasionally occasions occupational occurred october opportunities opportunity organisation organise organised "
        "outside "
        "paediatric paediatrician parents particular particularly peculiar people performance personal physical physically "
        "physiotherapist physiotherapy placement playground possible practical practitioner preparation prepared primary probably "
        "process processing programme programmes progress pronunciation provided provision psychologist psychology pupils "
        "qualified question questions quickly reading receive received receives receptive recommend recommended recommends "
        "regulate regulation regularly relationship relationships remember remembers report reports require required "
        "requires resource resourced resources respond responds response responses restaurant returned routine routines "
        "schedule school schools science secondary sensitive sensory sentence sentences separate separated separately "
        "september session sessions sincerely sixteen skills social someone something sometimes speaking specialist special "
        "specific speech spelling strategies strategy strength strengths struggle struggles student students successful "
        "successfully suddenly supervised supervision support supported supporting supports surprise swallow swallowing "
        "swimming "
        "teacher teachers teaching technique techniques temperature therapist therapists therapy through throughout together "
        "tomorrow toothbrush training transition transitions transport travelling trousers twelfth "
        "understand understands understanding unfamiliar until usually vegetable vegetables verbal visual vocabulary "
        "wednesday wednesdays weekend weekends wheelchair whether without worried writing written yesterday"
    ).split()
)
_OFTEN_WRONG = frozenset(
    (
        "accomodate accomodation acheive acheives acheived adn agressive agression alot allways aquire arguement attendence "
        "basicly befor befour begining beleive beleives buisness calender carefull catagory comming commited "
        "concious concieve conscence definately definatly definitly desparate diffrent dissapear dissapoint "
        "dissapointed embarass embarassed enviroment existance exersise familar finaly foriegn freind freinds freindship "
        "freindships fustrated goverment gaurd grammer happend hte hieght immediatly independance independantly independant "
        "intresting interupt interupts jewelery knowlege lenght liason liase litle maintainance managment mispell morgage "
        "neccessary necesary noticable occassion occassionally occured occuring occurence oppurtunity oppertunity orginal "
        "parralel particulary peice peices percieve perminent persistant posession posible prefered preperation privelege "
        "proffesional probaly publically pysical quater recieve recieves recieved recieving recomend recomended refered "
        "relevent repitition responsability rythm saftey sentance sentances seperate seperated seperately seperation "
        "shedule shcool skool sieze sincerly speach strenght strenghts stuggle stuggles studing succesful succesfully "
        "suprise suprised teh thier tecnique theraputic thourough thourghout threshhold tommorow tommorrow "
        "toghether truely twelth unfortunatly untill usally usualy vaccum wakeing weild wich whihc wierd wellcome "
        "wensday writting wriet yatch"
    ).split()
)
"""Wrong forms that are further off, or of shorter words; none of them is a word of its own."""
_SHORTEST = 6
_PROPER_WORDS = frozenset(
    (
        "behaviors fiends leaning medial mediation minuets mourning pediatric pediatrician publically retuned selling "
        "thorough though traveling trough wether"
    ).split()
)
"""Words that are as near to one of those and right."""


def _a_letter_short(word: str) -> Iterator[str]:
    """A word without one of its letters; the first and the last two stay, for these are what endings change."""
    for at in range(1, len(word) - 2):
        yield word[:at] + word[at + 1 :]


_LONG = frozenset(word for word in _OFTEN_USED if len(word) > _SHORTEST)
_SHORTENED = frozenset(short for word in _LONG for short in _a_letter_short(word))
_CHANGED_ABOUT = frozenset(
    word[:at] + word[at + 1] + word[at] + word[at + 2 :] for word in _LONG for at in range(1, len(word) - 1)
)
_ENDS = frozenset((word[:2], word[-2:], len(word)) for word in _LONG)


@lru_cache(maxsize=8192)
def _is_wrong(word: str) -> bool:
    if word in _OFTEN_WRONG:
        return True
    if len(word) < _SHORTEST or word in _OFTEN_USED or word in _PROPER_WORDS:
        return False
    if word in _SHORTENED or word in _CHANGED_ABOUT:
        return True
    return (word[:2], word[-2:], len(word) - 1) in _ENDS and any(short in _LONG for short in _a_letter_short(word))


def misspelt(passage: AnalysedPassage) -> Iterator[Span]:
    """Where a misspelt word stands; a name may be spelt as its bearer likes, so a capital passes."""
    for word in dict.fromkeys(passage.words):
        if not _is_wrong(word):
            continue
        at = passage.folded.find(word)
        if at > 0 and passage.folded[at - 1].isalnum():
            continue
        if not passage.text[at].isupper():
            yield Span(at, at + len(word))
