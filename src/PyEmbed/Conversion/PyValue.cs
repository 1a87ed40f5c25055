using System.Collections;
using PyEmbed.Conversion;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>How a value of the host goes into Python, where its type alone does not say.</summary>
public sealed class PyValue
{
    private const int MostNested = 500;

    private readonly object? _value;

    private PyValue(object? value) => _value = value;

    /// <summary>A value whose collections are copied when it enters an engine: arrays and lists become <c>list</c>, dictionaries <c>dict</c>, sets <c>set</c>, tuples <c>tuple</c>, to any depth.</summary>
    /// <param name="value">The value. It is read each time it enters an engine, by the thread that does so.</param>
    /// <remarks>Entering an engine costs time and memory in proportion to what is copied, and throws <see cref="PythonConversionException"/> where something has no counterpart in Python or is nested more than 500 deep.</remarks>
    public static PyValue Copy(object? value) => new(value);

    internal PyObject ToPython(PyEngine engine)
    {
        using var entry = engine.Enter();
        return Copied(engine, engine.Thread, _value, 0);
    }

    private static PyObject Copied(PyEngine engine, PyThreadState thread, object? value, int depth)
    {
        if (depth > MostNested) throw new PythonConversionException($"The value is nested more than {MostNested} deep.");
        switch (value)
        {
            case null or string or byte[] or PyObject:
                return Conversion.ToPython.Convert(engine, value);
            case IDictionary dictionary:
                var dict = new PyDict();
                foreach (DictionaryEntry entry in dictionary)
                    if (!dict.TrySetItem(thread, Copied(engine, thread, entry.Key, depth + 1), Copied(engine, thread, entry.Value, depth + 1))) throw Failed(thread, entry.Key);
                return dict;
            case System.Runtime.CompilerServices.ITuple tuple:
                var items = new PyObject[tuple.Length];
                for (var i = 0; i < items.Length; i++) items[i] = Copied(engine, thread, tuple[i], depth + 1);
                return PyTuple.Adopt(items);
            case IEnumerable when IsSet(value):
                var set = new PySet();
                foreach (var item in (IEnumerable)value)
                    if (!set.TryAdd(thread, Copied(engine, thread, item, depth + 1))) throw Failed(thread, item);
                return set;
            case IEnumerable sequence and not CompilerServices.IPyHostType:
                var list = new PyList();
                foreach (var item in sequence) list.Append(Copied(engine, thread, item, depth + 1));
                return list;
            default:
                return Conversion.ToPython.Convert(engine, value);
        }
    }

    private static bool IsSet(object value) => value.GetType() is { IsGenericType: true } type && (type.GetGenericTypeDefinition() == typeof(HashSet<>) || type.GetGenericTypeDefinition() == typeof(SortedSet<>));

    private static PythonConversionException Failed(PyThreadState thread, object? value)
    {
        thread.ClearError();
        return new PythonConversionException($"A {value?.GetType().Name} cannot be a key in Python.");
    }
}
