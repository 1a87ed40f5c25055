using Microsoft.CodeAnalysis;
using PyEmbed.SourceGenerator.Diagnostics;

namespace PyEmbed.SourceGenerator.Model;

/// <summary>What stands before the arguments of a Python function.</summary>
internal enum ReceiverKind
{
    /// <summary>An instance of the type.</summary>
    Self,
    /// <summary>The class.</summary>
    Class,
    /// <summary>Nothing, in a type.</summary>
    Static,
    /// <summary>The module, which the signature does not name.</summary>
    Module,
}

/// <summary>Reads one C# method with its Python signature, and reports where the two disagree.</summary>
internal sealed class CallableReader(List<DiagnosticInfo> diagnostics)
{
    public CallableModel? Read(IMethodSymbol method, string signatureText, ReceiverKind receiver, bool parseTuple)
    {
        var receiverText = receiver switch { ReceiverKind.Self => "$self", ReceiverKind.Class => "$type", ReceiverKind.Module => "$module", _ => null };
        var signature = SignatureParser.Parse(signatureText, receiver is ReceiverKind.Self or ReceiverKind.Class, receiverText, out var error);
        if (signature is null)
        {
            Report(Descriptors.BadSignature, method, signatureText, error);
            return null;
        }
        if (!method.CanBeCalled() && receiver != ReceiverKind.Module)
        {
            Report(Descriptors.NotAccessible, method, method.Name);
            return null;
        }

        if (receiver is ReceiverKind.Class or ReceiverKind.Static && !method.IsStatic)
        {
            Report(Descriptors.Misplaced, method, signature.Name, receiver == ReceiverKind.Class ? "a class method of Python is a static C# method that takes the class" : "a static method of Python is a static C# method");
            return null;
        }
        if (method.IsGenericMethod || method.Parameters.FirstOrDefault(p => p.RefKind is not (RefKind.None or RefKind.Out)) is not null)
        {
            Report(Descriptors.ParameterMismatch, method, signature.Name, method.IsGenericMethod ? "a generic method cannot be called from Python" : "a parameter by reference cannot be given from Python");
            return null;
        }

        var parameters = new Queue<IParameterSymbol>(method.Parameters);
        var takesThread = parameters.Count > 0 && parameters.Peek().Type.Is(KnownNames.PyThreadState);
        if (takesThread) parameters.Dequeue();
        string? selfType = null;
        if (receiver == ReceiverKind.Class || receiver == ReceiverKind.Self && method.IsStatic)
        {
            if (parameters.Count == 0)
            {
                Report(Descriptors.ParameterMismatch, method, signature.Name, receiver == ReceiverKind.Class
                    ? "the C# method has no parameter for the class" : "a static C# method has self as its first parameter");
                return null;
            }
            selfType = parameters.Dequeue().Type.WithNullableAnnotation(NullableAnnotation.None).GlobalName();
        }
        var result = Result(method, signature.Name, parameters);
        if (result is null) return null;

        var rest = parameters.ToArray();
        var owner = method.ContainingType.GlobalName();
        if (rest.Length == 2 && rest[0].Type.IsArgumentSpan() && rest[1].Type.Is("PyEmbed.PyTuple"))
            return new CallableModel(signature, method.Name, owner, method.IsStatic, takesThread, selfType, true, default, result, parseTuple);

        if (rest.Length != signature.Parameters.Count)
        {
            Report(Descriptors.ParameterMismatch, method, signature.Name,
                $"the Python signature has {signature.Parameters.Count} parameter(s), the C# method {rest.Length} ({string.Join(", ", rest.Select(p => p.Name))})");
            return null;
        }
        var models = new ParameterModel[rest.Length];
        for (var i = 0; i < rest.Length; i++)
        {
            if (Parameter(method, signature, rest[i], signature.Parameters[i]) is not { } model) return null;
            models[i] = model;
        }
        return new CallableModel(signature, method.Name, owner, method.IsStatic, takesThread, selfType, false, new(models), result, parseTuple);
    }

