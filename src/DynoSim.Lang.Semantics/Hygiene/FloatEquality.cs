using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>
/// DYN8008: <c>==</c> and <c>!=</c> between measured reals. Things that are counted, comparisons with nothing at all,
/// and values of before the run are exact.
/// </summary>
internal static class FloatEquality
{
    public static void Check(BoundLayer layer, Binder binder)
    {
        foreach (var condition in layer.Statements.OfType<ConditionStatement>().Select(given => given.Condition))
        {
            foreach (var equality in Expressions.Parts(condition).OfType<BoundBinary>().Where(IsDoubtful))
            {
                Report(equality, binder);
            }
        }
    }

    private static bool IsDoubtful(BoundBinary node) =>
        node.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual
        && node.Phase != KnobPhase.Static
        && IsMeasuredReal(node.Left.Type) && IsMeasuredReal(node.Right.Type)
        && Expressions.LiteralNumber(node.Left) is not 0 && Expressions.LiteralNumber(node.Right) is not 0;

    private static bool IsMeasuredReal(LanguageType type) =>
        type is QuantityType { IsIntegerValued: false } or UntypedNumberType;

    private static void Report(BoundBinary equality, Binder binder)
    {
        var left = equality.Left.Location.Text;
        var right = equality.Right.Location.Text;
        var isEqual = equality.Operator == BinaryOperator.Equal;
        binder.Report(
            Descriptors.FloatEquality,
            equality.Location,
            $"a measured real is hardly ever exactly {(isEqual ? "this" : "anything, so this always holds")}",
            $"`{(isEqual ? "==" : "!=")}` of {Binding.Expressions.Misfits.Describe(equality.Left.Type)}",
            isEqual
                ? $"say how near, as in `{left} in 0.99 * {right}..1.01 * {right}`"
                : $"compare with `<` or `>`, as in `{left} < {right}`");
    }
}
