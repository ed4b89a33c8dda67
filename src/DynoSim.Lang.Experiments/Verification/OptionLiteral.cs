using System.Globalization;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Experiments.Verification;

/// <summary>Values of the runtime as a file spells them; each reads back as the same value.</summary>
internal static class OptionLiteral
{
    /// <summary>The text of a value of a property or parameter.</summary>
    /// <param name="value">The value; null is <c>none</c>.</param>
    /// <param name="type">The language type of the place.</param>
    public static string Of(object? value, LanguageType type) => value switch
    {
        null => "none",
        bool truth => truth ? "true" : "false",
        Enum member => SchemaNames.ToSnake(member.ToString()),
        string text => Quoted(text),
        long whole => Number(whole, type),
        double real => Number(real, type),
        SimulatedTime time =>
            QuantityFormat.Exact(new Quantity(time.Picoseconds / 1e12, Dimension.Time)),
        _ => Call(value),
    };

    /// <summary>A text in quotes.</summary>
    public static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        + "\"";

    private static string Number(double value, LanguageType type) => Present(type) is QuantityType { IsCount: false } of
        ? QuantityFormat.Exact(new Quantity(value, of.Dimension))
        : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A record as the call that makes it: the function of its name, its parts as named arguments.</summary>
    private static string Call(object value)
    {
        var (type, name) = (value.GetType(), SchemaNames.ToSnake(value.GetType().Name));
        var function = LanguageCatalog.Instance.FindFunction(name)
            ?? LanguageCatalog.Instance.FindFunction(name.Split('_')[0])
            ?? throw new ArgumentException($"Nothing in the language makes a {type.Name}.", nameof(value));
        var parts = type.GetConstructors()
            .Select(constructor => constructor.GetParameters())
            .Where(parameters => parameters is not [var only] || only.ParameterType != type)
            .MaxBy(parameters => parameters.Length) ?? [];
        var arguments = function.Overloads[0].Parameters.Zip(parts, (parameter, part) =>
            $"{parameter.Name} = {Of(type.GetProperty(part.Name ?? string.Empty)?.GetValue(value), parameter.Type)}");
        var text = string.Join(", ", arguments);
        return text.Length == 0 ? function.Name : $"{function.Name}({text})";
    }

    private static LanguageType Present(LanguageType type) => type is OptionalType optional ? optional.Inner : type;
}
