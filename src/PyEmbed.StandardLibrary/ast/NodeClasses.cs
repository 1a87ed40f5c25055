using System.Diagnostics;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Text;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Ast;

/// <summary>A node class of an engine, with what makes nodes quickly.</summary>
internal sealed class NodeClass(NodeDescription description, PyType type)
{
    private Shape? _shape;
    private uint _version;
    private bool _isPlain;

    public NodeDescription Description { get; } = description;

    public PyType Type { get; } = type;

    /// <summary>The one node that the parser uses everywhere: of classes without fields and place.</summary>
    public PyObject? Shared { get; set; }

    /// <summary>A node whose fields and place have these values, in the class's order. Null: an error is set.</summary>
    public PyObject? Make(PyThreadState thread, PyObject[] values)
    {
        if (_version != Type.Version) Examine();
        var node = Type.Definition.Allocate(Type) ?? throw new UnreachableException(Type.Name);
        if (_isPlain)
        {
            ref var attributes = ref node.OwnAttributes;
            attributes.Shape = _shape;
            attributes.Slots = values;
            return node;
        }
        var i = 0;
        foreach (var field in Description.Fields)
            if (!VM.Protocols.Attributes.Set(thread, node, field.Name, values[i++])) return null;
        foreach (var field in Description.Place)
            if (!VM.Protocols.Attributes.Set(thread, node, field.Name, values[i++])) return null;
        return node;
    }

    // A script may put properties or a __setattr__ on the classes; they see the values then.
    private void Examine()
    {
        var shape = Type.RootShape;
        _isPlain = Type.UsesGenericSetAttr && Type.MemberCount == 0;
        foreach (var fields in new[] { Description.Fields, Description.Place })
        {
            foreach (var field in fields)
            {
                if (Type.Lookup(field.Name) is { } found && found.Type.Defines(CompilerServices.Slot.DescrSet)) _isPlain = false;
                shape = shape.Add(field.Name) ?? throw new UnreachableException("a node class has more fields than a shape");
            }
        }
        _shape = shape;
        _version = Type.Version;
    }
}

/// <summary>The node classes of one engine, made when they are first needed.</summary>
internal sealed class NodeClasses
{
    private static readonly PyStr s_fields = PyStr.FromName("_fields");
    private static readonly PyStr s_attributes = PyStr.FromName("_attributes");
    private static readonly PyStr s_ast = PyStr.FromName("ast");

    private readonly NodeClass[] _classes;
    private readonly Dictionary<PyType, NodeClass> _byType = [];

    public NodeClasses(PyThreadState thread, LanguageVersion version)
    {
        Grammar = NodeGrammar.Of(version);
        Root = MakeRoot(thread);
        _classes = new NodeClass[Grammar.All.Length];
        foreach (var description in Grammar.All)
        {
            var parent = description.Base is { } known ? this[known].Type : Root;
            var made = new NodeClass(description, MakeClass(thread, description, parent));
            _classes[description.Index] = made;
            _byType.Add(made.Type, made);
            if (description.Derived.Length == 0 && description.Fields.Length == 0 && description.Place.Length == 0) made.Shared = made.Make(thread, []) ?? throw new UnreachableException("a node without fields sets nothing");
        }
    }

    public NodeGrammar Grammar { get; }

    /// <summary>The class <c>AST</c>.</summary>
    public PyType Root { get; }

    public NodeClass this[NodeDescription description] => _classes[description.Index];

    public NodeClass this[AstKind kind] => _classes[Grammar[kind].Index];

    /// <summary>The class of a type object, or null where that is no class of the grammar.</summary>
    public NodeClass? Find(PyType type) => _byType.GetValueOrDefault(type);

    private static PyType MakeRoot(PyThreadState thread)
    {
        var space = new PyDict();
        space.SetByName(Names.Slots, PyTuple.Of(Names.Dict));
        space.SetByName(Names.Module, s_ast);
        var type = Create(thread, "AST", PyObject.BuiltinType, space);
        type.Dict.RemoveByName(Names.Slots);
        type.Dict.SetByName(s_fields, PyTuple.Empty);
        type.Dict.SetByName(Names.MatchArgs, PyTuple.Empty);
        type.Dict.SetByName(s_attributes, PyTuple.Empty);
        NativeTypeDict.AddMembers(thread, type, NodeBase.Instance);
        return type;
    }

    private static PyType MakeClass(PyThreadState thread, NodeDescription description, PyType parent)
    {
        var fields = NamesOf(description.Fields);
        var space = new PyDict();
        space.SetByName(s_fields, fields);
        space.SetByName(Names.MatchArgs, fields);
        space.SetByName(Names.Module, s_ast);
        space.SetByName(Names.Doc, PyStr.FromUtf16(description.Doc));
        var type = Create(thread, description.Name, parent, space);
        if (description.DeclaresPlace) type.Dict.SetByName(s_attributes, NamesOf(description.Place));
        AddDefaults(type, description.Fields);
        if (description.DeclaresPlace) AddDefaults(type, description.Place);
        type.Modified(thread.Interpreter);
        return type;
    }

    private static void AddDefaults(PyType type, NodeField[] fields)
    {
        foreach (var field in fields)
            if (field.Count == FieldCount.Optional) type.Dict.SetByName(field.Name, PyNone.Instance);
    }

    private static PyTuple NamesOf(NodeField[] fields) => PyTuple.Adopt([.. fields.Select(static field => field.Name)]);

    private static PyType Create(PyThreadState thread, string name, PyType parent, PyDict space) =>
        TypeCreation.Create(thread, PyType.BuiltinType, PyStr.FromName(name), PyTuple.Of(parent), space, default, null) ?? throw new UnreachableException($"the class {name} cannot be made");
}
