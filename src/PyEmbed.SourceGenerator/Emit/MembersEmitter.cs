using PyEmbed.SourceGenerator.Model;
using static PyEmbed.SourceGenerator.Emit.CodeWriter;

namespace PyEmbed.SourceGenerator.Emit;

/// <summary>Writes the member table of a type or module and the calls by number: <c>Members</c>, <c>Call</c>, <c>Get</c>, <c>Set</c>.</summary>
internal sealed class MembersEmitter(CodeWriter writer, TypeModel model)
{
    private bool IsModule => model.Kind == ClassKind.Module;

    /// <summary>The parameters before the arguments in every stub: a module's functions have the C# module, a type's the object.</summary>
    private string StubReceiver => IsModule ? $"{model.FullName} self" : $"{Names.Object} self";

    private string Receiver => IsModule ? "this" : "self";

    public void Write()
    {
        writer.Line();
        writer.Line($"public override {Names.Services}NativeMember[] Members => Table.Members;");
        var callables = Indexed().Where(m => m.Member.Callable is not null || m.Member.Kind == MemberKind.New).ToArray();
        if (callables.Length > 0) Calls(callables);
        var readable = Indexed().Where(m => m.Member.Accessor is not null).ToArray();
        if (readable.Length > 0) Reads(readable);
        var writable = readable.Where(m => m.Member.Accessor!.Setter is not null).ToArray();
        if (writable.Length > 0) Writes(writable);
        writer.Line();
        Table();
        Binders();
        Stubs(callables, readable, writable);
    }

    private IEnumerable<(int Index, MemberModel Member)> Indexed() => model.Members.Select((member, index) => (index, member));

    private void Calls((int Index, MemberModel Member)[] callables)
    {
        Call("Call", $", {Names.Span} args, {Names.Tuple}? keywordNames", "args, keywordNames", callables.Select(c => (c.Index, CallArm(c.Index, c.Member))));
        for (var count = 0; count <= 2; count++)
        {
            var arms = callables.Where(c => c.Member.Callable is { } callable && CallEmitter.IsComplete(callable, count)).Select(c => (c.Index, DirectArm(c.Index, c.Member.Callable!, count))).ToArray();
            if (arms.Length == 0) continue;
            var parameters = count switch { 0 => "", 1 => $", {Names.Object} a", _ => $", {Names.Object} a, {Names.Object} b" };
            Call("Call" + count, parameters, count switch { 0 => "", 1 => "a", _ => "a, b" }, arms);
        }
    }

    private void Call(string name, string parameters, string passed, IEnumerable<(int Index, string Arm)> arms)
    {
        writer.Line();
        writer.Open($"public override {Names.Object}? {name}(int index, {Names.Thread} thread, {Names.Object} self{parameters})");
        Guarded("null", () =>
        {
            writer.Open("return index switch");
            foreach (var (index, arm) in arms) writer.Line($"{index} => {arm},");
            writer.Line($"_ => base.{name}(index, thread, self{(passed.Length > 0 ? ", " + passed : "")}),");
            writer.Close(";");
        });
        writer.Close();
    }

    private string CallArm(int index, MemberModel member)
    {
        if (member.Kind == MemberKind.New) return $"{Names.Services}NewWrapper.Call(thread, {Names.TypeObject(model)}, args, keywordNames)";
        return $"Stubs.{(member.Callable!.IsRaw ? "" : "Bind")}{Stub(index)}(thread, {Receiver}, args, keywordNames)";
    }

    private string DirectArm(int index, CallableModel callable, int count)
    {
        var passed = string.Concat(callable.Signature.Parameters.Select((_, i) => i < count ? i == 0 ? ", a" : ", b" : ", null"));
        return $"Stubs.{Stub(index)}(thread, {Receiver}{passed})";
    }

