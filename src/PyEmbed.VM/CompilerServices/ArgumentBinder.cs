using System.ComponentModel;
using System.Numerics;

namespace PyEmbed.CompilerServices;

/// <summary>Assigns positional and keyword arguments to the parameters of a function written in C#. One a function, shared by all engines. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ArgumentBinder
{
    private readonly string _function;
    private readonly PyStr[] _names;
    private readonly int _positionalOnlyCount;
    private readonly int _positionalCount;
    private readonly ulong _required;
    private readonly bool _hasVarArgs;
    private readonly bool _hasVarKeywords;

    /// <param name="function">The name in messages.</param>
    /// <param name="names">The parameters, without <c>*args</c> and <c>**kwargs</c>.</param>
    /// <param name="positionalOnlyCount">How many of them have no name to a caller.</param>
    /// <param name="positionalCount">How many can be given by position.</param>
    /// <param name="required">A bit for each that must be given.</param>
    /// <param name="hasVarArgs">Whether further positional arguments are taken.</param>
    /// <param name="hasVarKeywords">Whether further keyword arguments are taken.</param>
    public ArgumentBinder(string function, string[] names, int positionalOnlyCount, int positionalCount, ulong required, bool hasVarArgs, bool hasVarKeywords)
    {
        _function = function;
        _names = Array.ConvertAll(names, PyStr.FromName);
        _positionalOnlyCount = positionalOnlyCount;
        _positionalCount = positionalCount;
        _required = required;
        _hasVarArgs = hasVarArgs;
        _hasVarKeywords = hasVarKeywords;
    }

    /// <summary>Whether the keyword arguments are bound apart from the positional ones, so that too many are told by their number.</summary>
    internal bool CountsKeywords { get; init; }

    /// <summary>Fills <paramref name="bound"/>, a place a parameter. False: the TypeError is set.</summary>
    public bool TryBind(ReadOnlySpan<PyObject> args, PyTuple? keywordNames, scoped Span<PyObject?> bound) => TryBind(args, keywordNames, bound, out _, out _);

    /// <summary>The same, with the positional arguments that are left.</summary>
    public bool TryBind(ReadOnlySpan<PyObject> args, PyTuple? keywordNames, scoped Span<PyObject?> bound, out ReadOnlySpan<PyObject> rest) =>
        TryBind(args, keywordNames, bound, out rest, out _);

    /// <summary>The same, with the keyword arguments that are left; null where there are none.</summary>
    public bool TryBind(ReadOnlySpan<PyObject> args, PyTuple? keywordNames, scoped Span<PyObject?> bound, out ReadOnlySpan<PyObject> rest, out PyDict? keywords)
    {
        keywords = null;
        var keywordCount = keywordNames?.Count ?? 0;
        var given = args.Length - keywordCount;
        rest = given > _positionalCount ? args[_positionalCount..given] : default;
        if (!_hasVarArgs && !_hasVarKeywords && given + keywordCount > _names.Length) return TooManyAtAll(given, keywordCount);
        if (CountsKeywords && keywordCount > _names.Length) return TooManyAtAll(0, keywordCount);
        if (given > _positionalCount && !_hasVarArgs) return TooManyPositional(given);
        args[..Math.Min(given, _positionalCount)].CopyTo(bound!);
        for (var i = 0; i < keywordCount; i++)
        {
            var name = (PyStr)keywordNames![i];
            var index = Find(name);
            if (index >= 0)
            {
                if (bound[index] is not null) return GivenTwice(index);
                bound[index] = args[given + i];
            }
            else if (_hasVarKeywords) (keywords ??= new PyDict()).SetByName(name, args[given + i]);
            else return Unexpected(name, given, bound);
        }
        for (var missing = _required; missing != 0; missing &= missing - 1)
        {
            var index = BitOperations.TrailingZeroCount(missing);
            if (bound[index] is null) return Missing(index, given);
        }
        return true;
    }

    private int Find(PyStr name)
    {
        for (var i = _positionalOnlyCount; i < _names.Length; i++)
            if (ReferenceEquals(_names[i], name) || _names[i].TextEquals(name)) return i;
        return -1;
    }

    private int LeastPositional => BitOperations.TrailingZeroCount(~(_required & ((1UL << _positionalCount) - 1)));

    private PyError TooManyAtAll(int given, int keywordCount)
    {
        var count = _names.Length;
        return PyErr.TypeError($"{_function}() takes at most {count} {(given == 0 ? "keyword " : "")}argument{(count == 1 ? "" : "s")} ({given + keywordCount} given)");
    }

    private PyError TooManyPositional(int given)
    {
        if (_positionalCount == 0) return PyErr.TypeError($"{_function}() takes no positional arguments");
        var bound = LeastPositional < _positionalCount ? "at most" : "exactly";
        return PyErr.TypeError($"{_function}() takes {bound} {_positionalCount} positional argument{(_positionalCount == 1 ? "" : "s")} ({given} given)");
    }

    private PyError Missing(int index, int given)
    {
        if (index < _positionalOnlyCount)
        {
            var least = Math.Min(LeastPositional, _positionalOnlyCount);
            return PyErr.TypeError($"{_function}() takes {(LeastPositional < _positionalCount ? "at least" : "exactly")} {least} positional argument{(least == 1 ? "" : "s")} ({given} given)");
        }
        return PyErr.TypeError($"{_function}() missing required argument '{_names[index]}' (pos {index + 1})");
    }

    private PyError GivenTwice(int index) => PyErr.TypeError($"argument for {_function}() given by name ('{_names[index]}') and position ({index + 1})");

    private PyError Unexpected(PyStr name, int given, scoped ReadOnlySpan<PyObject?> bound)
    {
        // What is missing is reported before what is too much.
        for (var missing = _required; missing != 0; missing &= missing - 1)
        {
            var index = BitOperations.TrailingZeroCount(missing);
            if (bound[index] is null) return Missing(index, given);
        }
        return PyErr.TypeError($"'{name}' is an invalid keyword argument for {_function}()");
    }
}
