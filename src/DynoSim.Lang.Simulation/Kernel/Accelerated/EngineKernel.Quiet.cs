using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// Quiet passes: a worker that only decodes, with nothing it could admit, repeats the same step until a request
/// finishes, blocks run out or something arrives. Between those no request needs to be looked at, and where the latency
/// model is affine in the context the passes are an arithmetic series with an exact integer sum.
/// </summary>
internal sealed partial class EngineKernel<TTiming, TCache>
{
    private const int PassesAtOnce = 256;
    private const int FewDecoders = 24;

    private readonly long[] _durations = new long[PassesAtOnce];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool DecodesOnly(WorkerState worker) =>
        TCache.DecodersAreAnonymous
        && worker.Prefilling == 0
        && worker.Decoders > 0
        && worker.Irregular == 0
        && worker.Decoders <= _settings.MaxBatchedTokens
        && (worker.Waiting.Count == 0
            || worker.HeadBlocked
            || worker.Running >= _settings.MaxSequences
            || (worker.Decoders >= _settings.MaxBatchedTokens && !HeadIsRefused(worker)));

    private bool HeadIsRefused(WorkerState worker) => _requests[HeadOf(worker)].Refusal != RejectionReason.None;

    /// <summary>
    /// Makes the passes that end at or before <paramref name="until"/> and in which nothing but decoding happens, up to
    /// the one with which requests finish; returns whether they did.
    /// </summary>
    private bool MakeQuietPasses(WorkerState worker, long until)
    {
        var passes = worker.FirstFinish - worker.Steps;
        passes = Math.Min(passes, PassesWithRoom(worker, passes, _cache.FreeBlocks(worker.Local)));
        if (Index is { Delay: > 0 })
        {
            // The router learns of an eviction a fixed time after the end of just the pass that made it.
            passes = Math.Min(passes, PassesWithoutEviction(worker));
        }

        var made = 0L;
        while (passes > 0)
        {
            var context = worker.OffsetSum + (worker.Decoders * (worker.Steps + 1));
            var segment = _timing.DecodeSegment(worker.Decoders, context);
            var remaining = until - worker.PassStart;
            if (segment.BasePicoseconds > remaining)
            {
                break;
            }

            if (worker.Fresh.Count > 0)
            {
                SettleFresh(worker, worker.PassStart + segment.BasePicoseconds, worker.Steps + 1);
            }

            // Passes of the warm-up are made apart, up to the last that ends in it.
            var measured = worker.PassStart + segment.BasePicoseconds >= _settings.MeasuredFrom;
            remaining = measured ? remaining : Math.Min(remaining, _settings.MeasuredFrom - 1 - worker.PassStart);
            made = Math.Min(passes, ((segment.LastContextTokens - context) / worker.Decoders) + 1);
            if (made == 1 && passes > 1)
            {
                made = MakePassesOneByOne(worker, context, passes, segment, remaining, measured);
            }
            else
            {
                made = segment.PassesWithin(remaining, made, worker.Decoders);
                MakePasses(worker, segment, made, measured);
            }

            passes -= made;
        }

        var finished = worker.Steps == worker.FirstFinish;
        if (finished)
        {
            SettleDecoders(worker, worker.PassStart);
            worker.Use(_settings.Blocks - _cache.FreeBlocks(worker.Local), worker.PassStart);
        }

        if (made > 0)
        {
            ShowToRouter(worker);
        }

        return finished;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MakePasses(WorkerState worker, in DecodeSegment segment, long passes, bool measured)
    {
        var elapsed = segment.SumPicoseconds(passes, worker.Decoders);
        GrowDecoders(worker, segment, passes, elapsed);
        if (measured)
        {
            _gaps.AddSequence(
                segment.BasePicoseconds, segment.SlopePicoseconds * worker.Decoders, passes, worker.Decoders);
        }

        CountPasses(worker, passes, elapsed);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CountPasses(WorkerState worker, long passes, long elapsed)
    {
        var tokens = passes * worker.Decoders;
        worker.Passes += passes;
        worker.AddSteps(passes);
        worker.PassStart += elapsed;
        worker.BusyPicoseconds += elapsed;
        worker.DecodedTokens += tokens;
        worker.ProducedTokens += tokens;
        worker.FruitlessPasses = 0;
    }

    /// <summary>Passes of a latency model without a closed form: each is timed, but no request is looked at.</summary>
    private long MakePassesOneByOne(
        WorkerState worker, long context, long passes, in DecodeSegment segment, long remaining, bool measured)
    {
        // As a rule no pass is shorter than the first, so no more of them fit; those that do are made next.
        var first = segment.BasePicoseconds;
        passes = first > 0 ? Math.Min(passes, remaining / first) : passes;
        var durations = _durations.AsSpan(0, (int)Math.Min(passes, PassesAtOnce));

        // Timed in whole vectors: the few too many are not looked at.
        _timing.DecodePasses(worker.Decoders, context, _durations.AsSpan(0, (durations.Length + 3) & ~3));
        var (made, elapsed) = FitWithin(durations, remaining);
        GrowDecoders(worker, durations[..made]);
        worker.UsedMax = Math.Max(worker.UsedMax, worker.Used);
        if (measured)
        {
            AddGaps(worker, context, durations[..made], segment.MayShrink);
        }

        CountPasses(worker, made, elapsed);
        return made;
    }

    private void AddGaps(WorkerState worker, long context, ReadOnlySpan<long> durations, bool mayShrink)
    {
        if (!mayShrink)
        {
            _gaps.AddCurve(_curve, worker.Decoders, context, durations);
            return;
        }

        foreach (var duration in durations)
        {
            _gaps.Add(duration, worker.Decoders);
        }
    }

    /// <summary>How many of the passes, from the first, end within a span, and how long they last together.</summary>
    private static (int Passes, long Elapsed) FitWithin(ReadOnlySpan<long> durations, long remaining)
    {
        var (at, elapsed) = (durations.Length, SumOf(durations));
        while (elapsed > remaining)
        {
            elapsed -= durations[--at];
        }

        return (at, elapsed);
    }

    private static long SumOf(ReadOnlySpan<long> durations)
    {
        ref var start = ref MemoryMarshal.GetReference(durations);
        var sums = Vector256<long>.Zero;
        var at = 0;
        for (; at <= durations.Length - Vector256<long>.Count; at += Vector256<long>.Count)
        {
            sums += Vector256.LoadUnsafe(ref start, (nuint)at);
        }

        var sum = Vector256.Sum(sums);
        for (; at < durations.Length; at++)
        {
            sum += durations[at];
        }

        return sum;
    }

    /// <summary>Takes the blocks of passes that are known one by one, each at the start of its pass.</summary>
    private void GrowDecoders(WorkerState worker, ReadOnlySpan<long> durations)
    {
        if (worker.Decoders > FewDecoders || durations.Length > worker.BlockTokens)
        {
            GrowPassByPass(worker, durations);
            return;
        }

        // No decoder needs a second block, so each has at most one pass in which it needs one.
        Span<int> passes = stackalloc int[FewDecoders];
        var needed = 0;
        for (var place = 0; place < worker.Running; place++)
        {
            var residue = worker.Entries[place].Residue + worker.StepResidue;
            residue -= residue < worker.BlockTokens ? 0 : worker.BlockTokens;
            var pass = residue == 0 ? 0 : worker.BlockTokens - residue;
            if (pass < durations.Length)
            {
                Insert(passes, needed++, pass);
            }
        }

        var (elapsed, from) = (0L, 0);
        for (var place = 0; place < needed; place++)
        {
            var pass = passes[place];
            elapsed += SumOf(durations[from..pass]);
            from = pass;
            worker.Grow(1, elapsed);
        }

        _cache.Take(worker.Local, -1, needed);
    }

    /// <summary>Puts a number in its place among the few that ascend before it.</summary>
    private static void Insert(Span<int> ascending, int count, int number)
    {
        for (; count > 0 && ascending[count - 1] > number; count--)
        {
            ascending[count] = ascending[count - 1];
        }

        ascending[count] = number;
    }

    private void GrowPassByPass(WorkerState worker, ReadOnlySpan<long> durations)
    {
        var (elapsed, blocks, residue) = (0L, 0L, worker.ResidueAt(0));
        foreach (var duration in durations)
        {
            var needed = worker.Residue[residue];
            if (needed > 0)
            {
                worker.Grow(needed, elapsed);
                blocks += needed;
            }

            residue = (residue == 0 ? worker.BlockTokens : residue) - 1;
            elapsed += duration;
        }

        _cache.Take(worker.Local, -1, blocks);
    }

    /// <summary>
    /// Takes the blocks of so many passes and keeps the integral of held blocks exact: each counts from its own
    /// pass.
    /// </summary>
    private void GrowDecoders(WorkerState worker, in DecodeSegment segment, long passes, long elapsed)
    {
        var blocks = 0L;
        if (passes <= 2L * worker.Decoders)
        {
            var residue = worker.ResidueAt(0);
            for (var pass = 0L; pass < passes; pass++, residue = (residue == 0 ? worker.BlockTokens : residue) - 1)
            {
                var needed = worker.Residue[residue];
                if (needed > 0)
                {
                    blocks += needed;
                    worker.UsedIntegral.AddProduct(needed, elapsed - segment.SumPicoseconds(pass, worker.Decoders));
                }
            }
        }
        else
        {
            for (var place = 0; place < worker.Running; place++)
            {
                var residue = worker.Entries[place].Residue + worker.StepResidue;
                residue -= residue < worker.BlockTokens ? 0 : worker.BlockTokens;
                for (var pass = residue == 0
                    ? 0L : worker.BlockTokens - residue; pass < passes; pass += worker.BlockTokens)
                {
                    blocks++;
                    worker.UsedIntegral.AddProduct(1, elapsed - segment.SumPicoseconds(pass, worker.Decoders));
                }
            }
        }

        worker.Use(worker.Used, worker.PassStart + elapsed);
        if (blocks > 0)
        {
            _cache.Take(worker.Local, -1, blocks);
            worker.Used += blocks;
            worker.UsedMax = Math.Max(worker.UsedMax, worker.Used);
        }
    }

    /// <summary>
    /// How many passes so many blocks suffice for: every decoder needs one block in every round of a block's
    /// tokens.
    /// </summary>
    private static long PassesWithRoom(WorkerState worker, long wanted, long free)
    {
        var rounds = free / worker.Decoders;
        var passes = rounds * worker.BlockTokens;
        if (wanted <= passes)
        {
            return passes;
        }

        free -= rounds * worker.Decoders;
        for (var residue = worker.ResidueAt(passes);
            passes < wanted && free >= worker.Residue[residue];
            residue = (residue == 0 ? worker.BlockTokens : residue) - 1)
        {
            free -= worker.Residue[residue];
            passes++;
        }

        return passes;
    }
}