    private void Guarded(string failure, Action body)
    {
        writer.Open("try");
        body();
        writer.Close();
        writer.Open($"catch ({Names.PyThrow} error)");
        writer.Line("return error.SetOn(thread);");
        writer.Close();
        if (!model.IsHostCode) return;
        writer.Open("catch (global::System.Exception error)");
        writer.Line($"return {Names.Services}HostExceptions.SetOn(thread, error);");
        writer.Close();
    }

    private void Reads((int Index, MemberModel Member)[] readable)
    {
        writer.Line();
        writer.Open($"public override {Names.Object}? Get(int index, {Names.Thread} thread, {Names.Object} self)");
        Guarded("null", () =>
        {
            writer.Open("return index switch");
            foreach (var (index, member) in readable) writer.Line($"{index} => Stubs.Get{Stub(index)}(thread, {Receiver}),");
            writer.Line("_ => base.Get(index, thread, self),");
            writer.Close(";");
        });
        writer.Close();
    }

    private void Writes((int Index, MemberModel Member)[] writable)
    {
        writer.Line();
        writer.Open($"public override bool Set(int index, {Names.Thread} thread, {Names.Object} self, {Names.Object}? value)");
        Guarded("false", () =>
        {
            writer.Open("return index switch");
            foreach (var (index, _) in writable) writer.Line($"{index} => Stubs.Set{Stub(index)}(thread, self, value),");
            writer.Line("_ => base.Set(index, thread, self, value),");
            writer.Close(";");
        });
        writer.Close();
    }

    /// <summary>The table lies in a class of its own, so that a type costs nothing until it is looked into.</summary>
    private void Table()
    {
        writer.Open("private static class Table");
        writer.Line($"internal static readonly {Names.Services}NativeMember[] Members =");
        writer.Line("[");
        foreach (var (index, member) in Indexed())
        {
            var number = member.Wrapper is { } wrapper ? $"(int){Names.Services}SlotWrapperKind.{wrapper}" : index.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var arity = member.Callable is { } callable ? CallEmitter.Arity(callable) : "Keywords";
            writer.Continued($"new({Names.Services}NativeMemberKind.{member.Kind}, {Literal(member.Name)}, {number}, {Literal(member.Signature)}, {Literal(member.Doc)}, {Names.Services}NativeArity.{arity}),");
        }
        writer.Line("];");
        writer.Close();
    }

    private void Binders()
    {
        var bound = Indexed().Where(m => m.Member.Callable is { IsRaw: false } callable && CallEmitter.UsesBinder(callable)).ToArray();
        if (bound.Length == 0) return;
        writer.Line();
        writer.Open("private static class Binders");
        foreach (var (index, member) in bound) writer.Line(CallEmitter.BinderField(member.Callable!, Stub(index), member.Name));
        writer.Close();
    }

    private void Stubs((int Index, MemberModel Member)[] callables, (int Index, MemberModel Member)[] readable, (int Index, MemberModel Member)[] writable)
    {
        writer.Line();
        writer.Open("private static class Stubs");
        foreach (var (index, member) in callables)
        {
            if (member.Callable is not { } callable) continue;
            if (callable.IsRaw)
            {
                writer.Open($"internal static {Names.Object}? {Stub(index)}({Names.Thread} thread, {StubReceiver}, {Names.Span} args, {Names.Tuple}? keywordNames)");
                CallEmitter.Body(writer, callable, "self", !IsModule, [], Outcome.Object, member.Name);
                writer.Close();
                continue;
            }
            writer.Open($"internal static {Names.Object}? {Stub(index)}({Names.Thread} thread, {StubReceiver}{CallEmitter.ParameterList(callable)})");
            CallEmitter.Body(writer, callable, "self", !IsModule, [.. callable.Signature.Parameters.Select((_, i) => "a" + i)], Outcome.Object, member.Name);
            writer.Close();
            writer.Line();
            writer.Open($"internal static {Names.Object}? Bind{Stub(index)}({Names.Thread} thread, {StubReceiver}, {Names.Span} args, {Names.Tuple}? keywordNames)");
            CallEmitter.Bind(writer, callable, $"{Stub(index)}(thread, self", "Binders." + Stub(index), NameWithKeywords(member), member.Name, null, "null");
            writer.Close();
            writer.Line();
        }
        foreach (var (index, member) in readable)
        {
            writer.Open($"internal static {Names.Object}? Get{Stub(index)}({Names.Thread} thread, {StubReceiver})");
            Read(member.Accessor!);
            writer.Close();
            writer.Line();
        }
        foreach (var (index, member) in writable)
        {
            writer.Open($"internal static bool Set{Stub(index)}({Names.Thread} thread, {StubReceiver}, {Names.Object}? value)");
            Write(member);
            writer.Close();
            writer.Line();
        }
        writer.Close();
    }

