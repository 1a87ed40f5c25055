using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Ast;

/// <summary>Makes the compiler's tree of nodes that a program built: what <c>compile(tree, ...)</c> begins with.</summary>
/// <remarks>
/// Here it is only checked that every field has a value of its kind; whether the tree makes sense is for the compiler's validation. Errors end the work as
/// <see cref="PendingErrorException"/>, with the Python error set.
/// </remarks>
internal sealed class NodeReader(PyThreadState thread, NodeClasses classes)
{
    private readonly NodeGrammar _grammar = classes.Grammar;

    /// <summary>Reads the root, which must be of this class.</summary>
    public ModuleRoot Read(PyObject tree, AstKind kind)
    {
        var wanted = classes[kind];
        if (!IsInstance(tree, wanted.Type)) throw Error(PyErr.TypeError($"expected {wanted.Description.Name} node, got {tree.Type.Name}"));
        return (ModuleRoot)ReadNode(tree, _grammar["mod"])!;
    }

    // ---- nodes ----

    private object? ReadNode(PyObject value, NodeDescription description)
    {
        if (!thread.TryChargeWork(1)) throw new PendingErrorException();
        if (description.Derived.Length == 0)
        {
            // Classes that stand for themselves take their fields from any object.
            var fields = ReadFields(value, description);
            return TreeBuilder.Build(description, fields, ReadPlace(value, description));
        }
        if (value is PyNone && !IsEnumeration(description)) return null;
        var range = ReadPlace(value, description);
        var actual = FindClass(value, description);
        if (IsEnumeration(description)) return TreeBuilder.Enumerate(description, actual);
        return TreeBuilder.Build(actual, ReadFields(value, actual), range);
    }

    private static bool IsEnumeration(NodeDescription description) => description.Derived[0].Fields.Length == 0 && description.Place.Length == 0;

    private NodeDescription FindClass(PyObject value, NodeDescription description)
    {
        var exact = classes.Find(value.Type)?.Description;
        if (exact is not null && ReferenceEquals(exact.Base, description)) return exact;
        foreach (var derived in description.Derived)
            if (IsInstance(value, classes[derived].Type)) return derived;
        throw Error(Representation.Repr(thread, value) is { } shown ? PyErr.TypeError($"expected some sort of {description.Name}, but got {shown}") : null);
    }

    private SourceRange ReadPlace(PyObject value, NodeDescription description)
    {
        if (description.Place.Length == 0) return default;
        Span<int> numbers = stackalloc int[4];
        for (var i = 0; i < numbers.Length; i++)
        {
            var field = description.Place[i];
            var number = Get(value, field, description);
            numbers[i] = field.Count == FieldCount.Optional && number is null or PyNone ? numbers[i - 2] : Within(description, number!, static (reader, given, _) => reader.ReadInt(given), null);
        }
        return new SourceRange(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private object?[] ReadFields(PyObject value, NodeDescription description)
    {
        if (description.Fields.Length == 0) return [];
        var values = new object?[description.Fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var field = description.Fields[i];
            var given = Get(value, field, description);
            if (field.Count == FieldCount.Many) values[i] = ReadList(given, field, description);
            else if (field.Count == FieldCount.Optional && given is null or PyNone) values[i] = null;
            else values[i] = ReadWithin(description, given!, field);
        }
        for (var i = 0; i < values.Length; i++)
        {
            var field = description.Fields[i];
            if (values[i] is null && field.Count == FieldCount.One) throw Error(PyErr.ValueError($"field '{field.Name}' is required for {description.Name}"));
        }
        return values;
    }

    // The attribute; null where an optional one is missing.
    private PyObject? Get(PyObject value, NodeField field, NodeDescription description)
    {
        if (!Attributes.TryGet(thread, value, field.Name, out var found)) throw new PendingErrorException();
        if (found is not null || field.Count == FieldCount.Optional || IsNewList(field)) return found;
        throw Error(PyErr.TypeError($"required field \"{field.Name}\" missing from {description.Name}"));
    }

    // Programs that build trees of the older language know nothing of type parameters.
    private static bool IsNewList(NodeField field) => field.TypeName == "type_param";

    private ImmutableArray<object?> ReadList(PyObject? value, NodeField field, NodeDescription description)
    {
        if (value is null) return [];
        if (value is not PyList list) throw Error(PyErr.TypeError($"{description.Name} field \"{field.Name}\" must be a list, not a {value.Type.Name}"));
        var count = list.Count;
        var items = ImmutableArray.CreateBuilder<object?>(count);
        for (var i = 0; i < count; i++)
        {
            items.Add(ReadWithin(description, list[i], field));
            if (items[i] is null && !field.TypeName.StartsWith("expr", StringComparison.Ordinal) && field.TypeName != "stmt")
                throw Error(PyErr.ValueError($"None disallowed in {field.TypeName} list"));   // CPython crashes here
            if (list.Count != count) throw Error(PyErr.RuntimeError($"{description.Name} field \"{field.Name}\" changed size during iteration"));
        }
        return items.MoveToImmutable();
    }

    private object? ReadWithin(NodeDescription description, PyObject value, NodeField field) => Within(description, value, static (reader, given, wanted) => reader.ReadValue(given, wanted!), field);

    private T Within<T>(NodeDescription description, PyObject value, Func<NodeReader, PyObject, NodeField?, T> read, NodeField? field)
    {
        if (!thread.TryEnterRecursion($" while traversing '{description.Name}' node")) throw new PendingErrorException();
        try
        {
            return read(this, value, field);
        }
        finally
        {
            thread.LeaveRecursion();
        }
    }

    // ---- values ----

    private object? ReadValue(PyObject value, NodeField field) => field.Kind switch
    {
        FieldKind.Identifier => ReadText(value, "identifier"),
        FieldKind.String => ReadText(value, "string"),
        FieldKind.Int => ReadInt(value),
        FieldKind.Constant => ConstantReader.Read(thread, value),
        _ => ReadNode(value, _grammar[field.TypeName]),
    };

    private static string? ReadText(PyObject value, string kind)
    {
        if (value is PyNone) return null;
        if (value.GetType() != typeof(PyStr)) throw Error(PyErr.TypeError($"AST {kind} must be of type str"));
        return value.ToString();
    }

    private int ReadInt(PyObject value)
    {
        if (!PyInt.TryGetValue(value, out var number)) throw Error(Representation.Repr(thread, value) is { } shown ? PyErr.ValueError($"invalid integer value: {shown}") : null);
        if (number < int.MinValue || number > int.MaxValue) throw Error(PyErr.OverflowError("Python int too large to convert to C int"));
        return (int)number;
    }

    private bool IsInstance(PyObject value, PyType type) => ClassChecks.IsInstance(thread, value, type, out var result) ? result : throw new PendingErrorException();

    private static PendingErrorException Error(PyError? _) => new();
}
