using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>What <c>try: ... except*</c> does with exceptions. Language reference 8.4.2, PEP 654.</summary>
internal static class ExceptStar
{
    /// <summary>The part of an exception that <c>except* types</c> handles and what is left; null: nothing. A bare exception that matches is wrapped in a group.</summary>
    [MustCheck]
    public static bool TryMatch(PyThreadState thread, PyBaseException exception, PyObject types, out PyBaseException? match, out PyBaseException? rest)
    {
        match = rest = null;
        if (Matches(exception, types))
        {
            if (exception is PyBaseExceptionGroup) match = exception;
            else
            {
                // A handler always gets a group.
                match = Calls.Call2(thread, PyBaseExceptionGroup.BuiltinType, PyStr.Empty, PyTuple.Of(exception)) as PyBaseException;
                return match is not null;
            }
            return true;
        }
        if (exception is not PyBaseExceptionGroup group)
        {
            rest = exception;
            return true;
        }
        // A class may override split.
        if (Calls.CallMethod(thread, group, s_split, types) is not { } pair) return false;
        if (pair is not PyTuple parts) return PyErr.TypeError($"{group.Type.NameInMessages}.split must return a tuple, not {pair.Type.NameInMessages}");
        if (parts.Count < 2) return PyErr.TypeError($"{group.Type.NameInMessages}.split must return a 2-tuple, got tuple of size {parts.Count}");
        match = parts[0] as PyBaseException;
        rest = parts[1] as PyBaseException;
        return true;
    }

    private static readonly PyStr s_split = PyStr.FromName("split");

    private static bool Matches(PyBaseException exception, PyObject types)
    {
        if (types is PyType type) return exception.Type.IsSubtypeOf(type);
        if (types is not PyTuple tuple) return false;
        foreach (var item in tuple.Items)
            if (item is PyType candidate && exception.Type.IsSubtypeOf(candidate)) return true;
        return false;
    }

    /// <summary>
    /// What goes on after the handlers: of the exceptions they raised and the parts nobody handled, those raised anew side by side with those raised again, which keep
    /// the structure of the original. Null: nothing is left.
    /// </summary>
    [MustCheck]
    public static bool TryPrepareReraise(PyThreadState thread, PyObject original, PyList results, out PyBaseException? reraised)
    {
        reraised = null;
        var left = new List<PyBaseException>();
        foreach (var item in results.Items)
            if (item is PyBaseException exception) left.Add(exception);
        if (left.Count == 0) return true;
        if (original is not PyBaseExceptionGroup group)
        {
            // A bare exception was caught and wrapped: only one clause can have handled it.
            reraised = left[0];
            return true;
        }
        var raised = new PyList();
        var again = new List<PyBaseException>();
        foreach (var exception in left)
        {
            if (IsSameMetadata(exception, group)) again.Add(exception);
            else raised.Append(exception);
        }
        if (!TryProject(thread, group, again, out var projection)) return false;
        if (raised.Count == 0)
        {
            reraised = projection;
            return true;
        }
        if (projection is not null) raised.Append(projection);
        if (raised.Count == 1)
        {
            reraised = (PyBaseException)raised[0];
            return true;
        }
        reraised = Calls.Call2(thread, PyBaseExceptionGroup.BuiltinType, PyStr.Empty, raised) as PyBaseException;
        return reraised is not null;
    }

    // A part of the original that was raised again has its metadata, since split() copies it.
    private static bool IsSameMetadata(PyBaseException exception, PyBaseExceptionGroup original) =>
        ReferenceEquals(exception.Traceback, original.Traceback)
        && ReferenceEquals(exception.Cause, original.Cause)
        && ReferenceEquals(exception.Context, original.Context);

    private static bool TryProject(PyThreadState thread, PyBaseExceptionGroup original, List<PyBaseException> keep, out PyBaseException? projection)
    {
        projection = null;
        if (keep.Count == 0) return true;
        var leaves = new HashSet<PyBaseException>(ReferenceEqualityComparer.Instance);
        foreach (var exception in keep)
            if (!TryCollect(thread, exception, leaves)) return false;
        return PyBaseExceptionGroup.TrySplit(thread, original, ExceptionMatcher.ByIdentity(leaves), false, out projection, out _);
    }

    private static bool TryCollect(PyThreadState thread, PyBaseException exception, HashSet<PyBaseException> leaves)
    {
        if (exception is not PyBaseExceptionGroup group)
        {
            leaves.Add(exception);
            return true;
        }
        foreach (var item in group.Exceptions.Items)
        {
            if (!thread.TryEnterRecursion(" in collect_exception_group_leaf_ids")) return false;
            var isDone = TryCollect(thread, (PyBaseException)item, leaves);
            thread.LeaveRecursion();
            if (!isDone) return false;
        }
        return true;
    }
}
