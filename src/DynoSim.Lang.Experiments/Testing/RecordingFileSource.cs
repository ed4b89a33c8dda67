using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Files;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>
/// Files of another source; remembers which data files were opened, so that a verdict names what it rests on.
/// </summary>
internal sealed class RecordingFileSource(IFileSource files) : IFileSource
{
    private readonly SortedSet<string> _opened = new(StringComparer.Ordinal);

    /// <summary>The data files opened so far, sorted.</summary>
    public ImmutableArray<string> Opened => [.. _opened];

    /// <inheritdoc/>
    public string Identify(string path) => files.Identify(path);

    /// <inheritdoc/>
    public bool IsWithinProject(string path) => files.IsWithinProject(path);

    /// <inheritdoc/>
    public FileText ReadText(string path, long maximumBytes) => files.ReadText(path, maximumBytes);

    /// <inheritdoc/>
    public FileData OpenData(string path)
    {
        lock (_opened)
        {
            _opened.Add(path);
        }

        return files.OpenData(path);
    }
}
