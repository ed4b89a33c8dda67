using System.Text.RegularExpressions;

namespace DynoSim.Lang.Tests.Examples;

/// <summary>
/// What an example says of itself in its first comment: the commands to give, and whether running is refused today.
/// </summary>
internal sealed partial record ExampleHeader(string[] Commands, bool IsRefused)
{
    /// <summary>Reads it up to the first line that is no comment.</summary>
    internal static ExampleHeader Read(string path)
    {
        var lines = File.ReadLines(path).Skip(1)
            .SkipWhile(line => line.Length == 0)
            .TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)).ToArray();
        var commands = lines.Select(line => Command().Match(line)).Where(match => match.Success);
        return new ExampleHeader(
            [.. commands.Select(match => match.Groups[1].Value)],
            string.Join(' ', lines).Contains("refused with DYN9003", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^//   (?:dynosim|dotnet run .* --) (.+)$")]
    private static partial Regex Command();
}
