namespace DynoSim.Lang.Semantics.Files;

/// <summary>Other files with one text replaced, so that a change can be tried without writing it.</summary>
/// <param name="others">Where everything else comes from.</param>
/// <param name="path">The file replaced.</param>
/// <param name="text">What it holds here.</param>
public sealed class OverlayFileSource(IFileSource others, string path, string text) : IFileSource
{
    private readonly string _identity = others.Identify(ProjectPath.Normalise(path));

    /// <inheritdoc/>
    public string Identify(string path) => others.Identify(path);

    /// <inheritdoc/>
    public bool IsWithinProject(string path) => others.IsWithinProject(path);

    /// <inheritdoc/>
    public FileText ReadText(string path, long maximumBytes) => others.Identify(path) == _identity
        ? FileText.Of(text)
        : others.ReadText(path, maximumBytes);

    /// <inheritdoc/>
    public FileData OpenData(string path) => others.OpenData(path);
}
