using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OpenGov.Screens.Tests")]
