namespace DynoSim.Lang.Semantics.Files;

/// <summary>
/// Where a compilation reads files from: the disk, a set of texts in memory, an editor's unsaved buffers. A border: no
/// other code of the compiler opens files. Implementations never throw; what fails is said by <see cref="FileFault"/>.
/// Paths use <c>/</c> and have been normalised by <see cref="ProjectPath"/>.
/// </summary>
public interface IFileSource
{
    /// <summary>
    /// One string for one file, however it is reached, so that a file is loaded once and cycles are seen.
    /// </summary>
    string Identify(string path);

    /// <summary>Whether a source file may be imported from there; false outside the project.</summary>
    bool IsWithinProject(string path);

    /// <summary>The whole text of a source file.</summary>
    /// <param name="path">The normalised path.</param>
    /// <param name="maximumBytes">A longer file is <see cref="FileFault.TooLarge"/>, without reading it.</param>
    FileText ReadText(string path, long maximumBytes);

    /// <summary>Opens a data file such as a trace for reading from its beginning.</summary>
    FileData OpenData(string path);
}

/// <summary>Why a file cannot be read.</summary>
public enum FileFault
{
    /// <summary>It can.</summary>
    None,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>It is a folder, a device or a pipe.</summary>
    NotAFile,

    /// <summary>The system refuses to open it.</summary>
    Denied,

    /// <summary>It is longer than allowed.</summary>
    TooLarge,

    /// <summary>It is not UTF-8 text.</summary>
    NotText,
}

/// <summary>The text of a file, or the reason why there is none.</summary>
/// <param name="Text">The text; empty on a fault.</param>
/// <param name="Fault">The reason.</param>
public readonly record struct FileText(string Text, FileFault Fault)
{
    /// <summary>A text.</summary>
    public static FileText Of(string text) => new(text, FileFault.None);

    /// <summary>A fault.</summary>
    public static FileText Failed(FileFault fault) => new(string.Empty, fault);
}

/// <summary>An open data file, or the reason why there is none. Whoever asked disposes the content.</summary>
/// <param name="Content">The bytes; null on a fault.</param>
/// <param name="Length">Their number; -1 if it is not known.</param>
/// <param name="Fault">The reason.</param>
public readonly record struct FileData(Stream? Content, long Length, FileFault Fault)
{
    /// <summary>A fault.</summary>
    public static FileData Failed(FileFault fault) => new(null, -1, fault);
}
