using OpenGov.Catalogues;
using OpenGov.Departments;
using OpenGov.Platform.Hosting;
using OpenGov.Publications;
using OpenGov.Screens;
using OpenGov.Standalone;
using OpenGov.Standalone.Example;

if (!StandaloneCommand.TryParse(args, out var command, out var problem))
{
    Console.Error.WriteLine(problem);
    return 1;
}

if (command.LoadInto is { } addresses)
{
    return await ExampleDistrict.LoadIntoAsync(addresses);
}

if (command.Verify is { } verification)
{
    return await verification.RunAsync(Console.Out);
}

var builder = WebApplication.CreateBuilder(command.Settings);
builder.AddPlatform();
builder.AddDepartment();
builder.AddCatalogue();
builder.AddPublication();
builder.AddConsole(defaultKeys: Path.Combine(builder.Configuration["Documents:Path"] ?? "data", "screens-keys"));
if (!command.Empty)
{
    builder.AddExampleDistrict();
}

var app = builder.Build();

// Before anything is mapped: mapping opens the documents, and may find them in use.
if (command.Oversight is { } oversight)
{
    return await OversightCommand.RunAsync(app, oversight, Console.Out);
}

app.MapPlatform();
app.MapDepartment();
app.MapCatalogue();
app.MapPublication();
app.MapConsole();
await app.RunAsync();
return 0;
