using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Names;

/// <summary>Near matches as help and as edits.</summary>
internal static class Suggestions
{
    public static string? Help(ImmutableArray<string> near) => near.Length switch
    {
        0 => null,
        1 => $"did you mean `{near[0]}`?",
        _ => $"did you mean {string.Join(", ", near[..^1].Select(name => $"`{name}`"))} or `{near[^1]}`?",
    };

    public static ImmutableArray<TextEdit> Fixes(ImmutableArray<string> near, SourceLocation location) =>
        [.. near.Select(name => new TextEdit(location.Source, location.Span, name))];
}
