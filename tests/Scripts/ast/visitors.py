import ast
class V(ast.NodeVisitor):
    def visit_Name(self, node): print('name', node.id); self.generic_visit(node)
    def visit_Constant(self, node): print('constant', node.value)
V().visit(ast.parse('a + b * 2'))
class T(ast.NodeTransformer):
    def visit_Name(self, node): return None if node.id == 'gone' else ast.copy_location(ast.Constant(node.id), node)
    def visit_Expr(self, node): self.generic_visit(node); return [node, node] if hasattr(node, 'value') else None
print(ast.unparse(T().visit(ast.parse('a\ngone\nb + c'))))
n = ast.fix_missing_locations(ast.Module([ast.Expr(ast.Name('x', ast.Load()), lineno=3, col_offset=2)], []))
print(ast.dump(n, include_attributes=True), ast.dump(ast.increment_lineno(n, 2), include_attributes=True)[-60:])
print([type(x).__name__ for x in ast.walk(ast.parse('f(1)(2)'))], isinstance(ast.Constant(1), ast.Num), ast.Num(5).n)
