import _ast
seen = []
_ast.Name.id = property(lambda self: 'seen', lambda self, value: seen.append(value))
tree = compile('x + y', '', 'eval', 0x400)
print(seen, tree.body.left.id)
del _ast.Name.id
_ast.expr.note = 'for all'
tree = compile('x + y', '', 'eval', 0x400)
print(tree.body.left.__dict__ == {'id': 'x', 'ctx': tree.body.left.ctx, 'lineno': 1, 'col_offset': 0, 'end_lineno': 1, 'end_col_offset': 1}, tree.body.right.note)
print(tree.body.left.ctx is tree.body.right.ctx, tree.body.op is compile('1 + 1', '', 'eval', 0x400).body.op)
_ast.AST.__init__ = lambda self, *args: print('init', args)
_ast.Name(1, 2)
