using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>Sees to it that a file has its header, or none and a finding.</summary>
internal sealed class HeaderRepair(SourceText source, List<SourceToken> tokens, DiagnosticBag bag)
{
    private const string Version = "1.0";
    private const string Header = "dynosim " + Version;
    private readonly TokenLayout _layout = new(source);

    /// <summary>Checks the header in place. Whether one is there afterwards.</summary>
    public bool Run()
    {
        var hasHeader = Check();
        SetAsideFurther(hasHeader ? 2 : 0);
        return hasHeader;
    }

    private bool Check()
    {
        if (tokens[0].Type is not (DYNOSIM or IDENT))
        {
            ReportAbsent();
            return false;
        }

        var isFollowed = tokens[1].Type != TokenTypes.EndOfFile && _layout.AreOnOneLine(tokens[0], tokens[1]);
        if (tokens[0].Type == DYNOSIM)
        {
            CheckVersion(isFollowed);
            return true;
        }

        if (!isFollowed || tokens[1].Type != NUMBER)
        {
            ReportAbsent();
            return false;
        }

        ReportMissing(
            tokens[0].Span, $"the file begins with `{tokens[0].Text}`, not with `dynosim`", tokens[0].Span, "dynosim");
        tokens[0] = tokens[0].As(DYNOSIM, isReported: true);
        return true;
    }

    private void CheckVersion(bool isFollowed)
    {
        if (!isFollowed)
        {
            ReportMissing(tokens[0].Span, "the header names no version of the language", tokens[0].Span, Header);
            tokens.Insert(1, SourceToken.Missing(source, NUMBER, tokens[0].End));
            return;
        }

        var version = tokens[1];
        if (version.Type is NUMBER or BADNUM)
        {
            if (!version.Characters.SequenceEqual(Version))
            {
                ReportVersion(version);
            }
        }
        else
        {
            var end = EndOfVersion();
            var span = TextSpan.FromBounds(version.Start, tokens[end - 1].End);
            ReportMissing(span, $"`{source.ToString(span)}` is not a version of the language", span, Version);
            tokens.RemoveRange(2, end - 2);
            version = new SourceToken(source, NUMBER, span.Start, span.Length);
        }

        tokens[1] = version.As(NUMBER, isReported: true);
    }

    /// <summary>Behind what stands for a version: <c>v1.0</c> and <c>= 1.0</c> are several tokens.</summary>
    private int EndOfVersion()
    {
        var end = 2;
        while (tokens[end].Type != TokenTypes.EndOfFile && _layout.AreOnOneLine(tokens[end - 1], tokens[end])
               && (tokens[end].Start == tokens[end - 1].End || TokenTypes.IsNumeric(tokens[end].Type)))
        {
            end++;
        }

        return end;
    }

    /// <summary>Nothing but a header reads like one, so that a second one is one too many wherever it stands.</summary>
    private void SetAsideFurther(int first)
    {
        for (var i = first; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Type == DYNOSIM && tokens[i + 1].Type == NUMBER)
            {
                var span = TextSpan.Covering(tokens[i].Span, tokens[i + 1].Span);
                bag.Report(
                    Descriptors.UnexpectedToken,
                    span,
                    "the header stands once, at the top of the file",
                    help: "remove it here",
                    fix: bag.Edit(span, ""));
                SetAside(i--);
            }
        }
    }

    private void ReportVersion(SourceToken version)
    {
        var isNewer = double.TryParse(
            version.Characters, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 1;
        bag.Report(
            Descriptors.VersionUnsupported,
            version.Span,
            $"version `{version.Text}` of the language is not known to this tool, which reads {Version}",
            help: isNewer
                ? "use a newer `dynosim`, or write `1.0` if the file needs nothing newer"
                : $"write `{Header}`",
            fix: bag.Edit(version.Span, Version));
    }

    /// <summary>The header is absent, or stands somewhere else; then it is set aside there.</summary>
    private void ReportAbsent()
    {
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Type == DYNOSIM && tokens[i + 1].Type == NUMBER && _layout.StartsLine(tokens, i))
            {
                bag.Report(
                    Descriptors.MissingHeader,
                    new TextSpan(0, 0),
                    $"the file does not begin with `{Header}`: other text stands before the header",
                    help: $"move line {_layout.LineOf(tokens[i])} to the top");
                SetAside(i);
                return;
            }
        }

        ReportMissing(
            new TextSpan(0, 0), $"the file does not begin with `{Header}`", new TextSpan(0, 0), Header + "\n");
    }

    private void SetAside(int index)
    {
        SourceToken[] header = [tokens[index], tokens[index + 1]];
        tokens.RemoveRange(index, 2);
        if (index < tokens.Count)
        {
            tokens[index] = tokens[index].WithSkippedBefore(header);
        }
    }

    private void ReportMissing(TextSpan span, string message, TextSpan replaced, string replacement) => bag.Report(
        Descriptors.MissingHeader,
        span,
        message,
        help: $"write `{Header}` as the first line",
        fix: bag.Edit(replaced, replacement));
}
