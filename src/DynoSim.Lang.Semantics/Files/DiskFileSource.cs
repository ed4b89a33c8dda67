using System.Text;

namespace DynoSim.Lang.Semantics.Files;

/// <summary>
/// Files of the disk, paths relative to the working folder. Folders, devices and pipes are told apart from files
/// without ever waiting for one; what is a project is decided by the entry file.
/// </summary>
public sealed class DiskFileSource : IFileSource
{
    private const int PatienceMilliseconds = 1_000;
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly string _root;

    /// <param name="entry">
    /// The file a command was given. The project is its repository if it is in one, else the working folder if that
    /// holds it, else its own folder.
    /// </param>
    public DiskFileSource(string entry) => _root = RootOf(Path.GetFullPath(entry));

    /// <inheritdoc/>
    public string Identify(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return full;
        }
    }

    /// <inheritdoc/>
    public bool IsWithinProject(string path) => IsBelow(Identify(path), _root);

    /// <inheritdoc/>
    public FileText ReadText(string path, long maximumBytes)
    {
        var data = OpenData(path);
        if (data.Content is not { } content)
        {
            return FileText.Failed(data.Fault);
        }

        using (content)
        {
            if (data.Length > maximumBytes)
            {
                return FileText.Failed(FileFault.TooLarge);
            }

            try
            {
                using var reader = new StreamReader(content, Strict);
                return FileText.Of(reader.ReadToEnd());
            }
            catch (DecoderFallbackException)
            {
                return FileText.Failed(FileFault.NotText);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return FileText.Failed(FileFault.Denied);
            }
        }
    }

    /// <inheritdoc/>
    public FileData OpenData(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return FileData.Failed(FileFault.NotAFile);
            }

            // The length of a link is that of its text, whatever it leads to.
            path = Identify(path);
            var information = new FileInfo(path);
            if (!information.Exists)
            {
                return FileData.Failed(FileFault.Missing);
            }

            return information.Length > 0 ? Open(path) : OpenWithoutWaiting(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return FileData.Failed(error is ArgumentException ? FileFault.Missing : FileFault.Denied);
        }
    }

    private static FileData Open(string path)
    {
        var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        return new FileData(stream, stream.Length, FileFault.None);
    }

    // Without a length it is empty, or a device or pipe: opening or reading one of those may take for ever.
    private static FileData OpenWithoutWaiting(string path)
    {
        var attempt = Task.Run(() =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            return stream.ReadByte() < 0;
        });
        try
        {
            return attempt.Wait(PatienceMilliseconds) && attempt.Result
                ? new FileData(new MemoryStream([], writable: false), 0, FileFault.None)
                : FileData.Failed(FileFault.NotAFile);
        }
        catch (AggregateException error) when (error.InnerException is IOException or UnauthorizedAccessException)
        {
            return FileData.Failed(FileFault.Denied);
        }
    }

    private static string RootOf(string entry)
    {
        var folder = Path.GetDirectoryName(entry) ?? entry;
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        var working = Directory.GetCurrentDirectory();
        return IsBelow(entry, working) ? working : folder;
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && (folder.EndsWith(Path.DirectorySeparatorChar)
            || (path.Length > folder.Length && path[folder.Length] == Path.DirectorySeparatorChar));
}
