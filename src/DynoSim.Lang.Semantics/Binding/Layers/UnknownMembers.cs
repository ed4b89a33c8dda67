using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Expressions;
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
        var block = properties.FirstOrDefault(property => property.Role == PropertyRole.NamedBlocks
            && (isBlock || Spelling.Suggest(name, [property.Name]) is [_, ..]) && !builder.HasSaid(property.Name));
        if (near.IsEmpty && block is not null)
        {
            builder.Layer.Forgiven.Add(block.Name);
        }

        if (near.IsEmpty && Spelling.Remote(name, properties.Where(property => property.IsRequired)
            .Select(property => property.Name).Where(other => !builder.HasSaid(other))) is { } missing)
        {
            builder.Layer.Forgiven.Add(missing);
        }

        builder.Binder.Report(new Diagnostic(
            Descriptors.UnknownProperty,
            location.Source,
            location.Span,
            $"{Misfits.WithArticle(builder.Type.Word)} has no {(isBlock ? "member" : "property")} `{name}`")
        {
            Help = Suggestions.Help(near)
                ?? (block is null ? Elsewhere(name, properties)
                    : $"write `{block.Name} {(isBlock ? name : "NAME")} {{ … }}`"),
            Fixes = Suggestions.Fixes(near, location),
        });
    }

    /// <summary>A property that is said of what this one refers to: a scenario's model is its deployment's.</summary>
    private static string? Elsewhere(string name, IEnumerable<PropertySchema> properties)
    {
        foreach (var property in properties.Where(candidate => candidate.Role != PropertyRole.NamedBlocks))
        {
            var names = property.Kind?.Properties.Where(other => !other.IsDerived)
                .Select(other => other.Name).ToArray();
            var meant = names is null or [] ? null
                : names.Contains(name, StringComparer.Ordinal) ? name
                : Spelling.Suggest(name, names).FirstOrDefault();
            if (meant is not null)
            {
                return $"`{meant}` is said of its {property.Name}: `{property.Name} {{ {meant} = … }}`";
            }
        }

        return null;
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
            Descriptors.UnknownKind,
            location.Source,
            location.Span,
            $"{Misfits.WithArticle(builder.Type.Word)} has no block `{word}`")
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