    /// <summary>The result, by return value or by the last parameter of a Try method, which is taken off.</summary>
    private ResultModel? Result(IMethodSymbol method, string name, Queue<IParameterSymbol> parameters)
    {
        if (method.ReturnType.SpecialType == SpecialType.System_Boolean && parameters.Count > 0 && parameters.Last() is { RefKind: RefKind.Out } last)
        {
            var others = parameters.Take(parameters.Count - 1).ToArray();
            parameters.Clear();
            foreach (var other in others) parameters.Enqueue(other);
            return Result(method, name, last.Type) is { } result ? result with { IsTry = true } : null;
        }
        return Result(method, name, method.ReturnType);
    }

    public ResultModel? Result(ISymbol symbol, string name, ITypeSymbol type)
    {
        var nullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        ResultKind? kind = type.SpecialType switch
        {
            SpecialType.System_Void => ResultKind.Void,
            SpecialType.System_Boolean => ResultKind.Bool,
            SpecialType.System_IntPtr or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_Int16
                or SpecialType.System_UInt16 or SpecialType.System_Byte or SpecialType.System_SByte => ResultKind.Integer,
            SpecialType.System_UInt64 or SpecialType.System_UIntPtr => ResultKind.BigInteger,
            SpecialType.System_Double or SpecialType.System_Single => ResultKind.Double,
            SpecialType.System_String => ResultKind.Text,
            _ when type.Is("System.Numerics.BigInteger") => ResultKind.BigInteger,
            _ when type.IsPyObject() => ResultKind.Object,
            _ when type.IsReferenceType && type.Attribute(KnownNames.PyTypeAttribute) is not null => ResultKind.Host,
            _ => null,
        };
        if (kind is { } found) return new ResultModel(found, type.WithNullableAnnotation(NullableAnnotation.None).GlobalName(), nullable, false);
        Report(Descriptors.BadResultType, symbol, name, type.ToDisplayString());
        return null;
    }

    /// <summary>How one parameter takes its argument; null after a report.</summary>
    public ParameterModel? Parameter(ISymbol reportAt, PythonSignature signature, IParameterSymbol symbol, PythonParameter python)
    {
        var model = Convert(reportAt, signature.Name, symbol.Name, symbol.Type, python,
            symbol.Attribute(KnownNames.NoneAsNullAttribute) is not null,
            symbol.Attribute(KnownNames.AsIntAttribute) is not null,
            symbol.Attribute(KnownNames.SliceIndexAttribute) is { } slice ? slice.Flag("NotNone") ? Conversion.SliceIndexNotNone : Conversion.SliceIndex : Conversion.NativeInt);
        if (model is not null && symbol.Attribute(KnownNames.BytesLikeAttribute) is { } bytesLike) model = model with { Check = bytesLike.Flag("OrText") ? ArgumentCheck.BytesLikeOrText : ArgumentCheck.BytesLike };
        if (model is not null && symbol.Attribute(KnownNames.CTextAttribute) is not null) model = model with { Check = ArgumentCheck.CText };
        return model is not null && CheckDefault(reportAt, signature.Name, model) ? model : null;
    }

