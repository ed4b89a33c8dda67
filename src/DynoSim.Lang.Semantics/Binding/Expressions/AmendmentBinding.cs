using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary><c>target with { … }</c> and <c>{ … }</c> as a value.</summary>
internal static class AmendmentBinding
{
    public static BoundExpression With(WithSyntax syntax, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var target = binder.Bind(syntax.Target);
        var type = target.Type is OptionalType optional ? optional.Inner : target.Type;
        var objectType = type switch
        {
            EntityType entity => ObjectType.Of(entity.Kind),
            RecordType record => ObjectType.Of(record.Kind),
            MapType map => ObjectType.Of(map, "map"),
            _ => null,
        };
        if (target.IsError)
        {
            return new BoundError(location);
        }

        if (objectType is null)
        {
            binder.Binder.Report(
                Descriptors.TypeMismatch,
                target.Location,
                $"`with` amends an entity, but `{Misfits.Shortened(target.Location.Text)}` is "
                + $"{Misfits.Describe(target.Type)}");
            return new BoundError(location);
        }

        BoundAmendment? made = null;
        var below = ObjectShapes.Of(target, binder);
        var layer = LayerBuilder.Build(
            new LayerSource(syntax.Body, objectType, binder.At(syntax.Body.Open), below, binder.Scope, binder.Binder)
            {
                Prototype = () => made is null ? null : ObjectShapes.Value(made, binder.Scope, binder.Binder),
            });
        made = new BoundAmendment(location, type, target, layer);
        return made;
    }

    public static BoundExpression Record(RecordSyntax syntax, LanguageType? wanted, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var type = wanted is OptionalType optional ? optional.Inner : wanted;
        var objectType = type switch
        {
            EntityType entity => ObjectType.Of(entity.Kind),
            RecordType record => ObjectType.Of(record.Kind),
            MapType map => ObjectType.Of(map, "map"),
            _ => null,
        };
        if (objectType is null || type is null)
        {
            if (wanted is not { IsError: true })
            {
                binder.Binder.Report(
                    Descriptors.TypeMismatch,
                    location,
                    wanted is null
                        ? "nothing says what this record is"
                        : $"a record cannot be {Misfits.Describe(wanted)}",
                    help: "records stand where a sub-block or an entity is expected");
            }

            return new BoundError(location);
        }

        BoundAmendment? made = null;
        var layer = LayerBuilder.Build(
            new LayerSource(
                syntax.Body, objectType, binder.At(syntax.Body.Open), Shape.Empty, binder.Scope, binder.Binder)
            {
                Prototype = () => made is null ? null : ObjectShapes.Value(made, binder.Scope, binder.Binder),
            });
        made = new BoundAmendment(location, type, null, layer);
        return made;
    }
}
