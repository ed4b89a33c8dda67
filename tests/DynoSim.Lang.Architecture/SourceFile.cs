using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DynoSim.Lang.Architecture;

/// <summary>A text file of the repository.</summary>
/// <param name="Path">The path from the repository's root, with forward slashes.</param>
/// <param name="Text">The whole content.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private readonly Lazy<SyntaxNode> _root = new(() => CSharpSyntaxTree.ParseText(Text).GetRoot());

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The project's name without the common prefix (<c>Syntax</c>), or empty outside projects.</summary>
    public string Project =>
        Path.Split('/') is [_, var folder, _, ..] && folder.StartsWith(Repository.Prefix, StringComparison.Ordinal)
            ? folder[Repository.Prefix.Length..]
            : "";

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsProduct => Path.StartsWith("src/", StringComparison.Ordinal);

    public bool IsGenerated => Path.Contains("/Generated/", StringComparison.Ordinal);

    public IReadOnlyList<string> Lines { get; } = Text.Split('\n');

    /// <summary>The C# syntax of the file; never semantics, so that no build is needed.</summary>
    public SyntaxNode Syntax => _root.Value;

    public Finding Finding(int line, string problem, string fix) => new(Path, line, problem, fix);

    public Finding Finding(SyntaxNode node, string problem, string fix) => new(Path, LineOf(node), problem, fix);

    public static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
