"""The numbers of tokens."""

__all__ = ['tok_name', 'ISTERMINAL', 'ISNONTERMINAL', 'ISEOF']

# The names in the order of their numbers; a token that is always the same text has it after the first "=".
_TOKENS = """
    ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT LPAR=( RPAR=) LSQB=[ RSQB=] COLON=: COMMA=, SEMI=; PLUS=+
    MINUS=- STAR=* SLASH=/ VBAR=| AMPER=& LESS=< GREATER=> EQUAL== DOT=. PERCENT=% LBRACE={ RBRACE=} EQEQUAL===
    NOTEQUAL=!= LESSEQUAL=<= GREATEREQUAL=>= TILDE=~ CIRCUMFLEX=^ LEFTSHIFT=<< RIGHTSHIFT=>> DOUBLESTAR=**
    PLUSEQUAL=+= MINEQUAL=-= STAREQUAL=*= SLASHEQUAL=/= PERCENTEQUAL=%= AMPEREQUAL=&= VBAREQUAL=|=
    CIRCUMFLEXEQUAL=^= LEFTSHIFTEQUAL=<<= RIGHTSHIFTEQUAL=>>= DOUBLESTAREQUAL=**= DOUBLESLASH=//
    DOUBLESLASHEQUAL=//= AT=@ ATEQUAL=@= RARROW=-> ELLIPSIS=... COLONEQUAL=:= OP AWAIT ASYNC TYPE_IGNORE
    TYPE_COMMENT SOFT_KEYWORD ERRORTOKEN COMMENT NL ENCODING
""".split()

tok_name = {}
EXACT_TOKEN_TYPES = {}
for _number, _entry in enumerate(_TOKENS):
    _name, _, _text = _entry.partition('=')
    tok_name[_number] = _name
    if _text:
        EXACT_TOKEN_TYPES[_text] = _number
N_TOKENS = len(tok_name)
# Numbers from here on stand for the symbols of a grammar.
NT_OFFSET = 256
tok_name[N_TOKENS] = 'N_TOKENS'
tok_name[NT_OFFSET] = 'NT_OFFSET'
globals().update((_name, _number) for _number, _name in tok_name.items())
EXACT_TOKEN_TYPES = dict(sorted(EXACT_TOKEN_TYPES.items()))
__all__ += tok_name.values()
del _number, _entry, _name, _text, _, _TOKENS


def ISTERMINAL(x):
    return x < NT_OFFSET


def ISNONTERMINAL(x):
    return x >= NT_OFFSET


def ISEOF(x):
    return x == ENDMARKER
