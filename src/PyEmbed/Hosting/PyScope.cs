using System.Diagnostics.CodeAnalysis;
using PyEmbed.Conversion;

namespace PyEmbed;

/// <summary>A namespace of global variables in which scripts run. Belongs to the engine that made it and is used by the thread that uses the engine.</summary>
public sealed class PyScope
{
    internal PyScope(PyEngine engine, string name, PyDict dict)
    {
        Engine = engine;
        Name = name;
        Dict = dict;
    }

    /// <summary>The engine.</summary>
    public PyEngine Engine { get; }

    /// <summary><c>__name__</c></summary>
    public string Name { get; }

    internal PyDict Dict { get; }

    /// <summary>Reads a variable as a .NET value (ints as int, long or BigInteger, str as string, ...), or writes one from a .NET value.</summary>
    /// <param name="name">The variable.</param>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    /// <exception cref="PythonConversionException">The value written has no counterpart in Python.</exception>
    public object? this[string name]
    {
        get => TryGet(name, out object? value) ? value : throw new KeyNotFoundException($"The scope '{Name}' has no variable '{name}'.");
        set => Set(name, value);
    }

    /// <summary>Writes a variable. Typed, so that numbers are not boxed.</summary>
    /// <exception cref="PythonConversionException">The value has no counterpart in Python.</exception>
    public void Set<T>(string name, T value)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var _ = Engine.Enter();
        // A lambda has no name of its own: it gets the variable's.
        Dict.SetByName(Engine.State.Intern(name), value is Delegate function && function.Method.Name.StartsWith('<')
            ? HostDelegates.Create(name, function).AsFunction(Engine)
            : ToPython.Convert(Engine, value));
    }

    /// <summary>Reads a variable as the wanted type.</summary>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    /// <exception cref="PythonConversionException">The value is not of that type.</exception>
    public T Get<T>(string name) => TryGet<T>(name, out var value) ? value : throw new KeyNotFoundException($"The scope '{Name}' has no variable '{name}'.");

    /// <summary>Reads a variable as the wanted type; false where there is none.</summary>
    /// <exception cref="PythonConversionException">The value is not of that type.</exception>
    public bool TryGet<T>(string name, [MaybeNullWhen(false)] out T value)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var _ = Engine.Enter();
        if (Dict.GetByName(Engine.State.Intern(name)) is { } found)
        {
            value = FromPython.Convert<T>(Engine, found);
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>Whether there is such a variable.</summary>
    public bool Contains(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var _ = Engine.Enter();
        return Dict.GetByName(Engine.State.Intern(name)) is not null;
    }

    /// <summary>Removes a variable; false where there was none.</summary>
    public bool Remove(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var _ = Engine.Enter();
        return Dict.RemoveByName(Engine.State.Intern(name));
    }

    /// <summary>A C# method as a Python function; the fastest way, and the one that needs no dynamic code.</summary>
    public void SetFunction(string name, Action function) => SetObject(name, new HostAction(name, function));

    /// <inheritdoc cref="SetFunction(string, Action)"/>
    public void SetFunction<T1>(string name, Action<T1> function) => SetObject(name, new HostAction<T1>(name, function));

    /// <inheritdoc cref="SetFunction(string, Action)"/>
    public void SetFunction<T1, T2>(string name, Action<T1, T2> function) => SetObject(name, new HostAction<T1, T2>(name, function));

    /// <inheritdoc cref="SetFunction(string, Action)"/>
    public void SetFunction<TResult>(string name, Func<TResult> function) => SetObject(name, new HostFunc<TResult>(name, function));

    /// <inheritdoc cref="SetFunction(string, Action)"/>
    public void SetFunction<T1, TResult>(string name, Func<T1, TResult> function) => SetObject(name, new HostFunc<T1, TResult>(name, function));

    /// <inheritdoc cref="SetFunction(string, Action)"/>
    public void SetFunction<T1, T2, TResult>(string name, Func<T1, T2, TResult> function) => SetObject(name, new HostFunc<T1, T2, TResult>(name, function));

    /// <inheritdoc cref="SetFunction(string, Action)"/>
    public void SetFunction<T1, T2, T3, TResult>(string name, Func<T1, T2, T3, TResult> function) => SetObject(name, new HostFunc<T1, T2, T3, TResult>(name, function));

    private void SetObject(string name, HostCallable function)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var _ = Engine.Enter();
        Dict.SetByName(Engine.State.Intern(name), function.AsFunction(Engine));
    }
}
