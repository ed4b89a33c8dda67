using System.Collections.Immutable;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics.Files;

namespace DynoSim.Lang.Experiments.Keeping;

/// <summary>
/// Checked plans, kept between runs. One is used again only while the same build of the tool is asked the same and
/// every file that the check looked at would answer as it did then; contents are compared by SHA-256. What cannot be
/// kept is checked anew each time.
/// </summary>
/// <param name="disk">Where plans are.</param>
internal sealed class PlanCache(DiskCache disk)
{
    private readonly string _build = KeptTypes.Build();

    /// <summary>
    /// The plan kept for a request; null if there is none. Whether it is up to date takes as long as reading the trace,
    /// and both are still under way.
    /// </summary>
    public KeptScenario? Find(RunRequest request, IFileSource files)
    {
        if (disk.TryRead(RunRequestKey.Of(_build, request)) is not { } content)
        {
            return null;
        }

        using var input = new BinaryReader(new MemoryStream(content, writable: false));
        var questions = new FileQuestion[input.ReadInt32()];
        var answers = new string[questions.Length];
        for (var at = 0; at < questions.Length; at++)
        {
            questions[at] = new FileQuestion(
                (FileQuestionKind)input.ReadByte(), input.ReadString(), input.ReadInt64());
            answers[at] = input.ReadString();
        }

        var reading = ReadOrder(input)?.Begin(files);
        var sources = Task.Run(() => Hold(questions, answers, files, isData: false));

        // Behind the reading: beside it, it would take the core that the plan is read on.
        var data = (reading ?? Task.CompletedTask).ContinueWith(
            _ => Hold(questions, answers, files, isData: true), TaskScheduler.Default);
        try
        {
            return new ValueReader(input).Read() is CheckedScenario scenario
                ? new KeptScenario(scenario, sources, data, reading)
                : null;
        }
        catch (NotKeptException)
        {
            return null;
        }
    }

    // Before the values, so that the trace is being read while they are.
    private static void Write(BinaryWriter output, TraceOrder? order)
    {
        output.Write(order is not null);
        if (order is not null)
        {
            output.Write(order.Path);
            output.Write(order.BlockTokens);
            output.Write(order.IsTimed);
        }
    }

    private static TraceOrder? ReadOrder(BinaryReader input) => input.ReadBoolean()
        ? new TraceOrder(input.ReadString(), input.ReadInt32(), input.ReadBoolean())
        : null;

    private static bool Hold(FileQuestion[] questions, string[] answers, IFileSource files, bool isData)
    {
        for (var at = 0; at < questions.Length; at++)
        {
            if ((questions[at].Kind == FileQuestionKind.Data) == isData && questions[at].Ask(files) != answers[at])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Keeps a plan, if it can be kept.</summary>
    public void Keep(
        RunRequest request,
        ImmutableArray<(FileQuestion Question, string Answer)> readings,
        CheckedScenario scenario)
    {
        using var content = new MemoryStream();
        using (var output = new BinaryWriter(content))
        {
            output.Write(readings.Length);
            foreach (var (question, answer) in readings)
            {
                output.Write((byte)question.Kind);
                output.Write(question.Path);
                output.Write(question.Limit);
                output.Write(answer);
            }

            Write(output, scenario.Plan is { } plan ? TraceOrder.Of(plan) : null);
            try
            {
                new ValueWriter(output).Write(scenario);
            }
            catch (NotKeptException)
            {
                // Costs a check each run, nothing else.
                return;
            }
        }

        disk.Write(RunRequestKey.Of(_build, request), content.ToArray());
    }
}

/// <summary>A plan that was kept.</summary>
/// <param name="Scenario">What was checked then.</param>
/// <param name="SourcesHold">Whether the sources are as they were then; soon known.</param>
/// <param name="DataHolds">Whether traces and tables are; takes as long as reading them.</param>
/// <param name="Reading">Its trace; null for a generated workload.</param>
internal sealed record KeptScenario(
    CheckedScenario Scenario, Task<bool> SourcesHold, Task<bool> DataHolds, Task<TraceReading>? Reading)
{
    /// <summary>Whether every file would answer as it did then.</summary>
    public bool Holds => SourcesHold.GetAwaiter().GetResult() && DataHolds.GetAwaiter().GetResult();
}
