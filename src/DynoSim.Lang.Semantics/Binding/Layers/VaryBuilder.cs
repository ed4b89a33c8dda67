using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>The axes of an experiment.</summary>
internal static class VaryBuilder
{
    public static VaryStatement Make(LayerBuilder builder, VarySyntax syntax)
    {
        var paths = new Lazy<ImmutableArray<SettablePath>>(() =>
            [.. syntax.Paths.Select(path => SettablePaths.Resolve(path, builder.Scope, builder.Binder))]);
        var values = builder.Binder.Later(
            "vary", builder.At(syntax.Values), () => Values(builder, syntax, paths.Value));
        return new VaryStatement(builder.At(syntax), paths, values);
    }

    private static BoundExpression Values(LayerBuilder builder, VarySyntax syntax, ImmutableArray<SettablePath> paths)
    {
        var binder = new ExpressionBinder(builder.Binder, builder.Scope);
        if (paths.Any(path => path.Type.IsError))
        {
            binder.Bind(syntax.Values);
            return new BoundError(builder.At(syntax.Values));
        }

        if (paths.Length > 1 && !HaveArity(builder, syntax, paths.Length))
        {
            return new BoundError(builder.At(syntax.Values));
        }

        var row = paths.Length == 1 ? paths[0].Type : new TupleType([.. paths.Select(path => path.Type)]);
        var raw = binder.Bind(syntax.Values, new ListType(row));
        if (paths.Length > 1 && !AreRows(builder, raw, paths.Length))
        {
            return new BoundError(raw.Location);
        }

        var values = Conversions.To(
            raw,
            new Expectation(
                raw.Type is RangeType ? new RangeType(row) : new ListType(row),
                paths is [{ Steps: [.., { Property: { } property }] }] ? property.Site : CoercionSite.Property,
                paths.Length == 1 ? $"`{paths[0].Text}`" : "a row of the axis"),
            builder.Binder);
        return PhaseChecks.Require(values, KnobPhase.Static, "an axis", builder.Binder);
    }

    private static bool HaveArity(LayerBuilder builder, VarySyntax syntax, int paths)
    {
        foreach (var row in syntax.Values is ListSyntax list ? list.Items : [])
        {
            var width = row switch
            {
                TupleSyntax tuple => tuple.Items.Length,
                ParenthesizedSyntax or LiteralSyntax => 1,
                _ => paths,
            };
            if (width != paths)
            {
                builder.Binder.Report(
                    Descriptors.TupleArity,
                    builder.At(row),
                    $"this row has {width} {(width == 1 ? "value" : "values")}, but the axis sets {paths} paths",
                    help: "a row is written "
                    + $"`({string.Join(", ", syntax.Paths.Select(path => path.Names[^1].Token.Text))})`");
                return false;
            }
        }

        return true;
    }

    private static bool AreRows(LayerBuilder builder, BoundExpression raw, int paths)
    {
        if (raw.IsError || raw.Type is ListType { Element: TupleType or ErrorType })
        {
            return !raw.IsError;
        }

        builder.Binder.Report(
            Descriptors.TupleArity,
            raw.Location,
            $"an axis over {paths} paths needs rows of {paths} values",
            help: $"write a list of rows, as in `[({string.Join(", ", Enumerable.Repeat("…", paths))})]`");
        return false;
    }
}
