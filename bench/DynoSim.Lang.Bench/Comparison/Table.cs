namespace DynoSim.Lang.Bench.Comparison;

/// <summary>A table in Markdown, a row at a time, so that a long measurement shows what it has.</summary>
internal sealed class Table
{
    public Table(string title, params string[] columns)
    {
        Console.WriteLine($"\n## {title}\n");
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    public void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    public static string Milliseconds(double value) =>
        value.ToString(value < 100 ? "0.00" : "0", System.Globalization.CultureInfo.InvariantCulture);

    public static string Ratio(double value) => $"{value:0.#}x";
}
