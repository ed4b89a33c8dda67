using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Modules;

/// <summary>What can be wrong with an import.</summary>
internal static class ImportFindings
{
    public static string Unquote(string text) => text.Length >= 2 && text[0] == '"' && text[^1] == '"'
        ? text[1..^1]
        : text.TrimStart('"');

    public static Diagnostic Missing(SourceLocation location, string written, IEnumerable<string> modules)
    {
        var known = modules.ToArray();
        var near = known.FirstOrDefault(module => module == written + ".dyno")
            ?? Spelling.Suggest(written, known).FirstOrDefault();
        return new Diagnostic(
            Descriptors.ImportNotFound,
            location.Source,
            location.Span,
            $"there is no module `{written}` in the standard library")
        {
            Help = near is null
                ? $"it has {string.Join(", ", known.Select(module => $"`{module}`"))}"
                : $"did you mean `{near}`?",
            Fixes = near is null ? [] : [new TextEdit(location.Source, location.Span, $"\"{near}\"")],
        };
    }

    public static Diagnostic Unreadable(SourceLocation location, string written, FileFault fault, string? meant) => new(
        Descriptors.ImportNotFound, location.Source, location.Span, $"`{written}` {SourceFaults.Explain(fault)}")
    {
        Label = "relative to this file",
        Help = meant is null ? null : $"did you mean `{meant}`?",
        Fixes = meant is null ? [] : [new TextEdit(location.Source, location.Span, $"\"{meant}\"")],
    };

    /// <summary><c>lib\nodes.dyno</c>: a path of Windows, whatever else its backslashes may be.</summary>
    public static Diagnostic Backslashes(SourceLocation location, string written) => new(
        Descriptors.ImportNotFound, location.Source, location.Span, $"`{written}` is divided with backslashes")
    {
        Help = $"write `{written.Replace('\\', '/')}`",
        Fixes = [new TextEdit(location.Source, location.Span, $"\"{written.Replace('\\', '/')}\"")],
    };

    public static Diagnostic Outside(SourceLocation location, string written) => new(
        Descriptors.PathOutsideProject, location.Source, location.Span, $"`{written}` lies outside the project")
    {
        Help = "move the file into the project's folder and import it by a relative path",
    };

    public static Diagnostic TooLarge(SourceLocation location, string written) => new(
        Descriptors.LimitExceeded, location.Source, location.Span, $"`{written}` is longer than 16 MiB");

    public static Diagnostic TooLong(SourceLocation location, string written) => new(
        Descriptors.LimitExceeded,
        location.Source,
        location.Span,
        $"`{written}` stands at the end of a chain of more than 256 files that import each other");

    public static Diagnostic Circle(IReadOnlyList<(Module Module, ImportSyntax Import)> edges)
    {
        var (first, import) = edges[0];
        var names = edges.Select(edge => edge.Module.Path).Append(first.Path);
        return new Diagnostic(
            Descriptors.ImportCycle,
            first.Source,
            import.Path.Span,
            edges.Count == 1 ? "the file imports itself" : "these files import each other in a circle")
        {
            Label = string.Join(" → ", names),
            Help = "move what they share into a file of its own that imports neither",
            Related =
            [
                .. edges.Skip(1).Select(edge => new RelatedSpan(
                    edge.Module.Source, edge.Import.Path.Span, "part of the circle")),
            ],
        };
    }
}
