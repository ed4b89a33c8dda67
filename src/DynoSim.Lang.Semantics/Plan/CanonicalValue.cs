using System.Globalization;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>
/// Values as canonical text: exact, in one unit whatever they were written in, valid as an expression.
/// </summary>
/// <param name="dataFile">What stands for the path of a data file: its content, or the path.</param>
/// <param name="nameOf">The name of an entity.</param>
internal sealed class CanonicalValue(Func<string, string> dataFile, Func<EntityValue, string> nameOf)
{
    /// <summary>The text.</summary>
    public string Of(Value value) => value switch
    {
        CountValue count => count.Value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_'),
        QuantityValue { Dimension.IsNone: true } ratio => Ratio(ratio.Magnitude),
        QuantityValue quantity => QuantityFormat.Exact(quantity.Quantity),
        StringValue text => Quoted(text.Value),
        PathValue path => Quoted(dataFile(path.Resolved)),
        ListValue list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        TupleValue tuple => $"({string.Join(", ", tuple.Items.Select(Of))})",
        RangeValue range => $"{Of(range.Low)}..{Of(range.High)}"
            + (range.Amount is { } amount ? $" {(range.Mode == RangeMode.Log ? "log" : "step")} {Of(amount)}" : ""),
        RuntimeValue { Converted: { } converted } => Of(converted),
        RuntimeValue { Call: { } call } => Call(call),
        EntityValue entity => nameOf(entity),
        _ => value.Display,
    };

    /// <summary>A text as a literal.</summary>
    public static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private string Call(RuntimeCall call) => call.Arguments.IsEmpty
        ? call.Function
        : $"{call.Function}({string.Join(", ", call.Arguments.Select(each => $"{each.Name} = {Of(each.Value)}"))})";

    /// <summary>A real keeps its point, so that it is not read back as a count.</summary>
    private static string Ratio(double value)
    {
        var text = QuantityFormat.Exact(new Quantity(value, Dimension.None));
        return text.All(letter => char.IsAsciiDigit(letter) || letter is '_' or '-') ? text + ".0" : text;
    }
}
