using System.Globalization;
using System.Security.Cryptography;

namespace DynoSim.Lang.Emit.Loading;

/// <summary>
/// Compiled assemblies on disk by key. A file is the SHA-256 of the image followed by the image; one that does not
/// verify is as good as absent. Nothing here ever fails a run: a folder that cannot be read or written costs time only.
/// </summary>
internal sealed class AssemblyCache(string? folder)
{
    private const int HashLength = SHA256.HashSizeInBytes;
    private const int MostFiles = 1_000;
    private static int _written;

    /// <summary>The image stored under a key, or null.</summary>
    public byte[]? TryRead(string key)
    {
        if (folder is null)
        {
            return null;
        }

        byte[] content;
        try
        {
            content = File.ReadAllBytes(PathOf(key));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        if (content.Length <= HashLength)
        {
            return null;
        }

        var image = content[HashLength..];
        return SHA256.HashData(image).AsSpan().SequenceEqual(content.AsSpan(0, HashLength)) ? image : null;
    }

    /// <summary>
    /// Stores an image: written under another name, then renamed, so that no reader ever sees half of it.
    /// </summary>
    public void Write(string key, byte[] image)
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
                file.Write(SHA256.HashData(image));
                file.Write(image);
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
