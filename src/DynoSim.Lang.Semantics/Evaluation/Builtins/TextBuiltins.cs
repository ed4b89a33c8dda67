using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Builtins;

/// <summary>Functions that give texts.</summary>
internal static class TextBuiltins
{
    public static Value Text(BuiltinCall call) => call[0] is StringValue ? call[0] : new StringValue(call[0].Display);

    public static Value Format(BuiltinCall call)
    {
        if (RealArithmetic.Number(call[0]) is not { } value || call[1] is not StringValue unit)
        {
            return ErrorValue.Instance;
        }

        var quantity = new Quantity(value, call[0] is QuantityValue real ? real.Dimension : Dimension.None);
        var location = call.Node.Arguments[1]?.Location ?? call.Node.Location;
        if (!UnitExpression.Parse(unit.Value).TryGet(out var expression, out var error))
        {
            return call.Evaluator.Report(Descriptors.TypeMismatch, location, error.Message, help: error.Help);
        }

        return expression.Dimension == quantity.Dimension
            ? new StringValue(QuantityFormat.InUnit(quantity, expression))
            : call.Evaluator.Report(
                Descriptors.UnitMismatch,
                location,
                $"`{unit.Value}` measures {expression.Dimension}, but `{call.Node.Arguments[0]?.Location.Text}` is "
                    + $"{quantity.Dimension}");
    }
}
