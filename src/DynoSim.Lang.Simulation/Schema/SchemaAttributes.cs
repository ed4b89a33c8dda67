namespace DynoSim.Lang.Simulation.Schema;

/// <summary>
/// Makes an options record a kind of the language. The schema of the language is the options records themselves: the
/// catalog reads these attributes once, so adding a knob is one edit here.
/// </summary>
/// <param name="name">The kind word, or the name of the unnamed sub-block, snake_case.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KindAttribute(string name) : Attribute
{
    /// <summary>The word that opens a block of this kind.</summary>
    public string Name { get; } = name;

    /// <summary>One or two sentences for hover and documentation.</summary>
    public required string Doc { get; init; }

    /// <summary>Whether entities of this kind are declared at the top level of a file.</summary>
    public bool TopLevel { get; init; }

    /// <summary>For named sub-blocks: whether one may stand without a name.</summary>
    public bool NameOptional { get; init; }

    /// <summary>Whether a top-level entity says <c>of</c> what it is made, as an experiment does.</summary>
    public bool HasSubject { get; init; }
}

/// <summary>Makes a member of an options record a property of its kind.</summary>
/// <param name="type">
/// The language type, as written in a file: <c>Time</c>, <c>Tokens/Blocks</c>, <c>Blocks?</c>, <c>Ratio</c>,
/// <c>Dist&lt;Tokens&gt;</c>, <c>Accelerator</c> (an entity), <c>Backend</c> (an enum). The C# type of the member must
/// fit: <c>long</c> for integer counts, <c>SimulatedTime</c> for Time, <c>double</c> in base SI units for the other
/// quantities, an enum, a record of a kind, nullable where the language type is optional. A sub-block is typed by its
/// kind in PascalCase (<c>Timing</c>, <c>BatchWait?</c>); named sub-blocks (<c>pool NAME</c>) are an immutable array
/// of records with a member <c>Name</c>, and a top-level entity keeps its name in a member <c>Name</c> too.
/// </param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnobAttribute(string type) : Attribute
{
    /// <summary>The language type as written in a file.</summary>
    public string Type { get; } = type;

    /// <summary>One sentence for hover and documentation: what it does, unit and source of the default.</summary>
    public required string Doc { get; init; }

    /// <summary>The property's name; by default the member's name in snake_case.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The default in the words of the language; null if required (or <c>none</c> for an optional type).
    /// </summary>
    public string? Default { get; init; }

    /// <summary>
    /// The values allowed, as a range of the language or a bound: <c>0..1</c>, <c>&gt;0</c>, <c>&gt;=0</c>.
    /// </summary>
    public string? Range { get; init; }

    /// <summary>
    /// The values that hardware, prices and times of this kind have, with much room on both sides, as a range of the
    /// language; 0 is always usual. What lies outside is probably a wrong prefix.
    /// </summary>
    public string? Usual { get; init; }

    /// <summary>
    /// A bare number is taken as so many of this per-count unit: <c>tok/blk</c> for <c>block = 64tok</c>.
    /// </summary>
    public string? Per { get; init; }

    /// <summary>The phase its value may be of.</summary>
    public KnobPhase Phase { get; init; }

    /// <summary>
    /// Whether a test shows that it changes a result. A scenario that sets a property which is not simulated to
    /// anything but its default is refused with DYN9003, never run as if it were not there.
    /// </summary>
    public bool Simulated { get; init; }

    /// <summary>Computed by the compiler from the others; cannot be assigned.</summary>
    public bool Derived { get; init; }
}

/// <summary>When the value of a property must be known.</summary>
public enum KnobPhase
{
    /// <summary>Before the run.</summary>
    Static,

    /// <summary>While reading the row of a trace.</summary>
    Record,

    /// <summary>During the run, from the simulated state at its instant.</summary>
    Policy,

    /// <summary>After the run, for one request.</summary>
    RequestResult,

    /// <summary>After the run.</summary>
    Result,
}

/// <summary>
/// Makes an enum of the runtime an enum of the language's prelude; members are offered in snake_case.
/// </summary>
/// <param name="name">The type name in the language.</param>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class LanguageEnumAttribute(string name) : Attribute
{
    /// <summary>The type name in the language.</summary>
    public string Name { get; } = name;
}

/// <summary>
/// Makes a static method of the runtime a function of the language. Parameter types and names come from
/// <see cref="FormalAttribute"/>; C# default values make a parameter optional.
/// </summary>
/// <param name="name">The function's name in the language.</param>
/// <param name="returns">The language type of the result, for example <c>Dist&lt;T&gt;</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LanguageFunctionAttribute(string name, string returns) : Attribute
{
    /// <summary>The function's name in the language.</summary>
    public string Name { get; } = name;

    /// <summary>The language type of the result.</summary>
    public string Returns { get; } = returns;

    /// <summary>One or two sentences for hover and documentation.</summary>
    public required string Doc { get; init; }

    /// <summary>Whether runs may use it; see <see cref="KnobAttribute.Simulated"/>.</summary>
    public bool Simulated { get; init; }
}

/// <summary>The language type of a parameter of a <see cref="LanguageFunctionAttribute"/> method.</summary>
/// <param name="type">The language type as written in a file.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FormalAttribute(string type) : Attribute
{
    /// <summary>The language type as written in a file.</summary>
    public string Type { get; } = type;

    /// <summary>The name in the language; by default the parameter's name in snake_case.</summary>
    public string? Name { get; init; }

    /// <summary>As <see cref="KnobAttribute.Per"/>.</summary>
    public string? Per { get; init; }

    /// <summary>As <see cref="KnobAttribute.Range"/>.</summary>
    public string? Range { get; init; }

    /// <summary>Only the default is simulated yet; a call with another value is refused with DYN9003.</summary>
    public bool DefaultOnly { get; init; }
}

/// <summary>Makes a member of a policy context a name that policies may read.</summary>
/// <param name="type">The language type, for example <c>Blocks</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class SignalAttribute(string type) : Attribute
{
    /// <summary>The language type of the value.</summary>
    public string Type { get; } = type;

    /// <summary>What the engine must keep up to date for it; lets a policy that reads little cost little.</summary>
    public Routing.SignalSet Reads { get; init; }

    /// <summary>One sentence for hover and documentation.</summary>
    public required string Doc { get; init; }

    /// <summary>Whether runs may read it; see <see cref="KnobAttribute.Simulated"/>.</summary>
    public bool Simulated { get; init; }
}
