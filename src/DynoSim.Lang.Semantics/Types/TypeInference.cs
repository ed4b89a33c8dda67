using System.Collections.Immutable;

namespace DynoSim.Lang.Semantics.Types;

/// <summary>Binds the type variables of a signature from the arguments of a call.</summary>
public static class TypeInference
{
    /// <summary>
    /// The variables' types: arguments with a dimension decide, bare numbers follow them and count if nothing else
    /// decides.
    /// </summary>
    /// <param name="formals">The parameter types, one an argument.</param>
    /// <param name="arguments">The argument types.</param>
    public static ImmutableDictionary<string, LanguageType> Infer(
        IEnumerable<LanguageType> formals,
        IEnumerable<LanguageType> arguments)
    {
        var bound = ImmutableDictionary.CreateBuilder<string, LanguageType>(StringComparer.Ordinal);
        var pairs = formals.Zip(arguments).ToArray();
        foreach (var (formal, argument) in pairs)
        {
            Bind(formal, argument, bound, bareNumbers: false);
        }

        foreach (var (formal, argument) in pairs)
        {
            Bind(formal, argument, bound, bareNumbers: true);
        }

        return bound.ToImmutable();
    }

    /// <summary>Replaces the variables of a type; one that is not bound stays.</summary>
    public static LanguageType Substitute(LanguageType type, ImmutableDictionary<string, LanguageType> bound) =>
        type switch
        {
            TypeVariable variable => bound.GetValueOrDefault(variable.Name, variable),
            OptionalType optional => new OptionalType(Substitute(optional.Inner, bound)),
            WordOrType wordOr => new WordOrType(Substitute(wordOr.Inner, bound), wordOr.Word),
            ListType list => new ListType(Substitute(list.Element, bound)),
            RangeType range => new RangeType(Substitute(range.Element, bound)),
            DistType dist => new DistType(Substitute(dist.Element, bound)),
            ArrivalsType arrivals => new ArrivalsType(Substitute(arrivals.Rate, bound)),
            MetricType metric => new MetricType(Substitute(metric.Element, bound)),
            MapType map => new MapType(Substitute(map.Value, bound)),
            TupleType tuple => new TupleType([.. tuple.Items.Select(item => Substitute(item, bound))]),
            _ => type,
        };

    private static void Bind(
        LanguageType formal,
        LanguageType argument,
        ImmutableDictionary<string, LanguageType>.Builder bound,
        bool bareNumbers)
    {
        switch (formal, argument)
        {
            case (TypeVariable variable, UntypedNumberType number):
                if (bareNumbers && variable.Name != TypeVariable.ArrivalRate)
                {
                    bound.TryAdd(variable.Name, number.Defaulted);
                }

                break;
            case (TypeVariable variable, _):
                BindVariable(variable, argument, bound);
                break;
            case (TupleType tuple, TupleType items):
                foreach (var (inner, item) in tuple.Items.Zip(items.Items))
                {
                    Bind(inner, item, bound, bareNumbers);
                }

                break;
            default:
                if (Element(formal) is { } formalElement)
                {
                    var same = formal.GetType() == argument.GetType() || argument is RangeType;
                    Bind(formalElement, same ? Element(argument) ?? argument : argument, bound, bareNumbers);
                }

                break;
        }
    }

    private static void BindVariable(
        TypeVariable variable,
        LanguageType argument,
        ImmutableDictionary<string, LanguageType>.Builder bound)
    {
        if (argument.IsError || argument is NoneType)
        {
            return;
        }

        var isWider = argument is QuantityType { IsDimensionless: true, IsCount: false };
        if (isWider && bound.TryGetValue(variable.Name, out var known) && known.Equals(QuantityType.Count))
        {
            bound[variable.Name] = argument;
        }
        else
        {
            bound.TryAdd(variable.Name, argument);
        }
    }

    private static LanguageType? Element(LanguageType type) => type switch
    {
        OptionalType optional => optional.Inner,
        WordOrType wordOr => wordOr.Inner,
        ListType list => list.Element,
        RangeType range => range.Element,
        DistType dist => dist.Element,
        ArrivalsType arrivals => arrivals.Rate,
        MetricType metric => metric.Element,
        MapType map => map.Value,
        _ => null,
    };
}
