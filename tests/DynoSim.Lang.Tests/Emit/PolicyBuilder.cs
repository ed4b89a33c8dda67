using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Tests.Emit;

/// <summary>Lowered policies by hand, as the semantic stage would hand them over.</summary>
internal static class PolicyBuilder
{
    private static readonly SourceLocation Here = new(
        new SourceText("policy.dyno", "worker.cost"), new TextSpan(0, 11));

    public static BoundExpression Worker(string name, params ImmutableArray<BoundExpression> arguments) =>
        Signal("worker", typeof(WorkerContext), name, arguments);

    public static BoundExpression Request(string name) => Signal("request", typeof(RequestContext), name, []);

    public static BoundContext RequestItself() => Context("request", typeof(RequestContext));

    public static BoundExpression Real(double value) => new BoundConstant(
        Here, QuantityType.Ratio, new QuantityValue(value, Dimension.None));

    public static BoundExpression Count(long value) =>
        new BoundConstant(Here, QuantityType.Count, new CountValue(value));

    public static BoundExpression Word(string word) => new BoundConstant(Here, QuantityType.Count, new WordValue(word));

    public static BoundSetting Setting(int slot, double value) => new(
        Here, QuantityType.Ratio, slot, new QuantityValue(value, Dimension.None));

    public static BoundExpression Let(int index, BoundExpression value) =>
        new BoundPolicyLet(Here, value.Type, KnobPhase.Policy, index, "some let");

    public static BoundExpression Binary(BinaryOperator operation, BoundExpression left, BoundExpression right) =>
        new BoundBinary(
            Here, IsTruth(operation) ? BoolType.Instance : left.Type, KnobPhase.Policy, operation, left, right);

    public static BoundExpression Call(
        string name, LanguageType type, params ImmutableArray<BoundExpression?> arguments) =>
        new BoundBuiltinCall(
            Here,
            type,
            KnobPhase.Policy,
            LanguageCatalog.Instance.FindFunction(name)?.Overloads[0]
                ?? throw new ArgumentException($"there is no function {name}", nameof(name)),
            arguments);

    public static RouterPlan Router(BoundExpression cost, params ImmutableArray<BoundExpression> tieBreak) => new()
    {
        Name = "Mine",
        Cost = cost,
        TieBreak = tieBreak,
    };

    private static bool IsTruth(BinaryOperator operation) =>
        operation is >= BinaryOperator.Less and <= BinaryOperator.In;

    private static BoundContext Context(string name, Type type)
    {
        var schema = LanguageCatalog.Instance.ContextOf(type);
        return new BoundContext(Here, new ContextType(schema), KnobPhase.Policy, name, schema);
    }

    private static BoundSignal Signal(string context, Type type, string name, ImmutableArray<BoundExpression> arguments)
    {
        var target = Context(context, type);
        var signal = target.Schema.Find(name)
            ?? throw new ArgumentException($"there is no signal {name}", nameof(name));
        return new BoundSignal(Here, signal.Type, KnobPhase.Policy, target, signal, arguments);
    }
}
