using System.Collections.Immutable;
using System.Text;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Formatting;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>A file beside its canonical layout. One with errors, or that cannot be read, stays as it is.</summary>
public sealed class FormattedFile
{
    private static readonly UTF8Encoding Encoding = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private FormattedFile(
        string name, bool isOnDisk, bool isChanged, byte[] bytes, ImmutableArray<Diagnostic> diagnostics)
    {
        Name = name;
        IsOnDisk = isOnDisk;
        IsChanged = isChanged;
        Bytes = bytes;
        Diagnostics = diagnostics;
    }

    /// <summary>The file as the user named it.</summary>
    public string Name { get; }

    /// <summary>Whether it was read from the disk and can be saved.</summary>
    public bool IsOnDisk { get; }

    /// <summary>Whether the canonical layout differs from what was read, a byte order mark included.</summary>
    public bool IsChanged { get; }

    /// <summary>The file in canonical layout, UTF-8; empty if there is an error.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Why it stays as it is.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Formats a file of the disk, without writing it.</summary>
    public static FormattedFile Read(string path)
    {
        var data = new DiskFileSource(path).OpenData(path);
        if (data.Content is not { } content)
        {
            return Refused(path, data.Fault);
        }

        using (content)
        {
            return Read(content, path, isOnDisk: true);
        }
    }

    /// <summary>Formats what a stream holds up to its end.</summary>
    /// <param name="content">The bytes of a file.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="isOnDisk">Whether it can be saved.</param>
    public static FormattedFile Read(Stream content, string name, bool isOnDisk = false)
    {
        try
        {
            if (ReadUpToLimit(content) is not { } bytes)
            {
                return Refused(name, FileFault.TooLarge);
            }

            var mark = Encoding.GetString(bytes).StartsWith('\uFEFF') ? "\uFEFF".Length : 0;
            return Format(name, isOnDisk, bytes, Encoding.GetString(bytes)[mark..]);
        }
        catch (DecoderFallbackException)
        {
            return Refused(name, FileFault.NotText);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refused(name, FileFault.Denied);
        }
    }

    /// <summary>
    /// Writes the canonical layout into the place of the file: beside it first, then by rename, so that whoever reads
    /// the file finds the old text or the new one. Links and permissions stay.
    /// </summary>
    /// <exception cref="IOException">The folder or the disk does not take it.</exception>
    public void Save()
    {
        if (!IsChanged || !IsOnDisk)
        {
            return;
        }

        var path = new FileInfo(Name).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(Name);
        var beside = Path.Combine(Path.GetDirectoryName(path) ?? "", $".{Path.GetFileName(path)}.formatted");
        try
        {
            File.WriteAllBytes(beside, Bytes.Span);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(beside, File.GetUnixFileMode(path));
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static FormattedFile Format(string name, bool isOnDisk, byte[] bytes, string text)
    {
        var tree = SyntaxTree.Parse(new SourceText(name, text));
        var errors = tree.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToImmutableArray();
        if (!errors.IsEmpty)
        {
            return new FormattedFile(name, isOnDisk, isChanged: false, [], errors);
        }

        var formatted = Encoding.GetBytes(Formatter.Format(tree));
        return new FormattedFile(name, isOnDisk, !formatted.AsSpan().SequenceEqual(bytes), formatted, []);
    }

    private static byte[]? ReadUpToLimit(Stream content)
    {
        var buffer = new MemoryStream();
        var piece = new byte[1 << 16];
        int count;
        while ((count = content.Read(piece)) > 0)
        {
            if (buffer.Length + count > SyntaxLimits.MaxFileLength)
            {
                return null;
            }

            buffer.Write(piece, 0, count);
        }

        return buffer.ToArray();
    }

    private static FormattedFile Refused(string name, FileFault fault) => new(
        name, isOnDisk: false, isChanged: false, [], [SourceFaults.Of(name, fault)]);
}
