using System.Globalization;
using System.IO.Compression;
using System.Text;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Reports;

/// <summary>
/// One row per request in trace order. Times are milliseconds with nine decimals, which is every picosecond, written
/// by integer arithmetic; what does not apply is empty.
/// </summary>
public static class RequestCsv
{
    private const string Header =
        "index,arrival_ms,input,output,produced,worker,prefill_worker,admit_ms,first_token_ms,last_token_ms,"
        + "cached_tokens,preemptions,status\n";

    private static readonly UTF8Encoding _encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the file; compressed if its name ends in <c>.gz</c>.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void WriteFile(string path, RequestTable requests, SimulationResult result)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            using var compressed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
            Write(compressed, requests, result);
        }
        else
        {
            Write(file, requests, result);
        }

        file.Flush();
    }

    /// <summary>Writes header and rows.</summary>
    public static void Write(Stream output, RequestTable requests, SimulationResult result)
    {
        using var writer = new StreamWriter(output, _encoding, 1 << 16, leaveOpen: true);
        writer.Write(Header);
        Span<char> row = stackalloc char[320];
        for (var i = 0; i < requests.Count; i++)
        {
            writer.Write(row[..FormatRow(row, i, requests, result)]);
        }
    }

    private static int FormatRow(Span<char> row, int index, RequestTable requests, SimulationResult result)
    {
        var at = 0;
        Number(row, ref at, index);
        Time(row, ref at, result.ArrivalPicoseconds[index]);
        Number(row, ref at, requests.InputTokens[index]);
        Number(row, ref at, requests.OutputTokens[index]);
        Number(row, ref at, result.ProducedTokens[index]);
        Number(row, ref at, result.Worker[index]);
        Number(row, ref at, -1);
        Time(row, ref at, result.AdmitPicoseconds[index]);
        Time(row, ref at, result.FirstTokenPicoseconds[index]);
        Time(row, ref at, result.LastTokenPicoseconds[index]);
        Number(row, ref at, result.CachedTokens[index]);
        Number(row, ref at, result.Preemptions[index]);
        var status = Word(result.Status[index]);
        status.CopyTo(row[at..]);
        at += status.Length;
        row[at++] = '\n';
        return at;
    }

    private static void Number(Span<char> row, ref int at, long value)
    {
        if (value >= 0)
        {
            _ = value.TryFormat(row[at..], out var written, default, CultureInfo.InvariantCulture);
            at += written;
        }

        row[at++] = ',';
    }

    private static void Time(Span<char> row, ref int at, long picoseconds)
    {
        if (picoseconds >= 0)
        {
            var (whole, rest) = Math.DivRem(picoseconds, SimulatedTime.PicosecondsPerMillisecond);
            _ = whole.TryFormat(row[at..], out var written, default, CultureInfo.InvariantCulture);
            at += written;
            row[at++] = '.';
            _ = rest.TryFormat(row[at..], out written, "D9", CultureInfo.InvariantCulture);
            at += written;
        }

        row[at++] = ',';
    }

    private static string Word(RequestStatus status) => status switch
    {
        RequestStatus.Completed => "completed",
        RequestStatus.Rejected => "rejected",
        RequestStatus.Abandoned => "abandoned",
        _ => "running",
    };
}
