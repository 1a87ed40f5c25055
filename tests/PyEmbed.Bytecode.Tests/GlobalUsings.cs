global using PyEmbed.Bytecode.Instructions;
