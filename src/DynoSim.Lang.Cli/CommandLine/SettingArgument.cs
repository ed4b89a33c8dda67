using Sprache;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>
/// One <c>--set path=value</c>: names joined by dots, an equals sign, then anything, which the language itself reads
/// once the path says what type it must be.
/// </summary>
/// <param name="Path">The settable path, for example <c>deployment.router</c>.</param>
/// <param name="Value">The value, verbatim.</param>
internal sealed record SettingArgument(string Path, string Value)
{
    private static readonly Parser<string> _name = Sprache.Parse.Identifier(
            Sprache.Parse.Char(IsNameStart, "a letter"),
            Sprache.Parse.Char(IsNamePart, "a letter, a digit or _"))
        .Named("a name");

    private static readonly Parser<SettingArgument> _grammar =
        from names in _name.XDelimitedBy(Sprache.Parse.Char('.')).Token()
        from sign in Sprache.Parse.Char('=').Named("`=`")
        from value in Sprache.Parse.AnyChar.Many().Text()
        select new SettingArgument(string.Join('.', names), value.Trim());

    /// <summary>Reads one argument.</summary>
    /// <returns>The setting, or null and a sentence that says what was expected where.</returns>
    public static (SettingArgument? Setting, string? Error) Parse(string argument)
    {
        var result = _grammar.End().TryParse(argument);
        if (result.WasSuccessful)
        {
            return (result.Value, null);
        }

        var expected = string.Join(" or ", result.Expectations.Distinct());
        var place = string.Create(Invariant, $"column {result.Remainder.Column} of `{argument}`");
        return (null, $"--set: {place}: expected {expected}; a setting is written path=value");
    }

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static bool IsNameStart(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    private static bool IsNamePart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';
}
