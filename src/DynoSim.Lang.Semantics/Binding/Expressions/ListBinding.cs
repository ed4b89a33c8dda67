using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Lists, tuples and indexing.</summary>
internal static class ListBinding
{
    public static BoundExpression List(ListSyntax syntax, LanguageType? wanted, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var element = ElementOf(wanted);
        return Of(location, [.. syntax.Items.Select(item => binder.Bind(item, element))], wanted, binder);
    }

    /// <summary>A list of items that are bound already.</summary>
    public static BoundExpression Of(
        SourceLocation location, ImmutableArray<BoundExpression> items, LanguageType? wanted, ExpressionBinder binder)
    {
        var element = ElementOf(wanted);
        if (items.Any(item => item.IsError))
        {
            return new BoundError(location);
        }

        if (items.IsEmpty)
        {
            return new BoundList(location, new ListType(element ?? ErrorType.Instance), Phases.Latest(items), items);
        }

        if (TypeJoin.Of(items, binder.Binder, out var misfit) is not { } joined)
        {
            if (IsFreeList(wanted))
            {
                return new BoundList(location, new ListType(items[0].Type), Phases.Latest(items), items);
            }

            if (element is not null && AsWanted(items, element, binder) is { } converted)
            {
                return new BoundList(location, new ListType(element), Phases.Latest(converted), converted);
            }

            if (misfit is not null && !IsOfOtherUnit(items, element, binder.Binder))
            {
                Report(items[0], misfit, binder);
            }

            return new BoundError(location);
        }

        return new BoundList(location, new ListType(joined.Type), Phases.Latest(items), joined.Items);
    }

    public static BoundExpression Tuple(TupleSyntax syntax, LanguageType? wanted, ExpressionBinder binder)
    {
        var types = wanted is TupleType tuple && tuple.Items.Length == syntax.Items.Length ? tuple.Items : default;
        var items = syntax.Items
            .Select((item, index) => binder.Bind(item, types.IsDefault ? null : types[index]))
            .ToImmutableArray();
        return items.Any(item => item.IsError)
            ? new BoundError(binder.At(syntax))
            : new BoundTuple(
                binder.At(syntax),
                new TupleType([.. items.Select(item => item.Type)]),
                Phases.Latest(items),
                items);
    }

    public static BoundExpression Index(IndexSyntax syntax, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var target = Conversions.Settle(binder.Bind(syntax.Target));
        if (target.IsError)
        {
            // What the brackets of something unknown hold need be no index.
            binder.Bind(syntax.Index);
            return new BoundError(location);
        }

        var index = binder.Bind(syntax.Index, Expectation.Part(QuantityType.Count, "an index"));
        if (index.IsError)
        {
            return new BoundError(location);
        }

        var element = target.Type switch
        {
            ListType list => list.Element,
            RangeType range => range.Element,
            OptionalType { Inner: ListType list } => list.Element,
            _ => null,
        };
        if (element is null)
        {
            binder.Binder.Report(
                Descriptors.TypeMismatch,
                target.Location,
                $"`{Misfits.Shortened(target.Location.Text)}` is {Misfits.Describe(target.Type)} and has no items");
            return new BoundError(location);
        }

        return new BoundIndex(location, element, Phases.Later(target.Phase, index.Phase), target, index);
    }

    public static LanguageType? ElementOf(LanguageType? wanted) => wanted switch
    {
        OptionalType optional => ElementOf(optional.Inner),
        ListType list => list.Element is TypeVariable ? null : list.Element,
        _ => null,
    };

    /// <summary>
    /// Items that have no type in common but each fit the one that is wanted, as a number and a range are both
    /// distributions.
    /// </summary>
    private static ImmutableArray<BoundExpression>? AsWanted(
        ImmutableArray<BoundExpression> items, LanguageType element, ExpressionBinder binder) =>
        items.All(item => Assignability.IsAssignable(item.Type, element, CoercionSite.Expression))
            ? [.. items.Select(item => Conversions.To(item, Expectation.Part(element, "the item"), binder.Binder))]
            : null;

    /// <summary>A list whose items may differ, as those that break ties.</summary>
    private static bool IsFreeList(LanguageType? wanted) =>
        wanted is ListType { Element: TypeVariable or WordOrType { Inner: TypeVariable } };

    /// <summary>Where quantities are wanted, what is wanted says which of several items is the wrong one.</summary>
    private static bool IsOfOtherUnit(
        ImmutableArray<BoundExpression> items, LanguageType? element, Binder binder)
    {
        if (element is not QuantityType quantity)
        {
            return false;
        }

        var wanted = new Expectation(quantity, CoercionSite.Property, "an item here");
        var misfit = items.FirstOrDefault(item => !Assignability.IsAssignable(item.Type, quantity, wanted.Site));
        if (misfit is null)
        {
            return false;
        }

        Misfits.Report(
            misfit, Assignability.Classify(misfit.Type, quantity, wanted.Site).Failure, wanted, binder);
        return true;
    }

    private static void Report(BoundExpression first, BoundExpression misfit, ExpressionBinder binder)
    {
        var areNumbers = first.Type is QuantityType or UntypedNumberType
            && misfit.Type is QuantityType or UntypedNumberType;
        binder.Binder.Report(
            areNumbers ? Descriptors.UnitMismatch : Descriptors.TypeMismatch,
            misfit.Location,
            $"the items of a list are of one type: `{Misfits.Shortened(first.Location.Text)}` is "
                + $"{Misfits.Describe(first.Type)}, `{Misfits.Shortened(misfit.Location.Text)}` is "
                + $"{Misfits.Describe(misfit.Type)}");
    }
}
