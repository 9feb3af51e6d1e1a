namespace OpenGov.Catalogues.Checking.Rules.PersonalData;

/// <summary>Personal data at a place in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends; the character there is not part of it.</param>
/// <param name="Masked">What may be shown of it.</param>
/// <param name="Certain">Whether it can hardly be anything else.</param>
public readonly record struct PersonalDatum(int Start, int End, string Masked, bool Certain);