    public ParameterModel? Convert(ISymbol reportAt, string function, string name, ITypeSymbol type, PythonParameter python, bool noneAsNull, bool asInt, Conversion nativeInt)
    {
        var nullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        var plain = type;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } wrapped)
        {
            nullable = true;
            plain = wrapped.TypeArguments[0];
        }
        var kindName = "";
        Conversion? conversion = plain.SpecialType switch
        {
            _ when python.Kind == ParameterKind.VarArgs => plain.IsArgumentSpan() ? Conversion.VarArgs : null,
            _ when python.Kind == ParameterKind.VarKeywords => plain.Is("PyEmbed.PyDict") ? Conversion.VarKeywords : null,
            SpecialType.System_IntPtr => nativeInt,
            SpecialType.System_Int32 => Conversion.Int32,
            SpecialType.System_Int64 => Conversion.Int64,
            SpecialType.System_UInt32 => Conversion.UInt32,
            SpecialType.System_Double => Conversion.Double,
            SpecialType.System_Boolean => asInt ? Conversion.TruthAsInt : Conversion.Truth,
            SpecialType.System_String => Conversion.Text,
            _ when plain.Is("System.Numerics.BigInteger") => Conversion.BigInteger,
            _ when plain.Is(KnownNames.PyObject) => Conversion.Object,
            _ when plain.IsPyObject() => Conversion.Kind,
            _ when plain.IsReferenceType && plain.Attribute(KnownNames.PyTypeAttribute) is not null => Conversion.Host,
            _ => null,
        };
        if (conversion is Conversion.Kind or Conversion.Host)
            kindName = plain.Attribute(KnownNames.PyTypeAttribute) is { } declared && declared.Text() is { } text ? QualifiedName(declared.Text("Module"), text) : (plain.Name.StartsWith("Py", StringComparison.Ordinal) ? plain.Name.Substring(2).ToLowerInvariant() : plain.Name);
        if (conversion == Conversion.VarKeywords && type.NullableAnnotation == NullableAnnotation.NotAnnotated)
        {
            Report(Descriptors.ParameterMismatch, reportAt, function, $"'{name}' is null where no keyword is given: its type is 'PyDict?'");
            return null;
        }
        if (conversion is { } found)
            return new ParameterModel(python, name, found, plain.WithNullableAnnotation(NullableAnnotation.None).GlobalName(), nullable, plain.IsValueType, noneAsNull, kindName);
        Report(Descriptors.BadParameterType, reportAt, function, name, type.ToDisplayString());
        return null;
    }

    private static string QualifiedName(string? module, string name) => module is null or "builtins" ? name : module + "." + name;

    private bool CheckDefault(ISymbol reportAt, string function, ParameterModel parameter)
    {
        var fits = parameter.Python.Default switch
        {
            DefaultKind.Required => true,
            _ when parameter.IsNullable => true,
            DefaultKind.NotGiven => parameter.Conversion is Conversion.SliceIndex or Conversion.SliceIndexNotNone,
            DefaultKind.Int => parameter.Conversion is Conversion.NativeInt or Conversion.Int32 or Conversion.Int64 or Conversion.UInt32 or Conversion.BigInteger
                or Conversion.Double or Conversion.SliceIndex or Conversion.SliceIndexNotNone or Conversion.Object or Conversion.Truth or Conversion.TruthAsInt,
            DefaultKind.Float => parameter.Conversion is Conversion.Double or Conversion.Object,
            DefaultKind.True or DefaultKind.False => parameter.Conversion is Conversion.Truth or Conversion.TruthAsInt or Conversion.Object,
            DefaultKind.String => parameter.Conversion is Conversion.Text or Conversion.Object || parameter is { Conversion: Conversion.Kind, KindName: "str" },
            DefaultKind.None => parameter.Conversion is Conversion.Object or Conversion.SliceIndex,
            DefaultKind.Shown => parameter is { Conversion: Conversion.Kind, KindName: "tuple", Python.DefaultText: "()" }
                || parameter.Python.DefaultText == "sys.maxsize" && parameter.Conversion is Conversion.NativeInt or Conversion.Int64 or Conversion.Int32 or Conversion.SliceIndex or Conversion.SliceIndexNotNone,
            _ => false,
        };
        if (!fits)
        {
            Report(Descriptors.BadDefault, reportAt, function, parameter.Python.Name,
                $"a nullable C# parameter (it is '{parameter.Type} {parameter.Name}')");
        }
        if (parameter is { NoneAsNull: true, IsNullable: false })
        {
            Report(Descriptors.BadDefault, reportAt, function, parameter.Python.Name, "a nullable C# parameter for [NoneAsNull]");
            return false;
        }
        return fits;
    }

    private void Report(DiagnosticDescriptor descriptor, ISymbol symbol, params string[] arguments) =>
        diagnostics.Add(DiagnosticInfo.Create(descriptor, symbol, arguments));
}
