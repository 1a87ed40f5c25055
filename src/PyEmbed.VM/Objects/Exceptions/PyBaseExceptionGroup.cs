using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>BaseExceptionGroup</c>: several exceptions as one. PEP 654.</summary>
[PyType("BaseExceptionGroup", Subclassable = true, OwnType = true, Dict = true, Doc = "A combination of multiple unrelated exceptions.")]
internal partial class PyBaseExceptionGroup : PyBaseException
{
    private static readonly PyStr s_derive = PyStr.FromName("derive");

    public PyBaseExceptionGroup(PyType type) : base(type) { }

    [PyProperty("message", Member = true, ReadOnly = true, Doc = "The message.")]
    internal PyObject? Message { get; set; }

    [PyProperty("exceptions", Member = true, ReadOnly = true, Doc = "nested exceptions")]
    internal PyTuple Exceptions { get; set; } = PyTuple.Empty;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var arguments = Positional(args, keywordNames);
        if (arguments.Count != 2) return ArgumentErrors.Takes("BaseExceptionGroup.__new__", 2, 2, arguments.Count);
        if (arguments[0] is not PyStr) return ArgumentErrors.BadArgument("BaseExceptionGroup.__new__", "argument 1", "str", arguments[0]);
        if (!Subscript.IsSequence(arguments[1])) return PyErr.TypeError("second argument (exceptions) must be a sequence");
        if (Iteration.ToTuple(thread, arguments[1]) is not { } exceptions) return null;
        if (exceptions.Count == 0) return PyErr.ValueError("second argument (exceptions) must be a non-empty sequence");
        var hasBase = false;
        for (var i = 0; i < exceptions.Count; i++)
        {
            if (exceptions[i] is not PyBaseException item) return PyErr.ValueError($"Item {i} of second argument (exceptions) is not an exception");
            hasBase |= !item.Type.IsSubtypeOf(PyExceptions.Exception);
        }
        var group = thread.Interpreter.ExceptionGroup;
        if (ReferenceEquals(type, BuiltinType))
        {
            if (!hasBase) type = group;
        }
        else if (hasBase)
        {
            if (ReferenceEquals(type, group)) return PyErr.TypeError("Cannot nest BaseExceptions in an ExceptionGroup");
            if (type.IsSubtypeOf(PyExceptions.Exception)) return PyErr.TypeError($"Cannot nest BaseExceptions in '{type.NameInMessages}'");
        }
        return new PyBaseExceptionGroup(type) { Args = arguments, Message = arguments[0], Exceptions = exceptions };
    }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeGroup(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Initialize(thread, args, keywordNames);

    [PyMethod("__str__(self, /)")]
    internal PyObject? OwnText(PyThreadState thread)
    {
        if (Representation.Str(thread, Message ?? PyNone.Instance) is not { } message) return null;
        return PyStr.FromUtf16($"{message} ({Exceptions.Count} sub-exception{(Exceptions.Count > 1 ? "s" : "")})");
    }

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject? ClassGetItem(PyThreadState thread, PyType type, PyObject item) => new PyGenericAlias(type, item as PyTuple ?? PyTuple.Of(item));

    [PyMethod("derive(self, excs, /)", NoTextSignature = true)]
    internal PyObject? Derive(PyThreadState thread, PyObject excs) => Calls.Call2(thread, BuiltinType, Message ?? PyNone.Instance, excs);

    [PyMethod("split(self, matcher_value, /)", NoTextSignature = true)]
    internal PyObject? Split(PyThreadState thread, PyObject matcher_value)
    {
        if (!ExceptionMatcher.TryMake(matcher_value, out var matcher) || !TrySplit(thread, this, matcher, true, out var match, out var rest)) return null;
        return PyTuple.Of(match ?? (PyObject)PyNone.Instance, rest ?? (PyObject)PyNone.Instance);
    }

    [PyMethod("subgroup(self, matcher_value, /)", NoTextSignature = true)]
    internal PyObject? Subgroup(PyThreadState thread, PyObject matcher_value)
    {
        if (!ExceptionMatcher.TryMake(matcher_value, out var matcher) || !TrySplit(thread, this, matcher, false, out var match, out _)) return null;
        return match ?? (PyObject)PyNone.Instance;
    }

    /// <summary>Divides an exception, group or not, into what matches and, if wanted, what does not. Null: there is nothing of that kind.</summary>
    [MustCheck]
    internal static bool TrySplit(PyThreadState thread, PyBaseException exception, ExceptionMatcher matcher, bool wantsRest, out PyBaseException? match, out PyBaseException? rest)
    {
        match = rest = null;
        if (!matcher.TryMatch(thread, exception, out var isMatch)) return false;
        if (isMatch)
        {
            match = exception;
            return true;
        }
        if (exception is not PyBaseExceptionGroup group)
        {
            if (wantsRest) rest = exception;
            return true;
        }
        var matches = new PyList();
        var rests = new PyList();
        foreach (var item in group.Exceptions.Items)
        {
            if (!thread.TryChargeWork(1) || !thread.TryEnterRecursion(" in exceptiongroup_split_recursive")) return false;
            var isDone = TrySplit(thread, (PyBaseException)item, matcher, wantsRest, out var part, out var left);
            thread.LeaveRecursion();
            if (!isDone) return false;
            if (part is not null) matches.Append(part);
            if (left is not null) rests.Append(left);
        }
        return group.TryDerive(thread, matches, out match) && group.TryDerive(thread, rests, out rest);
    }

    /// <summary>A group like this one of some of its exceptions; null for an empty list.</summary>
    [MustCheck]
    internal bool TryDerive(PyThreadState thread, PyList exceptions, out PyBaseException? made)
    {
        made = null;
        if (exceptions.Count == 0) return true;
        if (Calls.CallMethod(thread, this, s_derive, exceptions) is not { } derived) return false;
        if (derived is not PyBaseExceptionGroup group) return PyErr.TypeError("derive must return an instance of BaseExceptionGroup");
        if (Traceback is not null) group.Traceback = Traceback;
        group.Context = Context;
        group.SetCause(Cause);
        if (!Attributes.TryGet(thread, this, Names.Notes, out var notes)) return false;
        // What is no sequence is a mistake of somebody else, which this is no place to report.
        if (notes is not null && Subscript.IsSequence(notes))
        {
            if (Iteration.ToList(thread, notes) is not { } copy || !Attributes.Set(thread, group, Names.Notes, copy)) return false;
        }
        made = group;
        return true;
    }

    /// <summary>Makes the engine's <c>ExceptionGroup</c>, which is a class as those made in Python are: scripts can change it.</summary>
    internal static PyType MakeExceptionGroup(PyThreadState thread)
    {
        var space = new PyDict();
        space.SetByName(Names.Module, Names.PlainBuiltins);
        return TypeCreation.Create(thread, PyType.BuiltinType, PyStr.FromName("ExceptionGroup"), PyTuple.Of(BuiltinType, PyExceptions.Exception), space, default, null)
            ?? throw new System.Diagnostics.UnreachableException("ExceptionGroup cannot be made");
    }
}
