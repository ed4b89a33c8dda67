using System.Text;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Simulation.Workloads;
using static DynoSim.Lang.Simulation.Workloads.DistributionFunctions;

namespace DynoSim.Lang.SimulationTests.Workloads;

/// <summary>
/// Makes the sample trace of the quickstart: a quarter of an hour of conversations with four assistants. Each turn's
/// prompt is the assistant's instructions, everything said so far and a new message, so that prompts share long
/// prefixes. All of it is invented; the lengths are of the size that public chat traces have.
/// </summary>
internal static class QuickstartTrace
{
    private const int BlockTokens = 512;
    private const int LongestPrompt = 24_000;
    private const double SpanSeconds = 900;

    private static readonly RandomStream Start = new(1, "quickstart.start");
    private static readonly RandomStream Choice = new(1, "quickstart.assistant");
    private static readonly RandomStream Length = new(1, "quickstart.turns");
    private static readonly RandomStream Message = new(1, "quickstart.message");
    private static readonly RandomStream Answer = new(1, "quickstart.answer");
    private static readonly RandomStream Pause = new(1, "quickstart.think");

    // A calm start, a rush, and calm again; conversations begin so many times a second.
    private static readonly ArrivalProcess Conversations = new ProfileArrivals(
        [(SimulatedTime.Zero, 0.7), (SimulatedTime.FromSeconds(300), 1.4), (SimulatedTime.FromSeconds(600), 0.7)],
        Repeat: null);

    private static readonly (double Share, int InstructionTokens)[] Assistants =
        [(0.45, 700), (0.3, 1_900), (0.15, 3_200), (0.1, 150)];

    private static readonly Distribution Turns = Clamp(Geometric(3.4), new ValueRange<double>(1, 12));

    // Most messages are typed, some paste a document.
    private static readonly Distribution MessageTokens =
        Mixture([(0.88, LogNormal(120, p95: 700)), (0.12, LogNormal(2_600, p95: 8_000))]);

    private static readonly Distribution AnswerTokens =
        Clamp(LogNormal(230, p95: 850), new ValueRange<double>(1, 2_000));

    private static readonly Distribution ThinkSeconds = Exponential(22);

    /// <summary>The text of the file.</summary>
    public static string Text()
    {
        var requests = Requests()
            .OrderBy(request => request.Milliseconds)
            .ThenBy(request => request.Conversation)
            .ToList();
        var numbers = new Dictionary<(int, int, int, int), int>();
        var text = new StringBuilder();
        foreach (var (milliseconds, conversation, assistant, input, output) in requests)
        {
            text.Append(FormattableString.Invariant($"{{\"timestamp\": {milliseconds}, \"input_length\": {input}, "));
            text.Append(FormattableString.Invariant($"\"output_length\": {output}, \"hash_ids\": ["));
            for (var block = 0; block * BlockTokens < input; block++)
            {
                var content = ContentOf(block, conversation, assistant, input);
                numbers.TryAdd(content, numbers.Count);
                text.Append(block == 0 ? string.Empty : ", ").Append(numbers[content]);
            }

            text.Append("]}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<(long Milliseconds, int Conversation, int Assistant, int Input, int Output)> Requests()
    {
        var starts = Conversations.Times(Start, SimulatedTime.FromSeconds(SpanSeconds), int.MaxValue);
        var draw = 0L;
        for (var conversation = 0; conversation < starts.Length; conversation++)
        {
            var seconds = starts[conversation] / 1e12;
            var assistant = AssistantOf(Choice.Uniform(conversation));
            var history = Assistants[assistant].InstructionTokens;
            var turns = Turns.WholeAt(Length.Uniform(conversation));
            for (var turn = 0; turn < turns; turn++, draw++)
            {
                var input = history + (int)Math.Max(4, MessageTokens.WholeAt(Message.Uniform(draw)));
                var output = (int)AnswerTokens.WholeAt(Answer.Uniform(draw));
                if (input > LongestPrompt || seconds > SpanSeconds)
                {
                    break;
                }

                yield return ((long)Math.Round(seconds * 1e3), conversation, assistant, input, output);

                // The answer appears, is read, and thought about.
                seconds += 0.5 + (output * 0.02) + ThinkSeconds.At(Pause.Uniform(draw));
                history = input + output;
            }
        }
    }

    private static int AssistantOf(double uniform)
    {
        var assistant = 0;
        while (assistant + 1 < Assistants.Length && uniform >= Assistants[assistant].Share)
        {
            uniform -= Assistants[assistant++].Share;
        }

        return assistant;
    }

    // A block of instructions alone is the assistant's, any other the conversation's; an unfinished one is of its turn.
    private static (int Owner, int Block, int IsShared, int Tokens) ContentOf(
        int block, int conversation, int assistant, int input)
    {
        var end = (block + 1) * BlockTokens;
        return end <= Assistants[assistant].InstructionTokens ? (assistant, block, 1, BlockTokens)
            : end <= input ? (conversation, block, 0, BlockTokens)
            : (conversation, block, 0, input - (block * BlockTokens));
    }
}
