using OpenGov.Catalogues.Checking;

namespace OpenGov.Catalogues.Tests.Checking.PersonalData;

/// <summary>What is personal data in a catalogue and what is lawful content (domain.md §7). No number here belongs to anybody.</summary>
public sealed class PersonalDataRuleTests
{
    [Theory]
    [Trait("rule", "personal-identity-number")]
    [InlineData("身份证号11010519491231002X", "11*************02X")]
    [InlineData("440524188001010014", "44*************014")]
    [InlineData("身份证 110105 19491231 002x。", "11**** ******** *02x")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", "１１*************０２Ｘ")]
    [InlineData("号码110105-19491231-002X", "11****-********-*02X")]
    [InlineData("张三11010519491231002X李四440524188001010014", "11*************02X")]
    public void An_identity_number_is_an_error_and_shown_masked(string text, string shown) => IsFound("personal-identity-number", text, shown, Severity.Error);

    [Theory]
    [Trait("rule", "personal-identity-number")]
    [InlineData("110105491231002", "11**********002", true)]
    [InlineData("身份证号110105491231002", "11**********002", true)]
    [InlineData("注册号110105491231002", "", false)]
    [InlineData("许可证编号：110105491231002", "", false)]
    [InlineData("110105491331002", "", false)]
    [InlineData("990105491231002", "", false)]
    public void The_former_form_may_be_something_else_and_is_a_warning(string text, string shown, bool isFound)
    {
        if (isFound) IsFound("personal-identity-number", text, shown, Severity.Warning);
        else IsNotFound(text);
    }

    [Theory]
    [Trait("rule", "personal-identity-number")]
    [InlineData("110105194912310021")]
    [InlineData("11010519491331002X")]
    [InlineData("11010519490231002X")]
    [InlineData("99010519491231002X")]
    [InlineData("91110108551385082Q")]
    [InlineData("统一社会信用代码：12610116MB2A06397X")]
    [InlineData("A11010519491231002X")]
    [InlineData("11010519491231002X5")]
    [InlineData("http://www.example.gov.cn/art/440524188001010014.html")]
    public void What_only_looks_like_an_identity_number_is_none(string text) => IsNotFound(text);

    [Theory]
    [Trait("rule", "personal-mobile-number")]
    [InlineData("联系电话13812341234", "138****1234")]
    [InlineData("电话：138 1234 1234", "138 **** 1234")]
    [InlineData("138-1234-1234", "138-****-1234")]
    [InlineData("+86 19912341234", "199****1234")]
    [InlineData("+8619912341234", "86199****1234")]
    [InlineData("１３８１２３４１２３４", "１３８****１２３４")]
    [InlineData("13812341234 13912341234", "138****1234")]
    [InlineData("13812341234/13912341234", "138****1234")]
    public void A_mobile_number_is_a_warning(string text, string shown) => IsFound("personal-mobile-number", text, shown, Severity.Warning);

    [Theory]
    [Trait("rule", "personal-mobile-number")]
    [InlineData("咨询电话：029-85292345")]
    [InlineData("029 8529 2345")]
    [InlineData("（029）85292345转8001")]
    [InlineData("0911-2112345")]
    [InlineData("12345热线")]
    [InlineData("监督电话12393、12348、12315")]
    [InlineData("400-812-3123")]
    [InlineData("8008101234")]
    [InlineData("12812341234")]
    [InlineData("金额13812341234元")]
    [InlineData("13812341234.50")]
    [InlineData("2019-610116-47-03-012345")]
    [InlineData("索引号116101160134/2020-00012")]
    [InlineData("2019年至2023年 15 16 17 18 19")]
    public void Office_telephones_and_other_numbers_are_lawful(string text) => IsNotFound(text);

    [Theory]
    [Trait("rule", "personal-bank-card")]
    [InlineData("6222021234567890128", "***************0128", Severity.Error)]
    [InlineData("6222 0212 3456 7890 128", "**** **** **** ***0 128", Severity.Error)]
    [InlineData("6212341234567898", "************7898", Severity.Error)]
    [InlineData("一卡通账号：4532015112830366", "************0366", Severity.Warning)]
    public void A_bank_card_is_found_by_its_check_digit(string text, string shown, Severity severity) => IsFound("personal-bank-card", text, shown, severity);

    [Theory]
    [Trait("rule", "personal-bank-card")]
    [InlineData("6222021234567890127")]
    [InlineData("4532015112830366")]
    [InlineData("账号4532015112830367")]
    [InlineData("项目代码6222021234567890")]
    [InlineData("开户许可证核准号J7910012345601")]
    public void Without_check_digit_or_word_a_long_number_is_no_card(string text) => IsNotFound(text);

    [Theory]
    [Trait("rule", "personal-number-plate")]
    [InlineData("车牌号陕A12345", "陕A****5")]
    [InlineData("陕A·8K21Z", "陕A·****Z")]
    [InlineData("京AD12345", "京A*****5")]
    [InlineData("粤B12345F", "粤B*****F")]
    public void A_number_plate_is_a_warning(string text, string shown) => IsFound("personal-number-plate", text, shown, Severity.Warning);

    [Theory]
    [Trait("rule", "personal-number-plate")]
    [InlineData("陕A12I45")]
    [InlineData("陕ABCDEF")]
    [InlineData("陕I12345")]
    [InlineData("新A级景区")]
    [InlineData("陕A1234")]
    [InlineData("陕A123456789")]
    [InlineData("云A4纸打印")]
    public void What_no_plate_can_be_is_none(string text) => IsNotFound(text);

    [Theory]
    [Trait("rule", "personal-birth-date")]
    [InlineData("出生日期：1958年3月2日", "1958年**月**日")]
    [InlineData("王某，1958年3月2日出生", "1958年**月**日")]
    [InlineData("出生年月1958.03", "1958年**月**日")]
    [InlineData("生于1958-03-02", "1958年**月**日")]
    public void A_birth_date_is_a_warning(string text, string shown) => IsFound("personal-birth-date", text, shown, Severity.Warning);

    [Theory]
    [Trait("rule", "personal-birth-date")]
    [InlineData("2016年1月1日以后出生的子女")]
    [InlineData("2016年1月1日出生登记实行新办法")]
    [InlineData("2016年1月1日出生的婴儿")]
    [InlineData("条例自2019年5月15日生效")]
    [InlineData("出生日期；民族；住址")]
    [InlineData("安全生产2021年6月1日生产")]
    public void A_date_that_nobody_was_born_on_is_none(string text) => IsNotFound(text);

    [Theory]
    [Trait("rule", "personal-home-address")]
    [InlineData("家庭住址：韦曲街道某村三组12号", "韦曲街***")]
    [InlineData("户籍所在地：长安区青年街15号院2单元301室", "长安区***")]
    [InlineData("现住滦镇街道东村5组", "滦镇街***")]
    public void A_home_address_beyond_the_street_is_a_warning(string text, string shown) => IsFound("personal-home-address", text, shown, Severity.Warning);

    [Theory]
    [Trait("rule", "personal-home-address")]
    [InlineData("办公地址：长安区西长安街1号")]
    [InlineData("家庭住址：韦曲街道")]
    [InlineData("姓名；家庭住址；补助金额")]
    [InlineData("地址：区政务服务中心二楼3号窗口")]
    [InlineData("住房保障申请人的户籍所在地派出所")]
    public void An_office_address_or_a_mere_street_is_lawful(string text) => IsNotFound(text);

    [Theory]
    [Trait("rule", "personal-property")]
    [InlineData("户主张某某，家庭年收入23000元", "收入***")]
    [InlineData("李四，在信用社有存款5.6万元", "存款***")]
    [InlineData("姓名：王小明；救助原因：患病", "")]
    [InlineData("姓名：王小明，商品房2套", "商品房***")]
    [InlineData("赵某家庭人均月收入 1,200.50 元", "收入***")]
    [InlineData("本人月工资收入３２００元", "收入***")]
    [InlineData("公示：钱**（低保户），名下轿车1辆", "轿车***")]
    [InlineData("家庭人均收入、财产状况核对结果", "")]
    [InlineData("申请人家庭人均月收入低于700元", "")]
    [InlineData("申请人年收入不超过60000元", "")]
    [InlineData("申请人家庭人均月收入在2160元以下", "")]
    [InlineData("申请人家庭收入标准为每月2160元", "")]
    [InlineData("本人书面申请、收入证明（近3个月）", "")]
    [InlineData("区级一般公共预算收入300万元", "")]
    [InlineData("高龄老人生活保健补贴收入200元", "")]
    [InlineData("张三，住院补助5000元", "")]
    public void What_one_person_earns_or_owns_is_a_warning_and_a_threshold_is_lawful(string text, string shown)
    {
        if (shown.Length > 0) IsFound("personal-property", text, shown, Severity.Warning);
        else IsNotFound(text);
    }

    [Fact]
    [Trait("rule", "personal-mobile-number")]
    public void One_finding_tells_of_all_in_a_text_and_its_fix_masks_all()
    {
        const string Text = "甲13812341234，乙13912341234；丙15012341234、丁17712341234，办公室029-85292345";
        var finding = Assert.Single(Checked.By("personal-mobile-number", elements => elements with { Content = Text }));
        Assert.Contains("等 4 处", finding.Message, StringComparison.Ordinal);
        Assert.False(finding.Fix!.ShowsBefore);
        Assert.Equal(
            "甲138****1234，乙139****1234；丙150****1234、丁177****1234，办公室029-85292345",
            Checked.Fixed("personal-mobile-number", elements => elements with { Content = Text }).Content);
        Assert.Equal("", FixExcerpt.Of(finding.Fix, finding.Item!.Elements).Before);
    }

    [Fact]
    [Trait("rule", "personal-mobile-number")]
    public void Every_field_is_looked_at() => Assert.Equal(
        ["category", "name", "subjects[0].name", "audience.specificGroups", "remarks"],
        Checked.By("personal-mobile-number", elements => elements with
        {
            Category = "甲13812341234",
            Name = "乙13812341234",
            Subjects = ["区民政局13812341234"],
            Audience = new(false, "丙13812341234"),
            Remarks = "丁13812341234",
        }).Select(finding => finding.Field));

    private static void IsFound(string rule, string text, string shown, Severity severity)
    {
        var found = Personal(text);
        Assert.Equal([(rule, severity)], found.Select(finding => (finding.Rule.Id, finding.Severity)));
        Assert.Contains(shown, found[0].Message, StringComparison.Ordinal);
    }

    private static void IsNotFound(string text) => Assert.Empty(Personal(text));

    private static List<Finding> Personal(string text) =>
    [
        .. Checker.Check([Checked.Item(elements => elements with { Content = text })], Checked.District)
            .Where(finding => finding.Rule.Id.StartsWith("personal-", StringComparison.Ordinal)),
    ];
}
