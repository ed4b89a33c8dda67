using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Semantics.Chains;

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>
/// A chain for people: the value, how the path gets there, then a line per layer, the one that holds marked.
/// </summary>
internal sealed class ChainText(Display display)
{
    /// <summary>Writes it.</summary>
    public void Write(Chain chain)
    {
        display.Write(chain.Path, Style.Strong);
        display.WriteLine($" = {chain.Value}");
        foreach (var step in chain.Through)
        {
            display.Write($"  through {step.Path} = {step.Value}");
            display.WriteLine($"  {Describe(step.Origin)}", Style.Faint);
        }

        var width = chain.Entries.Select(entry => Indented(entry).Length).DefaultIfEmpty().Max();
        foreach (var entry in chain.Entries)
        {
            display.Write(entry.Wins && entry.Depth == 0 ? "  -> " : "     ", Style.Good);
            display.Write(
                Indented(entry).PadRight(width), entry is { Wins: true, Depth: 0 } ? Style.Strong : Style.Plain);
            display.WriteLine($"  {Describe(entry.Origin)}", Style.Faint);
        }

        foreach (var expectation in chain.Expectations)
        {
            display.Write(expectation switch
            {
                { IsDropped: true } => "  dropped   ",
                { IsInherited: true } => "  inherited ",
                _ => "  own       ",
            });
            display.Write($"expect {expectation.Text}");
            display.WriteLine($"  {Describe(expectation.Origin)}", Style.Faint);
        }
    }

    private static string Indented(ChainEntry entry) => new string(' ', 2 * entry.Depth) + entry.Value;

    private static string Describe(ChainOrigin origin)
    {
        var word = ChainJson.WordOf(origin.Sort);
        var owner = origin.Owner.Length == 0 || origin.Owner.StartsWith(word + " ", StringComparison.Ordinal)
            ? origin.Owner
            : $" {origin.Owner}";
        var head = owner.StartsWith(' ') || owner.Length == 0 ? word + owner : owner;
        return origin is { Location: { } place, Sort: not ChainSort.Set } ? $"{head}  {place}" : head;
    }
}
