using DynoSim.Lang.Cli.CommandLine;

var interruption = new Interruption();
using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGINT,
    context =>
    {
        context.Cancel = true;
        if (!interruption.Request())
        {
            Environment.Exit(ExitCode.Interrupted);
        }
    });
using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
using var error = Console.OpenStandardError();
var streams = new Streams(output, error, !Console.IsOutputRedirected, !Console.IsErrorRedirected, input);
return Entry.Run(args, streams, interruption);
