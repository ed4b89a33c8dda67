using System.Globalization;

namespace DynoSim.Lang.Experiments.Shards;

/// <summary>
/// One of the parts that share the points of a sweep. Which part a point belongs to follows from its id alone, so an
/// axis value more, or another order, moves no other point.
/// </summary>
/// <param name="Index">Which part, from 0.</param>
/// <param name="Count">How many parts there are.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>The most parts: as many as an array job may have tasks unless a cluster is told otherwise.</summary>
    public const int Most = 1_000;

    private const int UsualPoints = 200;

    /// <summary>Reads <c>3/16</c>: part 3 of the parts 0 to 15; null if the text is not of that form.</summary>
    public static Shard? Parse(string text)
    {
        var parts = text.Split('/');
        return parts is [var first, var second] && Number(first) is { } index && Number(second) is { } count
            && count is >= 1 and <= Most && index < count
            ? new Shard(index, count)
            : null;
    }

    /// <summary>How many parts some points are worth: a part is to last longer than its start.</summary>
    public static int CountFor(int points) => Math.Clamp((points + UsualPoints - 1) / UsualPoints, 1, Most);

    /// <summary>Whether a point belongs to this part.</summary>
    /// <param name="id">Its id: hexadecimal digits of a hash.</param>
    public bool Holds(string id) =>
        ulong.Parse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) % (ulong)Count == (ulong)Index;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
