using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// Where the duration of a pass comes from. In the language a function: <c>analytic</c> and <c>polynomial</c> take no
/// arguments and are written without parentheses.
/// </summary>
public abstract record TimingSource
{
    private TimingSource()
    {
    }

    /// <summary>The analytic model of any model on any GPU.</summary>
    public sealed record Analytic : TimingSource;

    /// <summary>DynoSim's default polynomial.</summary>
    public sealed record Polynomial : TimingSource;

    /// <summary>The same time for every pass with prefill, and for every pass with decode.</summary>
    /// <param name="Prefill">Duration of a prefill pass.</param>
    /// <param name="Decode">Duration of a decode pass.</param>
    public sealed record Fixed(SimulatedTime Prefill, SimulatedTime Decode) : TimingSource;

    /// <summary>A base and a sum over requests, new tokens and decoder context.</summary>
    /// <param name="Base">Duration of a pass before the sums.</param>
    /// <param name="PerRequest">Seconds for each request of the pass.</param>
    /// <param name="PerNewToken">Seconds for each token computed, those of decoders included.</param>
    /// <param name="PerContextToken">Seconds for each token in the context of a decoder.</param>
    public sealed record Affine(SimulatedTime Base, double PerRequest, double PerNewToken, double PerContextToken)
        : TimingSource;

    /// <summary>Measured whole passes.</summary>
    /// <param name="Path">The file: columns kind, batch, new_tokens, context_tokens, milliseconds.</param>
    public sealed record Table(string Path) : TimingSource;

    /// <summary>Operator tables.</summary>
    /// <param name="Path">The folder.</param>
    public sealed record Operators(string Path) : TimingSource;
}

/// <summary>The language's ways to write a <see cref="TimingSource"/>.</summary>
public static class TimingSources
{
    /// <summary>The analytic model.</summary>
    [LanguageFunction(
        "analytic",
        "TimingSource",
        Doc = "Kernel by kernel from the architecture of the model and constants fitted per GPU and precision.",
        Simulated = true)]
    public static TimingSource Analytic() => new TimingSource.Analytic();

    /// <summary>DynoSim's polynomial.</summary>
    [LanguageFunction(
        "polynomial",
        "TimingSource",
        Doc = "DynoSim's default: prefill a polynomial of the new tokens, decode of the KV cache in use.",
        Simulated = true)]
    public static TimingSource Polynomial() => new TimingSource.Polynomial();

    /// <summary>Constant times.</summary>
    [LanguageFunction(
        "fixed",
        "TimingSource",
        Doc = "One time for every pass with prefill, one for every pass with decode.",
        Simulated = true)]
    public static TimingSource Fixed(
        [Formal("Time", Range = ">=0")] SimulatedTime prefill,
        [Formal("Time", Range = ">=0")] SimulatedTime decode) => new TimingSource.Fixed(prefill, decode);

    /// <summary>An affine form.</summary>
    [LanguageFunction(
        "affine",
        "TimingSource",
        Doc = "A pass lasts `base` plus a time per request, per new token, and per context token of its decoders.",
        Simulated = true)]
    public static TimingSource Affine(
        [Formal("Time", Name = "base")] SimulatedTime baseTime,
        [Formal("Time/Requests")] double perRequest,
        [Formal("Time/Tokens")] double perNewToken,
        [Formal("Time/Tokens")] double perContextToken) =>
        new TimingSource.Affine(baseTime, perRequest, perNewToken, perContextToken);

    /// <summary>Measured passes.</summary>
    [LanguageFunction(
        "table",
        "TimingSource",
        Doc = "Measured whole passes: columns kind, batch, new_tokens, context_tokens, milliseconds.",
        Simulated = true)]
    public static TimingSource Table([Formal("Path")] string path) => new TimingSource.Table(path);

    /// <summary>Operator tables.</summary>
    [LanguageFunction("operators", "TimingSource", Doc = "Operator tables in AI Configurator's layout.")]
    public static TimingSource Operators([Formal("Path")] string path) => new TimingSource.Operators(path);
}