    private void Read(AccessorModel accessor)
    {
        if (accessor.IsMethod)
        {
            var getter = new CallableModel(s_getSignature, accessor.Name, accessor.Owner, accessor.IsStatic, accessor.TakesThread, accessor.SelfType, false, default, accessor.Result, false) { OfHost = accessor.OfHost };
            CallEmitter.Body(writer, getter, "self", !IsModule, [], Outcome.Object, accessor.Name);
            return;
        }
        writer.Line($"return {ConversionEmitter.Wrapped(accessor.Result, $"{Target(accessor)}.{accessor.Name}", nullIsNone: true)};");
    }

    private static readonly PythonSignature s_getSignature = new("get", "self", default, "");

    private string Target(AccessorModel accessor) => accessor.IsStatic ? accessor.Owner : IsModule ? "self" : "(" + CallEmitter.Cast(accessor.Owner, "self", accessor.OfHost) + ")";

    private void Write(MemberModel member)
    {
        var accessor = member.Accessor!;
        if (accessor.Value is { } value)
        {
            // A field that holds any object can be deleted and then reads as None, as T_OBJECT members do.
            if (member.Kind == MemberKind.Field && value is { Conversion: Conversion.Object, IsNullable: true })
            {
                writer.Line($"{Target(accessor)}.{accessor.Setter} = value;");
                writer.Line("return true;");
                return;
            }
            writer.Line($"if (value is null) return {Names.Errors}.CannotDelete({Literal(member.Name)});");
            var local = ConversionEmitter.Argument(writer, value, "value", "0", member.Name, "value", "false");
            writer.Line($"{Target(accessor)}.{accessor.Setter} = {local};");
            writer.Line("return true;");
            return;
        }
        var passed = (accessor.SetterTakesThread ? "thread, " : "") + (accessor.SetterIsStatic ? $"({accessor.SelfType ?? Names.Object})self, " : "") + "value";
        var target = accessor.SetterIsStatic ? accessor.Owner : IsModule ? "self" : "(" + CallEmitter.Cast(accessor.Owner, "self", accessor.OfHost) + ")";
        writer.Line($"return {target}.{accessor.Setter}({passed});");
    }

    /// <summary>What CPython takes from <c>__qualname__</c> and <c>__module__</c> for "list.append() takes no keyword arguments".</summary>
    private string QualifiedName(string name) => !IsModule ? model.Name + "." + name : model.Name == "builtins" ? name : model.Name + "." + name;

    /// <summary>The name in messages about keyword arguments: what CPython calls by way of a tuple of arguments is told by its bare name, unless it is a method of instances.</summary>
    private string NameWithKeywords(MemberModel member) =>
        member is { Kind: not MemberKind.Method, Callable.Counting: true } || IsModule && member.Callable is { Counting: true } ? member.Name : QualifiedName(member.Name);

    /// <summary>The name of a member's stub: its C# method and its number.</summary>
    private string Stub(int index)
    {
        var member = model.Members[index];
        return (member.Callable?.Method ?? member.Accessor?.Name ?? "Member") + index.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
