using PyEmbed.SourceGenerator.Model;
using static PyEmbed.SourceGenerator.Emit.CodeWriter;

namespace PyEmbed.SourceGenerator.Emit;

/// <summary>Writes the class that fills a type's slots; what it does not override its base type's class does.</summary>
internal sealed class SlotsEmitter(CodeWriter writer, TypeModel model)
{
    private const string SelfParameters = Names.Thread + " thread, " + Names.Object + " self";

    public void Write()
    {
        var baseSlots = model.BaseFullName is { } baseName ? Names.SlotsClass(baseName) : Names.Services + (model.Kind == ClassKind.Host ? "HostTypeSlots" : "PyTypeSlots");
        var hides = model.BaseFullName is not null ? "new " : "";
        writer.Line($"/// <summary>The slots of <c>{model.Name}</c>.</summary>");
        writer.Open($"internal {(model.IsSealed ? "sealed " : "")}class {Names.SlotsClass(model.ClassName)} : {baseSlots}");
        writer.Line($"internal static readonly {hides}{Names.SlotsClass(model.ClassName)} Instance = new();");
        var filled = model.Slots.Select(s => $" | {Names.SlotSet}.{s.Slot}");
        var lost = (model.DisallowInstantiation ? $" & ~{Names.SlotSet}.New" : "") + (model.Unhashable ? $" & ~{Names.SlotSet}.Hash" : "");
        var inherited = lost.Length > 0 ? $"(base.Defined{lost})" : "base.Defined";
        if (model.Slots.Count > 0 || lost.Length > 0)
        {
            writer.Line();
            writer.Line($"public override {Names.SlotSet} Defined => {inherited}{string.Concat(filled)};");
        }
        writer.Line();
        writer.Line($"public override {Names.SlotSet} Own => {Names.SlotSet}.None{string.Concat(filled)}{(model.Unhashable ? $" | {Names.SlotSet}.Hash" : "")};");
        foreach (var slot in model.Slots)
        {
            writer.Line();
            Slot(slot);
        }
        if (model.Unhashable)
        {
            writer.Line();
            writer.Open($"public override bool TryHash({SelfParameters}, out long result)");
            writer.Line("result = 0;");
            writer.Line($"return {Names.Errors}.Unhashable(self);");
            writer.Close();
        }
        if (model.DisallowInstantiation)
        {
            writer.Line();
            writer.Line($"public override {Names.Object}? New({Names.Thread} thread, {Names.Type} type, {Names.Span} args, {Names.Tuple}? keywordNames) =>");
            writer.Continued($"{Names.Errors}.CannotCreate(type);");
        }
        Binders();
        writer.Close();
    }

    private void Slot(SlotModel slot)
    {
        const string o = Names.Object;
        switch (slot.Shape)
        {
            case SlotShape.Unary:
                Simple($"{o}? {slot.Slot}({SelfParameters})", slot.Callable!, [], Outcome.Object);
                break;
            case SlotShape.Binary:
                Simple($"{o}? {slot.Slot}({Names.Thread} thread, {o} left, {o} right)", slot.Callable!, ["right"], Outcome.Object, "left");
                break;
            case SlotShape.Power:
                Simple($"{o}? Power({Names.Thread} thread, {o} left, {o} right, {o} modulus)", slot.Callable!, ["right", "modulus"], Outcome.Object, "left");
                break;
            case SlotShape.WithOperand:
                Simple($"{o}? {slot.Slot}({SelfParameters}, {o} a0)", slot.Callable!, ["a0"], Outcome.Object);
                break;
            case SlotShape.WithCount:
                Count(slot);
                break;
            case SlotShape.Length:
                Simple($"bool TryLength({SelfParameters}, out nint result)", slot.Callable!, [], Outcome.Value);
                break;
            case SlotShape.Hash:
                Simple($"bool TryHash({SelfParameters}, out long result)", slot.Callable!, [], Outcome.Value);
                break;
            case SlotShape.Truth:
                Simple($"bool TryBool({SelfParameters}, out bool result)", slot.Callable!, [], Outcome.Value);
                break;
            case SlotShape.Contains:
                Simple($"bool TryContains({SelfParameters}, {o} a0, out bool result)", slot.Callable!, ["a0"], Outcome.Value);
                break;
            case SlotShape.Store:
                Store(slot, $"{o} a0, {o}? a1");
                break;
            case SlotShape.StoreAttribute:
                Store(slot with { Callable = Plain(slot.Callable), Deleter = Plain(slot.Deleter) }, $"global::PyEmbed.PyStr a0, {o}? a1");
                break;
            case SlotShape.DescriptorStore:
                Store(slot, $"{o} a0, {o}? a1");
                break;
            case SlotShape.ReadAttribute:
                Direct($"{o}? GetAttr({SelfParameters}, global::PyEmbed.PyStr a0)", slot.Callable!, ["a0"], Outcome.Object);
                break;
            case SlotShape.DescriptorGet:
                Direct($"{o}? DescrGet({SelfParameters}, {o}? a0, {Names.Type}? a1)", slot.Callable!, ["a0", "a1"], Outcome.Object);
                break;
            case SlotShape.RichCompare:
                Direct($"{o}? RichCompare({SelfParameters}, {o} other, {Names.Services}CompareOp op)", slot.Callable!, ["other", "op"], Outcome.Object);
                break;
            case SlotShape.Call:
                WithArguments(slot, $"{o}? Call({SelfParameters}, {Names.Span} args, {Names.Tuple}? keywordNames)", SelfParameters, "self", Outcome.Object, null);
                break;
            case SlotShape.Init:
                WithArguments(slot, $"bool Init({SelfParameters}, {Names.Span} args, {Names.Tuple}? keywordNames)", SelfParameters, "self", Outcome.Success,
                    $"{Names.Services}NewWrapper.InitRefusesKeywords(self.Type, {Names.TypeObject(model)})");
                break;
            case SlotShape.New:
                var parameters = $"{Names.Thread} thread, {Names.Type} type";
                WithArguments(slot, $"{o}? New({parameters}, {Names.Span} args, {Names.Tuple}? keywordNames)", parameters, "type", Outcome.Object,
                    $"{Names.Services}NewWrapper.NewRefusesKeywords(type, {Names.TypeObject(model)})");
                break;
            case SlotShape.Finalize:
                Simple($"bool Finalize({SelfParameters})", slot.Callable!, [], Outcome.Success);
                break;
        }
    }

