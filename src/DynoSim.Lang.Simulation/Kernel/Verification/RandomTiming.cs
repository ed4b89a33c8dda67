using System.Globalization;
using System.Text;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>Draws how long passes last: every source, every composition, every addition.</summary>
internal static class RandomTiming
{
    private const double Nanosecond = 1e-9;

    /// <summary>The timing of an engine.</summary>
    /// <param name="dice">The draws.</param>
    /// <param name="tables">Tables of measured passes, where a drawn one is added.</param>
    public static TimingOptions Draw(Dice dice, IDictionary<string, string> tables)
    {
        var timing = new TimingOptions
        {
            Source = DrawSource(dice, tables),
            Composition = dice.Of(Composition.Fused, Composition.Serial),
            StepMultiplier = dice.Chance(0.3) ? dice.Whole(250, 1_250) / 1_000.0 : 1,
        };
        return dice.Chance(0.3)
            ? timing with
            {
                StepOverhead = new SimulatedTime(dice.Whole(0, 5_000) * 1_000L),
                HostGap = dice.Whole(0, 900) * Nanosecond,
                PrefillOverheadPerLayer = new SimulatedTime(dice.Whole(0, 70) * 1_000L),
                DecodeSpeedup = dice.Of(1.0, 1.0, 3.0),
            }
            : timing;
    }

    private static TimingSource DrawSource(Dice dice, IDictionary<string, string> tables) => dice.Whole(0, 9) switch
    {
        0 or 1 or 2 or 3 => TimingSources.Affine(
            new SimulatedTime(dice.Whole(1, 20_000_000) * 1_000L),
            dice.Chance(0.3) ? 0 : dice.Whole(1, 20_000) * Nanosecond,
            dice.Chance(0.3) ? 0 : dice.Whole(1, 50_000) * Nanosecond,
            dice.Chance(0.3) ? 0 : dice.Whole(1, 30) * Nanosecond),
        4 or 5 => TimingSources.Polynomial(),
        6 => TimingSources.Analytic(),
        7 => DrawTable(dice, tables),
        _ => TimingSources.Fixed(
            new SimulatedTime(dice.Whole(1, 50_000_000) * 1_000L),
            new SimulatedTime(dice.Whole(1, 20_000_000) * 1_000L)),
    };

    /// <summary>Curves that rise, slower than any hardware's peaks.</summary>
    private static TimingSource DrawTable(Dice dice, IDictionary<string, string> tables)
    {
        var rows = new StringBuilder("kind,batch,new_tokens,context_tokens,milliseconds\n");
        var level = 50 + (100 * dice.Fraction());
        foreach (var past in dice.Chance(0.5) ? [0, 4_096] : new[] { 0 })
        {
            foreach (var tokens in new[] { 64, 512, 4_096 }[..dice.Whole(1, 3)])
            {
                Row(rows, "prefill", 1, tokens, past, level + (tokens * 0.2) + (past * 0.01) + dice.Fraction());
            }
        }

        foreach (var batch in new[] { 1, 8, 64 }[..dice.Whole(1, 3)])
        {
            foreach (var context in new[] { 100, 5_000, 200_000 }[..dice.Whole(1, 3)])
            {
                Row(rows, "decode", batch, batch, batch * context, level + batch + (batch * context * 2e-4));
            }
        }

        var path = $"table{tables.Count.ToString(CultureInfo.InvariantCulture)}.csv";
        tables[path] = rows.ToString();
        return TimingSources.Table(path);
    }

    private static void Row(StringBuilder rows, string kind, int batch, int tokens, int context, double milliseconds) =>
        rows.Append(CultureInfo.InvariantCulture, $"{kind},{batch},{tokens},{context},{milliseconds:0.000000}\n");
}
