using PyEmbed.SourceGenerator.Model;
using static PyEmbed.SourceGenerator.Emit.CodeWriter;

namespace PyEmbed.SourceGenerator.Emit;

/// <summary>Writes how one argument becomes a C# value, and a C# result a Python object.</summary>
internal static class ConversionEmitter
{
    /// <summary>Writes the conversion's statements and returns the expression to pass.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="parameter">What to convert to.</param>
    /// <param name="argument">The argument's variable; it may be null when the parameter has a default.</param>
    /// <param name="suffix">Makes local names unique.</param>
    /// <param name="function">The function's name in messages.</param>
    /// <param name="display">The argument in messages: "argument 1".</param>
    /// <param name="failure">The result on failure: "null" or "false".</param>
    public static string Argument(CodeWriter writer, ParameterModel parameter, string argument, string suffix, string function, string display, string failure)
    {
        var value = Converted(writer, parameter, argument, suffix, function, display, failure);
        if (parameter.Check == ArgumentCheck.None) return value;
        var given = (parameter.Python.IsRequired, parameter.NoneAsNull) switch
        {
            (true, true) => $"{argument} is not global::PyEmbed.PyNone && ",
            (true, false) => "",
            (false, true) => $"{argument} is not (null or global::PyEmbed.PyNone) && ",
            (false, false) => $"{argument} is not null && ",
        };
        writer.Line($"if ({given}!{Names.Convert}.Check{parameter.Check}(thread, {argument})) return {failure};");
        return value;
    }

    private static string Converted(CodeWriter writer, ParameterModel parameter, string argument, string suffix, string function, string display, string failure)
    {
        var local = "v" + suffix;
        var isOptional = !parameter.Python.IsRequired;
        var given = (isOptional, parameter.NoneAsNull || parameter.Conversion == Conversion.SliceIndex) switch
        {
            (true, true) => $"{argument} is not (null or global::PyEmbed.PyNone)",
            (true, false) => $"{argument} is not null",
            (false, true) when parameter.NoneAsNull => $"{argument} is not global::PyEmbed.PyNone",
            _ => null,
        };
        switch (parameter.Conversion)
        {
            case Conversion.VarArgs or Conversion.VarKeywords:
                return argument;
            case Conversion.Object:
                if (parameter.NoneAsNull) return $"{Names.Convert}.NoneAsNull({argument})";
                return isOptional && !parameter.IsNullable ? $"{argument} ?? {DefaultObject(parameter.Python)}" : argument;
            case Conversion.Kind or Conversion.Host:
                Kind(writer, parameter, argument, local, function, display, isOptional, given);
                return local;
            case Conversion.Text:
                Text(writer, parameter, argument, local, function, display, isOptional, given, failure);
                return local;
        }
        var convert = $"{Names.Convert}.Try{parameter.Conversion}(thread, {argument}, out ";
        if (given is null)
        {
            writer.Line($"if (!{convert}var {local})) return {failure};");
            return local;
        }
        if (!parameter.IsNullable)
        {
            writer.Line($"{parameter.Type} {local} = {DefaultValue(parameter)};");
            writer.Line($"if ({given} && !{convert}{local})) return {failure};");
            return local;
        }
        writer.Line($"{parameter.Type}? {local} = null;");
        writer.Open($"if ({given})");
        writer.Line($"if (!{convert}var given{suffix})) return {failure};");
        writer.Line($"{local} = given{suffix};");
        writer.Close();
        return local;
    }

