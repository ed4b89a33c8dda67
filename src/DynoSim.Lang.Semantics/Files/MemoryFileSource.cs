using System.Collections.Frozen;
using System.Text;

namespace DynoSim.Lang.Semantics.Files;

/// <summary>Files that exist only as texts, by normalised path: tests, documentation and fragments.</summary>
public sealed class MemoryFileSource : IFileSource
{
    private readonly FrozenDictionary<string, string> _texts;

    /// <summary>Takes the texts by path.</summary>
    public MemoryFileSource(IEnumerable<KeyValuePair<string, string>> texts) =>
        _texts = texts.ToFrozenDictionary(
            pair => ProjectPath.Normalise(pair.Key), pair => pair.Value, StringComparer.Ordinal);

    /// <summary>One file.</summary>
    public static MemoryFileSource Of(string path, string text) => new([new(path, text)]);

    /// <inheritdoc/>
    public string Identify(string path) => path;

    /// <inheritdoc/>
    public bool IsWithinProject(string path) =>
        !ProjectPath.IsRooted(path) && !path.StartsWith("..", StringComparison.Ordinal);

    /// <inheritdoc/>
    public FileText ReadText(string path, long maximumBytes) => !_texts.TryGetValue(path, out var text)
        ? FileText.Failed(FileFault.Missing)
        : text.Length > maximumBytes ? FileText.Failed(FileFault.TooLarge) : FileText.Of(text);

    /// <inheritdoc/>
    public FileData OpenData(string path)
    {
        if (!_texts.TryGetValue(path, out var text))
        {
            return FileData.Failed(FileFault.Missing);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        return new FileData(new MemoryStream(bytes, writable: false), bytes.Length, FileFault.None);
    }
}
