using System.IO.Compression;
using System.Runtime.InteropServices;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// Reads traces in Mooncake's format: JSON lines with <c>timestamp</c> (ms), <c>input_length</c>,
/// <c>output_length</c> and <c>hash_ids</c>; <c>session_id</c> and <c>delay</c> (ms) for sessions; <c>priority</c>.
/// Other fields are skipped. Whatever the bytes are, the answer is rows or errors, never an exception; data that begin
/// like gzip are decompressed.
/// </summary>
public static class MooncakeTrace
{
    /// <summary>Most tokens of a prompt or an answer: their sum still fits 32 bits.</summary>
    public const int LongestTokens = 1 << 30;

    /// <summary>Errors that are listed; more are only counted.</summary>
    public const int MostErrors = 100;

    /// <summary>Longest row in bytes.</summary>
    public const int LongestRowBytes = 1 << 26;

    private const int FirstBufferBytes = 1 << 18;

    /// <summary>Reads a trace that is in memory.</summary>
    /// <param name="data">The file's bytes.</param>
    /// <param name="blockTokens">Tokens that one content hash stands for, at least 1.</param>
    /// <param name="timestampsRequired">Whether first turns need a timestamp; not under a closed loop.</param>
    public static TraceReadResult Read(ReadOnlyMemory<byte> data, int blockTokens, bool timestampsRequired = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockTokens, 1);
        if (IsCompressed(data.Span))
        {
            using var stream = MemoryMarshal.TryGetArray(data, out var segment) && segment.Array is { } array
                ? new MemoryStream(array, segment.Offset, segment.Count, writable: false)
                : new MemoryStream(data.ToArray(), writable: false);
            return Read(stream, blockTokens, timestampsRequired);
        }

        var builder = new TraceRowsBuilder(blockTokens, timestampsRequired, data.Length);
        var rest = WithoutMark(data.Span);
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            builder.ReadLine(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return builder.Build();
    }

    /// <summary>Reads a trace from a stream, a row at a time; the stream stays open.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="blockTokens">Tokens that one content hash stands for, at least 1.</param>
    /// <param name="timestampsRequired">Whether first turns need a timestamp; not under a closed loop.</param>
    /// <exception cref="IOException">The stream itself fails.</exception>
    public static TraceReadResult Read(Stream stream, int blockTokens, bool timestampsRequired = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockTokens, 1);
        var bytes = stream.CanSeek ? stream.Length - stream.Position : 0;
        var builder = new TraceRowsBuilder(blockTokens, timestampsRequired, bytes);
        var buffer = ReusedArrays<byte>.Rent(FirstBufferBytes);
        try
        {
            var held = stream.ReadAtLeast(buffer, 2, throwOnEndOfStream: false);
            if (IsCompressed(buffer.AsSpan(0, held)))
            {
                using var whole = new PrefixedStream(buffer[..held], stream);
                using var unpacked = new GZipStream(whole, CompressionMode.Decompress);
                ReadRows(unpacked, 0, ref buffer, builder);
            }
            else
            {
                ReadRows(stream, held, ref buffer, builder);
            }
        }
        catch (InvalidDataException)
        {
            builder.ReportWhole(TraceErrorReason.DamagedCompression);
        }
        finally
        {
            ReusedArrays<byte>.Return(buffer);
        }

        return builder.Build();
    }

    private static void ReadRows(Stream stream, int held, ref byte[] buffer, TraceRowsBuilder builder)
    {
        var atStart = true;
        while (true)
        {
            var read = stream.Read(buffer, held, buffer.Length - held);
            var filled = held + read;
            if (atStart && filled < 3 && read > 0)
            {
                held = filled;
                continue;
            }

            ReadOnlySpan<byte> rest = buffer.AsSpan(0, filled);
            rest = atStart ? WithoutMark(rest) : rest;
            atStart = false;
            for (var end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
            {
                builder.ReadLine(rest[..end]);
                rest = rest[(end + 1)..];
            }

            if (read == 0 && filled < buffer.Length)
            {
                if (!rest.IsEmpty)
                {
                    builder.ReadLine(rest);
                }

                return;
            }

            held = rest.Length;
            if (held > LongestRowBytes)
            {
                builder.ReportWhole(TraceErrorReason.RowTooLong);
                return;
            }

            MoveToFront(rest, ref buffer);
        }
    }

    private static void MoveToFront(ReadOnlySpan<byte> rest, ref byte[] buffer)
    {
        var target = buffer;
        if (rest.Length > buffer.Length / 2)
        {
            target = ReusedArrays<byte>.Rent(2 * buffer.Length);
        }

        rest.CopyTo(target);
        if (target != buffer)
        {
            ReusedArrays<byte>.Return(buffer);
            buffer = target;
        }
    }

    private static bool IsCompressed(ReadOnlySpan<byte> data) => data.StartsWith<byte>([0x1F, 0x8B]);

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> data) =>
        data.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? data[3..] : data;
}
