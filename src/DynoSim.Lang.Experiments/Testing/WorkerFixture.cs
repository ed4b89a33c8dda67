using System.Globalization;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>
/// A <c>worker w { … }</c> of a test as the signals an engine keeps. Members that follow from others are consistent
/// with them, or reported.
/// </summary>
/// <param name="fixture">The worker.</param>
/// <param name="request">The request being routed.</param>
/// <param name="requestName">Its name, for overlaps of single requests.</param>
/// <param name="router">The router that is asked.</param>
internal sealed class WorkerFixture(
    EntityValue fixture, RequestFixture request, string requestName, RouterPlan router)
{
    private readonly FixtureValues _values = new(fixture);

    /// <summary>The signals; what is wrong is reported.</summary>
    public WorkerSignals Read(List<Diagnostic> problems)
    {
        var (queued, running) = Requests(problems);
        var (used, total) = Cache(problems);
        return new WorkerSignals
        {
            Ready = _values.Truth("ready") ?? true,
            Busy = _values.Truth("busy") ?? false,
            Assigned = Count("assigned", problems),
            Queued = (int)queued,
            Running = (int)running,
            WaitingTokens = Count("waiting_tokens", problems),
            ActivePrefillTokens = PrefillTokens(problems),
            ActiveDecodeBlocks = Count("active_decode_blocks", problems),
            ActivePromptBlocks = Count("active_prompt_blocks", problems),
            UsedBlocks = used,
            TotalBlocks = total,
            OverlapBlocks = (int)Shared("overlap", "overlap_blocks", problems),
            NewActiveBlocks = (int)(request.FullBlocks - Shared("active_overlap", "active_overlap_blocks", problems)),
            BlockTokens = (int)request.BlockTokens,
        };
    }

    /// <summary>In flight is what waits and what runs; of the three, two say the third.</summary>
    private (long Queued, long Running) Requests(List<Diagnostic> problems)
    {
        var queued = Count("queued", problems);
        var running = Count("running", problems);
        if (_values.Number("inflight") is not { } inflight)
        {
            return (queued, running);
        }

        var isQueuedSet = fixture.IsSet("queued");
        var rest = (long)inflight - (isQueuedSet ? queued : fixture.IsSet("running") ? running : 0);
        var isWrong = rest < 0 || (isQueuedSet && fixture.IsSet("running") && queued + running != (long)inflight);
        if (isWrong)
        {
            Report(problems, "inflight", "`inflight` is `queued` and `running` together");
        }

        return isQueuedSet ? (queued, rest) : fixture.IsSet("running") ? (rest, running) : (0, rest);
    }

    private long PrefillTokens(List<Diagnostic> problems)
    {
        var tokens = Count("active_prefill_tokens", problems);
        if (_values.Number("active_prefill_blocks") is not { } blocks)
        {
            return tokens;
        }

        var implied = (long)(blocks * request.BlockTokens);
        if (fixture.IsSet("active_prefill_tokens") && implied != tokens)
        {
            Report(problems, "active_prefill_blocks", string.Create(
                CultureInfo.InvariantCulture,
                $"`active_prefill_blocks` is `active_prefill_tokens` in blocks of {(long)request.BlockTokens}tok"));
        }

        return implied;
    }

    /// <summary>
    /// A share of blocks that is exactly the ratio stated. Free blocks have no default: a router that reads them must
    /// be told.
    /// </summary>
    private (long Used, long Total) Cache(List<Diagnostic> problems)
    {
        var share = _values.Number("kv_used");
        var free = _values.Number("kv_free");
        if (share is < 0 or > 1 || free is < 0)
        {
            Report(problems, share is < 0 or > 1 ? "kv_used" : "kv_free", "no cache is used like that");
            return (0, 1);
        }

        if (free is null && PolicyFixtures.Reads(router, "kv_free"))
        {
            var place = fixture.Location;
            problems.Add(new Diagnostic(
                Descriptors.RequiredMissing,
                place.Source,
                place.Span,
                $"router `{router.Name}` reads `worker.kv_free`, which worker `{fixture.Name}` does not set")
            {
                Help = "set `kv_free`, and `kv_used` too if both are read",
            });
            return (0, 1);
        }

        if (free is null)
        {
            return Share(share ?? 0);
        }

        if (share is null)
        {
            return free == 0 ? (1, 1) : (0, (long)free);
        }

        var total = share < 1 ? Math.Round(free.Value / (1 - share.Value)) : free == 0 ? 1 : 0;
        var used = total - free.Value;
        if (total < 1 || used / total != share)
        {
            var blocks = QuantityFormat.Number(free.Value);
            Report(problems, "kv_free", $"no cache has {blocks} blocks free at that `kv_used`");
            return (0, 1);
        }

        return ((long)used, (long)total);
    }

    private static (long Used, long Total) Share(double share)
    {
        for (var total = 1L; total <= 1_000_000_000_000_000; total *= 10)
        {
            var used = Math.Round(share * total);
            if (used / total == share)
            {
                return ((long)used, total);
            }
        }

        // No short decimal: a share of a power of two is exact for every double that is not tiny.
        const long Fine = 1L << 62;
        return ((long)(share * Fine), Fine);
    }

    /// <summary>Blocks shared with the request: what the list says of it, else what is said of all.</summary>
    private double Shared(string list, string all, List<Diagnostic> problems)
    {
        if (_values.About(list, requestName) is not { } blocks)
        {
            return Math.Min(Count(all, problems), request.FullBlocks);
        }

        if (blocks < 0 || blocks > request.FullBlocks)
        {
            Report(
                problems,
                list,
                $"request `{requestName}` has {QuantityFormat.Number(request.FullBlocks)} full blocks to share");
        }

        return Math.Clamp(blocks, 0, request.FullBlocks);
    }

    private long Count(string name, List<Diagnostic> problems)
    {
        var value = _values.Number(name) ?? 0;
        if (value is < 0 or > int.MaxValue)
        {
            Report(problems, name, $"`{name}` counts something");
            return 0;
        }

        return (long)value;
    }

    private void Report(List<Diagnostic> problems, string member, string why)
    {
        var place = fixture.LocationOf(member);
        problems.Add(new Diagnostic(
            Descriptors.OutOfRange, place.Source, place.Span, $"worker `{fixture.Name}` cannot be like this")
        {
            Label = why,
        });
    }
}
