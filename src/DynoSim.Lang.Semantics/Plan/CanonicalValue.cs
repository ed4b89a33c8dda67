using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>Values as canonical text: exact, whatever unit they were written in.</summary>
internal static class CanonicalValue
{
    public static string Of(Value value) => value switch
    {
        CountValue count => QuantityFormat.Number(count.Value),
        QuantityValue quantity => QuantityFormat.Exact(quantity.Quantity),
        ListValue list => $"[{Joined(list.Items)}]",
        TupleValue tuple => $"({Joined(tuple.Items)})",
        RangeValue range => $"{Of(range.Low)}..{Of(range.High)}"
            + (range.Amount is { } amount ? $" {range.Mode} {Of(amount)}" : string.Empty),
        RuntimeValue runtime => OfRuntime(runtime.Content),
        _ => value.Display,
    };

    private static string Joined(IEnumerable<Value> items) => string.Join(", ", items.Select(Of));

    /// <summary>A record of the runtime as its name and what it was made of.</summary>
    private static string OfRuntime(object? content)
    {
        switch (content)
        {
            case null:
                return "none";
            case string text:
                return $"\"{text}\"";
            case double number:
                return number.ToString("R", CultureInfo.InvariantCulture);
            case SimulatedTime time:
                return $"{time.Picoseconds.ToString(CultureInfo.InvariantCulture)}ps";
            case ITuple tuple:
                return $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => OfRuntime(tuple[i])))})";
            case IEnumerable items:
                return $"[{string.Join(", ", items.Cast<object?>().Select(OfRuntime))}]";
            case IFormattable plain when content is Enum or IConvertible:
                return plain.ToString(null, CultureInfo.InvariantCulture);
            default:
                return $"{content.GetType().Name}({string.Join(", ", Parts(content).Select(OfRuntime))})";
        }
    }

    /// <summary>What the constructor of a record took, in its order.</summary>
    private static IEnumerable<object?> Parts(object content)
    {
        var type = content.GetType();
        var made = type.GetConstructors()
            .OrderByDescending(constructor => constructor.GetParameters().Length)
            .FirstOrDefault(constructor => constructor.GetParameters() is not [var only] || only.ParameterType != type);
        foreach (var parameter in made?.GetParameters() ?? [])
        {
            var property = type.GetProperty(
                parameter.Name ?? string.Empty, BindingFlags.Public | BindingFlags.Instance);
            if (property is not null)
            {
                yield return property.GetValue(content);
            }
        }
    }
}
