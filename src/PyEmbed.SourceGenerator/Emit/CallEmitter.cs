using PyEmbed.SourceGenerator.Model;
using static PyEmbed.SourceGenerator.Emit.CodeWriter;

namespace PyEmbed.SourceGenerator.Emit;

/// <summary>What the generated method around a call returns.</summary>
internal enum Outcome
{
    /// <summary>An object; null with the error set.</summary>
    Object,
    /// <summary>Whether it went well.</summary>
    Success,
    /// <summary>Whether it went well, with a value by the out parameter <c>result</c>.</summary>
    Value,
}

/// <summary>Writes the conversion of arguments, the call of the C# method and the conversion of its result.</summary>
internal static class CallEmitter
{
    /// <summary>The arguments of the conversions and the call, written as statements that end in a return.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="callable">What to call.</param>
    /// <param name="self">The variable that holds self.</param>
    /// <param name="selfCast">Whether self is an object that has to be cast to the class.</param>
    /// <param name="arguments">The variables that hold the arguments.</param>
    /// <param name="outcome">What the method around returns.</param>
    /// <param name="function">The function's name in messages.</param>
    public static void Body(CodeWriter writer, CallableModel callable, string self, bool selfCast, IReadOnlyList<string> arguments, Outcome outcome, string function)
    {
        var failure = outcome == Outcome.Object ? "null" : "false";
        var passed = new List<string>();
        if (callable.TakesThread) passed.Add("thread");
        if (callable.SelfType is { } selfType) passed.Add(selfType == Names.Object ? self : Cast(selfType, self, callable.OfHost && selfType != Names.Type));
        if (callable.IsRaw)
        {
            passed.Add("args");
            passed.Add("keywordNames");
        }
        else
        {
            for (var i = 0; i < arguments.Count; i++)
            {
                passed.Add(i < callable.Parameters.Count
                    ? ConversionEmitter.Argument(writer, callable.Parameters[i], arguments[i], i.ToString(System.Globalization.CultureInfo.InvariantCulture), function, Display(callable.Signature, i), failure)
                    : arguments[i]);
            }
        }
        var target = callable.IsStatic ? callable.Owner : selfCast ? "(" + Cast(callable.Owner, self, callable.OfHost) + ")" : self;
        Return(writer, callable.Result, $"{target}.{callable.Method}(", passed, outcome);
    }

    private static void Return(CodeWriter writer, ResultModel result, string call, List<string> arguments, Outcome outcome)
    {
        var plain = call + string.Join(", ", arguments) + ")";
        if (result.IsTry)
        {
            var withOut = call + string.Join(", ", arguments.Append(outcome == Outcome.Value ? $"out {result.Type} value" : "out var value")) + ")";
            switch (outcome)
            {
                case Outcome.Object:
                    writer.Line($"return {withOut} ? {ConversionEmitter.Wrapped(result, "value", nullIsNone: false)} : null;");
                    return;
                case Outcome.Value:
                    writer.Line($"if (!{withOut}) return false;");
                    writer.Line("result = value;");
                    writer.Line("return true;");
                    return;
                default:
                    writer.Line($"return {withOut};");
                    return;
            }
        }
        switch (outcome)
        {
            case Outcome.Object when result.Kind == ResultKind.Void:
                writer.Line(plain + ";");
                writer.Line($"return {Names.None};");
                break;
            case Outcome.Object:
                writer.Line($"return {ConversionEmitter.Wrapped(result, plain, nullIsNone: false)};");
                break;
            case Outcome.Value:
                writer.Line($"result = {plain};");
                writer.Line("return true;");
                break;
            case Outcome.Success when result.Kind == ResultKind.Void:
                writer.Line(plain + ";");
                writer.Line("return true;");
                break;
            case Outcome.Success when result.Kind == ResultKind.Object:
                writer.Line($"return {plain} is not null;");
                break;
            default:
                writer.Line($"return {plain};");
                break;
        }
    }

