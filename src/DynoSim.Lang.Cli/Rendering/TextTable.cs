using System.Text;

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>Rows of short cells: the first column to the left, all others to the right, two blanks between.</summary>
internal sealed class TextTable
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; all rows have the same number of cells.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes the rows behind an indent, the first one as a heading.</summary>
    public void Write(Display display, string indent)
    {
        var widths = Enumerable.Range(0, _rows[0].Length).Select(column => _rows.Max(row => Width(row[column])))
            .ToArray();
        for (var index = 0; index < _rows.Count; index++)
        {
            var line = new StringBuilder(indent);
            for (var column = 0; column < widths.Length; column++)
            {
                var cell = _rows[index][column];
                var padding = new string(' ', widths[column] - Width(cell));
                line.Append(column == 0 ? cell + padding : "  " + padding + cell);
            }

            display.WriteLine(line.ToString().TrimEnd(), index == 0 ? Style.Faint : Style.Plain);
        }
    }

    private static int Width(string cell) => cell.EnumerateRunes().Sum(Printable.Width);
}
