using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>Members a block cannot have.</summary>
internal static class UnknownMembers
{
    public static void Report(LayerBuilder builder, string name, SourceLocation location, bool isBlock)
    {
        var properties = builder.Type.Kind?.Properties ?? [];
        var settable = properties
            .Where(property => !property.IsDerived && property.Role != PropertyRole.NamedBlocks)
            .Select(property => property.Name);
        var near = Spelling.Suggest(
            name, settable.Concat(builder.Shape.Names).Where(other => !builder.HasSaid(other)));
        Forgive(builder, near);
        builder.Binder.Report(new Diagnostic(
            Descriptors.UnknownProperty,
            location.Source,
            location.Span,
            $"a {builder.Type.Word} has no {(isBlock ? "member" : "property")} `{name}`")
        {
            Help = Suggestions.Help(near),
            Fixes = Suggestions.Fixes(near, location),
        });
    }

    public static void ReportKind(LayerBuilder builder, string word, SourceLocation location)
    {
        var words = (builder.Type.Kind?.Properties ?? [])
            .Where(property => property.Role is PropertyRole.NamedBlocks or PropertyRole.Block)
            .Select(property => property.Name)
            .ToArray();
        var near = Spelling.Suggest(word, words);
        Forgive(builder, near);
        builder.Binder.Report(new Diagnostic(
            Descriptors.UnknownKind, location.Source, location.Span, $"a {builder.Type.Word} has no block `{word}`")
        {
            Help = Suggestions.Help(near)
                ?? (words.Length == 0 ? null : $"it has {string.Join(", ", words.Select(other => $"`{other}`"))}"),
            Fixes = Suggestions.Fixes(near, location),
        });
    }

    /// <summary>What was probably meant is not missing as well.</summary>
    private static void Forgive(LayerBuilder builder, IReadOnlyList<string> near)
    {
        if (near.Count > 0)
        {
            builder.Layer.Forgiven.Add(near[0]);
        }
    }
}
