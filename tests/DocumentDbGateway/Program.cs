using OpenGov.Testing.DocumentDbGateway;
using OpenGov.Testing.DocumentDbGateway.Commands;
using OpenGov.Testing.DocumentDbGateway.Postgres;
using OpenGov.Testing.DocumentDbGateway.Wire;

if (GatewayOptions.Parse(args, out var problem) is not { } options)
{
    Console.Error.WriteLine(problem);
    return 2;
}

var time = TimeProvider.System;
await using var database = new Database(options.Postgres);
await database.PrepareAsync(TimeSpan.FromSeconds(60), time);
var transactions = new Transactions(database, time);
var commands = new CommandTable(database, transactions, new Cursors(), time);
var housekeeping = new Housekeeping(database, transactions, time);
using var listener = new Listener(options.Port, commands);

Console.WriteLine($"listening on 127.0.0.1:{options.Port}");
await Task.WhenAny(listener.RunAsync(), database.WatchForRestartsAsync(), housekeeping.RunAsync());
return 1;
