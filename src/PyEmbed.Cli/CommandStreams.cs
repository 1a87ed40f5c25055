namespace PyEmbed.Cli;

/// <summary>The process's streams.</summary>
internal sealed record CommandStreams(TextReader Input, TextWriter Output, TextWriter Errors);