    private static void Kind(CodeWriter writer, ParameterModel parameter, string argument, string local, string function, string display, bool isOptional, string? given)
    {
        var expected = parameter.KindName + (parameter.NoneAsNull ? " or None" : "");
        var bad = $"return {Names.Errors}.BadArgument({Literal(function)}, {Literal(display)}, {Literal(expected)}, {argument});";
        if (parameter.Conversion == Conversion.Host)
        {
            writer.Line($"var {local} = {argument} is {Names.Services}PyHostObject {{ Target: {parameter.Type} target{local} }} ? target{local} : null;");
            writer.Line(parameter.IsNullable || isOptional ? $"if ({local} is null && {given ?? argument + " is not null"}) {bad}" : $"if ({local} is null) {bad}");
            return;
        }
        if (given is null)
        {
            writer.Line($"if ({argument} is not {parameter.Type} {local}) {bad}");
            return;
        }
        writer.Line($"var {local} = {argument} as {parameter.Type};");
        writer.Line($"if ({local} is null && {given}) {bad}");
        if (parameter.IsNullable) return;
        var value = parameter.Python.Default == DefaultKind.String
            ? parameter.Python.DefaultText.Length == 0 ? "global::PyEmbed.PyStr.Empty" : $"global::PyEmbed.PyStr.FromUtf16({Literal(parameter.Python.DefaultText)})"
            : "global::PyEmbed.PyTuple.Empty";
        writer.Line($"{local} ??= {value};");
    }

    private static void Text(CodeWriter writer, ParameterModel parameter, string argument, string local, string function, string display, bool isOptional, string? given, string failure)
    {
        var convert = $"{Names.Convert}.Text({argument}, {Literal(function)}, {Literal(display)}, {(parameter.NoneAsNull ? "true" : "false")})";
        if (given is null)
        {
            writer.Line($"if ({convert} is not {{ }} {local}) return {failure};");
            return;
        }
        var start = parameter.IsNullable || !isOptional ? "string? " + local + " = null" : "string " + local + " = " + Literal(parameter.Python.DefaultText);
        writer.Line(start + ";");
        writer.Open($"if ({given})");
        writer.Line($"if ({convert} is not {{ }} text{local}) return {failure};");
        writer.Line($"{local} = text{local};");
        writer.Close();
    }

    private static string DefaultObject(PythonParameter parameter) => parameter.Default switch
    {
        DefaultKind.Int => $"global::PyEmbed.PyInt.From({parameter.DefaultText}L)",
        DefaultKind.Float => $"global::PyEmbed.PyFloat.From({parameter.DefaultText}d)",
        DefaultKind.True => "global::PyEmbed.PyBool.True",
        DefaultKind.False => "global::PyEmbed.PyBool.False",
        DefaultKind.String => parameter.DefaultText.Length == 0 ? "global::PyEmbed.PyStr.Empty" : $"global::PyEmbed.PyStr.FromUtf16({Literal(parameter.DefaultText)})",
        _ => Names.None,
    };

    private static string DefaultValue(ParameterModel parameter) => parameter.Conversion switch
    {
        Conversion.Truth or Conversion.TruthAsInt => parameter.Python.Default == DefaultKind.True || parameter.Python is { Default: DefaultKind.Int, DefaultText: not "0" } ? "true" : "false",
        // A slice's bound that is not given: the start is 0, the end the largest length there can be.
        _ when parameter.Python.Default is DefaultKind.Shown or DefaultKind.NotGiven or DefaultKind.None => parameter.Python.Name == "start" ? "0" : parameter.Type + ".MaxValue",
        _ => parameter.Python.DefaultText,
    };

    /// <summary>A C# value as a Python object.</summary>
    public static string Wrapped(ResultModel result, string expression, bool nullIsNone)
    {
        var plain = result.Kind switch
        {
            ResultKind.Object => expression,
            ResultKind.Bool => $"global::PyEmbed.PyBool.From({expression})",
            ResultKind.Integer or ResultKind.BigInteger => $"{Names.Results}.Int({expression})",
            ResultKind.Double => $"global::PyEmbed.PyFloat.From({expression})",
            ResultKind.Text when result.IsNullable => $"{Names.Results}.Text({expression})",
            ResultKind.Text => $"global::PyEmbed.PyStr.FromUtf16({expression})",
            ResultKind.Host => $"{Names.Results}.Host(thread, {expression})",
            _ => expression,
        };
        return nullIsNone && result is { IsNullable: true } ? $"(({Names.Object}?){plain}) ?? {Names.None}" : plain;
    }
}
