using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>
/// Words that name a sub-block of an enclosing block: the pool a transfer leaves, the tier blocks go to.
/// </summary>
internal static class BlockNames
{
    public static BoundExpression Bind(
        string name, SourceLocation location, BlockNameType wanted, ExpressionBinder binder)
    {
        var siblings = new List<string>();
        var isKnown = false;
        for (Scope? scope = binder.Scope; scope is not null; scope = scope.Outer)
        {
            if (scope is not ObjectScope block)
            {
                continue;
            }

            if (block.Shape.FindBlock(name) is { } found && found.Property?.Name == wanted.Kind)
            {
                return new BoundConstant(location, wanted, new StringValue(name));
            }

            isKnown |= !block.Shape.IsOpaque && block.Type.FindProperty(wanted.Kind) is not null;
            siblings.AddRange(
                block.Shape.Names.Where(other => block.Shape.FindBlock(other)?.Property?.Name == wanted.Kind));
        }

        // Which pools and classes a result has is only known of the scenario that is judged.
        if (!isKnown)
        {
            return new BoundConstant(location, wanted, new StringValue(name));
        }

        var near = Spelling.Suggest(name, siblings);
        return binder.Binder.Report(new Diagnostic(
            Descriptors.UnknownName, location.Source, location.Span, $"there is no {wanted.Kind} `{name}` here")
        {
            Help = Suggestions.Help(near)
                ?? (siblings.Count == 0 ? null
                    : $"there are {string.Join(", ", siblings.Select(other => $"`{other}`"))}"),
            Fixes = Suggestions.Fixes(near, location),
        });
    }
}
