using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DynoSim.Lang.Semantics.Files;

/// <summary>What a compilation may ask about files.</summary>
public enum FileQuestionKind
{
    /// <summary><see cref="IFileSource.Identify"/>.</summary>
    Identity,

    /// <summary><see cref="IFileSource.IsWithinProject"/>.</summary>
    Membership,

    /// <summary><see cref="IFileSource.ReadText"/>.</summary>
    Text,

    /// <summary><see cref="IFileSource.OpenData"/>.</summary>
    Data,
}

/// <summary>One question about a file.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Path">About which file.</param>
/// <param name="Limit">The longest text in bytes; 0 where none is stated.</param>
public sealed record FileQuestion(FileQuestionKind Kind, string Path, long Limit = 0)
{
    /// <summary>Asks it: a short text that is equal exactly if the answer is, contents as SHA-256.</summary>
    public string Ask(IFileSource files) => Kind switch
    {
        FileQuestionKind.Identity => files.Identify(Path),
        FileQuestionKind.Membership => Text(files.IsWithinProject(Path)),
        FileQuestionKind.Text => Text(files.ReadText(Path, Limit)),
        _ => OfData(files),
    };

    internal static string Text(bool answer) => answer ? "yes" : "no";

    internal static string Text(FileText answer) => answer.Fault == FileFault.None
        ? Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(answer.Text.AsSpan())))
        : answer.Fault.ToString();

    private string OfData(IFileSource files)
    {
        var data = files.OpenData(Path);
        using var content = data.Content;
        try
        {
            return content is null ? data.Fault.ToString() : Convert.ToHexStringLower(SHA256.HashData(content));
        }
        catch (IOException)
        {
            return FileFault.Denied.ToString();
        }
    }
}
