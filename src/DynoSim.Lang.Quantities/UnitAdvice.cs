namespace DynoSim.Lang.Quantities;

/// <summary>What to say about a word that stands where a unit belongs and is none.</summary>
internal static class UnitAdvice
{
    private static readonly Dictionary<string, (string Reason, string Help)> Ambiguous = new(StringComparer.Ordinal)
    {
        ["m"] = (
            "`m` could mean minutes, milliseconds or a million",
            "write `min` for minutes, `ms` for milliseconds or `Mtok` for a million tokens"),
        ["b"] = ("`b` could mean bit or byte, a factor of 8", "write `bit` or `B`"),
        ["kb"] = ("`kb` could mean kilobit or kilobyte, a factor of 8", "write `kbit` or `kB`"),
        ["Kb"] = ("`Kb` could mean kilobit or kilobyte, a factor of 8", "write `kbit` or `kB`"),
        ["Mb"] = ("`Mb` could mean megabit or megabyte, a factor of 8", "write `Mbit` or `MB`"),
        ["Gb"] = ("`Gb` could mean gigabit or gigabyte, a factor of 8", "write `Gbit` or `GB`"),
        ["Tb"] = ("`Tb` could mean terabit or terabyte, a factor of 8", "write `Tbit` or `TB`"),
    };

    private static readonly Dictionary<string, string> Habits = new(StringComparer.Ordinal)
    {
        ["sec"] = "s",
        ["secs"] = "s",
        ["second"] = "s",
        ["seconds"] = "s",
        ["msec"] = "ms",
        ["usec"] = "us",
        ["nsec"] = "ns",
        ["mins"] = "min",
        ["minute"] = "min",
        ["minutes"] = "min",
        ["hr"] = "h",
        ["hrs"] = "h",
        ["hour"] = "h",
        ["hours"] = "h",
        ["day"] = "d",
        ["days"] = "d",
        ["token"] = "tok",
        ["tokens"] = "tok",
        ["toks"] = "tok",
        ["request"] = "req",
        ["requests"] = "req",
        ["reqs"] = "req",
        ["users"] = "user",
        ["block"] = "blk",
        ["blocks"] = "blk",
        ["blks"] = "blk",
        ["sessions"] = "session",
        ["gpus"] = "gpu",
        ["GPU"] = "gpu",
        ["GPUs"] = "gpu",
        ["byte"] = "B",
        ["bytes"] = "B",
        ["bits"] = "bit",
        ["Bps"] = "B/s",
        ["kBps"] = "kB/s",
        ["MBps"] = "MB/s",
        ["GBps"] = "GB/s",
        ["TBps"] = "TB/s",
        ["bps"] = "bit/s",
        ["kbps"] = "kbit/s",
        ["Mbps"] = "Mbit/s",
        ["Gbps"] = "Gbit/s",
        ["Tbps"] = "Tbit/s",
        ["rps"] = "req/s",
        ["RPS"] = "req/s",
        ["qps"] = "req/s",
        ["QPS"] = "req/s",
        ["rpm"] = "req/min",
        ["tps"] = "tok/s",
        ["TPS"] = "tok/s",
        ["dollar"] = "USD",
        ["dollars"] = "USD",
        ["usd"] = "USD",
        ["percent"] = "%",
    };

    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["k"] = "ktok` or `kB",
        ["K"] = "ktok` or `kB",
        ["M"] = "Mtok` or `MB",
        ["G"] = "Gtok` or `GB",
        ["T"] = "TB` or `TFLOP",
        ["P"] = "PB` or `PFLOP",
        ["E"] = "EFLOP",
        ["Ki"] = "KiB",
        ["Mi"] = "MiB",
        ["Gi"] = "GiB",
        ["Ti"] = "TiB",
        ["Pi"] = "PiB",
    };

    /// <summary>Explains a word that is no unit.</summary>
    /// <param name="word">The word as written.</param>
    /// <param name="column">Where it stands in the text parsed, from 0.</param>
    /// <param name="isDivisor">Whether it stands behind a <c>/</c>, where a name was perhaps meant.</param>
    public static QuantityError Explain(string word, int column, bool isDivisor)
    {
        if (Ambiguous.TryGetValue(word, out var ambiguous))
        {
            return new(QuantityFault.AmbiguousUnit, column, word.Length, ambiguous.Reason) { Help = ambiguous.Help };
        }

        var unknown = new QuantityError(
            QuantityFault.UnknownUnit, column, word.Length, $"there is no unit `{word}`");
        if (Prefixes.TryGetValue(word, out var prefixed))
        {
            return unknown with { Help = $"`{word}` is only a prefix: write the whole unit, such as `{prefixed}`" };
        }

        if (Habits.TryGetValue(word, out var usual))
        {
            return unknown with { Help = $"write `{usual}`", Replacement = usual };
        }

        var near = Spelling.Suggest(word, UnitTable.All.Where(unit => unit.IsCanonical).Select(unit => unit.Symbol));
        if (near.Length > 0)
        {
            var help = $"did you mean {string.Join(" or ", near.Select(symbol => $"`{symbol}`"))}?";
            return unknown with { Help = help, Replacement = near.Length == 1 ? near[0] : null };
        }

        return isDivisor
            ? new(QuantityFault.UnitSpacing, column, word.Length,
                $"without spaces, `/{word}` is part of the unit, and `{word}` is not a unit")
            {
                Help = $"write ` / {word}`, with spaces, to divide by `{word}`",
            }
            : unknown;
    }
}
