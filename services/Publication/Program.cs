using OpenGov.Platform.Hosting;

var builder = WebApplication.CreateBuilder(args);
await builder.Build().RunAsync();
