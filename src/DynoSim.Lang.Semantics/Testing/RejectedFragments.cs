using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Testing;

/// <summary>
/// Compiles the fragments of <c>reject</c> as if they stood at the top level of their file: the file with its tests
/// blanked out and the fragment left where it is, so that every finding has the place it has in the file.
/// </summary>
/// <param name="home">The file.</param>
public sealed class RejectedFragments(Compilation home)
{
    private HashSet<(string Code, string Path, int Start, string Message)>? _known;

    /// <summary>What comes of a fragment.</summary>
    public RejectVerdict Judge(RejectStatement statement)
    {
        if (home.Entry is not { } file)
        {
            return new RejectVerdict(statement, []);
        }

        _known ??= [.. Findings(file, kept: default).Select(Key)];
        var body = statement.Body;
        var inside = TextSpan.FromBounds(body.Open.Span.End, body.Close.Span.Start);
        return new RejectVerdict(
            statement,
            [
                .. Findings(file, inside)
                    .Where(found => !_known.Contains(Key(found)))
                    .Select(found => found.Source.Path == file.Source.Path
                        ? found with { Source = file.Source }
                        : found),
            ]);
    }

    private static (string Code, string Path, int Start, string Message) Key(Diagnostic found) =>
        (found.Descriptor.Code, found.Source.Path, found.Span.Start, found.Message);

    private ImmutableArray<Diagnostic> Findings(Module file, TextSpan kept)
    {
        var files = new OverlayFileSource(home.Files, file.Path, Blanked(file, kept));
        return Compilation.Create(file.Source.Path, files, home.Options with { JudgesTests = false }).Diagnostics;
    }

    private static string Blanked(Module file, TextSpan kept)
    {
        var text = file.Source.Text.ToCharArray();
        foreach (var test in file.Tests)
        {
            for (var i = test.Span.Start; i < test.Span.End; i++)
            {
                var isKept = i >= kept.Start && i < kept.End;
                text[i] = isKept || text[i] is '\r' or '\n' ? text[i] : ' ';
            }
        }

        return new string(text);
    }
}
