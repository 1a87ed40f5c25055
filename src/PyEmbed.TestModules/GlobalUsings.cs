global using PyEmbed.CompilerServices;
global using PyEmbed.VM.Objects;
global using PyEmbed.VM.Protocols;
