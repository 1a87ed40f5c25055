"""The instructions of the bytecode: names, numbers and what their arguments are."""

__all__ = ["cmp_op", "hasconst", "hasname", "hasjrel", "hasjabs", "haslocal", "hascompare", "hasfree", "opname",
           "opmap", "HAVE_ARGUMENT", "EXTENDED_ARG", "hasnargs"]

try:
    from _opcode import stack_effect
    __all__.append('stack_effect')
except ImportError:
    pass

cmp_op = '<', '<=', '==', '!=', '>', '>='

# A number and the instructions that have it and the next ones. A letter tells what the argument is: a constant, a
# name, a relative jump, a local variable, a comparison (o) or a free variable.
_INSTRUCTIONS = """
    0 CACHE POP_TOP PUSH_NULL
    9 NOP UNARY_POSITIVE UNARY_NEGATIVE UNARY_NOT
    15 UNARY_INVERT
    25 BINARY_SUBSCR
    30 GET_LEN MATCH_MAPPING MATCH_SEQUENCE MATCH_KEYS
    35 PUSH_EXC_INFO CHECK_EXC_MATCH CHECK_EG_MATCH
    49 WITH_EXCEPT_START GET_AITER GET_ANEXT BEFORE_ASYNC_WITH BEFORE_WITH END_ASYNC_FOR
    60 STORE_SUBSCR DELETE_SUBSCR
    68 GET_ITER GET_YIELD_FROM_ITER PRINT_EXPR LOAD_BUILD_CLASS
    74 LOAD_ASSERTION_ERROR RETURN_GENERATOR
    82 LIST_TO_TUPLE RETURN_VALUE IMPORT_STAR SETUP_ANNOTATIONS YIELD_VALUE ASYNC_GEN_WRAP PREP_RERAISE_STAR
    POP_EXCEPT STORE_NAME:n DELETE_NAME:n UNPACK_SEQUENCE FOR_ITER:j UNPACK_EX STORE_ATTR:n DELETE_ATTR:n
    STORE_GLOBAL:n DELETE_GLOBAL:n SWAP LOAD_CONST:c LOAD_NAME:n BUILD_TUPLE BUILD_LIST BUILD_SET BUILD_MAP
    LOAD_ATTR:n COMPARE_OP:o IMPORT_NAME:n IMPORT_FROM:n JUMP_FORWARD:j JUMP_IF_FALSE_OR_POP:j JUMP_IF_TRUE_OR_POP:j
    114 POP_JUMP_FORWARD_IF_FALSE:j POP_JUMP_FORWARD_IF_TRUE:j LOAD_GLOBAL:n IS_OP CONTAINS_OP RERAISE COPY
    122 BINARY_OP SEND:j LOAD_FAST:l STORE_FAST:l DELETE_FAST:l
    128 POP_JUMP_FORWARD_IF_NOT_NONE:j POP_JUMP_FORWARD_IF_NONE:j RAISE_VARARGS GET_AWAITABLE MAKE_FUNCTION
    BUILD_SLICE JUMP_BACKWARD_NO_INTERRUPT:j MAKE_CELL:f LOAD_CLOSURE:f LOAD_DEREF:f STORE_DEREF:f DELETE_DEREF:f
    JUMP_BACKWARD:j
    142 CALL_FUNCTION_EX
    144 EXTENDED_ARG LIST_APPEND SET_ADD MAP_ADD LOAD_CLASSDEREF:f COPY_FREE_VARS
    151 RESUME MATCH_CLASS
    155 FORMAT_VALUE BUILD_CONST_KEY_MAP BUILD_STRING
    160 LOAD_METHOD:n
    162 LIST_EXTEND SET_UPDATE DICT_MERGE DICT_UPDATE PRECALL
    171 CALL KW_NAMES:c POP_JUMP_BACKWARD_IF_NOT_NONE:j POP_JUMP_BACKWARD_IF_NONE:j POP_JUMP_BACKWARD_IF_FALSE:j
    POP_JUMP_BACKWARD_IF_TRUE:j
"""

hasconst = []
hasname = []
hasjrel = []
hasjabs = []
haslocal = []
hascompare = []
hasfree = []
hasnargs = []

opmap = {}
opname = [f'<{number}>' for number in range(256)]


def _read_instructions():
    kinds = {'c': hasconst, 'n': hasname, 'j': hasjrel, 'l': haslocal, 'o': hascompare, 'f': hasfree}
    number = 0
    for word in _INSTRUCTIONS.split():
        if word.isdigit():
            number = int(word)
            continue
        name, _, letters = word.partition(':')
        opname[number] = name
        opmap[name] = number
        for letter in letters:
            kinds[letter].append(number)
        number += 1


_read_instructions()
del _read_instructions, _INSTRUCTIONS

HAVE_ARGUMENT = opmap['STORE_NAME']
EXTENDED_ARG = opmap['EXTENDED_ARG']

# The operators of BINARY_OP: those of expressions, then those of assignments.
_nb_ops = list(zip(
    ["NB_" + name for name in
     """ADD AND FLOOR_DIVIDE LSHIFT MATRIX_MULTIPLY MULTIPLY REMAINDER OR POWER RSHIFT SUBTRACT TRUE_DIVIDE
        XOR""".split()],
    '+ & // << @ * % | ** >> - / ^'.split()))
