using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Experiments.Verification;

/// <summary>
/// A lowered router as the members of one that stands by itself: settings as their values, inherited members written
/// out.
/// </summary>
internal static class RouterText
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(RouterPlan router)
    {
        for (var let = 0; let < router.Lets.Length; let++)
        {
            yield return $"let {NameOf(let)} = {Text(router.Lets[let])}";
        }

        foreach (var condition in router.Eligible)
        {
            yield return $"eligible {Text(condition)}";
        }

        yield return $"choose worker {(router.IsMaximizing ? "maximizing" : "minimizing")} {Text(router.Cost)}";
        yield return $"tie_break = [{Joined(router.TieBreak)}]";
    }

    private static string NameOf(int let) => "let" + let.ToString(CultureInfo.InvariantCulture);

    private static string Text(BoundExpression expression) => expression switch
    {
        BoundConstant constant => Text(constant.Value, constant.Type),
        BoundSetting setting => Text(setting.Value, setting.Type),
        BoundPolicyLet let => NameOf(let.Index),
        BoundContext context => context.Name,
        BoundSignal { Signal.IsFunction: true } signal =>
            $"{signal.Target.Name}.{signal.Signal.Name}({Joined(signal.Arguments)})",
        BoundSignal signal => $"{signal.Target.Name}.{signal.Signal.Name}",
        BoundConversion conversion => Text(conversion.Operand),
        BoundUnary unary => unary.Operator == UnaryOperator.Not
            ? $"(not {Text(unary.Operand)})"
            : $"(-{Text(unary.Operand)})",
        BoundBinary binary => $"({Text(binary.Left)} {binary.Operator.Symbol()} {Text(binary.Right)})",
        BoundConditional node => $"(if {Text(node.Condition)} then {Text(node.Then)} else {Text(node.Else)})",
        BoundBuiltinCall call => $"{call.Function.Name}({Joined([.. call.Arguments.OfType<BoundExpression>()])})",
        BoundList list => $"[{Joined(list.Items)}]",
        BoundRange range => $"{Text(range.Low)}..{Text(range.High)}",
        _ => throw new ArgumentException(
            $"{expression.Location}: a router has no text for {expression.GetType().Name}.", nameof(expression)),
    };

    private static string Joined(ImmutableArray<BoundExpression> items) => string.Join(", ", items.Select(Text));

    private static string Text(Value value, LanguageType type) => value switch
    {
        QuantityValue quantity => Real(quantity.Quantity, type),
        CountValue count => count.Value.ToString(CultureInfo.InvariantCulture),
        EnumValue member => member.Member,
        WordValue word => word.Word,
        RangeValue range => $"{Text(range.Low, type)}..{Text(range.High, type)}",
        ListValue list => $"[{string.Join(", ", list.Items.Select(item => Text(item, type)))}]",
        StringValue text => OptionLiteral.Quoted(text.Value),
        _ => value.Display,
    };

    // A ratio that is written without a point would be a count.
    private static string Real(Quantity quantity, LanguageType type)
    {
        var text = QuantityFormat.Exact(quantity);
        var isRatio = quantity.Dimension.IsNone && type is not QuantityType { IsCount: true };
        text = isRatio && !text.Contains('.', StringComparison.Ordinal) && !text.Contains('%', StringComparison.Ordinal)
            && !text.Contains('e', StringComparison.Ordinal) ? text + ".0" : text;
        return text.StartsWith('-') || text.Contains(' ', StringComparison.Ordinal) ? $"({text})" : text;
    }
}
