using System.Text;
using DynoSim.Lang.Quantities;
using static System.FormattableString;

namespace DynoSim.Lang.Baselines.Docs;

/// <summary>The units and the dimensions with a name, as tables.</summary>
internal static class UnitsPage
{
    /// <summary>Every unit by dimension; other accepted spellings behind the one that is written.</summary>
    internal static string Units()
    {
        var text = new StringBuilder("| dimension | units | in the base unit |\n|---|---|---|\n");
        foreach (var group in UnitTable.All.GroupBy(unit => unit.Dimension))
        {
            var canonical = group.Where(unit => unit.IsCanonical).ToArray();
            var others = group.Where(unit => !unit.IsCanonical)
                .Select(unit => $"`{unit.Symbol}` = `{unit.Canonical}`");
            var spelled = string.Join(' ', canonical.Select(unit => $"`{unit.Symbol}`"));
            var also = string.Join(", ", others);
            text.Append($"| {Name(group.Key)} | {spelled}{(also.Length > 0 ? $"; also {also}" : "")} | ");
            var factors = canonical.Select(unit => $"{unit.Symbol} {Number(unit.Factor)}");
            text.Append(string.Join(", ", factors)).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>The names a type may be written with, and what they stand for.</summary>
    internal static string Dimensions()
    {
        var text = new StringBuilder("| name | is |\n|---|---|\n");
        foreach (var (name, dimension) in NamedDimensions.All)
        {
            text.Append($"| `{name}` | {dimension} |\n");
        }

        return text.ToString();
    }

    private static string Name(Dimension dimension) => NamedDimensions.NameOf(dimension) ?? dimension.ToString();

    /// <summary>Powers of ten and of two from a thousand up as such, so that digits need not be counted.</summary>
    private static string Number(double factor)
    {
        if (PowerOf(10, factor) is { } ten && Math.Abs(ten) >= 3)
        {
            return Invariant($"10^{ten}");
        }

        return PowerOf(2, factor) is { } two && two >= 10 ? Invariant($"2^{two}") : Invariant($"{factor}");
    }

    /// <summary>The exponent of a whole power; null for any other number.</summary>
    private static int? PowerOf(int root, double number)
    {
        var exponent = 0;
        for (; number > 1.5; exponent++)
        {
            number /= root;
        }

        for (; number < 0.75; exponent--)
        {
            number *= root;
        }

        return Math.Abs(number - 1) < 1e-12 ? exponent : null;
    }
}
