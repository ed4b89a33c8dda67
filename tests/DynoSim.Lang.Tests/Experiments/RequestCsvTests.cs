using System.Globalization;
using System.IO.Compression;
using System.Text;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Tests.Experiments;

public sealed class RequestCsvTests
{
    private const string Expected =
        """
        index,arrival_ms,input,output,produced,worker,prefill_worker,admit_ms,first_token_ms,last_token_ms,cached_tokens,preemptions,status
        0,0.000000000,700,3,3,2,,0.000000001,12.345678901,9223372036.854775807,512,1,completed
        1,1500.000000000,9,0,0,0,,,,,,0,rejected

        """;

    private static readonly RequestTable Requests = new()
    {
        ArrivalPicoseconds = [0, 1_500_000_000_000],
        InputTokens = [700, 9],
        OutputTokens = [3, 0],
        Prefixes = new PrefixTree { BlockTokens = 512, NodeCount = 0, Parent = [], Nodes = [], PathStart = [0, 0, 0] },
    };

    private static readonly SimulationResult Result = new()
    {
        ArrivalPicoseconds = [0, 1_500_000_000_000],
        AdmitPicoseconds = [1, -1],
        FirstTokenPicoseconds = [12_345_678_901, -1],
        SecondTokenPicoseconds = [-1, -1],
        LastTokenPicoseconds = [long.MaxValue, -1],
        ProducedTokens = [3, 0],
        Worker = [2, 0],
        CachedTokens = [512, -1],
        Preemptions = [1, 0],
        Status = [RequestStatus.Completed, RequestStatus.Rejected],
        Rejection = [RejectionReason.None, RejectionReason.PromptExceedsContext],
        RequestsInSystemAtEnd = 0,
        Workers = [],
        Gaps = new GapDistribution(),
        EndPicoseconds = 0,
    };

    [Test]
    public void Every_picosecond_is_written_whatever_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "minus ");
        CultureInfo.CurrentCulture = other;
        try
        {
            using var stream = new MemoryStream();
            RequestCsv.Write(stream, Requests, Result);
            Assert.That(Encoding.UTF8.GetString(stream.ToArray()), Is.EqualTo(Expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void A_name_that_ends_in_gz_is_compressed()
    {
        var path = Path.Combine(Path.GetTempPath(), $"dynosim-{Environment.ProcessId}.csv.gz");
        try
        {
            RequestCsv.WriteFile(path, Requests, Result);
            using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            Assert.That(reader.ReadToEnd(), Is.EqualTo(Expected));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    [Platform("Linux")]
    public void A_full_disk_is_an_exception_to_the_caller() =>
        Assert.That(() => RequestCsv.WriteFile("/dev/full", Requests, Result), Throws.InstanceOf<IOException>());
}