    /// <summary>Self as its C# class: itself, or the host object that it wraps.</summary>
    public static string Cast(string type, string self, bool isHost) => isHost ? $"({type})(({Names.HostObject}){self}).Target" : $"({type}){self}";

    /// <summary>How CPython's messages name an argument.</summary>
    public static string Display(PythonSignature signature, int index)
    {
        var parameter = signature.Parameters[index];
        if (parameter.Kind != ParameterKind.PositionalOnly) return $"argument '{parameter.Name}'";
        return signature.Parameters.Count == 1 && parameter.IsRequired ? "argument" : $"argument {index + 1}";
    }

    /// <summary>How arguments are counted: the name of a <c>NativeArity</c>.</summary>
    public static string Arity(CallableModel callable)
    {
        var signature = callable.Signature;
        if (callable.IsRaw || callable.TakesDefiningClass || TakesKeywords(signature)) return "Keywords";
        if (signature.Parameters.Count == 0) return "None";
        return signature.Parameters.Count == 1 && signature.Parameters[0].IsRequired && !callable.Counting ? "One" : "Positional";
    }

    public static bool TakesKeywords(PythonSignature signature) =>
        signature.Parameters.Any(p => p.Kind is ParameterKind.PositionalOrKeyword or ParameterKind.KeywordOnly or ParameterKind.VarKeywords);

    /// <summary>Whether an <c>ArgumentBinder</c> sorts the arguments.</summary>
    public static bool UsesBinder(CallableModel callable) => TakesKeywords(callable.Signature) || callable.TakesDefiningClass && callable.Signature.Parameters.Count > 0;

    /// <summary>Whether so many positional arguments alone make a complete call without further checks.</summary>
    public static bool IsComplete(CallableModel callable, int count)
    {
        var signature = callable.Signature;
        return !callable.IsRaw && !signature.HasVarArgs && !signature.HasVarKeywords
            && count >= signature.RequiredPositionalCount && count <= signature.PositionalCount
            && !signature.Parameters.Any(p => p.Kind == ParameterKind.KeywordOnly && p.IsRequired);
    }

    /// <summary>The parameters of a method that takes each argument by itself; null stands for "not given".</summary>
    public static string ParameterList(CallableModel callable) => string.Concat(callable.Signature.Parameters.Select((p, i) => p.Kind switch
    {
        ParameterKind.VarArgs => $", {Names.Span} a{i}",
        ParameterKind.VarKeywords => $", {Names.Dict}? a{i}",
        _ => p.IsRequired ? $", {Names.Object} a{i}" : $", {Names.Object}? a{i}",
    }));