_nb_ops += [(name.replace("NB_", "NB_INPLACE_"), symbol + "=") for name, symbol in _nb_ops]

# What the interpreter replaces an instruction by once it knows the operands.
_specializations = {
    "BINARY_OP":
        """
        BINARY_OP_ADAPTIVE BINARY_OP_ADD_FLOAT BINARY_OP_ADD_INT BINARY_OP_ADD_UNICODE
        BINARY_OP_INPLACE_ADD_UNICODE BINARY_OP_MULTIPLY_FLOAT BINARY_OP_MULTIPLY_INT BINARY_OP_SUBTRACT_FLOAT
        BINARY_OP_SUBTRACT_INT
        """.split(),
    "BINARY_SUBSCR":
        """
        BINARY_SUBSCR_ADAPTIVE BINARY_SUBSCR_DICT BINARY_SUBSCR_GETITEM BINARY_SUBSCR_LIST_INT
        BINARY_SUBSCR_TUPLE_INT
        """.split(),
    "CALL": "CALL_ADAPTIVE CALL_PY_EXACT_ARGS CALL_PY_WITH_DEFAULTS".split(),
    "COMPARE_OP": "COMPARE_OP_ADAPTIVE COMPARE_OP_FLOAT_JUMP COMPARE_OP_INT_JUMP COMPARE_OP_STR_JUMP".split(),
    "EXTENDED_ARG": "EXTENDED_ARG_QUICK".split(),
    "JUMP_BACKWARD": "JUMP_BACKWARD_QUICK".split(),
    "LOAD_ATTR":
        """
        LOAD_ATTR_ADAPTIVE LOAD_ATTR_INSTANCE_VALUE LOAD_ATTR_MODULE LOAD_ATTR_SLOT LOAD_ATTR_WITH_HINT
        """.split(),
    "LOAD_CONST": "LOAD_CONST__LOAD_FAST".split(),
    "LOAD_FAST": "LOAD_FAST__LOAD_CONST LOAD_FAST__LOAD_FAST".split(),
    "LOAD_GLOBAL": "LOAD_GLOBAL_ADAPTIVE LOAD_GLOBAL_BUILTIN LOAD_GLOBAL_MODULE".split(),
    "LOAD_METHOD":
        """
        LOAD_METHOD_ADAPTIVE LOAD_METHOD_CLASS LOAD_METHOD_MODULE LOAD_METHOD_NO_DICT LOAD_METHOD_WITH_DICT
        LOAD_METHOD_WITH_VALUES
        """.split(),
    "PRECALL":
        """
        PRECALL_ADAPTIVE PRECALL_BOUND_METHOD PRECALL_BUILTIN_CLASS PRECALL_BUILTIN_FAST_WITH_KEYWORDS
        PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS PRECALL_NO_KW_BUILTIN_FAST PRECALL_NO_KW_BUILTIN_O
        PRECALL_NO_KW_ISINSTANCE PRECALL_NO_KW_LEN PRECALL_NO_KW_LIST_APPEND
        PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS
        PRECALL_NO_KW_METHOD_DESCRIPTOR_O PRECALL_NO_KW_STR_1 PRECALL_NO_KW_TUPLE_1 PRECALL_NO_KW_TYPE_1
        PRECALL_PYFUNC
        """.split(),
    "RESUME": "RESUME_QUICK".split(),
    "STORE_ATTR": "STORE_ATTR_ADAPTIVE STORE_ATTR_INSTANCE_VALUE STORE_ATTR_SLOT STORE_ATTR_WITH_HINT".split(),
    "STORE_FAST": "STORE_FAST__LOAD_FAST STORE_FAST__STORE_FAST".split(),
    "STORE_SUBSCR": "STORE_SUBSCR_ADAPTIVE STORE_SUBSCR_DICT STORE_SUBSCR_LIST_INT".split(),
    "UNPACK_SEQUENCE":
        """
        UNPACK_SEQUENCE_ADAPTIVE UNPACK_SEQUENCE_LIST UNPACK_SEQUENCE_TUPLE UNPACK_SEQUENCE_TWO_TUPLE
        """.split(),
}
_specialized_instructions = [name for names in _specializations.values() for name in names]
_specialization_stats = ["success", "failure", "hit", "deferred", "miss", "deopt"]

# The inline caches that follow an instruction, in 16-bit units.
_cache_format = {
    "LOAD_GLOBAL": {"counter": 1, "index": 1, "module_keys_version": 2, "builtin_keys_version": 1},
    "BINARY_OP": {"counter": 1},
    "UNPACK_SEQUENCE": {"counter": 1},
    "COMPARE_OP": {"counter": 1, "mask": 1},
    "BINARY_SUBSCR": {"counter": 1, "type_version": 2, "func_version": 1},
    "LOAD_ATTR": {"counter": 1, "version": 2, "index": 1},
    "STORE_ATTR": {"counter": 1, "version": 2, "index": 1},
    "LOAD_METHOD": {"counter": 1, "type_version": 2, "dict_offset": 1, "keys_version": 2, "descr": 4},
    "CALL": {"counter": 1, "func_version": 2, "min_args": 1},
    "PRECALL": {"counter": 1},
    "STORE_SUBSCR": {"counter": 1},
}
_inline_cache_entries = [sum(_cache_format.get(name, {}).values()) for name in opname]
