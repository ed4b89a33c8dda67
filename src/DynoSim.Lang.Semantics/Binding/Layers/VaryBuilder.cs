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

        if (!HaveArity(builder, syntax, paths.Length))
        {
            return new BoundError(builder.At(syntax.Values));
        }

        var row = paths.Length == 1 ? paths[0].Type : new TupleType([.. paths.Select(path => path.Type)]);
        var raw = Raw(builder, syntax, paths, row, binder);
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

    /// <summary>The values before they are converted; of a list of which some do not fit, each that does not.</summary>
    private static BoundExpression Raw(
        LayerBuilder builder,
        VarySyntax syntax,
        ImmutableArray<SettablePath> paths,
        LanguageType row,
        ExpressionBinder binder)
    {
        if (syntax.Values is not ListSyntax { Items.Length: > 0 } list)
        {
            return binder.Bind(syntax.Values, new ListType(row));
        }

        var items = list.Items.Select(item => binder.Bind(item, row)).ToImmutableArray();
        var misfits = items.Where(item => !item.IsError).Select(item => Misfits(item, paths).ToArray()).ToArray();
        if (misfits.All(parts => parts.Length == 0) || (paths.Length == 1 && misfits.All(parts => parts.Length > 0)))
        {
            return ListBinding.Of(builder.At(list), items, new ListType(row), binder);
        }

        foreach (var (part, expectation) in misfits.SelectMany(parts => parts))
        {
            Conversions.To(part, expectation, builder.Binder);
        }

        return new BoundError(builder.At(list));
    }

    private static IEnumerable<(BoundExpression Part, Expectation Expectation)> Misfits(
        BoundExpression item, ImmutableArray<SettablePath> paths)
    {
        var parts = paths.Length == 1 ? [item] : item is BoundTuple tuple ? tuple.Items : [];
        for (var i = 0; i < parts.Length && i < paths.Length; i++)
        {
            var site = paths[i].Steps is [.., { Property: { } property }] ? property.Site : CoercionSite.Property;
            if (!Assignability.Classify(parts[i].Type, paths[i].Type, site).Exists)
            {
                yield return (parts[i], new Expectation(paths[i].Type, site, $"`{paths[i].Text}`"));
            }
        }
    }

    private static bool HaveArity(LayerBuilder builder, VarySyntax syntax, int paths)
    {
        var rows = syntax.Values is ListSyntax list ? list.Items : [];
        var wrong = rows.Where(row => WidthOf(row, paths) != paths).ToArray();

        // Of a list without one right row the first says it all.
        foreach (var row in wrong.Take(wrong.Length == rows.Length ? 1 : wrong.Length))
        {
            var width = WidthOf(row, paths);
            builder.Binder.Report(
                Descriptors.TupleArity,
                builder.At(row),
                $"this row has {Counted(width, "value")}, but the axis sets {Counted(paths, "path")}",
                help: RowHelp(syntax));
        }

        return wrong.Length == 0;
    }

    private static int WidthOf(ExpressionSyntax row, int paths) => row switch
    {
        TupleSyntax tuple => tuple.Items.Length,
        ParenthesizedSyntax or LiteralSyntax when paths > 1 => 1,
        _ => paths,
    };

    private static string RowHelp(VarySyntax syntax)
    {
        var names = syntax.Paths.Select(path => path.Names[^1].Token.Text).ToArray();
        return names is [var only]
            ? $"write one value of `{only}`, or set several paths at once: `vary (…, …) in …`"
            : $"a row is written `({string.Join(", ", names)})`";
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

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
