using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation.Builtins;

/// <summary>The functions of the language itself, by name; their parameters have been checked.</summary>
internal static class BuiltinEvaluation
{
    public static Value Call(BoundBuiltinCall node, Value?[] arguments, Evaluator evaluator)
    {
        var call = new BuiltinCall(node, arguments, evaluator);
        return node.Function.Name switch
        {
            "abs" => NumberBuiltins.Absolute(call),
            "min" => NumberBuiltins.Extreme(call, wanted: -1),
            "max" => NumberBuiltins.Extreme(call, wanted: 1),
            "clamp" => NumberBuiltins.Clamp(call),
            "floor" => NumberBuiltins.Whole(call, Math.Floor),
            "ceil" => NumberBuiltins.Whole(call, Math.Ceiling),
            "round" => NumberBuiltins.Round(call),
            "sqrt" => NumberBuiltins.Real(call, Math.Sqrt, from: 0),
            "exp" => NumberBuiltins.Real(call, Simulation.Kernel.DeterministicMath.Exp, double.NegativeInfinity),
            "ln" => NumberBuiltins.Real(call, Simulation.Kernel.DeterministicMath.Log, double.Epsilon),
            "log2" => NumberBuiltins.Real(call, Simulation.Kernel.DeterministicMath.Log2, double.Epsilon),
            "format" => TextBuiltins.Format(call),
            "string" => TextBuiltins.Text(call),
            _ => ListBuiltins.Call(call),
        };
    }
}

/// <summary>A call with the values of its arguments.</summary>
internal sealed record BuiltinCall(BoundBuiltinCall Node, Value?[] Arguments, Evaluator Evaluator)
{
    public Value this[int index] =>
        index < Arguments.Length ? Arguments[index] ?? NoneValue.Instance : NoneValue.Instance;

    public Quantities.Dimension Dimension => Expressions.OperatorEvaluation.DimensionOf(Node.Type);

    /// <summary>A number of the call's type.</summary>
    public Value Number(double value) => Node.Type is Types.QuantityType { IsCount: true }
        ? Expressions.ValueConversion.Convert(
            new QuantityValue(value, Quantities.Dimension.None), Node.Type, Node.Location, Evaluator)
        : new QuantityValue(value, Dimension);
}
