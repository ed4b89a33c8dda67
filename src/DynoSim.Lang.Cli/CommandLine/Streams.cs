using System.Diagnostics.CodeAnalysis;
using System.Text;
using DynoSim.Lang.Cli.Rendering;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>When text is coloured.</summary>
public enum ColourChoice
{
    /// <summary>On a terminal, unless NO_COLOR is set.</summary>
    Auto,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>
/// Where a command reads and writes: data to the output, everything else to the error stream. The streams belong to
/// the caller, who ends with <see cref="Flush"/>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The writers are buffers over the caller's streams.")]
public sealed class Streams
{
    private static readonly UTF8Encoding _encoding = new(encoderShouldEmitUTF8Identifier: false);
    private readonly bool _isOutputTerminal;
    private readonly bool _isErrorTerminal;
    private readonly StreamWriter _outputWriter;
    private readonly StreamWriter _errorWriter;

    /// <param name="output">Standard output; bytes are written as they are.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="isOutputTerminal">Whether a person looks at the output.</param>
    /// <param name="isErrorTerminal">Whether a person looks at the error stream.</param>
    /// <param name="input">Standard input; null for none.</param>
    public Streams(
        Stream output, Stream error, bool isOutputTerminal, bool isErrorTerminal, Stream? input = null)
    {
        Input = input ?? Stream.Null;
        Output = output;
        _isOutputTerminal = isOutputTerminal;
        _isErrorTerminal = isErrorTerminal;
        _outputWriter = new StreamWriter(output, _encoding, 1 << 14) { NewLine = "\n" };
        _errorWriter = new StreamWriter(error, _encoding, 1 << 12) { NewLine = "\n" };
        OutputText = new PlainDisplay(_outputWriter);
        ErrorText = new PlainDisplay(_errorWriter);
    }

    /// <summary>Whether a person looks at the error stream: only then is there progress to see.</summary>
    public bool IsErrorTerminal => _isErrorTerminal;

    /// <summary>Standard input.</summary>
    public Stream Input { get; }

    /// <summary>Standard output for documents.</summary>
    public Stream Output { get; }

    /// <summary>Standard output for text.</summary>
    public Display OutputText { get; private set; }

    /// <summary>Standard error for text.</summary>
    public Display ErrorText { get; private set; }

    /// <summary>The writer behind <see cref="OutputText"/>, for text that needs no style.</summary>
    public TextWriter OutputWriter => _outputWriter;

    /// <summary>The writer behind <see cref="ErrorText"/>.</summary>
    public TextWriter ErrorWriter => _errorWriter;

    /// <summary>Decides about colours; before the first text.</summary>
    public void Choose(ColourChoice choice)
    {
        var noColour = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        OutputText = Make(_outputWriter, choice, _isOutputTerminal && !noColour);
        ErrorText = Make(_errorWriter, choice, _isErrorTerminal && !noColour);
    }

    /// <summary>Hands everything written so far to the streams.</summary>
    /// <exception cref="IOException">They do not take it.</exception>
    public void Flush()
    {
        _errorWriter.Flush();
        _outputWriter.Flush();
        Output.Flush();
    }

    private static Display Make(TextWriter writer, ColourChoice choice, bool isTerminal) =>
        choice == ColourChoice.Always || (choice == ColourChoice.Auto && isTerminal)
            ? new ColourDisplay(writer)
            : new PlainDisplay(writer);
}
