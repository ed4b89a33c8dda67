using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Modules;

/// <summary>
/// The files of a compilation: the entry and what it imports, each loaded once. Files of the user are loaded at once so
/// that all their errors are seen; those of the library when something of them is wanted.
/// </summary>
internal sealed class ModuleSet
{
    /// <summary>The most bytes of a source file.</summary>
    public const long MaximumBytes = 16 * 1024 * 1024;

    private const int MaximumChain = 256;

    private readonly IFileSource _files;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, Module> _byIdentity = new(StringComparer.Ordinal);
    private readonly List<(Module Module, ImportSyntax Import)> _loading = [];
    private readonly List<Module> _users = [];
    private readonly Lazy<Module?> _prelude;

    public ModuleSet(IFileSource files, DiagnosticBag diagnostics)
    {
        _files = files;
        _diagnostics = diagnostics;
        _prelude = new Lazy<Module?>(() => LoadStandard(StandardLibrary.Prelude));
    }

    /// <summary>The files of the user, the entry first.</summary>
    public IReadOnlyList<Module> Users => _users;

    /// <summary>The module whose exports need no import; null if the library lacks it.</summary>
    public Module? Prelude => _prelude.Value;

    /// <summary>The file a text is of; null for a text that is no file.</summary>
    public Module? Of(SourceText source) =>
        _byIdentity.Values.FirstOrDefault(module => ReferenceEquals(module.Source, source));

    /// <summary>Loads the entry file; null, after a report, if it cannot be read.</summary>
    public Module? LoadEntry(string path)
    {
        var normal = ProjectPath.Normalise(path);
        var text = _files.ReadText(normal, MaximumBytes);
        if (text.Fault != FileFault.None)
        {
            _diagnostics.Add(SourceFaults.Of(path, text.Fault));
            return null;
        }

        return Add(normal, _files.Identify(normal), SyntaxTree.Parse(new SourceText(path, text.Text)));
    }

    /// <summary>Wraps a text that is no file, such as the fragment of a test; it sees what its home sees.</summary>
    public Module AddFragment(SyntaxTree tree, string path) => Declare(new Module(path, path, tree));

    private Module Add(string path, string identity, SyntaxTree tree)
    {
        var module = new Module(path, identity, tree);
        _byIdentity.Add(identity, module);
        if (!module.IsStandard)
        {
            _users.Add(module);
            _diagnostics.AddRange(module.Tree.Diagnostics);
        }

        return Declare(module);
    }

    private Module Declare(Module module)
    {
        module.Imports = [.. module.Tree.Root.Imports.Select(import => Import(module, import)).OfType<ImportedFile>()];
        ModuleDeclarations.Declare(module, _diagnostics);
        return module;
    }

    private ImportedFile? Import(Module module, ImportSyntax import)
    {
        if (import.Path.IsMissing)
        {
            return null;
        }

        var written = import.Path.Text is ['"', ..] text ? ImportFindings.Unquote(text) : import.Path.ValueText;
        var location = module.At(import.Path);
        if (written.Contains('\\', StringComparison.Ordinal))
        {
            _diagnostics.Add(ImportFindings.Backslashes(location, written));
            return new ImportedFile(import, written, () => null);
        }

        if (StandardLibrary.Owns(written))
        {
            var exists = StandardLibrary.Modules.Contains(written);
            if (!exists)
            {
                _diagnostics.Add(ImportFindings.Missing(location, written, StandardLibrary.Modules));
            }

            return new ImportedFile(import, written, () => exists ? LoadStandard(written) : null);
        }

        var path = ProjectPath.Combine(module.Folder, written);
        var loaded = LoadUser(module, import, location, written, path);
        return new ImportedFile(import, path, () => loaded);
    }

    private Module? LoadUser(Module importer, ImportSyntax import, SourceLocation location, string written, string path)
    {
        if (ProjectPath.IsRooted(written) || !_files.IsWithinProject(path))
        {
            _diagnostics.Add(ImportFindings.Outside(location, written));
            return null;
        }

        var identity = _files.Identify(path);
        if (_byIdentity.TryGetValue(identity, out var known))
        {
            return IsCircle(importer, import, known) ? null : known;
        }

        if (_loading.Count >= MaximumChain)
        {
            _diagnostics.Add(ImportFindings.TooLong(location, written));
            return null;
        }

        var text = _files.ReadText(path, MaximumBytes);
        if (text.Fault != FileFault.None)
        {
            _diagnostics.Add(text.Fault == FileFault.TooLarge
                ? ImportFindings.TooLarge(location, written)
                : ImportFindings.Unreadable(location, written, text.Fault, WithExtension(path, written)));
            return null;
        }

        _loading.Add((importer, import));
        try
        {
            return Add(path, identity, SyntaxTree.Parse(new SourceText(path, text.Text)));
        }
        finally
        {
            _loading.RemoveAt(_loading.Count - 1);
        }
    }

    /// <summary>
    /// Whether a file is still being loaded because, in the end, of itself; reported where the circle is entered.
    /// </summary>
    private bool IsCircle(Module importer, ImportSyntax import, Module target)
    {
        var first = _loading.FindIndex(entry => ReferenceEquals(entry.Module, target));
        if (first < 0 && !ReferenceEquals(importer, target))
        {
            return false;
        }

        var edges = first < 0 ? [] : _loading.GetRange(first, _loading.Count - first);
        edges.Add((importer, import));
        _diagnostics.Add(ImportFindings.Circle(edges));
        return true;
    }

    private string? WithExtension(string path, string written) =>
        !written.EndsWith(".dyno", StringComparison.Ordinal)
            && _files.ReadText(path + ".dyno", MaximumBytes).Fault == FileFault.None
            ? written + ".dyno"
            : null;

    private Module? LoadStandard(string path)
    {
        if (_byIdentity.TryGetValue(path, out var known))
        {
            return known;
        }

        return StandardLibrary.Tree(path) is { } tree ? Add(path, path, tree) : null;
    }
}
