import opcode, token, keyword

print(opcode.opmap['LOAD_CONST'], opcode.opname[100], opcode.opname[3], len(opcode.opmap), opcode.HAVE_ARGUMENT, opcode.EXTENDED_ARG)
print(opcode.hasconst, opcode.hasname, opcode.hasjrel, opcode.hasfree, opcode._nb_ops[0], opcode._nb_ops[-1], sum(opcode._inline_cache_entries))
print(token.NAME, token.tok_name[54], token.EXACT_TOKEN_TYPES['**='], token.N_TOKENS, token.ISEOF(0), len(token.__all__))
print(keyword.kwlist, keyword.softkwlist, keyword.iskeyword('await'), keyword.issoftkeyword('match'))
