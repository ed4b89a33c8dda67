using System.Globalization;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>
/// A lowered policy expression as a C# expression: arithmetic over the members of the context structs. A count is a
/// <c>long</c>, any other number a <c>double</c>, a truth value a <c>bool</c>.
/// </summary>
internal static class ExpressionWriter
{
    private const int LongestName = 40;

    /// <summary>The C# type of an expression's value.</summary>
    public static string TypeOf(BoundExpression expression) => expression.Type switch
    {
        BoolType => "bool",
        QuantityType { IsCount: true } => "long",
        UntypedNumberType when expression is BoundConstant { Value: CountValue } => "long",
        QuantityType or UntypedNumberType => "double",
        StringType or EnumType => "string",
        _ => throw Unsupported(expression),
    };

    /// <summary>The C# text; parenthesised wherever it is more than one token.</summary>
    public static string Write(BoundExpression expression) => expression switch
    {
        BoundConstant constant => ConstantText(constant, constant.Value),
        BoundSetting setting => SettingName(setting),
        BoundPolicyLet let => LetName(let.Index, let.Name),
        BoundContext context => ContextName(context),
        BoundSignal signal => Signal(signal),
        BoundUnary unary => Unary(unary),
        BoundBinary binary => OperatorWriter.Write(binary),
        BoundConditional conditional =>
            $"({Write(conditional.Condition)} ? {Write(conditional.Then)} : {Write(conditional.Else)})",
        BoundConversion conversion => Conversion(conversion),
        BoundBuiltinCall call => CallWriter.Write(call),
        _ => throw Unsupported(expression),
    };

    /// <summary>The items of a list written out, or of a constant list; null for anything else.</summary>
    public static IEnumerable<string>? Items(BoundExpression expression) => expression switch
    {
        BoundList list => list.Items.Select(Write),
        BoundConstant { Value: ListValue list } => list.Items.Select(item => ConstantText(expression, item)),
        BoundConversion conversion => Items(conversion.Operand),
        _ => null,
    };

    /// <summary>The ends of a constant or settable range; null for anything else.</summary>
    public static (string Low, string High)? Bounds(BoundExpression expression) => expression switch
    {
        BoundConstant { Value: RangeValue range } =>
            (ConstantText(expression, range.Low), ConstantText(expression, range.High)),
        BoundSetting { Value: RangeValue } setting => (
            SettingName(setting) + "Low", SettingName(setting) + "High"),
        BoundRange range => (Write(range.Low), Write(range.High)),
        BoundConversion conversion => Bounds(conversion.Operand),
        _ => null,
    };

    /// <summary>The variable that holds a context: <c>worker</c> for a <c>WorkerContext</c>.</summary>
    public static string NameOf(Type context)
    {
        var name = context.Name.Replace("Context", string.Empty, StringComparison.Ordinal);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The field that holds a setting: its slot and, where it is short, how it is written.</summary>
    public static string SettingName(BoundSetting setting)
    {
        var slot = "_s" + setting.Slot.ToString(CultureInfo.InvariantCulture);
        return setting.Location.Span.Length <= LongestName
            ? CSharpLiteral.Identifier(slot, setting.Location.Text)
            : slot;
    }

    /// <summary>The local that holds a let.</summary>
    public static string LetName(int index, string name) =>
        CSharpLiteral.Identifier("let" + index.ToString(CultureInfo.InvariantCulture), name);

    /// <summary>What the language lets through and the emitter does not know: a defect of the tool.</summary>
    public static EmitException Unsupported(BoundExpression expression) =>
        new($"{expression.Location}: no C# is known for {expression.GetType().Name} of type {expression.Type.Display}");

    private static string ConstantText(BoundExpression at, Value value) => value switch
    {
        BoolValue truth => CSharpLiteral.Of(truth.Value),
        CountValue count => count.Value < 0 ? $"({Digits(count.Value)}L)" : Digits(count.Value) + "L",
        QuantityValue quantity => CSharpLiteral.Of(quantity.Magnitude),
        StringValue text => CSharpLiteral.Of(text.Value),
        EnumValue member => CSharpLiteral.Of(member.Member),
        _ => throw Unsupported(at),
    };

    private static string Digits(long value) =>
        value == long.MinValue ? "long.MinValue + 0" : value.ToString(CultureInfo.InvariantCulture);

    private static string ContextName(BoundContext context) => NameOf(context.Schema.RuntimeType);

    private static string Signal(BoundSignal signal)
    {
        var member = $"{ContextName(signal.Target)}.{signal.Signal.Member.Name}";
        return signal.Signal.IsFunction
            ? $"{member}({string.Join(", ", signal.Arguments.Select(Write))})"
            : member;
    }

    private static string Unary(BoundUnary unary) => unary.Operator switch
    {
        UnaryOperator.NegateCount => $"PolicyMath.Negate({Write(unary.Operand)})",
        UnaryOperator.Negate => $"(-{Write(unary.Operand)})",
        UnaryOperator.Not => $"(!{Write(unary.Operand)})",
        _ => throw Unsupported(unary),
    };

    private static string Conversion(BoundConversion conversion)
    {
        var wanted = TypeOf(conversion);
        if (conversion.Operand is BoundConstant { Value: CountValue count } && wanted == "double")
        {
            return CSharpLiteral.Of((double)count.Value);
        }

        var inner = Write(conversion.Operand);
        return TypeOf(conversion.Operand) == wanted ? inner : $"(({wanted}){inner})";
    }
}
