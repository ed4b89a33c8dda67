using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Modules;

/// <summary>A parsed file with its names. There is one per file, however many others import it.</summary>
public sealed class Module
{
    private readonly Dictionary<string, Symbol> _members = new(StringComparer.Ordinal);

    internal Module(string path, string identity, SyntaxTree tree)
    {
        Path = path;
        Identity = identity;
        Tree = tree;
        Folder = ProjectPath.FolderOf(path);
    }

    /// <summary>The path, as shown to the user.</summary>
    public string Path { get; }

    /// <summary>What tells the file from others.</summary>
    public string Identity { get; }

    /// <summary>The folder that paths in the file are relative to.</summary>
    public string Folder { get; }

    /// <summary>The parsed file.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>The text.</summary>
    public SourceText Source => Tree.Source;

    /// <summary>Whether it belongs to the embedded library.</summary>
    public bool IsStandard => StandardLibrary.Owns(Path);

    /// <summary>The imported files in order.</summary>
    public ImmutableArray<ImportedFile> Imports { get; internal set; } = [];

    /// <summary>Everything named at the top level in source order, imports included; of duplicates the first.</summary>
    public ImmutableArray<Symbol> Symbols { get; internal set; } = [];

    /// <summary>The tests in source order.</summary>
    public ImmutableArray<TestSyntax> Tests { get; internal set; } = [];

    /// <summary>What a name means at the top level of the file; null if nothing.</summary>
    public Symbol? Find(string name) => _members.GetValueOrDefault(name);

    /// <summary>A place in the file.</summary>
    internal SourceLocation At(SyntaxElement element) => new(Source, element.Span);

    internal bool TryDeclare(Symbol symbol) => _members.TryAdd(symbol.Name, symbol);

    /// <inheritdoc/>
    public override string ToString() => Path;
}

/// <summary>One <c>import</c> of a file and what became of it.</summary>
public sealed class ImportedFile
{
    private readonly Lazy<Module?> _module;

    internal ImportedFile(ImportSyntax syntax, string path, Func<Module?> load)
    {
        Syntax = syntax;
        Path = path;
        _module = new Lazy<Module?>(load);
    }

    /// <summary>The import.</summary>
    public ImportSyntax Syntax { get; }

    /// <summary>The normalised path it asks for.</summary>
    public string Path { get; }

    /// <summary>The file; null if it cannot be had, which has been reported. Loaded when first asked for.</summary>
    public Module? Module => _module.Value;
}
