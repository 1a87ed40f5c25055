using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.Conversion;

/// <summary>A delegate of the host as a Python function: converts arguments and result, and turns what it throws into a Python exception.</summary>
internal abstract class HostCallable : NativeCallTable
{
    private readonly NativeMember _member;
    private readonly int _count;

    protected HostCallable(string name, Delegate target, int count)
    {
        ArgumentNullException.ThrowIfNull(target);
        Target = target;
        _count = count;
        _member = new NativeMember(NativeMemberKind.Method, name, 0, null, null, NativeArity.Positional);
    }

    public Delegate Target { get; }

    protected PyEngine Engine { get; private set; } = null!;

    public string Name => _member.Name;

    public PyBuiltinFunction AsFunction(PyEngine engine)
    {
        Engine = engine;
        return new PyBuiltinFunction(this, _member, null, null, null);
    }

    public sealed override PyObject? Call(int index, PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords(Name);
        if (args.Length != _count) return ArgumentErrors.Takes(Name, _count, _count, args.Length);
        try
        {
            return Invoke(args);
        }
        catch (Exception exception)
        {
            return HostErrors.SetAsPython(Engine, thread, exception);
        }
    }

    /// <summary>Calls the delegate; may throw.</summary>
    protected abstract PyObject? Invoke(ReadOnlySpan<PyObject> args);

    protected T Argument<T>(ReadOnlySpan<PyObject> args, int index) => FromPython.Argument<T>(Engine, args[index], Name, index);

    protected PyObject Result<T>(T value) => ToPython.Convert(Engine, value);
}

internal sealed class HostAction(string name, Action target) : HostCallable(name, target, 0)
{
    protected override PyObject? Invoke(ReadOnlySpan<PyObject> args)
    {
        target();
        return PyNone.Instance;
    }
}

internal sealed class HostAction<T1>(string name, Action<T1> target) : HostCallable(name, target, 1)
{
    protected override PyObject? Invoke(ReadOnlySpan<PyObject> args)
    {
        target(Argument<T1>(args, 0));
        return PyNone.Instance;
    }
}

internal sealed class HostAction<T1, T2>(string name, Action<T1, T2> target) : HostCallable(name, target, 2)
{
    protected override PyObject? Invoke(ReadOnlySpan<PyObject> args)
    {
        target(Argument<T1>(args, 0), Argument<T2>(args, 1));
        return PyNone.Instance;
    }
}

internal sealed class HostFunc<TResult>(string name, Func<TResult> target) : HostCallable(name, target, 0)
{
    protected override PyObject? Invoke(ReadOnlySpan<PyObject> args) => Result(target());
}

internal sealed class HostFunc<T1, TResult>(string name, Func<T1, TResult> target) : HostCallable(name, target, 1)
{
    protected override PyObject? Invoke(ReadOnlySpan<PyObject> args) => Result(target(Argument<T1>(args, 0)));
}

internal sealed class HostFunc<T1, T2, TResult>(string name, Func<T1, T2, TResult> target) : HostCallable(name, target, 2)
{
    protected override PyObject? Invoke(ReadOnlySpan<PyObject> args) => Result(target(Argument<T1>(args, 0), Argument<T2>(args, 1)));
}

internal sealed class HostFunc<T1, T2, T3, TResult>(string name, Func<T1, T2, T3, TResult> target) : HostCallable(name, target, 3)
{
    protected override PyObject? Invoke(ReadOnlySpan<PyObject> args) => Result(target(Argument<T1>(args, 0), Argument<T2>(args, 1), Argument<T3>(args, 2)));
}

/// <summary>A delegate of any other type, called through reflection.</summary>
internal sealed class HostDelegate : HostCallable
{
    private readonly Delegate _target;
    private readonly Type[] _parameters;
    private readonly bool _returnsVoid;

    public HostDelegate(string name, Delegate target) : base(name, target, target.Method.GetParameters().Length - (IsClosedOverFirst(target) ? 1 : 0))
    {
        _target = target;
        _parameters = [.. target.Method.GetParameters().Skip(IsClosedOverFirst(target) ? 1 : 0).Select(p => p.ParameterType)];
        _returnsVoid = target.Method.ReturnType == typeof(void);
    }

    protected override PyObject? Invoke(ReadOnlySpan<PyObject> args)
    {
        var converted = new object?[args.Length];
        for (var i = 0; i < converted.Length; i++) converted[i] = FromPython.ArgumentAs(Engine, args[i], _parameters[i], Name, i);
        object? result;
        try
        {
            result = _target.DynamicInvoke(converted);
        }
        catch (System.Reflection.TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
        return _returnsVoid ? PyNone.Instance : ToPython.Convert(Engine, result);
    }

    // A static method with a closure as first argument, as the compiler makes for lambdas of some forms.
    private static bool IsClosedOverFirst(Delegate target) => target.Method.IsStatic && target.Target is not null;
}
