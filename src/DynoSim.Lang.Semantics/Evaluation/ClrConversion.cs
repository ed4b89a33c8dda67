using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>
/// Turns values of the language into values of the runtime: numbers into <c>long</c>, <c>double</c> or
/// <see cref="SimulatedTime"/>, enum members into enums, lists into immutable arrays. The types have been checked.
/// </summary>
public static class ClrConversion
{
    private static readonly MethodInfo MakeArrayOf = typeof(ClrConversion).GetMethod(
        nameof(MakeArray), BindingFlags.NonPublic | BindingFlags.Static)
        ?? throw new MissingMethodException(nameof(ClrConversion), nameof(MakeArray));

    /// <summary>The value as one of a type of the runtime; null for <c>none</c>.</summary>
    /// <exception cref="OverflowException">A time or count is beyond what the runtime can hold.</exception>
    /// <exception cref="ArgumentException">The type of the runtime does not fit the language type.</exception>
    public static object? ToClr(Value value, Type type)
    {
        if (value is NoneValue)
        {
            return null;
        }

        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (RealArithmetic.Number(value) is { } number)
        {
            return FromNumber(value, number, target);
        }

        return value switch
        {
            BoolValue truth => truth.Value,
            StringValue text => text.Value,
            PathValue path => path.Resolved,
            WordValue word => word.Word,
            EnumValue member when target.IsEnum => ToEnum(member, target),
            EnumValue member => member.Member,
            RuntimeValue runtime => runtime.Content,
            ListValue list => ToArray(list.Items, target),
            TupleValue row => ToTuple(row, target),
            RangeValue range => ToRange(range, target),
            _ => throw Misfit(value, target),
        };
    }

    private static object FromNumber(Value value, double number, Type target)
    {
        if (target == typeof(double))
        {
            return number;
        }

        if (target == typeof(SimulatedTime))
        {
            return SimulatedTime.FromSeconds(number);
        }

        if (target == typeof(long))
        {
            return value is CountValue count ? count.Value : checked((long)Math.Round(number));
        }

        return target == typeof(int) ? checked((int)Math.Round(number)) : throw Misfit(value, target);
    }

    private static object ToEnum(EnumValue member, Type target)
    {
        foreach (var name in Enum.GetNames(target))
        {
            if (SchemaNames.ToSnake(name) == member.Member)
            {
                return Enum.Parse(target, name);
            }
        }

        throw Misfit(member, target);
    }

    private static object ToArray(ImmutableArray<Value> items, Type target)
    {
        var element = target.IsGenericType && target.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            ? target.GetGenericArguments()[0]
            : throw new ArgumentException($"{target.Name} is no immutable array.", nameof(target));
        var made = MakeArrayOf.MakeGenericMethod(element).Invoke(null, [items.Select(item => ToClr(item, element))]);
        return made ?? throw new ArgumentException($"{target.Name} cannot be made.", nameof(target));
    }

    private static ImmutableArray<T> MakeArray<T>(IEnumerable items) => [.. items.Cast<T>()];

    private static object ToTuple(TupleValue row, Type target)
    {
        var types = target.GetGenericArguments();
        if (types.Length != row.Items.Length)
        {
            throw Misfit(row, target);
        }

        var parts = row.Items.Select((item, index) => ToClr(item, types[index])).ToArray();
        return Activator.CreateInstance(target, parts) ?? throw Misfit(row, target);
    }

    private static object ToRange(RangeValue range, Type target)
    {
        if (!target.IsGenericType || target.GetGenericTypeDefinition() != typeof(ValueRange<>))
        {
            throw Misfit(range, target);
        }

        var element = target.GetGenericArguments()[0];
        return Activator.CreateInstance(target, ToClr(range.Low, element), ToClr(range.High, element))
            ?? throw Misfit(range, target);
    }

    private static ArgumentException Misfit(Value value, Type target) =>
        new($"`{value.Display}` does not fit {target.Name}: the schema and the runtime disagree.");
}
