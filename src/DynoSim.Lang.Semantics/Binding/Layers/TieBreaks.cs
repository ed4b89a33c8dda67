using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>
/// The list that decides between equals: numbers of whatever dimension, each compared with its like, and the word
/// <c>random</c>.
/// </summary>
internal static class TieBreaks
{
    private const string Random = "random";
    private static readonly ListType Wanted = new(new WordOrType(new TypeVariable("T"), Random));

    /// <summary>Whether a property is such a list.</summary>
    public static bool Is(PropertySchema property) =>
        property.Type is ListType { Element: TypeVariable or WordOrType { Inner: TypeVariable } };

    public static Assignment Assign(
        LayerBuilder builder, SourceLocation location, ExpressionSyntax value, PropertySchema property) => new(
            property.Name,
            location,
            builder.At(value),
            property,
            builder.Binder.Later(property.Name, location, () => Bind(builder, value, property)));

    private static BoundExpression Bind(LayerBuilder builder, ExpressionSyntax value, PropertySchema property)
    {
        var binder = new ExpressionBinder(builder.Binder, builder.Scope.Defining(property.Name));
        var bound = binder.Bind(value, Wanted);
        if (bound.IsError)
        {
            return bound;
        }

        if (bound is not BoundList list)
        {
            return builder.Binder.Report(
                Descriptors.TypeMismatch,
                bound.Location,
                $"`{property.Name}` is a list, but `{Misfits.Shortened(bound.Location.Text)}` is "
                + $"{Misfits.Describe(bound.Type)}",
                help: "write `[worker.queued, worker.id]`");
        }

        // Beside the word, each item was taken for "a number or the word"; what it is itself is what gets compared.
        list = list with { Items = [.. list.Items.Select(Plain)] };
        foreach (var item in list.Items)
        {
            if (item is not (
                BoundConstant { Value: WordValue } or { Type: QuantityType or UntypedNumberType or BoolType }))
            {
                return builder.Binder.Report(
                    Descriptors.TypeMismatch,
                    item.Location,
                    $"ties are broken by numbers, but `{Misfits.Shortened(item.Location.Text)}` is "
                    + $"{Misfits.Describe(item.Type)}");
            }
        }

        return PhaseChecks.Require(list, property.Phase, $"`{property.Name}`", builder.Binder);
    }

    private static BoundExpression Plain(BoundExpression item) =>
        item is BoundConversion { Type: WordOrType, Operand: var operand } ? operand : item;
}