    /// <summary>Statements that count and bind the arguments in <c>args</c> and <c>keywordNames</c> and return what <paramref name="call"/> gives.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="callable">What is called.</param>
    /// <param name="call">The start of the call of the method that takes each argument by itself: <c>Pop(thread, self</c>.</param>
    /// <param name="binder">The binder's name, where keywords are taken.</param>
    /// <param name="qualifiedName">The name in messages that CPython makes from <c>__qualname__</c>.</param>
    /// <param name="function">The bare name in messages.</param>
    /// <param name="refusesKeywords">For <c>__new__</c> and <c>__init__</c>: the expression that tells whether keywords are an error; null: always.</param>
    /// <param name="failure">The result on failure.</param>
    public static void Bind(CodeWriter writer, CallableModel callable, string call, string binder, string qualifiedName, string function, string? refusesKeywords, string failure)
    {
        var signature = callable.Signature;
        if (UsesBinder(callable))
        {
            BindKeywords(writer, signature, call, binder, failure);
            return;
        }
        if (callable.TakesDefiningClass)
        {
            writer.Line($"return args.Length == 0 ? {call}) : {Names.Errors}.TakesNone({Literal(function)});");
            return;
        }
        if (refusesKeywords is null)
        {
            writer.Line($"if (keywordNames is not null) return {Names.Errors}.NoKeywords({Literal(qualifiedName)});");
        }
        else
        {
            writer.Open("if (keywordNames is not null)");
            writer.Line($"if ({refusesKeywords}) return {Names.Errors}.NoKeywords({Literal(function)});");
            writer.Line("args = args[..^keywordNames.Count];");
            writer.Close();
        }
        var positional = signature.PositionalCount;
        var required = signature.RequiredPositionalCount;
        if (signature.HasVarArgs)
        {
            if (required > 0) writer.Line($"if (args.Length < {required}) return {Names.Errors}.Expected({Literal(function)}, {required}, int.MaxValue, args.Length);");
            var fixedArguments = string.Concat(Enumerable.Range(0, positional).Select(i => i < required ? $", args[{i}]" : $", args.Length > {i} ? args[{i}] : null"));
            writer.Line($"return {call}{fixedArguments}, {(positional == 0 ? "args" : $"args.Length > {positional} ? args[{positional}..] : default")});");
            return;
        }
        var error = (positional, Arity(callable)) switch
        {
            (0, _) when refusesKeywords is not null => $"TakesNone({Literal(function)})",
            (0, _) => $"TakesNone({Literal(qualifiedName)}, args.Length)",
            (_, "One") when refusesKeywords is null => $"TakesOne({Literal(qualifiedName)}, args.Length)",
            _ when callable.Counting => $"Takes({Literal(function)}, {required}, {positional}, args.Length)",
            _ => $"Expected({Literal(function)}, {required}, {positional}, args.Length)",
        };
        if (required == positional)
        {
            writer.Line($"if (args.Length != {positional}) return {Names.Errors}.{error};");
            writer.Line($"return {call}{string.Concat(Enumerable.Range(0, positional).Select(i => $", args[{i}]"))});");
            return;
        }
        writer.Open("return args.Length switch");
        for (var count = required; count <= positional; count++)
        {
            var passed = string.Concat(Enumerable.Range(0, positional).Select(i => i < count ? $", args[{i}]" : ", null"));
            writer.Line($"{count} => {call}{passed}),");
        }
        writer.Line($"_ => {Names.Errors}.{error},");
        writer.Close(";");
    }

    private static void BindKeywords(CodeWriter writer, PythonSignature signature, string call, string binder, string failure)
    {
        var named = signature.Parameters.Count(p => !p.IsVariadic);
        writer.Line($"global::System.Span<{Names.Object}?> bound = [{string.Join(", ", Enumerable.Repeat("null", named))}];");
        var variadic = (signature.HasVarArgs ? ", out var rest" : signature.HasVarKeywords ? ", out _" : "") + (signature.HasVarKeywords ? ", out var keywords" : "");
        writer.Line($"if (!{binder}.TryBind(args, keywordNames, bound{variadic})) return {failure};");
        var passed = new List<string>();
        var index = 0;
        foreach (var parameter in signature.Parameters)
        {
            passed.Add(parameter.Kind switch
            {
                ParameterKind.VarArgs => ", rest",
                ParameterKind.VarKeywords => ", keywords",
                _ => $", bound[{index++}]" + (parameter.IsRequired ? "!" : ""),
            });
        }
        writer.Line($"return {call}{string.Concat(passed)});");
    }

    /// <summary>The binder of a function that takes keywords.</summary>
    public static string BinderField(CallableModel callable, string name, string function)
    {
        var signature = callable.Signature;
        var named = signature.Parameters.Where(p => !p.IsVariadic).ToArray();
        var names = string.Join(", ", named.Select(p => Literal(p.Name)));
        ulong required = 0;
        for (var i = 0; i < named.Length; i++)
            if (named[i].IsRequired) required |= 1UL << i;
        return $"internal static readonly {Names.Binder} {name} = new({Literal(function)}, [{names}], {signature.PositionalOnlyCount}, {signature.PositionalCount}, "
            + $"{required}, {(signature.HasVarArgs ? "true" : "false")}, {(signature.HasVarKeywords ? "true" : "false")});";
    }
}
