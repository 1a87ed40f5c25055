namespace PyEmbed.SourceGenerator.Model;

/// <summary>Which C# methods fit which form of slot.</summary>
internal static class SlotRules
{
    /// <summary>Null when the method fits; else what it must be.</summary>
    public static string? WhatIsWrong(CallableModel callable, SlotEntry entry)
    {
        var count = callable.Parameters.Count;
        var result = callable.Result;
        return entry.Shape switch
        {
            SlotShape.Unary => count == 0 && !callable.IsRaw ? null : "a method without arguments",
            SlotShape.Binary => callable.IsStatic && count == 1 && callable.Parameters[0].Conversion == Conversion.Object && result.Kind == ResultKind.Object && callable.SelfType == "global::PyEmbed.PyObject"
                ? null : "a static method (PyThreadState thread, PyObject left, PyObject right): either operand may be the one of this type",
            SlotShape.Power => callable.IsStatic && count == 2 && callable.Parameters.All(p => p.Conversion == Conversion.Object) && callable.SelfType == "global::PyEmbed.PyObject"
                ? null : "a static method (PyThreadState thread, PyObject left, PyObject right, PyObject modulus)",
            SlotShape.WithOperand => count == 1 ? null : "a method with one argument",
            SlotShape.WithCount => count == 1 && callable.Parameters[0].Conversion is Conversion.NativeInt
                ? null : "a method with a count of type nint",
            SlotShape.Length => count == 0 && result.Kind == ResultKind.Integer ? null : "nint Length(), or bool TryLength(PyThreadState thread, out nint length)",
            SlotShape.Hash => count == 0 && result.Kind == ResultKind.Integer ? null : "long Hash(), or bool TryHash(PyThreadState thread, out long hash)",
            SlotShape.Truth => count == 0 && result.Kind == ResultKind.Bool ? null : "bool IsTrue(), or bool TryTruth(PyThreadState thread, out bool truth)",
            SlotShape.Contains => count == 1 && result.Kind == ResultKind.Bool ? null : "bool TryContains(PyThreadState thread, PyObject item, out bool found)",
            SlotShape.Store => count == (entry.IsDeletion ? 1 : 2) && IsSuccess(result) ? null : "a method that returns bool (false: an error is set) or void",
            SlotShape.ReadAttribute => count == 1 && result.Kind == ResultKind.Object ? null : "PyObject? GetAttribute(PyThreadState thread, PyStr name)",
            SlotShape.StoreAttribute => count == (entry.IsDeletion ? 1 : 2) && IsSuccess(result) ? null : "bool SetAttribute(PyThreadState thread, PyStr name, PyObject value)",
            SlotShape.DescriptorGet => count == 2 && result.Kind == ResultKind.Object ? null : "PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner)",
            SlotShape.DescriptorStore => count == (entry.IsDeletion ? 1 : 2) && IsSuccess(result) ? null : "a method that returns bool (false: an error is set) or void",
            SlotShape.Init => IsSuccess(result) || result.Kind == ResultKind.Object ? null : "a method that returns bool (false: an error is set) or void",
            SlotShape.New => result.Kind is ResultKind.Object or ResultKind.Host ? null : "a static method that returns the new object",
            SlotShape.Finalize => count == 0 && IsSuccess(result) ? null : "a method that returns bool (false: an error is set) or void",
            _ => null,
        };
    }

    private static bool IsSuccess(ResultModel result) => result is { Kind: ResultKind.Void } or { Kind: ResultKind.Bool, IsTry: false };
}
