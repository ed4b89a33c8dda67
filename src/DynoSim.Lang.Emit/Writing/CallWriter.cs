using DynoSim.Lang.Semantics.Binding.Bound;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>Builtin functions that may stand in a policy.</summary>
internal static class CallWriter
{
    /// <summary>The C# text.</summary>
    public static string Write(BoundBuiltinCall call)
    {
        var arguments = call.Arguments;
        var isCount = ExpressionWriter.TypeOf(call) == "long";
        return (call.Function.Name, arguments) switch
        {
            ("min" or "max" or "sum" or "mean" or "all" or "any", [{ } only])
                when ExpressionWriter.Items(only) is { } items => $"PolicyLists.{Pascal(call)}({Joined(items)})",
            ("size", [{ } only]) when ExpressionWriter.Items(only) is { } items => $"{items.Count()}L",
            ("first", [{ } only]) when ExpressionWriter.Items(only)?.FirstOrDefault() is { } first => first,
            ("last", [{ } only]) when ExpressionWriter.Items(only)?.LastOrDefault() is { } last => last,
            ("min" or "max", [{ } single]) => ExpressionWriter.Write(single),
            ("min" or "max", [{ } left, { } right]) =>
                $"Math.{Pascal(call)}({ExpressionWriter.Write(left)}, {ExpressionWriter.Write(right)})",
            ("min" or "max", _) =>
                $"PolicyLists.{Pascal(call)}("
                + $"{Joined(arguments.OfType<BoundExpression>().Select(ExpressionWriter.Write))})",
            ("abs", [{ } x]) => $"{(isCount ? "PolicyMath.Absolute" : "Math.Abs")}({ExpressionWriter.Write(x)})",
            ("clamp", [{ } x, { } range]) when ExpressionWriter.Bounds(range) is var (low, high) =>
                $"PolicyMath.Clamp({ExpressionWriter.Write(x)}, {low}, {high})",
            ("floor", [{ } x]) => Whole(x, isCount, "Floor"),
            ("ceil", [{ } x]) => Whole(x, isCount, "Ceil"),
            ("round", [{ } x, null]) when isCount => Whole(x, isCount, "Round"),
            ("round", [{ } x, var unit]) => Rounded(x, unit, isCount),
            ("sqrt", [{ } x]) => $"Math.Sqrt({ExpressionWriter.Write(x)})",
            ("exp", [{ } x]) => $"DeterministicMath.Exp({ExpressionWriter.Write(x)})",
            ("log2", [{ } x]) => $"DeterministicMath.Log2({ExpressionWriter.Write(x)})",
            ("ln", [{ } x]) => $"DeterministicMath.Log({ExpressionWriter.Write(x)})",
            _ => throw ExpressionWriter.Unsupported(call),
        };
    }

    private static string Whole(BoundExpression value, bool isCount, string function)
    {
        var text = ExpressionWriter.Write(value);
        if (ExpressionWriter.TypeOf(value) == "long")
        {
            return text;
        }

        return isCount
            ? $"PolicyMath.{function}ToCount({text})"
            : $"Math.{(function == "Ceil" ? "Ceiling" : function)}({text})";
    }

    private static string Rounded(BoundExpression value, BoundExpression? unit, bool isCount)
    {
        var multiple = unit is null ? "1D" : $"(double){ExpressionWriter.Write(unit)}";
        var rounded = $"PolicyMath.Round({ExpressionWriter.Write(value)}, {multiple})";
        return isCount ? $"PolicyMath.RoundToCount({rounded})" : rounded;
    }

    private static string Pascal(BoundBuiltinCall call) => Semantics.Catalog.SchemaNames.ToPascal(call.Function.Name);

    private static string Joined(IEnumerable<string> items) => string.Join(", ", items);
}
