using System.Globalization;
using System.Security.Cryptography;

namespace DynoSim.Lang.Emit.Loading;

/// <summary>
/// What is kept on disk between runs, by key: compiled policies, checked plans, results of tests. A file is the SHA-256
/// of the content followed by the content; one that does not verify is as good as absent. Nothing here ever fails a
/// command: a folder that cannot be read or written costs time only.
/// </summary>
/// <param name="folder">Where the files are; null keeps nothing.</param>
public sealed class DiskCache(string? folder)
{
    private const int HashLength = SHA256.HashSizeInBytes;
    private const int MostFiles = 1_000;
    private static int _written;

    /// <summary>A cache in the user's own cache folder.</summary>
    /// <param name="kind">The kind of content, the name of a folder.</param>
    public static DiskCache ForUser(string kind) => new(CacheFolder.Find(kind));

    /// <summary>The content stored under a key, or null.</summary>
    /// <param name="key">A name that is valid for a file.</param>
    public byte[]? TryRead(string key)
    {
        if (folder is null)
        {
            return null;
        }

        byte[] stored;
        try
        {
            stored = File.ReadAllBytes(PathOf(key));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        if (stored.Length <= HashLength)
        {
            return null;
        }

        var content = stored[HashLength..];
        return SHA256.HashData(content).AsSpan().SequenceEqual(stored.AsSpan(0, HashLength)) ? content : null;
    }

    /// <summary>
    /// Stores a content: written under another name, then renamed, so that no reader ever sees half of it.
    /// </summary>
    /// <param name="key">A name that is valid for a file.</param>
    /// <param name="content">What to keep.</param>
    public void Write(string key, byte[] content)
    {
        if (folder is null)
        {
            return;
        }

        var number = Interlocked.Increment(ref _written);
        var temporary = Path.Combine(folder, string.Create(
            CultureInfo.InvariantCulture, $"{key}.{Environment.ProcessId}.{number}.tmp"));
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                file.Write(SHA256.HashData(content));
                file.Write(content);
            }

            File.Move(temporary, PathOf(key), overwrite: true);
            Trim(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
        }
    }

    private string PathOf(string key) => Path.Combine(folder ?? string.Empty, key + ".bin");

    private static void Trim(string folder)
    {
        var files = new DirectoryInfo(folder).GetFiles("*.bin");
        foreach (var file in files.OrderByDescending(file => file.LastAccessTimeUtc).Skip(MostFiles))
        {
            TryDelete(file.FullName);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Left behind: the next trim tries again, and nothing reads a temporary name.
            _ = error;
        }
    }
}
