using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using OpenGov.Catalogues.Checking.Rules.PersonalData;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Checking.PersonalData;

/// <summary>What holds for every number, made up by other means than those that find them.</summary>
public sealed class PersonalDataProperties
{
    private const string CodeCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly string[] Provinces = ["11", "13", "31", "33", "44", "51", "52", "53", "61", "62", "65"];

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(3_000));

    [Fact]
    public void Every_identity_number_is_found_in_any_way_of_writing_it()
    {
        var numbers =
            from province in Gen.Elements(Provinces)
            from district in Digits(4)
            from day in Gen.Choose(0, 40_000)
            from order in Digits(3)
            from way in Gen.Elements<Func<string, string>>(
                number => number,
                number => number.ToLowerInvariant(),
                number => $"{number[..6]} {number[6..14]} {number[14..]}",
                number => string.Concat(number.Select(c => c is 'X' ? 'Ｘ' : (char)(c - '0' + '０'))))
            let body = province + district + new DateOnly(1910, 1, 1).AddDays(day).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + order
            let number = body + CheckCharacter(body)
            where !IsAlsoACode(number)
            select way(number);
        Prop.ForAll(numbers.ToArbitrary(), number => IdentityNumbers.Find($"户主{number}，").Count() == 1).Check(Many);
    }

    [Fact]
    public void No_credit_code_is_taken_for_personal_data()
    {
        var codes =
            from registrar in Gen.Elements("11", "12", "13", "51", "52", "53", "91", "92", "93", "N1", "A1")
            from division in Gen.Elements(Provinces)
            from rest in Digits(4)
            from organisation in Gen.Elements(CodeCharacters.ToCharArray()).ArrayOf(9).Select(characters => new string(characters))
            from digits in Digits(9)
            from plain in Gen.Elements(true, false)
            let body = registrar + division + rest + (plain ? digits : organisation)
            select body + CodeCheck(body);
        Prop.ForAll(codes.ToArbitrary(), code => Nothing($"统一社会信用代码{code}") && Nothing($"单位账号 {code}")).Check(Many);
    }

    [Fact]
    public void No_landline_and_no_project_code_is_taken_for_personal_data()
    {
        var landlines =
            from area in Gen.Elements("010", "021", "029", "0911", "0755")
            from first in Gen.Choose(2, 8)
            from rest in Digits(6)
            from last in Digits(1)
            from separator in Gen.Elements("-", " ", "", "—")
            select $"{area}{separator}{first}{rest}{(area.Length == 3 ? last : "")}";
        Prop.ForAll(landlines.ToArbitrary(), number => Nothing($"监督投诉电话：{number}。")).Check(Many);

        var projects =
            from year in Gen.Choose(2016, 2026)
            from division in Gen.Elements("610116", "610100", "620102")
            from kinds in Digits(4)
            from order in Digits(6)
            select $"{year}-{division}-{kinds[..2]}-{kinds[2..]}-{order}";
        Prop.ForAll(projects.ToArbitrary(), code => Nothing($"项目代码：{code}")).Check(Many);
    }

    [Fact]
    public void Any_text_is_searched_without_fault_and_every_place_lies_in_it() => Prop.ForAll(
        Gen.Elements("1", "38", "1234", "62220212", "x", "X", "-", " ", "陕A", "A", "出生", "年", "月", "日", "住址", "号", "６", "。", "+86", "组", "账号")
            .ArrayOf().Select(string.Concat).ToArbitrary(),
        text => new[] { IdentityNumbers.Find(text), MobileNumbers.Find(text), BankCards.Find(text), NumberPlates.Find(text), BirthDates.Find(text), HomeAddresses.Find(text) }
            .All(found => found.ToList() is var all
                && all.TrueForAll(datum => 0 <= datum.Start && datum.Start < datum.End && datum.End <= text.Length)
                && all.Zip(all.Skip(1)).All(pair => pair.First.End <= pair.Second.Start))).Check(Many);

    private static bool Nothing(string text) =>
        !IdentityNumbers.Find(text).Concat(MobileNumbers.Find(text)).Concat(BankCards.Find(text)).Concat(NumberPlates.Find(text)).Any();

    private static Gen<string> Digits(int count) => Gen.Choose(0, 9).ArrayOf(count).Select(string.Concat);

    // GB 11643, by the sum of powers of two modulo 11 rather than by the printed weights.
    private static char CheckCharacter(string body)
    {
        var sum = body.Reverse().Select((c, place) => (c - '0') * ((1 << (place + 1)) % 11)).Sum();
        return "10X98765432"[sum % 11];
    }

    // GB 32100, weights as powers of three modulo 31.
    private static char CodeCheck(string body)
    {
        var (sum, weight) = (0, 1);
        foreach (var c in body)
        {
            sum += CodeCharacters.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return CodeCharacters[(31 - sum % 31) % 31];
    }

    // A number that is right as both is taken for a code; only where its first digits are a registrar's and its next a province's.
    private static bool IsAlsoACode(string number) =>
        number[..2] is "11" or "13" or "31" or "33" or "51" or "52" or "53" && CodeCheck(number[..17]) == number[17];
}
