namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    private Dictionary<Type, object>? _moduleStates;

    /// <summary>
    /// What a module written in C# keeps for each engine and what the methods of its (shared) types need as well: its exception types, for example. Made when it is first asked for.
    /// </summary>
    public T ModuleState<T>() where T : class, new()
    {
        _moduleStates ??= [];
        if (_moduleStates.TryGetValue(typeof(T), out var known)) return (T)known;
        var made = new T();
        _moduleStates.Add(typeof(T), made);
        return made;
    }
}
