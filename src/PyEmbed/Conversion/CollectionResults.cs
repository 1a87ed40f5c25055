using System.Collections;
using System.Numerics;
using PyEmbed.VM.Objects;

namespace PyEmbed.Conversion;

/// <summary>Lists, tuples, sets and dicts as copies in .NET's collections.</summary>
/// <remarks>
/// Arrays of any type that elements convert to, and the usual collections of the usual elements: which these are stands in a table, because a type that only reflection could
/// put together does not exist where code is compiled ahead of time.
/// </remarks>
internal static class CollectionResults
{
    private delegate object? Maker(PyEngine engine, PyObject value);

    /// <summary>False: the object is no such collection, or an element does not convert.</summary>
    public static bool TryConvert(PyEngine engine, PyObject value, Type type, out object? result)
    {
        result = type.IsSZArray ? ToArray(engine, value, type) : Table.Makers.TryGetValue(type, out var make) ? make(engine, value) : null;
        return result is not null;
    }

    private static Array? ToArray(PyEngine engine, PyObject value, Type type)
    {
        if (Items(value) is not { } items) return null;
        var array = Array.CreateInstanceFromArrayType(type, items.Count);
        var element = type.GetElementType()!;
        for (var i = 0; i < items.Count; i++)
        {
            if (!FromPython.TryConvertTo(engine, items[i], element, out var converted)) return null;
            array.SetValue(converted, i);
        }
        return array;
    }

    // What has an order; sets where the order does not matter to whoever asks.
    private static List<PyObject>? Items(PyObject value, bool withSets = false)
    {
        if (value is PyTuple tuple) return [.. tuple.Items];
        var items = new List<PyObject>();
        if (value is PyList list)
        {
            for (var i = 0; i < list.Count; i++) items.Add(list[i]);
            return items;
        }
        if (!withSets || value is not PyAnySet set) return null;
        var position = 0;
        while (set.NextItem(ref position, out var item, out _)) items.Add(item);
        return items;
    }

    private static TCollection? Fill<TCollection, T>(PyEngine engine, PyObject value, bool withSets) where TCollection : class, ICollection<T>, new()
    {
        if (Items(value, withSets) is not { } items) return null;
        var collection = new TCollection();
        foreach (var item in items)
        {
            if (!FromPython.TryConvert<T>(engine, item, out var converted)) return null;
            collection.Add(converted);
        }
        return collection;
    }

    private static Dictionary<TKey, TValue>? ToDictionary<TKey, TValue>(PyEngine engine, PyObject value) where TKey : notnull
    {
        if (value is not PyDict dict) return null;
        var result = new Dictionary<TKey, TValue>(dict.Count);
        var position = 0;
        while (dict.NextEntry(ref position, out var key, out var item, out _))
        {
            if (!FromPython.TryConvert<TKey>(engine, key, out var convertedKey) || convertedKey is null || !FromPython.TryConvert<TValue>(engine, item, out var convertedItem)) return null;
            result[convertedKey] = convertedItem;
        }
        return result;
    }

    // Made when the first collection is asked for.
    private static class Table
    {
        public static readonly Dictionary<Type, Maker> Makers = Make();

        private static Dictionary<Type, Maker> Make()
        {
            var makers = new Dictionary<Type, Maker>();
            Add<bool>(makers);
            Add<byte>(makers);
            Add<short>(makers);
            Add<int>(makers);
            Add<long>(makers);
            Add<float>(makers);
            Add<double>(makers);
            Add<char>(makers);
            Add<string>(makers);
            Add<BigInteger>(makers);
            Add<decimal>(makers);
            Add<DateTime>(makers);
            Add<object>(makers);
            Add<PyObject>(makers);
            return makers;
        }

        private static void Add<T>(Dictionary<Type, Maker> makers)
        {
            Maker list = static (engine, value) => Fill<List<T>, T>(engine, value, withSets: false), set = static (engine, value) => Fill<HashSet<T>, T>(engine, value, withSets: true);
            foreach (var type in new[] { typeof(List<T>), typeof(IList<T>), typeof(ICollection<T>), typeof(IEnumerable<T>), typeof(IReadOnlyList<T>), typeof(IReadOnlyCollection<T>) }) makers[type] = list;
            foreach (var type in new[] { typeof(HashSet<T>), typeof(ISet<T>), typeof(IReadOnlySet<T>) }) makers[type] = set;
            AddDictionary<string, T>(makers);
            AddDictionary<int, T>(makers);
            AddDictionary<long, T>(makers);
            AddDictionary<object, T>(makers);
        }

        private static void AddDictionary<TKey, TValue>(Dictionary<Type, Maker> makers) where TKey : notnull
        {
            Maker make = static (engine, value) => ToDictionary<TKey, TValue>(engine, value);
            foreach (var type in new[] { typeof(Dictionary<TKey, TValue>), typeof(IDictionary<TKey, TValue>), typeof(IReadOnlyDictionary<TKey, TValue>) }) makers[type] = make;
        }
    }
}
