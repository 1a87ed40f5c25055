using PyEmbed.Parser.Text;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Ast;

/// <summary>Python's module <c>_ast</c>: the classes of the nodes of syntax trees.</summary>
[PyModule("_ast")]
internal sealed partial class AstModule
{
    [PyConstant("PyCF_ALLOW_TOP_LEVEL_AWAIT")] public const int AllowTopLevelAwait = SourceCompiler.AllowTopLevelAwait;
    [PyConstant("PyCF_ONLY_AST")] public const int OnlyAst = SourceCompiler.OnlyAst;
    [PyConstant("PyCF_TYPE_COMMENTS")] public const int TypeComments = SourceCompiler.TypeComments;

    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        // An engine without a compiler has the classes all the same: nodes can be made, walked and unpickled.
        var classes = thread.Interpreter.Compiler is SourceCompiler compiler ? compiler.Classes(thread) : new NodeClasses(thread, LanguageVersion.Python311);
        module.Dict.SetByName(PyStr.FromName("AST"), classes.Root);
        foreach (var description in classes.Grammar.All) module.Dict.SetByName(PyStr.FromName(description.Name), classes[description].Type);
        return true;
    }
}
