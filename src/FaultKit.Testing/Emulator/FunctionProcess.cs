using System.Diagnostics;

namespace FaultKit.Testing;

/// <summary>A function in a process of its own.</summary>
internal sealed class FunctionProcess
{
    private readonly Process _process;

    private FunctionProcess(Process process) => _process = process;

    public static FunctionProcess Start(ProcessStartInfo given, IReadOnlyDictionary<string, string> variables, FunctionLog log)
    {
        var start = Copy(given);
        foreach (var (name, value) in variables)
        {
            start.Environment.TryAdd(name, value);
        }

        // Always ours: one that this process has in its own environment belongs to another Lambda.
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = variables["AWS_LAMBDA_RUNTIME_API"];
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            process.Dispose();
            throw new InvalidOperationException($"The function's process could not be started: {e.Message}. Its file is \"{start.FileName}\", looked for from \"{start.WorkingDirectory}\".", e);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process);

        void Add(string? line)
        {
            if (line is not null)
            {
                log.Add(line);
            }
        }
    }

    /// <summary>Waits for its end, its last lines included; kills it when asked to stop.</summary>
    /// <exception cref="ProcessExitException">It ended by itself, with another status than 0.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var process = _process;
        using (stop.UnsafeRegister(static process => Kill((Process)process!), process))
        {
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        if (process.ExitCode != 0)
        {
            throw new ProcessExitException(process.ExitCode);
        }
    }

    /// <summary>Ends it, where it runs.</summary>
    public void Kill() => Kill(_process);

    /// <summary>Who starts a second function from what they started the first from does not find the first one's address in it.</summary>
    private static ProcessStartInfo Copy(ProcessStartInfo given)
    {
        var start = new ProcessStartInfo(given.FileName)
        {
            Arguments = given.Arguments,
            WorkingDirectory = given.WorkingDirectory,
            CreateNoWindow = given.CreateNoWindow,
            UserName = given.UserName,
            RedirectStandardInput = given.RedirectStandardInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = given.StandardInputEncoding,
            StandardOutputEncoding = given.StandardOutputEncoding,
            StandardErrorEncoding = given.StandardErrorEncoding,
        };
        foreach (var argument in given.ArgumentList)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in given.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
        }
    }
}
