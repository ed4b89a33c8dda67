using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>The step time of a recording, in whole microseconds.</summary>
internal readonly struct RecordedStepTime((long Base, long PerRequest, long PerToken) time) : ISegmentedTiming
{
    public long PrefillTermPicoseconds(long newTokens, long pastTokens) => 0;

    public long PassPicoseconds(in PassTotals totals) =>
        time.Base
        + (time.PerRequest * (totals.PrefillRequests + totals.DecodeRequests))
        + (time.PerToken * (totals.PrefillTokens + totals.DecodeRequests));

    public DecodeSegment DecodeSegment(int batch, long contextTokens) =>
        new(time.Base + ((time.PerRequest + time.PerToken) * batch), 0, long.MaxValue);

    public void DecodePasses(int batch, long contextTokens, Span<long> picoseconds) =>
        picoseconds.Fill(DecodeSegment(batch, contextTokens).BasePicoseconds);
}
