"""Whether a sentence is English: told by its small words, which no other language shares all of."""

from reader.plain.simplify.tokens import Token

_ENGLISH = frozenset(
    "the of and to in is was for that with as on by it his he her she are were be been has had have an at from this "
    "which or not but they their its you your we our i can may will would do does did if who when there what how a "
    "no so than then them these those more most should must never take into about after before".split()
)
_OTHERS = (
    frozenset(
        # Spanish, French, German, Italian, Portuguese, Dutch: words that English text hardly has.
        "el los las una del que por con para su es y lo como pero más se al en este esta "
        "le les des une est dans pour qui sur avec par il elle au aux ne pas ce cette et vous nous je "
        "der die das und ist nicht ein eine einen dem den des mit von zu auf für sich auch werden bei sie "
        "il gli che di un per non con della dei nel sono anche più "
        "os uma não em na no do da ao dos das são com mais foi ou "
        "het een van niet dat zijn voor met op te ook aan".split()
    )
    - _ENGLISH
    - frozenset("die des den para per com el la un se es al le en y con an")
)


_FEW = 4


def is_english(tokens: list[Token]) -> bool:
    """Tell whether tokens are English enough to be worked on.

    Text with no small word of any language counts as English where its letters are Latin and it has words at all.
    """
    words = [token.text.lower() for token in tokens if token.text[0].isalpha()]
    if not words or not sum(word.isascii() for word in words) * 2 > len(words):
        return False
    english = sum(word in _ENGLISH for word in words)
    other = sum(word in _OTHERS for word in words)
    if len(words) <= _FEW and not other:
        return True  # an entry of a list, such as "Dry mouth"
    return english > other and english * 12 >= len(words)