    /// <summary>A slot whose method's arguments are converted as any others.</summary>
    private void Simple(string declaration, CallableModel callable, string[] arguments, Outcome outcome, string self = "self")
    {
        writer.Open($"public override {declaration}");
        if (outcome == Outcome.Value) writer.Line("result = default;");
        Guarded(() => CallEmitter.Body(writer, callable, self, true, arguments, outcome, callable.Signature.Name));
        writer.Close();
    }

    /// <summary>A slot whose operands have their C# types already.</summary>
    private void Direct(string declaration, CallableModel callable, string[] arguments, Outcome outcome) =>
        Simple(declaration, Plain(callable)!, arguments, outcome);

    private static CallableModel? Plain(CallableModel? callable) => callable is null ? null : callable with { Parameters = default };

    private void Count(SlotModel slot)
    {
        writer.Open($"public override {Names.Object}? {slot.Slot}({SelfParameters}, nint count)");
        Guarded(() => CallEmitter.Body(writer, Plain(slot.Callable)!, "self", true, ["count"], Outcome.Object, slot.Callable!.Signature.Name));
        writer.Close();
    }

    private void Store(SlotModel slot, string operands)
    {
        writer.Open($"public override bool {slot.Slot}({SelfParameters}, {operands})");
        Guarded(() =>
        {
            writer.Open("if (a1 is null)");
            if (slot.Deleter is { } deleter) CallEmitter.Body(writer, deleter, "self", true, ["a0"], Outcome.Success, deleter.Signature.Name);
            else writer.Line($"return base.{slot.Slot}(thread, self, a0, null);");
            writer.Close();
            writer.Open("else");
            if (slot.Callable is { } callable) CallEmitter.Body(writer, callable, "self", true, ["a0", "a1"], Outcome.Success, callable.Signature.Name);
            else writer.Line($"return base.{slot.Slot}(thread, self, a0, a1);");
            writer.Close();
        });
        writer.Close();
    }

    private void WithArguments(SlotModel slot, string declaration, string receiver, string self, Outcome outcome, string? refusesKeywords)
    {
        var callable = slot.Callable!;
        writer.Open($"public override {declaration}");
        if (callable.IsRaw)
        {
            Guarded(() => CallEmitter.Body(writer, callable, self, true, [], outcome, FunctionName(slot)));
            writer.Close();
            return;
        }
        var failure = outcome == Outcome.Object ? "null" : "false";
        Guarded(() => CallEmitter.Bind(writer, callable, $"{slot.Slot}Bound(thread, {self}", "Binders." + slot.Slot, FunctionName(slot), FunctionName(slot), refusesKeywords, failure));
        writer.Close();
        writer.Line();
        writer.Open($"private static {(outcome == Outcome.Object ? Names.Object + "?" : "bool")} {slot.Slot}Bound({receiver}{CallEmitter.ParameterList(callable)})");
        CallEmitter.Body(writer, callable, self, true, [.. callable.Signature.Parameters.Select((_, i) => "a" + i)], outcome, FunctionName(slot));
        writer.Close();
    }

    /// <summary>The name in messages about arguments: for <c>__new__</c> and <c>__init__</c> the type's.</summary>
    private string FunctionName(SlotModel slot) => slot.Shape == SlotShape.Call ? slot.Callable!.Signature.Name : model.Name;

    private void Binders()
    {
        var bound = model.Slots.Where(s => s.Shape is SlotShape.Call or SlotShape.Init or SlotShape.New && s.Callable is { IsRaw: false } callable && CallEmitter.TakesKeywords(callable.Signature)).ToArray();
        if (bound.Length == 0) return;
        writer.Line();
        writer.Open("private static class Binders");
        foreach (var slot in bound) writer.Line(CallEmitter.BinderField(slot.Callable!, slot.Slot, FunctionName(slot)));
        writer.Close();
    }

    private void Guarded(Action body)
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
}
