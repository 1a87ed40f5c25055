using System.ComponentModel;
using System.Diagnostics;

namespace PyEmbed.CompilerServices;

/// <summary>
/// The members of a type or module that are written in C#, and their calls by number. A call by number needs no delegate a method, so that a type costs
/// nothing until it is used. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NativeCallTable
{
    /// <summary>The members, in CPython's order.</summary>
    public virtual NativeMember[] Members => [];

    /// <summary>Calls a member with all its arguments, keyword arguments last. Null: an error is set.</summary>
    public virtual PyObject? Call(int index, PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => throw Unknown(index);

    /// <summary>Calls a member without arguments.</summary>
    public virtual PyObject? Call0(int index, PyThreadState thread, PyObject self) => Call(index, thread, self, default, null);

    /// <summary>Calls a member with one argument.</summary>
    public virtual PyObject? Call1(int index, PyThreadState thread, PyObject self, PyObject a) => Call(index, thread, self, new ReadOnlySpan<PyObject>(in a), null);

    /// <summary>Calls a member with two arguments.</summary>
    public virtual PyObject? Call2(int index, PyThreadState thread, PyObject self, PyObject a, PyObject b) => Call(index, thread, self, [a, b], null);

    /// <summary>Reads a property or constant. Null: an error is set.</summary>
    public virtual PyObject? Get(int index, PyThreadState thread, PyObject self) => throw Unknown(index);

    /// <summary>Writes a property; null deletes it. False: an error is set.</summary>
    public virtual bool Set(int index, PyThreadState thread, PyObject self, PyObject? value) => throw Unknown(index);

    private UnreachableException Unknown(int index) => new($"{GetType().Name} has no member {index}");
}

/// <summary>What makes a type that is written in C#. Shared by all engines. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NativeTypeDefinition : NativeCallTable
{
    /// <summary><c>__name__</c></summary>
    public abstract string Name { get; }

    /// <summary><c>__module__</c></summary>
    public virtual string Module => "builtins";

    /// <summary><c>__doc__</c></summary>
    public virtual string? Doc => null;

    /// <summary><c>__text_signature__</c></summary>
    public virtual string? TextSignature => null;

    /// <summary><c>__base__</c>; null for <c>object</c>.</summary>
    public virtual PyType? Base => PyObject.BuiltinType;

    /// <summary>The slots.</summary>
    public abstract PyTypeSlots Slots { get; }

    /// <summary>What is special about it.</summary>
    public virtual TypeFlags Flags => TypeFlags.None;

    /// <summary>A new, empty instance of a type that derives from this one (or is it). Null where the type makes its instances otherwise.</summary>
    public virtual PyObject? Allocate(PyType type) => Base?.Definition.Allocate(type);
}

/// <summary>A module written in C#: an instance an engine holds its state. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NativeModule : NativeCallTable
{
    /// <summary>The builtin types that come with the module.</summary>
    public virtual PyType[] Types => [];

    // A list of them would be an allocation in each engine.
    internal NativeModule? MadeBefore { get; set; }

    /// <summary>The import name.</summary>
    public abstract string Name { get; }

    /// <summary><c>__doc__</c></summary>
    public virtual string? Doc => null;

    /// <summary>Runs after the members are in the module's dictionary; adds what is made at run time. False: an error is set.</summary>
    internal virtual bool Initialize(PyThreadState thread, PyModule module) => true;

    /// <summary>About how many names <see cref="Initialize"/> adds.</summary>
    internal virtual int MoreNames => 0;

    /// <summary>Variables that are made when they are first asked for, or when all are looked at.</summary>
    internal virtual PyStr[] LateNames => [];

    /// <summary>Makes one of <see cref="LateNames"/>. Null: an error is set.</summary>
    internal virtual PyObject? MakeLate(PyThreadState thread, int index) => null;
}
